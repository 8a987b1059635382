// Which piece, region and grid hold a point? One answer for counting, routing and lists.
import { type RawBuilder, sql } from 'kysely'
import type { Db } from './tables.ts'

/**
 * Sets `region_code` (finest region), `grid_id` and `area_code` (grid, region or county) of every place of a county by the point on its surface.
 * `chosen` is a condition on `place`: only those are looked at again.
 * A point on a border belongs to the piece with the lower id, always the same one.
 */
export async function locatePlaces(
  db: Db,
  county: string,
  chosen: RawBuilder<unknown> = sql`true`,
): Promise<void> {
  await sql`
    with spot as (
      select id, st_pointonsurface(geom_m) as geom_m from place where county_code = ${county} and ${chosen}),
    ${heldBy(county)}
    update place set region_code = located.region_code, grid_id = located.grid_id, area_code = located.area_code
    from (
      select spot.id, held.region_code, held.grid_id,
             coalesce(held.grid_code, held.region_code, ${county}) as area_code
      from spot left join held using (id)) located
    where place.county_code = ${county} and place.id = located.id
      and (place.region_code, place.grid_id, place.area_code)
        is distinct from (located.region_code, located.grid_id, located.area_code)`.execute(db)
}

/** The same for the open problems that `chosen`, a condition on `problem`, names; what is closed stays where it was. */
export async function locateProblems(db: Db, county: string, chosen: RawBuilder<unknown>): Promise<void> {
  await sql`
    with spot as (
      select id, geom_m from problem
      where county_code = ${county} and status not in ('closed', 'refused', 'void', 'merged') and ${chosen}),
    ${heldBy(county)}
    update problem set region_code = held.region_code, grid_id = held.grid_id,
      area_code = coalesce(held.grid_code, held.region_code, ${county}), version = version + 1, updated_at = now()
    from held
    where problem.county_code = ${county} and problem.id = held.id
      and problem.grid_id is distinct from held.grid_id`.execute(db)
}

/** SQL: the step `held`, with the piece that holds each `spot (id, geom_m)` of the step before; none outside every boundary. */
function heldBy(county: string): RawBuilder<unknown> {
  return sql`
    held as (
      select distinct on (spot.id) spot.id, piece.grid_id, grid.code as grid_code,
             coalesce(piece.community_code, piece.township_code, piece.county_code) as region_code
      from spot
      join land_part part on part.county_code = ${county} and part.layer = 'whole'
        and st_intersects(part.geom_m, spot.geom_m)
      join piece on piece.county_code = ${county} and piece.id = part.piece_id
      left join grid on grid.county_code = ${county} and grid.id = piece.grid_id
      order by spot.id, piece.id)`
}
