// Which places count for an indicator? Those of the kind that no exclusion of the definition names.
import { type RawBuilder, sql } from 'kysely'
import type { Exclusion } from './definition.ts'

/** SQL: is this place left out by one of the rules? Property values are compared as text; null means unknown. */
export function isExcluded(exclude: readonly Exclusion[] = []): RawBuilder<boolean> {
  if (exclude.length === 0) return sql`false`
  const rules = exclude.map(({ when }) => {
    const conditions = Object.entries(when).map(([property, values]) => {
      const known = values.filter((value) => value !== null).map(String)
      const parts = [
        ...(known.length > 0 ? [sql`properties ->> ${property} in (${sql.join(known)})`] : []),
        ...(values.includes(null) ? [sql`properties ->> ${property} is null`] : []),
      ]
      return sql`coalesce(${sql.join(parts, sql` or `)}, false)`
    })
    return sql`(${sql.join(conditions, sql` and `)})`
  })
  return sql`(${sql.join(rules, sql` or `)})`
}

/** SQL: the counted places of a kind as `id, geom_m, properties`. */
export function countedPlaces(
  county: string,
  kind: string,
  exclude?: readonly Exclusion[],
): RawBuilder<unknown> {
  return sql`
    select id, geom_m, properties from place
    where county_code = ${county} and kind = ${kind} and not ${isExcluded(exclude)}`
}
