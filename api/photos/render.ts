// A file becomes two pictures that are safe to show: decoded, turned upright, made smaller, in sRGB, with nothing else in it.
import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { type PhotoSize, photoPixelsMax, photoSizes } from '../contract/photos.ts'
import { type PhotoFacts, readExif } from './exif.ts'
import { decodeHeic } from './heic.ts'
import { formatOf } from './photo-format.ts'

export interface RenderedPhoto extends PhotoFacts {
  /** WebP, by size. */
  pictures: Record<PhotoSize, Uint8Array>
  /** SHA-256 of the full picture. */
  hash: string
  /** Of the full picture. */
  width: number
  height: number
  /** 64 digits 0 or 1. */
  perceptualHash: string
}

/** A code of the contract; whoever asked for the picture makes the sentence. */
export class PhotoFault extends Error {
  readonly code: 'not-a-photo' | 'photo-damaged' | 'too-many-pixels'
  constructor(code: PhotoFault['code'], cause?: unknown) {
    super(code, { cause })
    this.code = code
  }
}

// One photo is one job of one process, whose memory is wanted back.
sharp.cache(false)
sharp.concurrency(1)

/** Harmless oddities, which many phones write, are not damage; an end that is missing is. */
const reading = { failOn: 'error', limitInputPixels: photoPixelsMax } as const

/** @throws PhotoFault */
export async function renderPhoto(bytes: Buffer): Promise<RenderedPhoto> {
  const header = await readHeader(bytes)
  try {
    const facts = readExif(header.exif)
    const source = header.format === 'heif' ? await openHeic(bytes, header.icc) : sharp(bytes, reading)
    // Through one buffer of raw pixels, so that the file is decoded once; sharp makes them sRGB.
    const { data, info } = await within(source.autoOrient(), photoSizes.full)
      .flatten({ background: '#fff' })
      .raw()
      .toBuffer({ resolveWithObject: true })
    const { width, height, channels } = info
    const upright = () => sharp(data, { raw: { width, height, channels } })
    const full = await upright().webp({ quality: 80 }).toBuffer()
    const thumbnail = await within(upright(), photoSizes.thumbnail).webp({ quality: 72 }).toBuffer()
    return {
      ...facts,
      pictures: { full, thumbnail },
      hash: createHash('sha256').update(full).digest('hex'),
      width,
      height,
      perceptualHash: await differenceHash(upright()),
    }
  } catch (error) {
    throw new PhotoFault('photo-damaged', error)
  }
}

/** What it says it is, before anything is decoded. */
async function readHeader(bytes: Buffer) {
  const format = formatOf(bytes)
  if (!format) throw new PhotoFault('not-a-photo')
  // Without its own limit on pixels: we want to say that this is what is wrong.
  const header = await sharp(bytes, { ...reading, limitInputPixels: false })
    .metadata()
    .catch((cause) => {
      throw new PhotoFault('photo-damaged', cause)
    })
  const isHevc = header.compression === 'hevc'
  if (header.format !== format || (format === 'heif' && !isHevc)) throw new PhotoFault('not-a-photo')
  if (header.width * header.height > photoPixelsMax) throw new PhotoFault('too-many-pixels')
  return header
}

function within(picture: Sharp, side: number): Sharp {
  return picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
}

/** iPhones photograph in Display P3. Pixels alone have no profile, so they travel on as a PNG that carries it. */
async function openHeic(bytes: Buffer, icc: Buffer | undefined): Promise<Sharp> {
  const { data, width, height } = await decodeHeic(bytes)
  const small = within(sharp(data, { raw: { width, height, channels: 4 } }), photoSizes.full)
  if (!icc) return small
  const png = await small.png({ compressionLevel: 0 }).toBuffer()
  const afterHeader = 8 + 25 // the signature and the chunk that must be first
  return sharp(
    Buffer.concat([png.subarray(0, afterHeader), profileChunk(icc), png.subarray(afterHeader)]),
    reading,
  )
}

/** PNG §11.3.2.3: length, `iCCP`, a name, the profile deflated, a checksum. */
function profileChunk(icc: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from('iCCPcamera\0\0', 'latin1'), deflateSync(icc)])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length - 4)
  sum.writeUInt32BE(crc32(content))
  return Buffer.concat([length, content, sum])
}

/** Is each of 8 × 8 parts brighter than its right neighbour? Says the same of a photo that was made smaller or saved again. */
export async function differenceHash(picture: Sharp): Promise<string> {
  const grey = await picture.greyscale().resize(9, 8, { fit: 'fill' }).raw().toBuffer()
  return Array.from({ length: 64 }, (_, bit) => {
    const at = Math.floor(bit / 8) * 9 + (bit % 8)
    return (grey[at] ?? 0) > (grey[at + 1] ?? 0) ? '1' : '0'
  }).join('')
}
