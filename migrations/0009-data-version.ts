// Data versions begin at the clock: a database made anew, or another one behind the same address, has other versions.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  // Seconds since 2026, which a county is not written in as often. Browsers keep the tiles of a version for ever.
  await sql`
    select setval('data_version', greatest(1, extract(epoch from now() - timestamptz '2026-01-01 00:00Z')::integer))`.execute(
    db,
  )
}
