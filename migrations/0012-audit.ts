// The audit log: who did what, when, from where, with what before and after. Lines are only ever added.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table audit_event (
      -- '' for what concerns no county: signing in, accounts, roles
      county_code text not null,
      id bigint generated always as identity,
      at timestamptz not null default clock_timestamp(),
      -- no foreign key: a line outlives whoever it tells of
      account_id bigint,
      account_name text not null,
      address text not null,
      action text not null,
      area_code text not null,
      subject_type text,
      subject_id text,
      subject_name text,
      before jsonb,
      after jsonb,
      primary key (county_code, id)
    )`.execute(db)
  // serves: the log by time, the newest first
  await sql`create index audit_event_time_index on audit_event (at, id)`.execute(db)
  // serves: what one account did
  await sql`create index audit_event_account_index on audit_event (account_id, id)`.execute(db)
  // serves: the history of one thing
  await sql`create index audit_event_subject_index on audit_event (subject_type, subject_id, id)`.execute(db)
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'The audit log is only ever added to.' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger audit_event_append_only before update or delete on audit_event
    for each row execute function refuse_change()`.execute(db)
  await sql`
    create trigger audit_event_never_emptied before truncate on audit_event
    for each statement execute function refuse_change()`.execute(db)
}
