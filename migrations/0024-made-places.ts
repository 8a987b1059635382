// How many places did a batch make? Those that name it in their first version are still as it made them, and the number
// tells whether some are not: a row of import_change for each took a sixth of the time of writing them.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`alter table import_batch add column made_places integer not null default 0`.execute(db)
  await sql`
    update import_batch batch set made_places = made.places
    from (
      select county_code, batch_id, count(*) as places from import_change
      where table_name = 'place' and before is null group by county_code, batch_id) made
    where made.county_code = batch.county_code and made.batch_id = batch.id`.execute(db)
  await sql`delete from import_change where table_name = 'place' and before is null`.execute(db)
}
