// Areas as a Shapefile: shapes, index, attributes in UTF-8, projection, and a note of who took them when. ESRI Shapefile
// Technical Description, July 1998; dBASE III.
import type { Readable } from 'node:stream'
import { Readable as Stream } from 'node:stream'
import yazl from 'yazl'
import type { GridShape } from '../contract/grids.ts'
import type { Origin } from './geopackage.ts'

/** WGS 84; CGCS2000 counts as the same. */
const projection =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'

const polygon = 5
const headerBytes = 100

export interface Field<R> {
  /** At most 10 letters of ASCII: no program reads Chinese ones everywhere. */
  name: string
  type: 'C' | 'N'
  bytes: number
  value: (row: R) => string | number | null
}

export const longestText = 254

/** `name` of the files in it, with the area behind; `title` for people: 网格. */
export function writeShapefile<R extends { geometry: GridShape }>(
  {
    name,
    title,
    fields,
    rows,
  }: { name: string; title: string; fields: readonly Field<R>[]; rows: readonly R[] },
  { area, by, at }: Origin,
): Readable {
  const { shp, shx } = shapesOf(rows.map(({ geometry }) => geometry))
  const zip = new yazl.ZipFile()
  const note = `${title} ${area}，${rows.length} 个，WGS84（CGCS2000）经纬度，UTF-8\r\n导出人 ${by}，导出时间 ${at}\r\n`
  const parts = {
    shp,
    shx,
    dbf: tableOf(fields, rows, at),
    prj: Buffer.from(projection),
    cpg: Buffer.from('UTF-8'),
    txt: Buffer.from(note),
  }
  for (const [extension, bytes] of Object.entries(parts)) zip.addBuffer(bytes, `${name}-${area}.${extension}`)
  zip.end()
  return new Stream().wrap(zip.outputStream)
}

/** Outer rings run clockwise and holes the other way, as this format wants it. */
function ringsOf(shape: GridShape): number[][][] {
  const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  return parts.flatMap((rings) =>
    rings.map((ring, index) => (isClockwise(ring) === (index === 0) ? ring : ring.toReversed())),
  )
}

function isClockwise(ring: readonly (readonly number[])[]): boolean {
  const [originX = 0, originY = 0] = ring[0] ?? []
  const twice = ring.slice(1).reduce((sum, [x = 0, y = 0], index) => {
    const [beforeX = 0, beforeY = 0] = ring[index] ?? []
    return sum + (beforeX - originX) * (y - originY) - (x - originX) * (beforeY - originY)
  }, 0)
  return twice < 0
}

function shapesOf(shapes: readonly GridShape[]): { shp: Buffer; shx: Buffer } {
  const records = shapes.map((shape) => recordOf(ringsOf(shape)))
  const index = Buffer.alloc(records.length * 8)
  const bodies: Buffer[] = []
  let offset = headerBytes
  for (const [number, record] of records.entries()) {
    const head = Buffer.alloc(8)
    head.writeInt32BE(number + 1, 0)
    head.writeInt32BE(record.length / 2, 4)
    index.writeInt32BE(offset / 2, number * 8)
    index.writeInt32BE(record.length / 2, number * 8 + 4)
    bodies.push(head, record)
    offset += 8 + record.length
  }
  const box = boxOf(shapes.flatMap(ringsOf).flat())
  return {
    shp: Buffer.concat([headerOf(offset, box), ...bodies]),
    shx: Buffer.concat([headerOf(headerBytes + index.length, box), index]),
  }
}

function recordOf(rings: readonly number[][][]): Buffer {
  const points = rings.flat()
  const record = Buffer.alloc(44 + rings.length * 4 + points.length * 16)
  record.writeInt32LE(polygon, 0)
  for (const [index, value] of boxOf(points).entries()) record.writeDoubleLE(value, 4 + index * 8)
  record.writeInt32LE(rings.length, 36)
  record.writeInt32LE(points.length, 40)
  let start = 0
  for (const [index, ring] of rings.entries()) {
    record.writeInt32LE(start, 44 + index * 4)
    start += ring.length
  }
  const first = 44 + rings.length * 4
  for (const [index, [x = 0, y = 0]] of points.entries()) {
    record.writeDoubleLE(x, first + index * 16)
    record.writeDoubleLE(y, first + index * 16 + 8)
  }
  return record
}

function headerOf(bytes: number, box: readonly number[]): Buffer {
  const header = Buffer.alloc(headerBytes)
  header.writeInt32BE(9994, 0)
  header.writeInt32BE(bytes / 2, 24)
  header.writeInt32LE(1000, 28)
  header.writeInt32LE(polygon, 32)
  for (const [index, value] of box.entries()) header.writeDoubleLE(value, 36 + index * 8)
  return header
}

/** West, south, east, north; zeros of nothing. */
function boxOf(points: readonly (readonly number[])[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x = 0, y = 0] of points) {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return points.length > 0 ? box : [0, 0, 0, 0]
}

function tableOf<R>(fields: readonly Field<R>[], rows: readonly R[], at: string): Buffer {
  const rowBytes = 1 + fields.reduce((sum, { bytes }) => sum + bytes, 0)
  const head = Buffer.alloc(32 + fields.length * 32 + 1)
  head.writeUInt8(3, 0)
  const [year = 0, month = 0, day = 0] = at.slice(0, 10).split('-').map(Number)
  head.set([year - 1900, month, day], 1)
  head.writeUInt32LE(rows.length, 4)
  head.writeUInt16LE(head.length, 8)
  head.writeUInt16LE(rowBytes, 10)
  for (const [index, { name, type, bytes }] of fields.entries()) {
    const start = 32 + index * 32
    head.write(name, start, 'ascii')
    head.write(type, start + 11, 'ascii')
    head.writeUInt8(bytes, start + 16)
  }
  head.writeUInt8(0x0d, head.length - 1)
  const records = rows.map((row) => {
    const record = Buffer.alloc(rowBytes, ' ')
    let start = 1
    for (const { type, bytes, value } of fields) {
      const cell = value(row)
      if (type === 'N') record.write(cell === null ? '' : String(cell).padStart(bytes), start)
      else cut(String(cell ?? ''), bytes).copy(record, start)
      start += bytes
    }
    return record
  })
  return Buffer.concat([head, ...records, Buffer.from([0x1a])])
}

/** As many whole letters as there is room for: half a letter would make the rest unreadable. */
function cut(text: string, bytes: number): Buffer {
  const letters = [...text]
  while (Buffer.byteLength(letters.join('')) > bytes) letters.pop()
  return Buffer.from(letters.join(''))
}
