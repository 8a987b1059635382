// The grids of a change as they were and as they are, as steps of a query.
import { type RawBuilder, sql } from 'kysely'

/**
 * SQL: `with` steps. `former`: grids that the change redrew or ended, as they were; `present`: those that it redrew or
 * made, as they are. `id, code, name, geom, geom_m` each.
 */
export function formerAndPresent(county: string, changeId: number): RawBuilder<unknown> {
  return sql`
    former as materialized (
      select grid_id as id, code, name, geom, st_transform(geom, (select metric_srid from deployment)) as geom_m
      from grid_version where county_code = ${county} and change_id = ${changeId}::bigint),
    present as materialized (
      select id, code, name, geom, geom_m from grid
      where county_code = ${county} and valid_to is null and (
        id in (select id from former)
        or id in (select child_id from grid_descent where county_code = ${county} and change_id = ${changeId}::bigint)
        or id in (select grid_id from grid_founding where county_code = ${county} and change_id = ${changeId}::bigint)))`
}
