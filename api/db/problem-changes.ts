// Which problem has just changed? Said to every process that serves the county, for screens that follow live.
import { type RawBuilder, sql } from 'kysely'

export const problemChannel = 'problem'

export interface ProblemChange {
  county: string
  id: number
}

/**
 * SQL: says so for each row with the `id` of a problem. Heard when the transaction is committed and not before; several
 * changes of one problem in one transaction are heard once.
 */
export function announced(county: string, id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`pg_notify(${problemChannel}, json_build_object('county', ${county}::text, 'id', ${id})::text)`
}

/** Of a payload of the channel. */
export function readProblemChange(payload: string): ProblemChange {
  return JSON.parse(payload) as ProblemChange // only `announced` writes to this channel
}
