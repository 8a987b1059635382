// Which store do photos go to? Says the environment; what is set wrongly is said at the start, not at the first photo.
import { join } from 'node:path'
import { prepareFolder } from '../db/data-folder.ts'
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
  // First the one that the operator knows: a fault names what was asked for.
  for (const each of [dataFolder, incoming]) prepareFolder(each)
  const settings = env.TUZHI_PHOTOS ? readS3Settings(env.TUZHI_PHOTOS, env) : undefined
  return { store: settings ? s3Store(settings) : folderStore(folder, incoming), incoming }
}
