// A photo of a phone is five megabytes, what is kept of it half of one: made smaller before it goes through a poor network.
import { exifOf, withExif } from './jpeg-exif.ts'

/** Smaller files are not worth it. */
const worthwhileBytes = 1_000_000

/**
 * At most `side` pixels long, with the time and position that the camera wrote. Whatever is no JPEG, or cannot be drawn
 * by this browser, stays as it is: the server can do it too. The same file gives the same bytes.
 */
export async function shrinkPhoto(file: Blob, side: number): Promise<Blob> {
  if (file.size < worthwhileBytes) return file
  try {
    const original = new Uint8Array(await file.arrayBuffer())
    if (original[0] !== 0xff || original[1] !== 0xd8) return file
    const drawn = await draw(file, side)
    const segment = exifOf(original)
    const small = segment ? withExif(new Uint8Array(await drawn.arrayBuffer()), segment) : drawn
    return small.size < file.size ? small : file
  } catch {
    return file
  }
}

async function draw(file: Blob, side: number): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('too large'))), 'image/jpeg', 0.9),
  )
}
