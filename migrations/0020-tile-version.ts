// A version of what tiles show, shapes and names, beside that of all data: who answers for what moves no shape.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`alter table county_state add column tile_version integer`.execute(db)
  // What browsers keep under the version of all data stays good.
  await sql`update county_state set tile_version = data_version`.execute(db)
  // From the same sequence: no version comes twice, whichever of the two it is.
  await sql`
    alter table county_state alter column tile_version set not null,
      alter column tile_version set default nextval('data_version')`.execute(db)
}
