// What becomes of a photo: upright, small, in sRGB, and nothing in it but the picture.
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { renderPhoto } from '../../api/photos/render.ts'
import {
  blue,
  green,
  heic,
  phoneExif,
  quarters,
  quartersOf,
  type Rgb,
  red,
  white,
} from '../support/pictures.ts'

const colours: [Rgb, Rgb, Rgb, Rgb] = [red, green, blue, white]

/** Lossy pictures are near, not equal. */
function near(found: Rgb[], expected: Rgb[], by = 14): void {
  const far = found.flatMap((colour, at) =>
    colour.map((value, channel) => Math.abs(value - expected[at]![channel]!)),
  )
  expect(Math.max(...far), JSON.stringify(found)).toBeLessThanOrEqual(by)
}

// Where the quarters A B / C D of the file are seen; Exif 2.32, tag 0x0112.
const orientations: [number, string][] = [
  [1, 'ABCD'],
  [2, 'BADC'],
  [3, 'DCBA'],
  [4, 'CDAB'],
  [5, 'ACBD'],
  [6, 'CADB'],
  [7, 'DBCA'],
  [8, 'BDAC'],
]

test.each(orientations)('orientation %i is applied', async (orientation, seen) => {
  const { pictures, width, height } = await renderPhoto(
    await quarters(colours).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer(),
  )
  expect([width, height]).toEqual(orientation < 5 ? [80, 40] : [40, 80])
  const expected = [...seen].map((letter) => colours['ABCD'.indexOf(letter)]!)
  near(await quartersOf(pictures.full), expected)
  near(await quartersOf(pictures.thumbnail), expected)
})

test('EXIF, position and profile are in neither picture', async () => {
  const original = await quarters(colours).withIccProfile('p3').withExif(phoneExif).jpeg().toBuffer()
  const { pictures, position } = await renderPhoto(original)
  expect(position).toMatchObject({ lat: 35.5 })
  for (const picture of Object.values(pictures)) {
    const { exif, icc, xmp, iptc, hasProfile } = await sharp(picture).metadata()
    expect({ exif, icc, xmp, iptc, hasProfile }).toEqual({ hasProfile: false })
    expect(Buffer.from(picture).includes('TuzhiPhone')).toBe(false)
  }
})

test('a HEIC of an iPhone comes out in sRGB, turned by its container only', async () => {
  const { pictures, width, height, takenAt, position } = await renderPhoto(heic())
  expect({ width, height, takenAt }).toEqual({ width: 96, height: 64, takenAt: '2026-03-02T01:30:00.000Z' })
  expect(position).toEqual({ lat: 35.5, lng: 105.26, accuracyMetres: 4.7, bearingDegrees: 270.1 })
  // (234, 51, 35) in Display P3 is the purest red of sRGB
  near(
    await quartersOf(pictures.full),
    [
      [255, 0, 0],
      [128, 128, 128],
      [255, 0, 0],
      [128, 128, 128],
    ],
    5,
  )
})

describe('what screens do not show as it is', () => {
  test('CMYK becomes RGB', async () => {
    const cmyk = await quarters(colours).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk')
    const { pictures } = await renderPhoto(cmyk)
    expect((await sharp(pictures.full).metadata()).space).toBe('srgb')
    // inks cannot print these colours, so they are only alike
    near(await quartersOf(pictures.full), colours, 70)
  })

  test('16 bits become 8', async () => {
    const deep = await quarters(colours).toColourspace('rgb16').png().toBuffer()
    expect((await sharp(deep).metadata()).depth).toBe('ushort')
    near(await quartersOf((await renderPhoto(deep)).pictures.full), colours)
  })

  test('grey stays grey', async () => {
    const grey = await quarters([[0, 0, 0], white, white, [0, 0, 0]])
      .greyscale()
      .jpeg()
      .toBuffer()
    near(await quartersOf((await renderPhoto(grey)).pictures.full), [[0, 0, 0], white, white, [0, 0, 0]])
  })

  test('what is transparent lies on white', async () => {
    const glass = { r: 200, g: 0, b: 0, alpha: 0 }
    const png = await sharp({ create: { width: 40, height: 40, channels: 4, background: glass } })
      .png()
      .toBuffer()
    near(await quartersOf((await renderPhoto(png)).pictures.full), Array(4).fill([255, 255, 255]))
  })

  test('of a film the first picture is shown', async () => {
    const frames = await Promise.all(
      [red, blue].map((each) => quarters([each, each, each, each]).png().toBuffer()),
    )
    const film = await sharp(frames, { join: { animated: true } })
      .webp({ lossless: true })
      .toBuffer()
    expect((await sharp(film).metadata()).pages).toBe(2)
    const { pictures, height } = await renderPhoto(film)
    expect(height).toBe(40)
    expect((await sharp(pictures.full).metadata()).pages).toBeUndefined()
    near(await quartersOf(pictures.full), [red, red, red, red])
  })
})

describe('the size', () => {
  const sizeOf = async (width: number, height: number) => {
    const { pictures, ...photo } = await renderPhoto(await quarters(colours, width, height).jpeg().toBuffer())
    const small = await sharp(pictures.thumbnail).metadata()
    return [photo.width, photo.height, small.width, small.height]
  }

  test('is 2048 and 320 at most on the longer side, and never larger than it was', async () => {
    expect(await sizeOf(4096, 1024)).toEqual([2048, 512, 320, 80])
    expect(await sizeOf(300, 4096)).toEqual([150, 2048, 23, 320])
    expect(await sizeOf(200, 100)).toEqual([200, 100, 200, 100])
    expect(await sizeOf(2, 60_000)).toEqual([1, 2048, 1, 320])
  })
})

test('the perceptual hash knows a photo that was made smaller and saved again', async () => {
  /** 9 × 8 patches of grey, no two neighbours alike. */
  const patches = (factor: number) => {
    const greys = Buffer.from(Array.from({ length: 72 }, (_, at) => (at * at * factor + at * 31) % 256))
    return sharp(greys, { raw: { width: 9, height: 8, channels: 1 } }).resize(1800, 1600, {
      kernel: 'nearest',
      fit: 'fill',
    })
  }
  const hashOf = async (photo: Buffer) => (await renderPhoto(photo)).perceptualHash
  const original = await patches(7).jpeg({ quality: 92 }).toBuffer()
  const again = await sharp(original).resize(900).jpeg({ quality: 60 }).toBuffer()
  const [one, same, other] = [
    await hashOf(original),
    await hashOf(again),
    await hashOf(await patches(11).jpeg().toBuffer()),
  ]
  const differences = (two: string) => [...one].filter((bit, at) => bit !== two[at]).length
  expect(one).toMatch(/^[01]{64}$/)
  expect(differences(same)).toBeLessThanOrEqual(2)
  expect(differences(other)).toBeGreaterThan(15)
})
