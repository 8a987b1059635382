// How geometries cross between Node and PostGIS: as EWKB in hexadecimal on the way in, as GeoJSON on the way out.
import type { Geometry, Position } from 'geojson'
import { type RawBuilder, sql } from 'kysely'

/** EPSG code of the degrees that the API speaks. */
export const degreesSrid = 4326
/** Digits after the point of a degree: 7 are a centimetre. */
const outputDigits = 7

const wkbType = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
  GeometryCollection: 7,
} as const
const sridFlag = 0x20000000

/**
 * A GeoJSON geometry in degrees (EPSG:4326) as hexadecimal EWKB, which PostgreSQL casts with `::geometry`.
 * Heights are left out. Several times quicker than ST_GeomFromGeoJSON, and no digit is lost.
 */
export function hexWkb(geometry: Geometry): string {
  const writer = new WkbWriter()
  writer.geometry(geometry, true)
  return writer.hex()
}

/** The same as plain well-known binary, without its reference system, as other programs read it. */
export function plainWkb(geometry: Geometry): Buffer {
  const writer = new WkbWriter()
  writer.geometry(geometry, false)
  return Buffer.from(writer.hex(), 'hex')
}

/** Enough for any double: what comes back is the same border. */
export const everyDigit = 15

/** A geometry column or expression in degrees as GeoJSON, parsed. */
export function asGeoJson(geometry: RawBuilder<unknown>, digits = outputDigits): RawBuilder<Geometry> {
  return sql<Geometry>`st_asgeojson(${geometry}, ${digits}::int)::json`
}

/** Little-endian well-known binary, growing as needed. */
class WkbWriter {
  #buffer = Buffer.allocUnsafe(1024)
  #length = 0

  geometry(geometry: Geometry, outermost: boolean): void {
    this.#byte(1)
    this.#integer(wkbType[geometry.type] | (outermost ? sridFlag : 0))
    if (outermost) this.#integer(degreesSrid)
    switch (geometry.type) {
      case 'Point':
        this.#position(geometry.coordinates)
        break
      case 'LineString':
        this.#positions(geometry.coordinates)
        break
      case 'Polygon':
        this.#rings(geometry.coordinates)
        break
      case 'MultiPoint':
        this.#parts(geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates })))
        break
      case 'MultiLineString':
        this.#parts(geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates })))
        break
      case 'MultiPolygon':
        this.#parts(geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates })))
        break
      case 'GeometryCollection':
        this.#parts(geometry.geometries)
        break
    }
  }

  hex(): string {
    return this.#buffer.toString('hex', 0, this.#length)
  }

  #parts(parts: Geometry[]): void {
    this.#integer(parts.length)
    for (const part of parts) this.geometry(part, false)
  }

  #rings(rings: Position[][]): void {
    this.#integer(rings.length)
    for (const ring of rings) this.#positions(ring)
  }

  #positions(positions: Position[]): void {
    this.#integer(positions.length)
    for (const position of positions) this.#position(position)
  }

  #position(position: Position): void {
    this.#reserve(16)
    // An empty point has no numbers; WKB writes it as NaN.
    this.#length = this.#buffer.writeDoubleLE(position[0] ?? Number.NaN, this.#length)
    this.#length = this.#buffer.writeDoubleLE(position[1] ?? Number.NaN, this.#length)
  }

  #byte(value: number): void {
    this.#reserve(1)
    this.#length = this.#buffer.writeUInt8(value, this.#length)
  }

  #integer(value: number): void {
    this.#reserve(4)
    this.#length = this.#buffer.writeUInt32LE(value, this.#length)
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(this.#buffer.length * 2)
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }
}
