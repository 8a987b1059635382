// How features become shapes in tile units: projected, rounded to whole units, cut at the buffer, outer rings positive.
import { type RawBuilder, sql } from 'kysely'
import { labelSuffix } from '../../contract/tiles.ts'
import { boundsOf, buffer, extent, type TileAddress, type TileBounds } from './tile-address.ts'
import { featuresOf } from './tile-features.ts'

/**
 * From this zoom on a tile is so small that Mercator is straight in it: at 54° N, the north of China, it bends by two
 * thirds of a unit between the edges. Where ST_Transform is needed, it takes most of the time of a tile.
 */
export const straightZoom = 12
/** Half the world in Web Mercator metres. */
const worldHalfMetres = 20_037_508.342789244

/**
 * SQL: `layer, id, tags, geom` of everything in a tile; y points down. To be materialised: nothing else keeps
 * PostgreSQL from computing a shape once more for every condition on it. @throws AppError unknown-tile
 */
export function shapesOf(address: TileAddress): RawBuilder<unknown> {
  const bounds = boundsOf(address)
  const placed = address.z < straightZoom ? projected(address) : stretched(bounds)
  const [west, south, east, north] = bounds.edges
  const box = sql`st_makebox2d(st_point(${-buffer}::float8, ${-buffer}::float8),
                               st_point(${extent + buffer}::float8, ${extent + buffer}::float8))`
  return sql`
    with feature as (${featuresOf(address, bounds)})
    select layer, id, case when label is null then tags else tags - 'name' end as tags,
      st_forcepolygonccw(st_snaptogrid(st_collectionextract(
        st_clipbybox2d(st_snaptogrid(${placed(sql`geom`)}, 1), ${box}), st_dimension(geom) + 1), 1)) as geom
    from feature
    union all
    -- half a unit less, rounded: the map takes a point on the far edge for one of the next tile
    select layer || ${labelSuffix}, id, tags, st_snaptogrid(st_translate(${placed(sql`label`)}, -0.5, -0.5), 1)
    from feature
    where st_x(label) >= ${west}::float8 and st_x(label) < ${east}::float8
      and st_y(label) > ${south}::float8 and st_y(label) <= ${north}::float8`
}

/** Geometry in degrees to geometry in tile units, not rounded. */
type Placement = (geom: RawBuilder<unknown>) => RawBuilder<unknown>

function projected({ z, x, y }: TileAddress): Placement {
  const side = (2 * worldHalfMetres) / 2 ** z
  const scale = extent / side
  const west = x * side - worldHalfMetres
  const north = worldHalfMetres - y * side
  const move = movement([scale, -scale], [-west * scale, north * scale])
  return (geom) => move(sql`st_transform(${geom}, 3857)`)
}

function stretched({ edges: [west, south, east, north] }: TileBounds): Placement {
  const [right, up] = [extent / (east - west), extent / (north - south)]
  return movement([right, -up], [-west * right, north * up])
}

function movement(scale: [number, number], by: [number, number]): Placement {
  return (geom) =>
    sql`st_affine(${geom}, ${scale[0]}::float8, 0, 0, ${scale[1]}::float8, ${by[0]}::float8, ${by[1]}::float8)`
}
