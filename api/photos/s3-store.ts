// Pictures in a store that speaks the protocol of Amazon S3: MinIO, Ceph, or one of a cloud.
import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { AppError } from '../db/errors.ts'
import { type PhotoStore, type PictureName, pathOf } from './photo-store.ts'
import { storageFault } from './storage-faults.ts'

export interface S3Settings {
  /** Where the bucket is, without a slash at the end; objects are below it. */
  bucketUrl: string
  /** Before every name; '' or `something/`. */
  prefix: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

const longestMilliseconds = 20_000

export function s3Store({ bucketUrl, prefix, ...credentials }: S3Settings): PhotoStore {
  // Faults of the other side are tried twice more, after 50 and 100 ms.
  const client = new AwsClient({ ...credentials, service: 's3', retries: 2 })

  async function ask(method: 'PUT' | 'GET' | 'DELETE', name: PictureName, bytes?: Uint8Array<ArrayBuffer>) {
    const signal = AbortSignal.timeout(longestMilliseconds)
    const headers = {
      'x-amz-content-sha256': sha256(bytes ?? ''),
      ...(bytes && { 'content-type': 'image/webp' }),
    }
    try {
      const url = `${bucketUrl}/${prefix}${pathOf(name)}`
      const answer = await client.fetch(url, { method, signal, headers, ...(bytes && { body: bytes }) })
      if (answer.ok || answer.status === 404)
        return { status: answer.status, body: await answer.arrayBuffer() }
      const text = await answer.text()
      const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? String(answer.status)
      throw storageFault(new Error(`${method} ${url}: ${answer.status} ${text.slice(0, 500)}`), code)
    } catch (error) {
      throw error instanceof AppError ? error : storageFault(error)
    }
  }

  return {
    put: async (name, bytes) => {
      const { status } = await ask('PUT', name, Uint8Array.from(bytes))
      // Only a bucket that is missing answers so.
      if (status === 404) throw storageFault(new Error(`${bucketUrl} holds nothing: is there such a bucket?`))
    },
    get: async (name) => {
      const { status, body } = await ask('GET', name)
      return status === 404 ? undefined : Buffer.from(body)
    },
    remove: async (name) => void (await ask('DELETE', name)),
  }
}

function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
