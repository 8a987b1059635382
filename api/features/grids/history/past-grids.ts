// The grids as they were on a day: those that still have the borders of then, and those that a change has replaced since.
import { type RawBuilder, sql } from 'kysely'
import { levelOf } from '../../../contract/areas.ts'
import { gridsCalled } from '../../../db/areas.ts'

/**
 * SQL: a `with` step of that name: `id, code, name, leader_name, households, population, valid_from, valid_to, geom, geom_m` of every
 * grid whose code begins with `area`, or that has or had this code. A change holds from its day on; of several on one day the last one counts.
 */
export function gridsOn(step: string, county: string, area: string, on: string): RawBuilder<unknown> {
  const day = sql`${on}::date`
  const inside = (table: string) => sql`
    ${sql.ref(`${table}.county_code`)} = ${county} and ${isInside(table)} and ${sql.ref(`${table}.valid_from`)} <= ${day}`
  // A grid is the same one whatever its code was then.
  const isInside = (table: string) =>
    levelOf(area) === 'grid'
      ? sql`${sql.ref(table === 'grid' ? 'grid.id' : `${table}.grid_id`)} in ${gridsCalled(county, area)}`
      : sql`starts_with(${sql.ref(`${table}.code`)}, ${area})`
  return sql`
    ${sql.ref(step)} as materialized (
      select id, code, name, leader_name, households, population, valid_from, valid_to, geom, geom_m from grid
      where ${inside('grid')} and (valid_to is null or (
        valid_to > ${day}
        -- one that ended leaves its last version behind, unless it ended otherwise than by a change
        and not exists (
          select from grid_version former where former.county_code = grid.county_code and former.grid_id = grid.id
            and former.valid_to = grid.valid_to)))
      union all
      select grid_id, code, name, leader_name, households, population, valid_from, valid_to, geom,
             st_transform(geom, (select metric_srid from deployment))
      from grid_version former
      where ${inside('former')} and valid_to > ${day})`
}
