// Where does a point lie? Grid, community and township that hold it, and the grids whose border is near.
import { type RawBuilder, sql } from 'kysely'
import { AppError } from './errors.ts'
import { hexWkb } from './geometry.ts'
import type { Db } from './tables.ts'

export type LngLat = readonly [number, number]

export interface NamedGrid {
  code: string
  name: string
  leaderName: string | null
}
export type NearGrid = NamedGrid & { distanceMetres: number }

/** Names are null where nothing of that level holds the point. */
export interface Spot {
  grid: (NamedGrid & { id: number }) | null
  communityCode: string | null
  communityName: string | null
  townshipCode: string | null
  townshipName: string | null
  countyName: string
  /** Grid, else the finest region: what permissions are judged by. */
  areaCode: string
  /** The finest region. */
  regionCode: string
  /** Other grids within `borderMetres`, the nearest first. */
  neighbours: NearGrid[]
}

/** SQL: the point in the metric CRS of the deployment. */
export function metricPoint(position: LngLat): RawBuilder<unknown> {
  const point = hexWkb({ type: 'Point', coordinates: [...position] })
  return sql`(select st_transform(${point}::geometry, metric_srid) from deployment)`
}

/**
 * What holds the point; on a border the piece with the lower id, as for places. `gridCode`: the grid that somebody chose
 * instead, of those within `borderMetres`.
 * @throws AppError outside-county, grid-not-here
 */
export async function locatePoint(
  db: Db,
  county: string,
  position: LngLat,
  borderMetres: number,
  gridCode?: string,
): Promise<Spot> {
  const chosen =
    gridCode === undefined
      ? sql`grid.id = held.grid_id`
      : sql`grid.code = ${gridCode} and grid.id in (select id from near)`
  const { rows } = await sql<Spot>`
    with spot as materialized (select ${metricPoint(position)} as geom_m),
    held as materialized (
      select piece.grid_id, piece.community_code, piece.township_code
      from spot
      join land_part part on part.county_code = ${county} and part.layer = 'whole'
        and st_intersects(part.geom_m, spot.geom_m)
      join piece on piece.county_code = ${county} and piece.id = part.piece_id
      order by piece.id limit 1),
    near as materialized (
      select grid.id, grid.code, grid.name, grid.leader_name,
             st_distance(grid.geom_m, spot.geom_m) as distance
      from spot join grid on grid.county_code = ${county} and grid.valid_to is null
        and st_dwithin(grid.geom_m, spot.geom_m, ${borderMetres})),
    found as (
      select grid.id, grid.code, grid.name, grid.leader_name,
             coalesce(grid.community_code, held.community_code) as community_code,
             coalesce(left(grid.community_code, 9), held.township_code) as township_code
      from held left join grid on grid.county_code = ${county} and grid.valid_to is null and ${chosen})
    select case when found.id is not null then json_build_object('id', found.id, 'code', found.code,
             'name', found.name, 'leaderName', found.leader_name) end as grid,
           found.community_code, community.name as community_name,
           found.township_code, township.name as township_name, county.name as county_name,
           coalesce(found.code, found.community_code, found.township_code, ${county}) as area_code,
           coalesce(found.community_code, found.township_code, ${county}) as region_code,
           (select coalesce(json_agg(json_build_object('code', code, 'name', name, 'leaderName', leader_name,
              'distanceMetres', round(distance::numeric, 1)) order by distance, id), '[]')
            from near where id is distinct from found.id) as neighbours
    from found
    join region county on county.county_code = ${county} and county.code = ${county}
    left join region community on community.county_code = ${county} and community.code = found.community_code
    left join region township on township.county_code = ${county} and township.code = found.township_code`.execute(
    db,
  )
  const [spot] = rows
  if (!spot) throw await outside(db, county, position)
  if (gridCode !== undefined && spot.grid?.code !== gridCode)
    throw new AppError('grid-not-here', `The grid ${gridCode} is not within ${borderMetres} m of this place.`)
  return spot
}

async function outside(db: Db, county: string, position: LngLat): Promise<AppError> {
  const { rows } = await sql<NearGrid>`
    with spot as materialized (select ${metricPoint(position)} as geom_m)
    select grid.code, grid.name, grid.leader_name,
           round(st_distance(grid.geom_m, spot.geom_m)::numeric) as distance_metres
    from grid, spot where grid.county_code = ${county} and grid.valid_to is null
    order by grid.geom_m <-> spot.geom_m, grid.id limit 1`.execute(db)
  const nearest = rows[0] ?? null
  const hint = nearest && `; the nearest grid is ${nearest.name}, ${nearest.distanceMetres} m away`
  return new AppError('outside-county', `This place is outside the county${hint ?? ''}.`, { nearest })
}
