// Is it a photo, and when and where was it taken? First bytes and EXIF, written here byte by byte.
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { readExif } from '../../api/photos/exif.ts'
import { formatOf } from '../../api/photos/photo-format.ts'
import { heic, newPhoto, newPng, phoneExif } from '../support/pictures.ts'

describe('the first bytes', () => {
  const box = (brand: string, ...others: string[]) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(16 + 4 * others.length)
    return Buffer.concat([length, Buffer.from(`ftyp${brand}\0\0\0\0${others.join('')}`), Buffer.alloc(40)])
  }

  test('of what cameras write are known', async () => {
    expect(formatOf(await newPhoto())).toBe('jpeg')
    expect(formatOf(await newPng())).toBe('png')
    expect(
      formatOf(
        await sharp(await newPng())
          .webp()
          .toBuffer(),
      ),
    ).toBe('webp')
    expect(formatOf(heic())).toBe('heif')
    expect(formatOf(box('mif1', 'mif1', 'heic'))).toBe('heif')
  })

  test.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.of(0xff)],
    ['a GIF', Buffer.from('GIF89a')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a PDF', Buffer.from('%PDF-1.7')],
    ['a TIFF', Buffer.from('II*\0')],
    ['a page', Buffer.from('<!doctype html>')],
    ['a wave', Buffer.from('RIFF\0\0\0\0WAVE')],
    ['AVIF', box('avif', 'mif1')],
    ['AVIF that begins as HEIF', box('mif1', 'avif', 'miaf')],
    ['a brand behind the box', Buffer.concat([box('mif1', 'avif').subarray(0, 20), Buffer.from('heic')])],
    ['a film', box('isom', 'mp42')],
    ['a JPEG behind something else', Buffer.concat([Buffer.from('<!--'), Buffer.of(0xff, 0xd8, 0xff)])],
  ])('of %s are refused', (_, bytes) => {
    expect(formatOf(bytes)).toBeUndefined()
  })
})

interface Entry {
  tag: number
  type: number
  values: number[] | string
}

const text = (tag: number, values: string): Entry => ({ tag, type: 2, values })
/** Pairs of numerator and denominator. */
const rational = (tag: number, ...values: number[]): Entry => ({ tag, type: 5, values })

/** TIFF in one of its two orders: main directory, then that of the photo, then that of GPS, then the long values. */
function tiff(order: 'II' | 'MM', photo: Entry[], gps: Entry[]): Buffer {
  const bytes = Buffer.alloc(600)
  const u16 = (value: number, at: number) =>
    order === 'II' ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at)
  const u32 = (value: number, at: number) =>
    order === 'II' ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at)
  bytes.write(order, 0, 'latin1')
  u16(42, 2)
  u32(8, 4)
  const photoAt = 8 + 2 + 2 * 12 + 4
  const gpsAt = photoAt + 2 + photo.length * 12 + 4
  let free = gpsAt + 2 + gps.length * 12 + 4
  const directory = (at: number, entries: Entry[]) => {
    u16(entries.length, at)
    for (const [index, { tag, type, values }] of entries.entries()) {
      const entry = at + 2 + 12 * index
      u16(tag, entry)
      u16(type, entry + 2)
      if (typeof values === 'string') {
        u32(values.length + 1, entry + 4)
        const inline = values.length < 4
        bytes.write(values, inline ? entry + 8 : free, 'latin1')
        if (!inline) u32(free, entry + 8)
        if (!inline) free += values.length + 1
      } else if (type === 4) {
        u32(1, entry + 4)
        u32(values[0]!, entry + 8)
      } else {
        u32(values.length / 2, entry + 4)
        u32(free, entry + 8)
        for (const value of values) {
          u32(value, free)
          free += 4
        }
      }
    }
  }
  directory(8, [
    { tag: 0x8769, type: 4, values: [photoAt] },
    { tag: 0x8825, type: 4, values: [gpsAt] },
  ])
  directory(photoAt, photo)
  directory(gpsAt, gps)
  return bytes
}

const taken = text(0x9003, '2026:03:02 09:30:00')
const here = [text(1, 'N'), rational(2, 35, 1, 30, 1, 0, 1), text(3, 'E'), rational(4, 105, 1, 15, 1, 36, 1)]
const now = new Date('2026-11-26T00:00:00Z')

