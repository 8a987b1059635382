// One unit grid, with what of our own lies in it: governance grids by the land they share, open problems in sight.
import { sql } from 'kysely'
import type { UnitGrid } from '../../contract/unit-grids.ts'
import { boxOf, countyOf } from '../../db/areas.ts'
import { AppError } from '../../db/errors.ts'
import { overlayGrid } from '../../db/overlay.ts'
import { problemsInSight } from '../../db/problem-scope.ts'
import type { Db } from '../../db/tables.ts'
import { unitGridInForce } from '../../db/unit-grids.ts'
import type { Caller } from '../handler.ts'

/** Of the unit grid: a grid that has less of it only shares the drawing of a border. */
const leastShare = 0.001

/** @throws AppError unknown-unit-grid */
export async function readUnitGrid(db: Db, caller: Caller, code: string): Promise<UnitGrid> {
  const county = countyOf(code)
  const { rows } = await sql<UnitGrid>`
    select unit_grid.code, unit_grid.county_code as county, unit_grid.name,
      json_build_object('code', community.code, 'name', community.name) as community,
      st_area(unit_grid.geom_m) as area_square_metres, unit_grid.land_use, unit_grid.grade,
      unit_grid.responsible_body, unit_grid.valid_from::text, unit_grid.valid_to::text, unit_grid.status_reason,
      ${unitGridInForce} as in_force, ${boxOf(sql`unit_grid.geom`)} as box, (
        select coalesce(json_agg(json_build_object('code', code, 'name', name, 'share', share)
          order by share desc, code), '[]')
        from (
          select grid.code, grid.name,
            st_area(st_intersection(grid.geom_m, unit_grid.geom_m, ${overlayGrid})) / st_area(unit_grid.geom_m) as share
          from grid
          where grid.county_code = ${county} and grid.valid_to is null
            and st_intersects(grid.geom_m, unit_grid.geom_m)) shared
        where share > ${leastShare}) as grids, (
        select count(*)::int from problem
        where problem.county_code = ${county} and st_intersects(unit_grid.geom_m, problem.geom_m)
          and problem.status not in ('closed', 'refused', 'void', 'merged')
          and ${problemsInSight(caller)}) as open_problems
    from unit_grid
    join region community on community.county_code = ${county} and community.code = unit_grid.community_code
    where unit_grid.county_code = ${county} and unit_grid.code = ${code}`.execute(db)
  const [found] = rows
  if (!found) throw new AppError('unknown-unit-grid', `There is no unit grid with the code ${code}.`)
  return found
}

export async function countUnitGrids(db: Db, county: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from unit_grid where county_code = ${county} and ${unitGridInForce}`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}
