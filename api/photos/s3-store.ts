// Pictures in a store that speaks the protocol of Amazon S3: MinIO, Ceph, or one of a cloud.
import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { photoMediaType } from '../contract/photos.ts'
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

  /** Undefined when there is no such object. */
  async function ask(method: 'PUT' | 'GET' | 'DELETE', name: PictureName, bytes?: Uint8Array) {
    const url = `${bucketUrl}/${prefix}${pathOf(name)}`
    const headers = {
      'x-amz-content-sha256': createHash('sha256')
        .update(bytes ?? '')
        .digest('hex'),
      ...(bytes && { 'content-type': photoMediaType }),
    }
    const signal = AbortSignal.timeout(longestMilliseconds)
    try {
      // A copy: what comes from another process may lie in memory that `fetch` does not take.
      const body = bytes && { body: Uint8Array.from(bytes) }
      const answer = await client.fetch(url, { method, headers, signal, ...body })
      if (answer.ok) return Buffer.from(await answer.arrayBuffer())
      const text = await answer.text()
      const [, code = String(answer.status)] = /<Code>(\w+)<\/Code>/.exec(text) ?? []
      if (answer.status === 404 && code !== 'NoSuchBucket') return undefined
      throw storageFault(new Error(`${method} ${url}: ${answer.status} ${text.slice(0, 500)}`), code)
    } catch (error) {
      throw error instanceof AppError ? error : storageFault(error)
    }
  }

  return {
    put: async (name, bytes) => void (await ask('PUT', name, bytes)),
    get: (name) => ask('GET', name),
    remove: async (name) => void (await ask('DELETE', name)),
  }
}
