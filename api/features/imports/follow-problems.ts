// Open problems lie where the grids are: after a file brought grids or drew them elsewhere, or was taken back.
import { sql } from 'kysely'
import type { Author } from '../../db/audit.ts'
import { closeCounty } from '../../db/data-version.ts'
import { locateProblems, type RelocatedProblem } from '../../db/locate.ts'
import { noteMovedProblems } from '../../db/note-moved-problems.ts'
import { routeMoved } from '../../db/route-moved.ts'
import type { Db } from '../../db/tables.ts'

/** Ids of the grids that a batch made or drew elsewhere; ask before it is taken back. */
export async function listRedrawn(trx: Db, county: string, batch: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select c.row_key::bigint as id from import_change c
    where c.county_code = ${county} and c.batch_id = ${batch}::bigint and c.table_name = 'grid'
      and (c.before is null or exists (
        select from grid_version former where former.county_code = ${county} and former.grid_id = c.row_key::bigint
          and former.version = (c.before ->> 'version')::int))`.execute(trx)
  return rows.map(({ id }) => id)
}

/**
 * Of these grids, and some others: elsewhere a problem keeps the grid that its reporter chose near a border. Call when places
 * and assignments are what they will be. Reports on their way are waited for, and new ones wait.
 */
export async function followGrids(
  trx: Db,
  county: string,
  author: Author,
  grids: readonly number[],
  others: readonly number[] = [],
): Promise<void> {
  if (grids.length === 0) return
  await closeCounty(trx, county)
  const { rows } = await sql<{ id: number }>`
    select id from problem where county_code = ${county} and (
      grid_id = any(${grids}::bigint[]) or id = any(${others}::bigint[]))
    union
    select problem.id from grid join problem on problem.county_code = ${county}
      and problem.geom_m && grid.geom_m and st_intersects(problem.geom_m, grid.geom_m)
    where grid.county_code = ${county} and grid.id = any(${grids}::bigint[]) and grid.valid_to is null`.execute(
    trx,
  )
  const ids = rows.map(({ id }) => id)
  await tell(trx, county, author, await locateProblems(trx, county, ids))
}

/** SQL: a condition on problem `p`: reported before this batch and still open, so that it need not stay in a grid of it. */
export const mayLeave = (county: string, batch: number) => sql<boolean>`(
  p.reported_at < (select created_at from import_batch where county_code = ${county} and id = ${batch}::bigint)
  and p.status not in ('closed', 'refused', 'void', 'merged'))`

/** Call before what a batch made is removed: those problems go back to the region that lies around it. Answers their ids. */
export async function leaveMade(trx: Db, county: string, batch: number, author: Author): Promise<number[]> {
  const { rows } = await sql<RelocatedProblem>`
    with made as (
      select table_name, row_key from import_change
      where county_code = ${county} and batch_id = ${batch}::bigint and before is null),
    leaving as (
      select p.id, p.area_code, (
        select max(code) from region where county_code = ${county} and starts_with(p.region_code, code)
          and code not in (select row_key from made where table_name = 'region')) as region_code
      from problem p
      where p.county_code = ${county} and ${mayLeave(county, batch)}
        and (p.grid_id::text in (select row_key from made where table_name = 'grid')
          or p.region_code in (select row_key from made where table_name = 'region'))
      -- in the order in which a step for many locks them, or the two wait for each other
      order by p.id for no key update)
    update problem set grid_id = null, region_code = leaving.region_code,
      area_code = coalesce(leaving.region_code, ${county}), version = version + 1,
      updated_at = greatest(updated_at, clock_timestamp())
    from leaving where problem.county_code = ${county} and problem.id = leaving.id
    returning problem.id, problem.number, leaving.area_code as from, problem.area_code as to`.execute(trx)
  await tell(trx, county, author, rows)
  return rows.map(({ id }) => id)
}

async function tell(
  trx: Db,
  county: string,
  { accountId, name }: Author,
  relocated: readonly RelocatedProblem[],
): Promise<void> {
  const problems = await routeMoved(trx, county, relocated)
  await noteMovedProblems(trx, { accountId, actorName: name }, county, null, problems)
}
