// When and where was it taken? Reads the few entries of EXIF that say so; a broken one says nothing and harms nobody.
import type { PhotoPosition } from '../contract/photos.ts'

export interface PhotoFacts {
  /** ISO 8601. */
  takenAt: string | null
  position: PhotoPosition | null
}

/** Exif 2.32 §4.6: directories in the manner of TIFF, the tags that we read, and the bytes of a value of each type. */
const tag = { exif: 0x8769, gps: 0x8825, taken: 0x9003, takenOffset: 0x9011 }
const gpsTag = { latRef: 1, lat: 2, lngRef: 3, lng: 4, bearing: 0x11, accuracy: 0x1f }
const typeBytes: Record<number, number> = { 2: 1, 3: 2, 4: 4, 5: 8 }
/** Directories of cameras have some dozens; a forged one must not keep us busy. */
const entriesMax = 500

type Value = string | number[]
type Directory = ReadonlyMap<number, Value>

/** `exif`: with or without the six bytes `Exif\0\0` before it. `now`: what was taken later was taken by a wrong clock. */
export function readExif(exif: Buffer | undefined, now = new Date()): PhotoFacts {
  const start = exif?.toString('latin1', 0, 6) === 'Exif\0\0' ? 6 : 0
  const tiff = exif?.subarray(start) ?? Buffer.alloc(0)
  const read = readerOf(tiff)
  if (!read) return { takenAt: null, position: null }
  const main = readDirectory(tiff, read, read(4, 4))
  const photo = readDirectory(tiff, read, numberIn(main, tag.exif))
  const gps = readDirectory(tiff, read, numberIn(main, tag.gps))
  return { takenAt: takenAtOf(photo, now), position: positionOf(gps) }
}

/** An unsigned number of 2 or 4 bytes in the order of this file; undefined beyond its end. */
type ReadNumber = (at: number, bytes: 2 | 4) => number | undefined

function readerOf(tiff: Buffer): ReadNumber | undefined {
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const read: ReadNumber = (at, bytes) => {
    if (at + bytes > tiff.length) return undefined
    return order === 'II' ? tiff.readUIntLE(at, bytes) : tiff.readUIntBE(at, bytes)
  }
  return read(2, 2) === 42 ? read : undefined
}

function readDirectory(tiff: Buffer, read: ReadNumber, at: number | undefined): Directory {
  const found = new Map<number, Value>()
  const count = Math.min((at && read(at, 2)) || 0, entriesMax)
  for (let index = 0; at && index < count; index++) {
    const entry = at + 2 + 12 * index
    const [id, value] = [read(entry, 2), readValue(tiff, read, entry)]
    if (id !== undefined && value !== undefined && !found.has(id)) found.set(id, value)
  }
  return found
}

/** Only short values: none of those that we want has more than 32 bytes. */
function readValue(tiff: Buffer, read: ReadNumber, entry: number): Value | undefined {
  const [type, count] = [read(entry + 2, 2), read(entry + 4, 4)]
  const size = typeBytes[type ?? 0]
  if (size === undefined || !count || size * count > 32) return undefined
  const at = size * count <= 4 ? entry + 8 : read(entry + 8, 4)
  if (at === undefined || at + size * count > tiff.length) return undefined
  if (type === 2) return tiff.toString('latin1', at, at + count).replace(/\0.*$/s, '')
  return Array.from({ length: count }, (_, index) => {
    const each = at + index * size
    if (type === 3) return read(each, 2) ?? Number.NaN
    const first = read(each, 4) ?? Number.NaN
    return type === 4 ? first : first / (read(each + 4, 4) ?? Number.NaN)
  })
}

/** Cameras write their own time of day; without an offset they mean the one that all of China keeps. */
function takenAtOf(photo: Directory, now: Date): string | null {
  const [written, offset] = [photo.get(tag.taken), photo.get(tag.takenOffset)]
  if (typeof written !== 'string') return null
  const zone = typeof offset === 'string' && /^[+-]\d\d:\d\d$/.test(offset) ? offset : '+08:00'
  const moment = new Date(written.replace(/^(\d{4}):(\d\d):(\d\d) /, '$1-$2-$3T') + zone)
  const isPlausible = moment.getTime() > Date.UTC(1990, 0) && moment.getTime() < now.getTime() + 86_400_000
  return isPlausible ? moment.toISOString() : null
}

function positionOf(gps: Directory): PhotoPosition | null {
  const lat = degreesIn(gps, gpsTag.lat, gpsTag.latRef, 90)
  const lng = degreesIn(gps, gpsTag.lng, gpsTag.lngRef, 180)
  // 0, 0 lies in the sea off Africa: what cameras write that have not found themselves yet.
  if (lat === undefined || lng === undefined || (lat === 0 && lng === 0)) return null
  const [accuracy, bearing] = [numberIn(gps, gpsTag.accuracy), numberIn(gps, gpsTag.bearing)]
  return {
    lng,
    lat,
    accuracyMetres: accuracy !== undefined && accuracy > 0 && accuracy < 100_000 ? accuracy : null,
    bearingDegrees: bearing !== undefined && bearing >= 0 && bearing <= 360 ? bearing % 360 : null,
  }
}

/** Degrees, minutes, seconds and a letter for the half of the earth. */
function degreesIn(gps: Directory, id: number, refId: number, limit: number): number | undefined {
  const [parts, ref] = [gps.get(id), gps.get(refId)]
  if (!Array.isArray(parts) || typeof ref !== 'string') return undefined
  // Some leave the seconds at 0/0.
  const [degrees = Number.NaN, minutes = 0, seconds = 0] = parts
  const value = degrees + (minutes || 0) / 60 + (seconds || 0) / 3600
  if (!/^[NSEW]/.test(ref) || !(value <= limit)) return undefined
  return /^[SW]/.test(ref) ? -value : value
}

function numberIn(directory: Directory, id: number): number | undefined {
  const value = directory.get(id)
  return Array.isArray(value) && Number.isFinite(value[0]) ? value[0] : undefined
}
