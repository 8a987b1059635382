// What the camera wrote travels with the smaller photo, and says that it stands upright.
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { readExif } from '../../api/photos/exif.ts'
import { exifOf, withExif } from '../../web/ui/jpeg-exif.ts'
import { newPhoto, newPng, phoneExif, quarters, red, white } from '../support/pictures.ts'

const asBytes = (buffer: Buffer) => new Uint8Array(buffer)

/** EXIF of one JPEG in another one. */
async function moved(from: Buffer): Promise<Buffer> {
  const segment = exifOf(asBytes(from))
  if (!segment) throw new Error('this file has EXIF')
  return Buffer.from(await withExif(asBytes(await newPhoto(20, 10)), segment).arrayBuffer())
}

describe('EXIF', () => {
  test('is found, and read again from the other file', async () => {
    const original = await sharp(await newPng())
      .withExif(phoneExif)
      .jpeg()
      .toBuffer()
    const { exif, width, height } = await sharp(await moved(original)).metadata()
    expect([width, height]).toEqual([20, 10])
    const { exif: before } = await sharp(original).metadata()
    expect(exif).toEqual(before)
    expect(readExif(exif).position).toMatchObject({ lat: 35.5, lng: 105.26 })
  })

  test.each([1, 3, 6, 8])('of a photo with orientation %i says upright', async (orientation) => {
    const original = await quarters([red, red, white, white]).withMetadata({ orientation }).jpeg().toBuffer()
    expect((await sharp(original).metadata()).orientation).toBe(orientation)
    expect((await sharp(await moved(original)).metadata()).orientation).toBe(1)
  })

  test('behind other segments is found too', async () => {
    const jpeg = await sharp(await newPng())
      .withExif(phoneExif)
      .jpeg()
      .toBuffer()
    const remark = Buffer.from([0xff, 0xfe, 0, 6, 1, 2, 3, 4])
    const longer = Buffer.concat([jpeg.subarray(0, 2), remark, jpeg.subarray(2)])
    expect(exifOf(asBytes(longer))).toEqual(exifOf(asBytes(jpeg)))
  })

  test('that is missing, cut or lies about its length is none, and never runs on', async () => {
    expect(exifOf(asBytes(await newPhoto()))).toBeUndefined()
    expect(exifOf(asBytes(await newPng()))).toBeUndefined()
    expect(exifOf(new Uint8Array())).toBeUndefined()
    const jpeg = asBytes(
      await sharp(await newPng())
        .withExif(phoneExif)
        .jpeg()
        .toBuffer(),
    )
    expect(exifOf(jpeg.slice(0, 60))).toBeUndefined()
    expect(exifOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0))).toBeUndefined()
  })

  test('that is nonsense inside is moved as it is', () => {
    const header = [...Buffer.from('Exif\0\0')]
    for (const inside of [
      [],
      [0x49, 0x49, 42, 0, 255, 255, 255, 255],
      [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 255, 255],
    ]) {
      const segment = Uint8Array.from([0xff, 0xe1, 0, 8 + inside.length, ...header, ...inside])
      expect(withExif(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9), segment).size).toBe(4 + segment.length)
    }
  })
})
