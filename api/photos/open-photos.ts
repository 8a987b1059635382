// Which store do photos go to? Says the environment; what is set wrongly is said at the start, not at the first photo.
import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '../db/cannot-start.ts'
import { folderStore } from './folder-store.ts'
import type { PhotoStore } from './photo-store.ts'
import { readS3Settings } from './s3-settings.ts'
import { s3Store } from './s3-store.ts'

export interface Photos {
  store: PhotoStore
  /** Where uploads lie until they are photos. */
  incoming: string
}

/**
 * TUZHI_PHOTOS: `s3://bucket/prefix`; without it the folder `photos` in the data folder.
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
  const settings = env.TUZHI_PHOTOS ? readS3Settings(env.TUZHI_PHOTOS, env) : undefined
  return { store: settings ? s3Store(settings) : folderStore(folder, incoming), incoming }
}
