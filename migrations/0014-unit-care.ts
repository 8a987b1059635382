// Units are kept by hand: a responsible head, the day they were closed, and a version against two editors at once.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    alter table unit
      -- 主要领导; the contact is whoever answers the phone
      add column leader_name text,
      -- from this day on it answers for nothing; null: it is there
      add column closed_on date,
      add column version integer not null default 1,
      add constraint unit_not_below_itself check (parent_id <> id)`.execute(db)
  // serves: the units below a unit
  await sql`create index unit_parent_index on unit (county_code, parent_id) where parent_id is not null`.execute(
    db,
  )
}
