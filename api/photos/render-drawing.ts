// Pictures that the product draws itself: the photos of the demo county, from SVG text of our own and never from anybody else's.
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { photoSizes } from '../contract/photos.ts'
import { differenceHash, type RenderedPhoto } from './render.ts'

/** Smaller than a photo may be: a drawing has nothing finer to show. */
const widest = 960

export async function renderDrawing(svg: string): Promise<RenderedPhoto> {
  const { data, info } = await sharp(Buffer.from(svg))
    .resize({ width: widest })
    .flatten({ background: '#fff' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const drawn = () => sharp(data, { raw: { width, height, channels } })
  const side = photoSizes.thumbnail
  const [full, thumbnail, perceptualHash] = await Promise.all([
    drawn().webp({ quality: 80, effort: 2 }).toBuffer(),
    drawn().resize({ width: side, height: side, fit: 'inside' }).webp({ quality: 72, effort: 2 }).toBuffer(),
    differenceHash(drawn()),
  ])
  return {
    takenAt: null,
    position: null,
    pictures: { full, thumbnail },
    hash: createHash('sha256').update(full).digest('hex'),
    width,
    height,
    perceptualHash,
  }
}
