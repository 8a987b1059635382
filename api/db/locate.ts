// Which piece, region and grid hold a point? One answer for counting, routing and lists.
import { type RawBuilder, sql } from 'kysely'
import type { Db } from './tables.ts'

/**
 * SQL for `cross join lateral`: one row with `region_code` (finest region), `grid_id` and `area_code` (grid, region or
 * county) of a point in metres. A point on a border belongs to the piece with the lower id, always the same one.
 * The pieces must be laid.
 */
export function whereabouts(county: string, point: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select held.region_code, held.grid_id, coalesce(held.grid_code, held.region_code, ${county}) as area_code
    -- offset: or the planner computes the point again for every part beside it
    from (select ${point} as geom_m offset 0) spot
    left join lateral (
      select piece.grid_id, grid.code as grid_code,
             coalesce(piece.community_code, piece.township_code, piece.county_code) as region_code
      from land_part part
      join piece on piece.county_code = ${county} and piece.id = part.piece_id
      left join grid on grid.county_code = ${county} and grid.id = piece.grid_id
      where part.county_code = ${county} and part.layer = 'whole' and st_intersects(part.geom_m, spot.geom_m)
      order by piece.id limit 1) held on true`
}

/** Sets `region_code`, `grid_id` and `area_code` of the places of a county, or of some, by the point on their surface. */
export async function locatePlaces(db: Db, county: string, ids?: readonly number[]): Promise<void> {
  const chosen = ids ? sql`place.id = any(${ids}::bigint[])` : sql`true`
  await sql`
    update place set region_code = located.region_code, grid_id = located.grid_id, area_code = located.area_code
    from (
      select place.id, held.* from place
      cross join lateral (${whereabouts(county, sql`st_pointonsurface(place.geom_m)`)}) held
      where place.county_code = ${county} and ${chosen}) located
    where place.county_code = ${county} and place.id = located.id
      and (place.region_code, place.grid_id, place.area_code)
        is distinct from (located.region_code, located.grid_id, located.area_code)`.execute(db)
}

/** An open problem that lies in another grid, or in one instead of none, than before. */
export interface RelocatedProblem {
  id: number
  number: string | null
  /** Area codes. */
  from: string
  to: string
}

/**
 * The same for some problems; what is closed stays where it was. Answers those that lie elsewhere now: whoever moved them
 * says why in their history.
 */
export async function locateProblems(
  db: Db,
  county: string,
  ids: readonly number[],
): Promise<RelocatedProblem[]> {
  const { rows } = await sql<RelocatedProblem>`
    with open as materialized (
      select id, area_code, geom_m from problem
      where county_code = ${county} and id = any(${ids}::bigint[])
        and status not in ('closed', 'refused', 'void', 'merged')
      -- in the order in which a step for many locks them, or the two wait for each other
      order by id for no key update)
    update problem set region_code = located.region_code, grid_id = located.grid_id, area_code = located.area_code,
      version = version + 1, updated_at = greatest(updated_at, clock_timestamp())
    from (
      select open.id, open.area_code as was, held.* from open
      cross join lateral (${whereabouts(county, sql`open.geom_m`)}) held) located
    where problem.county_code = ${county} and problem.id = located.id
      -- outside every boundary it stays what it was
      and located.region_code is not null and problem.grid_id is distinct from located.grid_id
    returning problem.id, problem.number, located.was as from, problem.area_code as to`.execute(db)
  return rows
}
