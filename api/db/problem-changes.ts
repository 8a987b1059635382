// Which problem has just changed? Said to every process that serves the county, for screens that follow live.
import { sql } from 'kysely'
import type { Db } from './tables.ts'

export const problemChannel = 'problem'

export interface ProblemChange {
  county: string
  id: number
}

/** Heard when `trx` is committed and not before; several changes of one problem in one transaction are heard once. */
export async function announceProblem(trx: Db, county: string, id: number): Promise<void> {
  const change: ProblemChange = { county, id }
  await sql`select pg_notify(${problemChannel}, ${JSON.stringify(change)})`.execute(trx)
}

/** Of a payload of the channel. */
export function readProblemChange(payload: string): ProblemChange {
  return JSON.parse(payload) as ProblemChange // only `announceProblem` writes to this channel
}
