// Where the pictures are: a folder, or a store that speaks S3. Both keep the same names, so that one can be copied into
// the other.
import type { PhotoSize } from '../contract/photos.ts'

/** A picture is named by what it shows: the same one twice is kept once, and a name never means another picture. */
export interface PictureName {
  /** Counties share nothing: one moves to another machine by itself. */
  county: string
  /** SHA-256 of the full size. */
  hash: string
  size: PhotoSize
}

export interface PhotoStore {
  /** Whole or not at all, and safe from a power cut when it returns. @throws AppError storage-full, storage-unavailable */
  put: (name: PictureName, bytes: Uint8Array) => Promise<void>
  /** Undefined: it is not there. @throws AppError storage-unavailable */
  get: (name: PictureName) => Promise<Buffer | undefined>
  /** Nothing happens when it is not there. @throws AppError storage-unavailable */
  remove: (name: PictureName) => Promise<void>
}

/** Two letters of the hash keep folders small: a county with a million photos has 4,000 in each. */
export function pathOf({ county, hash, size }: PictureName): string {
  return `${county}/${hash.slice(0, 2)}/${hash}.${size}.webp`
}
