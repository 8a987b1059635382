// Which unit grids 单元网格 are in force, and which of them holds a point? For every feature that speaks of them.
import { type RawBuilder, sql } from 'kysely'

/** A condition on `unit_grid`, by the day in Beijing. */
export const unitGridInForce = sql<boolean>`(
  unit_grid.valid_from <= current_date and (unit_grid.valid_to is null or unit_grid.valid_to > current_date))`

/** SQL: the code of the unit grid in force that holds a point in the metric CRS, on a border the lower one; null of none. */
export function unitGridAt(county: string, pointMetres: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql<string | null>`(
    -- no min() and no limit, which walk all codes in their order in the hope of an early end
    select (array_agg(unit_grid.code order by unit_grid.code))[1] from unit_grid
    where unit_grid.county_code = ${county} and ${unitGridInForce}
      and st_intersects(unit_grid.geom_m, ${pointMetres}))`
}
