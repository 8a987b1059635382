// Takes an upload into a file beside the store: all of it, or nothing is left.
import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { photoBytesMax } from '../../contract/photos.ts'
import { AppError } from '../../db/errors.ts'
import { formatOf, signatureBytes } from '../../photos/photo-format.ts'
import { photoSentences } from '../../photos/renderers.ts'
import { storageFault } from '../../photos/storage-faults.ts'

export interface Upload {
  file: string
  /** SHA-256 of what came. */
  hash: string
}

/** A phone that has walked out of the network says nothing for so long. */
const silenceMilliseconds = 60_000

/** Whoever gets the upload removes its file. @throws AppError too-large, not-a-photo, upload-cut, storage-full, storage-unavailable */
export async function receiveUpload(
  source: Readable,
  folder: string,
  silence = silenceMilliseconds,
): Promise<Upload> {
  const file = join(folder, randomUUID())
  const handle = await open(file, 'wx', 0o600).catch((error) => {
    throw storageFault(error)
  })
  try {
    const hash = await copy(source, handle, silence)
    await handle.close()
    return { file, hash }
  } catch (error) {
    await handle.close()
    await rm(file, { force: true })
    throw error
  }
}

async function copy(source: Readable, handle: FileHandle, silence: number): Promise<string> {
  const hash = createHash('sha256')
  let bytes = 0
  let head = Buffer.alloc(0)
  const patience = setTimeout(() => source.destroy(new Error('nothing came for too long')), silence)
  try {
    // Left open when we stop early, so that the answer still reaches whoever sends too much.
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      patience.refresh()
      bytes += chunk.length
      if (bytes > photoBytesMax) throw tooLarge()
      hash.update(chunk)
      if (head.length < signatureBytes) {
        head = Buffer.concat([head, chunk])
        // A film is refused by its first bytes, not after its last.
        if (head.length >= signatureBytes) checkFormat(head)
      }
      await handle.appendFile(chunk).catch((error) => {
        throw storageFault(error)
      })
    }
    checkFormat(head)
    return hash.digest('hex')
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('upload-cut', 'The upload broke off before its end; nothing was kept.')
  } finally {
    clearTimeout(patience)
  }
}

/** Before a byte is read, where the request says how many there are. @throws AppError too-large */
export function checkLength(header: string | undefined): void {
  if (Number(header ?? 0) > photoBytesMax) throw tooLarge()
}

function checkFormat(head: Buffer): void {
  if (!formatOf(head)) throw new AppError('not-a-photo', photoSentences['not-a-photo'])
}

function tooLarge(): AppError {
  return new AppError('too-large', `A photo may have ${photoBytesMax / 1024 / 1024} MB at most.`, {
    bytesMax: photoBytesMax,
  })
}
