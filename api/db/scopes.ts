// What is a scope called, and is it still there? The name of a unit, a grid in force or a region.
import { type RawBuilder, sql } from 'kysely'

/** Name of the scope; null of the whole deployment, of a grid that was merged or split, of a unit that was closed. */
export function scopeName(area: RawBuilder<unknown>, unitId: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`case
    when ${unitId} is not null then (
      select name from unit where county_code = ${area} and id = ${unitId}
        and (closed_on is null or closed_on > current_date))
    when length(${area}) = 15 then (
      select name from grid where county_code = left(${area}, 6) and code = ${area} and valid_to is null)
    else (select name from region where county_code = left(${area}, 6) and code = ${area}) end`
}
