// Problems 问题: where they are, what they wait for and until when, who handles them; and every step that was taken.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table problem (
      county_code text not null,
      id bigint generated always as identity,
      -- made by the device, once per report
      report_key uuid not null,
      -- case number; null before filing
      number text,
      status text not null check (status in ('reported', 'verifying', 'accepted', 'filed', 'dispatched', 'suspended',
        'handled', 'checked', 'closed', 'refused', 'void', 'merged')),
      category_code text not null,
      source text not null,
      words text not null default '',
      geom geometry(Point, 4326) not null,
      geom_m geometry not null,
      position_source text not null check (position_source in ('gps', 'map', 'place', 'photo', 'typed')),
      accuracy_metres real,
      place_id bigint,
      place_name text,
      region_code text,
      grid_id bigint,
      -- grid, else region, else county: what permissions are judged by
      area_code text not null,
      -- who handles it; before dispatch, who is proposed to
      unit_id bigint,
      -- the rules that were tried and the one that matched
      routing jsonb not null,
      routed_at timestamptz not null default now(),
      -- no foreign keys to accounts: they belong to the deployment, and the row keeps the names
      reporter_id bigint,
      reporter_name text not null,
      caller_name text,
      caller_phone text,
      happened_at timestamptz,
      reported_at timestamptz not null default now(),
      accepted_at timestamptz,
      filed_at timestamptz,
      dispatched_at timestamptz,
      handled_at timestamptz,
      checked_at timestamptz,
      closed_at timestamptz,
      -- limit of the handling, as it was when it was dispatched
      limit_amount real,
      limit_clock text check (limit_clock in ('urgent-hours', 'working-hours', 'working-days', 'calendar-days')),
      handle_due_at timestamptz,
      -- what is waited for now: since when, nearly due, due; null: no clock runs
      step_from timestamptz,
      step_nearly_due_at timestamptz,
      step_due_at timestamptz,
      -- the next moment at which the clock itself does something: reminds somebody, or ends a suspension
      remind_at timestamptz,
      -- reminders still to come while this is waited for, the first one at remind_at
      reminders_ahead jsonb not null default '[]',
      suspended_until timestamptz,
      reply_due_at timestamptz,
      supervised boolean not null default false,
      extension_asked boolean not null default false,
      appeal text check (appeal in ('asked', 'granted', 'refused')),
      was_overdue boolean not null default false,
      returns integer not null default 0,
      reworks integer not null default 0,
      extensions integer not null default 0,
      suspensions integer not null default 0,
      supervisions integer not null default 0,
      followers integer not null default 0,
      handler_id bigint,
      checker_id bigint,
      -- units that the checker stands for
      checker_unit_ids bigint[] not null default '{}',
      merged_into bigint,
      version integer not null default 1,
      updated_at timestamptz not null default now(),
      primary key (county_code, id),
      foreign key (county_code, unit_id) references unit (county_code, id),
      foreign key (county_code, grid_id) references grid (county_code, id),
      foreign key (county_code, place_id) references place (county_code, id) on delete set null (place_id),
      foreign key (county_code, merged_into) references problem (county_code, id),
      -- nothing is in work without somebody who answers for it
      constraint problem_has_owner check (
        unit_id is not null or status not in ('dispatched', 'suspended', 'handled', 'checked', 'closed')),
      -- four eyes: neither whoever handled it nor anybody of that unit checks it
      constraint problem_checked_by_others check (
        checker_id is null or (checker_id is distinct from handler_id and not unit_id = any (checker_unit_ids))),
      constraint problem_checked_by_somebody check (
        handler_id is null or checker_id is not null or status not in ('checked', 'closed')),
      constraint problem_suspended_until check (suspended_until is not null or status <> 'suspended'),
      constraint problem_merged_into_another check (
        (merged_into is not null) = (status = 'merged') and merged_into is distinct from id),
      constraint problem_number_at_filing check (
        number is not null or status not in ('filed', 'dispatched', 'suspended', 'handled', 'checked', 'closed'))
    )`.execute(db)
  await sql`
    create trigger problem_geom_m before insert or update on problem
    for each row execute function set_geom_m()`.execute(db)
  // serves: the same report sent twice is found again
  await sql`create unique index problem_report_key_index on problem (county_code, report_key)`.execute(db)
  // serves: a case by its number
  await sql`create unique index problem_number_index on problem (county_code, number) where number is not null`.execute(
    db,
  )
  // serves: the list of everything, the newest first
  await sql`create index problem_time_index on problem (county_code, reported_at, id)`.execute(db)
  // serves: the list of an area, the newest first, and permissions by the prefix of its code
  await sql`create index problem_area_index on problem (county_code, area_code text_pattern_ops, reported_at)`.execute(
    db,
  )
  // serves: what is still waited for: inboxes, the map as it opens, what is due next
  await sql`
    create index problem_open_index on problem (county_code, status, step_due_at)
    where status not in ('closed', 'refused', 'void', 'merged')`.execute(db)
  // serves: the cases of a unit, the newest first
  await sql`create index problem_unit_index on problem (county_code, unit_id, reported_at)`.execute(db)
  // serves: open problems of a category near a position
  await sql`
    create index problem_near_index on problem using gist (geom_m)
    where status not in ('closed', 'refused', 'void', 'merged')`.execute(db)
  // serves: the problems of a place
  await sql`create index problem_place_index on problem (county_code, place_id) where place_id is not null`.execute(
    db,
  )
  // serves: what was merged into a problem, and whether somebody's own report was
  await sql`
    create index problem_merged_index on problem (county_code, merged_into) where merged_into is not null`.execute(
    db,
  )
  // serves: what the clock has to do next, in any county
  await sql`create index problem_remind_index on problem (remind_at) where remind_at is not null`.execute(db)

  await sql`
    create table problem_event (
      county_code text not null,
      problem_id bigint not null,
      -- 1, 2, 3 ... of each problem: two people at once cannot both write the next one
      seq integer not null,
      at timestamptz not null default clock_timestamp(),
      -- a step of the workflow, or what happened beside: report, follow, remind, absorb, hand-over
      action text not null,
      from_status text,
      to_status text not null,
      -- null: the clock itself
      actor_id bigint,
      actor_name text,
      unit_id bigint,
      words text,
      internal boolean not null default false,
      details jsonb not null default '{}',
      primary key (county_code, problem_id, seq),
      foreign key (county_code, problem_id) references problem (county_code, id)
    )`.execute(db)
  // serves: statistics of a period by step
  await sql`create index problem_event_time_index on problem_event (county_code, action, at)`.execute(db)
  // A history is never changed, and goes only with its county: whoever removes that removes county_state first.
  await sql`
    create function refuse_problem_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and not exists (select from county_state where county_code = old.county_code) then
        return old;
      end if;
      raise exception 'The history of a problem is only ever added to.' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger problem_event_append_only before update or delete on problem_event
    for each row execute function refuse_problem_change()`.execute(db)
  await sql`
    create function refuse_problems_emptied() returns trigger language plpgsql as $$
    begin
      raise exception 'The history of a problem is only ever added to.' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger problem_event_never_emptied before truncate on problem_event
    for each statement execute function refuse_problems_emptied()`.execute(db)
  await sql`
    create table problem_photo (
      county_code text not null,
      problem_id bigint not null,
      -- the event that brought it
      seq integer not null,
      photo_id bigint not null,
      role text not null check (role in ('far', 'near', 'after')),
      position integer not null,
      primary key (county_code, problem_id, photo_id),
      foreign key (county_code, problem_id, seq) references problem_event (county_code, problem_id, seq),
      foreign key (county_code, photo_id) references photo (county_code, id)
    )`.execute(db)
  // serves: which problem shows this photo, and may it be seen; a photo stands in one place
  await sql`create unique index problem_photo_photo_index on problem_photo (county_code, photo_id)`.execute(
    db,
  )
  await sql`
    create table problem_follower (
      county_code text not null,
      problem_id bigint not null,
      account_id bigint not null,
      since timestamptz not null default now(),
      primary key (county_code, problem_id, account_id),
      foreign key (county_code, problem_id) references problem (county_code, id)
    )`.execute(db)
  // serves: what one account follows
  await sql`create index problem_follower_account_index on problem_follower (account_id, county_code)`.execute(
    db,
  )
}
