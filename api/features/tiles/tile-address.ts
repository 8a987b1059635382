// Where on the earth does a tile lie? Web Mercator tiles as every web map asks for them.
import { AppError } from '../../db/errors.ts'

/** Side of a tile in its own units. */
export const extent = 4096
/** Units beyond the edge, so that wide lines and symbols are not cut: 16 pixels of a 512-pixel tile. */
export const buffer = 128
/** Units in a pixel of a 512-pixel tile. */
const unitsPerPixel = extent / 512

const earthHalfMetres = 20_037_508.342789244

export interface TileAddress {
  county: string
  tileset: 'places' | 'areas'
  z: number
  x: number
  y: number
}

export interface TileBounds {
  /** Web Mercator metres (EPSG:3857), without the buffer. */
  west: number
  north: number
  sizeMetres: number
  /** `[west, south, east, north]` in degrees with the buffer: what may show in the tile. */
  degrees: [number, number, number, number]
  /** The smaller side of one tile unit in degrees: what moves less cannot be seen. */
  unitDegrees: number
  pixelDegrees: number
}

/** @throws AppError unknown-tile when x or y lies beyond the last tile of the zoom */
export function boundsOf({ z, x, y }: Pick<TileAddress, 'z' | 'x' | 'y'>): TileBounds {
  const count = 2 ** z
  if (x >= count || y >= count) {
    throw new AppError('unknown-tile', `Zoom ${z} has the tiles 0 to ${count - 1} in each direction.`)
  }
  const margin = buffer / extent
  const south = latitude((y + 1 + margin) / count)
  const north = latitude((y - margin) / count)
  const unit = 360 / count / extent
  const flattest = Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180)
  return {
    west: (x / count) * 2 * earthHalfMetres - earthHalfMetres,
    north: earthHalfMetres - (y / count) * 2 * earthHalfMetres,
    sizeMetres: (2 * earthHalfMetres) / count,
    degrees: [longitude((x - margin) / count), south, longitude((x + 1 + margin) / count), north],
    unitDegrees: unit * flattest,
    pixelDegrees: unit * unitsPerPixel,
  }
}

/** Degrees of a share of the world's width, 0 west to 1 east. */
function longitude(share: number): number {
  return share * 360 - 180
}

/** Degrees of a share of the world's height, 0 north to 1 south. */
function latitude(share: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * share))) * 180) / Math.PI
}
