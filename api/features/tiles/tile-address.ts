// Where on the earth does a tile lie? Web Mercator tiles as every web map asks for them.
import type { Box } from '../../contract/areas.ts'
import type { tilesets } from '../../contract/tiles.ts'
import { AppError } from '../../db/errors.ts'

/** Side of a tile in its own units. */
export const extent = 4096
/** Units beyond the edge, so that wide lines and symbols are not cut: 16 pixels of a 512-pixel tile. */
export const buffer = 128
/** Units in a pixel of a 512-pixel tile. */
export const unitsPerPixel = extent / 512

export interface TileAddress {
  county: string
  tileset: (typeof tilesets)[number]
  z: number
  x: number
  y: number
}

export interface TileBounds {
  /** Edges in degrees. */
  edges: Box
  /** Edges of the tile with its buffer, in degrees: what may show in it. */
  reach: Box
}

/** @throws AppError unknown-tile when x or y lies beyond the last tile of the zoom */
export function boundsOf({ z, x, y }: Pick<TileAddress, 'z' | 'x' | 'y'>): TileBounds {
  const count = 2 ** z
  if (x >= count || y >= count) {
    throw new AppError('unknown-tile', `Zoom ${z} has the tiles 0 to ${count - 1} in each direction.`)
  }
  const boxWith = (margin: number): Box => [
    longitude((x - margin) / count),
    latitude((y + 1 + margin) / count),
    longitude((x + 1 + margin) / count),
    latitude((y - margin) / count),
  ]
  return { edges: boxWith(0), reach: boxWith(buffer / extent) }
}

/** Degrees of a share of the world's width, 0 west to 1 east. */
function longitude(share: number): number {
  return share * 360 - 180
}

/** Degrees of a share of the world's height, 0 north to 1 south. */
function latitude(share: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * share))) * 180) / Math.PI
}
