// Says that a problem has changed, as whatever changes one says it with its event.
import { sql } from 'kysely'
import { announced } from '../../api/db/problem-changes.ts'
import type { Db } from '../../api/db/tables.ts'

export async function announceProblem(trx: Db, county: string, id: number): Promise<void> {
  await sql`select ${announced(county, sql`${id}::bigint`)}`.execute(trx)
}
