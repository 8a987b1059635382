// Which store do photos go to? Says the environment; what is set wrongly is said at the start, not at the first photo.
import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '../db/cannot-start.ts'
import { folderStore } from './folder-store.ts'
import type { PhotoStore } from './photo-store.ts'
import { type S3Settings, s3Store } from './s3-store.ts'

export interface Photos {
  store: PhotoStore
  /** Where uploads lie until they are photos. */
  incoming: string
}

/**
 * TUZHI_PHOTOS: `s3://bucket/prefix`; without it the folder `photos` in the data folder. Endpoint, region and keys of
 * the store have the names that its own tools read.
 * @throws CannotStart
 */
export function openPhotos(dataFolder: string, env: NodeJS.ProcessEnv = process.env): Photos {
  const folder = join(dataFolder, 'photos')
  const incoming = join(folder, 'incoming')
  try {
    mkdirSync(incoming, { recursive: true })
    accessSync(incoming, constants.W_OK)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException // node:fs throws nothing else
    throw new CannotStart('folder-not-writable', { folder: incoming, reason: code })
  }
  const settings = env.TUZHI_PHOTOS ? readSettings(env.TUZHI_PHOTOS, env) : undefined
  return { store: settings ? s3Store(settings) : folderStore(folder, incoming), incoming }
}

function readSettings(address: string, env: NodeJS.ProcessEnv): S3Settings {
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
