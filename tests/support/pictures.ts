// Pictures of tests, made when they are wanted, good and bad.
//
// `iphone-like.heic` alone is a file: nothing that we install can write HEVC. It was made with heif-enc of libheif 1.15
// from 96 × 64 pixels: the left half (234, 51, 35) and the right half (128, 128, 128) in the numbers of Display P3, whose
// profile it carries; EXIF as an iPhone writes it, taken 2026-03-02 09:30 +08:00 at 35°30′ N 105°15′36″ E, 4.7 m, 270.1°.
// EXIF also says "turn right" (orientation 6), the container does not: in HEIC the container alone counts.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

export const heic = () => readFileSync(join(import.meta.dirname, 'iphone-like.heic'))

export type Rgb = [number, number, number]
export const red: Rgb = [200, 30, 30]
export const green: Rgb = [30, 160, 40]
export const blue: Rgb = [30, 40, 200]
export const white: Rgb = [250, 250, 250]

/** Four quarters: upper left, upper right, lower left, lower right. */
export function quarters(colours: [Rgb, Rgb, Rgb, Rgb], width = 80, height = 40): Sharp {
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data.set(colours[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)]!, (y * width + x) * 3)
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** The colours in the middle of the four quarters. */
export async function quartersOf(picture: Uint8Array): Promise<Rgb[]> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => {
    const start = (Math.floor(info.height * y) * info.width + Math.floor(info.width * x)) * 3
    return [...data.subarray(start, start + 3)] as Rgb // three channels
  }
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)]
}

let count = 0
/** A JPEG like no other of this run, also when it was made smaller: its number in ten stripes, black or white. */
export function newPhoto(width = 40, height = 30): Promise<Buffer> {
  const number = count++
  const row = Buffer.alloc(width * 3)
  for (let x = 0; x < width; x++)
    row.fill((number >> Math.floor((x * 10) / width)) & 1 ? 255 : 0, x * 3, x * 3 + 3)
  const data = Buffer.concat(Array<Buffer>(height).fill(row))
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer()
}

/** Of a market square at noon: hard to compress, as real ones are. */
export function noise(width: number, height: number): Sharp {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
}

/** As a phone writes them: 35°30′ N 105°15′36″ E. */
export const phoneExif = {
  IFD0: { Make: 'TuzhiPhone', Model: 'Secret-Serial-7' },
  IFD2: { DateTimeOriginal: '2026:03:02 09:30:00' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '35/1 30/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '105/1 15/1 36/1',
  },
}

/** A PNG with one chunk put in behind its header, or with another header. */
export function withChunk(png: Buffer, type: string, content: Buffer): Buffer {
  const chunk = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(chunk))
  const start = type === 'IHDR' ? 8 : 33
  return Buffer.concat([png.subarray(0, start), length, chunk, sum, png.subarray(33)])
}

/** Says that it is so large; a few bytes. */
export async function pngOfSize(width: number, height: number): Promise<Buffer> {
  const png = await newPng()
  const header = Buffer.from(png.subarray(16, 29))
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  return withChunk(png, 'IHDR', header)
}

/** 60 kB that become 60 MB, where the profile of its colours should be. */
export async function pngWithBomb(): Promise<Buffer> {
  return withChunk(
    await newPng(),
    'iCCP',
    Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(60e6))]),
  )
}

export function newPng(): Promise<Buffer> {
  return quarters([red, green, blue, white]).png().toBuffer()
}
