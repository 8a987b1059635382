// Which bucket of which S3 store, and with which keys? Read from TUZHI_PHOTOS and the environment.
import { CannotStart } from '../db/cannot-start.ts'
import type { S3Settings } from './s3-store.ts'

/** Endpoint, region and keys have the names that the tools of such stores read. @throws CannotStart */
export function readS3Settings(address: string, env: NodeJS.ProcessEnv): S3Settings {
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]+)(?:\/+([\w!.*'()/-]*))?$/.exec(address) ?? []
  if (bucket === undefined) throw new CannotStart('photos-wrong', { value: address })
  const endpoint = env.AWS_ENDPOINT_URL_S3 || env.AWS_ENDPOINT_URL
  if (!endpoint || !URL.canParse(endpoint))
    throw new CannotStart('photos-setting-missing', { name: 'AWS_ENDPOINT_URL_S3' })
  const needed = (name: string) => {
    const value = env[name]
    if (!value) throw new CannotStart('photos-setting-missing', { name })
    return value
  }
  return {
    bucketUrl: bucketUrlOf(new URL(endpoint), bucket),
    prefix: prefix.replace(/\/*$/, prefix ? '/' : ''),
    region: env.AWS_REGION || 'us-east-1',
    accessKeyId: needed('AWS_ACCESS_KEY_ID'),
    secretAccessKey: needed('AWS_SECRET_ACCESS_KEY'),
    ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
  }
}

/** An endpoint that begins with the bucket is that bucket already, as clouds want it; others have buckets as folders. */
function bucketUrlOf({ protocol, host, hostname, pathname }: URL, bucket: string): string {
  const base = `${protocol}//${host}${pathname.replace(/\/+$/, '')}`
  return hostname.startsWith(`${bucket}.`) ? base : `${base}/${bucket}`
}
