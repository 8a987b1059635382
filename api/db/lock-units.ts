// Writers of the units of one county queue here: two at once could close a circle in their tree.
import { sql } from 'kysely'
import type { Db } from './tables.ts'

/** Held until the transaction ends. */
export async function lockUnits(trx: Db, county: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('tuzhi units'), ${county}::int)`.execute(trx)
}
