// Assignments with a history: indicators as targets, a version, and never two units in one place at one time.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  // The index behind the constraint compares numbers and days together. Part of every PostgreSQL, and trusted.
  await sql`create extension if not exists btree_gist`.execute(db)
  // What only one assignment can have at a time: a lead and a packaging unit each, and of the responsible ones each once.
  await sql`
    create function assignment_slot(
      region_code text, grid_id bigint, place_id bigint, indicator text, role text, unit_id bigint
    ) returns text language sql immutable as $$
      select coalesce('region/' || region_code, 'grid/' || grid_id, 'place/' || place_id, 'indicator/' || indicator)
        || ' ' || role || case when role = 'responsible' then '/' || unit_id else '' end
    $$`.execute(db)
  await sql`
    alter table assignment
      add column indicator text,
      add column version integer not null default 1,
      add column slot text not null
        generated always as (assignment_slot(region_code, grid_id, place_id, indicator, role, unit_id)) stored,
      drop constraint assignment_check,
      add constraint assignment_one_target check (num_nonnulls(region_code, grid_id, place_id, indicator) = 1),
      -- The last day counts. One that was taken back before its first day ends the day before it, and stays as history.
      add constraint assignment_days check (valid_to >= valid_from - 1)`.execute(db)
  // Until now nothing kept two units from one role: the one that begins later goes on, the earlier one ends.
  await sql`
    update assignment set valid_to = following.valid_from - 1
    from (
      select county_code, id, lead(valid_from) over (partition by county_code, slot order by valid_from, id) as valid_from
      from assignment) following
    where assignment.county_code = following.county_code and assignment.id = following.id
      and following.valid_from <= coalesce(assignment.valid_to, 'infinity')`.execute(db)
  // Comparing the text itself makes this index eight times slower to write. Among a million slots two share their 64
  // bits once in forty million deployments; one of them would then be refused.
  await sql`
    alter table assignment add constraint assignment_one_at_a_time exclude using gist (
      hashtextextended(slot, 0) with =, daterange(valid_from, valid_to + 1) with &&, county_code with =)`.execute(
    db,
  )
  // serves: who has this role here, now or at another time
  await sql`create index assignment_slot_index on assignment (county_code, slot)`.execute(db)
  // serves: who answers for this indicator
  await sql`
    create index assignment_indicator_index on assignment (county_code, indicator) where indicator is not null`.execute(
    db,
  )
}