describe('EXIF', () => {
  test.each(['II', 'MM'] as const)('in the order %s says when and where', (order) => {
    const exif = tiff(order, [taken], [...here, rational(0x11, 2701, 10), rational(0x1f, 47, 10)])
    const expected = {
      takenAt: '2026-03-02T01:30:00.000Z', // half past nine in Beijing
      position: { lat: 35.5, lng: 105.26, accuracyMetres: 4.7, bearingDegrees: 270.1 },
    }
    expect(readExif(exif, now)).toEqual(expected)
    expect(readExif(Buffer.concat([Buffer.from('Exif\0\0'), exif]), now)).toEqual(expected)
  })

  test('as another program writes it', async () => {
    const jpeg = await sharp(await newPng())
      .withExif(phoneExif)
      .jpeg()
      .toBuffer()
    const { exif } = await sharp(jpeg).metadata()
    expect(readExif(exif, now)).toEqual({
      takenAt: '2026-03-02T01:30:00.000Z',
      position: { lat: 35.5, lng: 105.26, accuracyMetres: null, bearingDegrees: null },
    })
  })

  const takenAt = (...photo: Entry[]) => readExif(tiff('II', photo, []), now).takenAt

  test('with an offset means that one', () => {
    expect(takenAt(taken, text(0x9011, '+06:00'))).toBe('2026-03-02T03:30:00.000Z')
    expect(takenAt(taken, text(0x9011, 'PEK'))).toBe('2026-03-02T01:30:00.000Z')
  })

  test('of a clock that was never set, or runs ahead, says nothing', () => {
    for (const words of [
      '0000:00:00 00:00:00',
      '1980:01:01 00:00:00',
      '2026:13:40 09:30:00',
      '2027:01:01 00:00:00',
      'yesterday',
      '',
    ])
      expect(takenAt(text(0x9003, words)), words).toBeNull()
  })

  const positionOf = (...gps: Entry[]) => readExif(tiff('MM', [], gps), now).position

  test('south and west are below zero, seconds may be missing', () => {
    const there = [
      text(1, 'S'),
      rational(2, 35, 1, 30, 1, 0, 0),
      text(3, 'W'),
      rational(4, 105, 1, 1560, 100, 0, 1),
    ]
    expect(positionOf(...there)).toMatchObject({ lat: -35.5, lng: -105.26 })
  })

  test('a position that is none says nothing', () => {
    const [north, lat, east, lng] = here as [Entry, Entry, Entry, Entry]
    expect(positionOf(north, lat)).toBeNull()
    expect(positionOf(lat, lng)).toBeNull()
    expect(positionOf(north, rational(2, 91, 1, 0, 1, 0, 1), east, lng)).toBeNull()
    expect(positionOf(north, rational(2, 35, 0, 0, 1, 0, 1), east, lng)).toBeNull()
    const nowhere = [0, 1, 0, 1, 0, 1]
    expect(positionOf(north, rational(2, ...nowhere), east, rational(4, ...nowhere))).toBeNull()
    const wild = [rational(0x11, 4000, 1), rational(0x1f, 0, 1)]
    expect(positionOf(...here, ...wild)).toMatchObject({ accuracyMetres: null, bearingDegrees: null })
  })

  test('that is missing, cut or forged says nothing, and at once', () => {
    expect(readExif(undefined)).toEqual({ takenAt: null, position: null })
    const whole = tiff('II', [taken], here)
    for (let length = 0; length < whole.length; length++) readExif(whole.subarray(0, length), now)
    // A generator with a known start: the same forgeries in every run.
    let seed = 7
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      return seed % below
    }
    const start = performance.now()
    for (let round = 0; round < 20_000; round++) {
      const forged = Buffer.from(whole)
      for (let change = 0; change < 4; change++) forged[next(200)] = next(256)
      const { takenAt: when, position } = readExif(forged, now)
      if (when !== null) expect(Number.isNaN(Date.parse(when))).toBe(false)
      if (position !== null) expect(Math.abs(position.lat) <= 90 && Math.abs(position.lng) <= 180).toBe(true)
    }
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
