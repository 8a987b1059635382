// How features become shapes in tile units: projected, rounded to whole units, cut at the buffer, outer rings positive.
import { type RawBuilder, sql } from 'kysely'
import { boundsOf, buffer, extent, type TileAddress, type TileBounds } from './tile-address.ts'
import { featuresOf } from './tile-features.ts'

/**
 * From this zoom on a tile is so small that Mercator is straight in it: at 54° N, the north of China, it bends by two
 * thirds of a unit between the edges. Where ST_Transform is needed, it takes most of the time of a tile.
 */
const straightZoom = 12
/** Half the world in Web Mercator metres. */
const worldHalfMetres = 20_037_508.342789244

/**
 * SQL: `layer, id, tags, geom` of everything in a tile; y points down. To be materialised: nothing else keeps
 * PostgreSQL from computing a shape once more for every condition on it. @throws AppError unknown-tile
 */
export function shapesOf(address: TileAddress): RawBuilder<unknown> {
  const bounds = boundsOf(address)
  const placed = address.z < straightZoom ? projected(address) : stretched(bounds)
  const box = sql`st_makebox2d(st_point(${-buffer}::float8, ${-buffer}::float8),
                               st_point(${extent + buffer}::float8, ${extent + buffer}::float8))`
  return sql`
    select layer, id, tags, st_forcepolygonccw(st_snaptogrid(
      st_collectionextract(st_clipbybox2d(st_snaptogrid(${placed}, 1), ${box}), st_dimension(degrees) + 1), 1)) as geom
    from (${featuresOf(address, bounds)}) feature (layer, id, degrees, tags)`
}

function projected({ z, x, y }: TileAddress): RawBuilder<unknown> {
  const side = (2 * worldHalfMetres) / 2 ** z
  const scale = extent / side
  const west = x * side - worldHalfMetres
  const north = worldHalfMetres - y * side
  return moved(sql`st_transform(degrees, 3857)`, [scale, -scale], [-west * scale, north * scale])
}

function stretched({ edges: [west, south, east, north] }: TileBounds): RawBuilder<unknown> {
  const [right, up] = [extent / (east - west), extent / (north - south)]
  return moved(sql`degrees`, [right, -up], [-west * right, north * up])
}

function moved(
  geom: RawBuilder<unknown>,
  scale: [number, number],
  by: [number, number],
): RawBuilder<unknown> {
  return sql`st_affine(${geom}, ${scale[0]}::float8, 0, 0, ${scale[1]}::float8, ${by[0]}::float8, ${by[1]}::float8)`
}
