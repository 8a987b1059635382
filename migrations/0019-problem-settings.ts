// What problems are judged by, as data of each county: categories with their limits, sources, routing rules, the calendar.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table problem_category (
      county_code text not null,
      -- two digits for a major category, five for one below it (GB/T 47678.5-2026)
      code text not null check (code ~ '^[0-9]{2}([0-9]{3})?$'),
      title_zh text not null,
      title_en text not null,
      -- limits of the handling, each with the condition under which it holds; the first is the usual one; [] on major categories
      limits jsonb not null default '[]',
      -- limits of the other steps that differ from those of the county: status id → { amount, clock }
      step_limits jsonb not null default '{}',
      keywords text[] not null default '{}',
      -- kinds of places that such a problem is usually at
      kinds text[] not null default '{}',
      -- how the name of the department reads that usually answers for it: finds unit_id until somebody chooses
      department_words text[] not null default '{}',
      -- the department that answers for the whole category
      unit_id bigint,
      active boolean not null default true,
      -- order of the list; the most frequent first
      position integer not null default 0,
      source text not null,
      version integer not null default 1,
      primary key (county_code, code),
      check ((length(code) = 5) = (jsonb_array_length(limits) > 0)),
      foreign key (county_code, unit_id) references unit (county_code, id)
    )`.execute(db)
  await sql`
    create table problem_source (
      county_code text not null,
      id text not null check (id ~ '^[a-z-]{1,30}$'),
      title_zh text not null,
      title_en text not null,
      -- somebody else told it to whoever writes it down
      by_caller boolean not null default false,
      active boolean not null default true,
      position integer not null default 0,
      version integer not null default 1,
      primary key (county_code, id)
    )`.execute(db)
  await sql`
    create table problem_rule (
      county_code text not null,
      id bigint generated always as identity,
      -- the first one that matches decides
      position integer not null,
      title_zh text not null,
      title_en text not null,
      -- two or five digits each; none: whatever the category
      categories text[] not null default '{}',
      -- null: wherever it is; an area code and all below it
      area_code text,
      -- who: the unit that answers for the place, the compound, the road, the grid, the community, the township; the department of
      -- the category; or one named unit
      answer text not null check (answer in
        ('place', 'compound', 'road', 'grid', 'community', 'township', 'county', 'category', 'unit')),
      unit_id bigint,
      active boolean not null default true,
      version integer not null default 1,
      primary key (county_code, id),
      check ((answer = 'unit') = (unit_id is not null)),
      foreign key (county_code, unit_id) references unit (county_code, id)
    )`.execute(db)
  await sql`
    create table problem_setting (
      county_code text primary key,
      -- status id or reply → { amount, clock }: how long each step may take
      step_limits jsonb not null,
      -- working hours, weekdays, holidays and make-up days with their source
      calendar jsonb not null,
      -- what a city calls a status or a step, where it differs
      labels jsonb not null default '{}',
      version integer not null default 1,
      -- with the version what a process knows its copy by: a county made anew begins with version 1 again
      changed_at timestamptz not null default clock_timestamp()
    )`.execute(db)
  // serves: the last case number of a county and day
  await sql`
    create table problem_number (
      county_code text not null,
      day date not null,
      last integer not null,
      primary key (county_code, day)
    )`.execute(db)
  await sql`
    create table problem_view (
      account_id bigint not null references account (id) on delete cascade,
      county_code text not null,
      id bigint generated always as identity,
      name text not null,
      filter jsonb not null,
      primary key (account_id, county_code, id)
    )`.execute(db)
  // Roles that came with the product learn the verbs of problems; what an administrator made is left alone.
  await sql`
    update role set verbs = role.verbs || added.verbs
    from (values
      ('planner', array['problem.read', 'problem.report', 'problem.settings']),
      ('grid-leader', array['problem.read', 'problem.report', 'problem.check']),
      ('community-staff', array['problem.read', 'problem.report', 'problem.check']),
      ('unit-staff', array['problem.read', 'problem.report', 'problem.handle']),
      ('supervisor', array['problem.read', 'problem.report', 'problem.check', 'problem.supervise'])
    ) as added (id, verbs)
    where role.id = added.id`.execute(db)
  // Only where roles are there already: an empty deployment is given all presets later.
  await sql`
    insert into role (id, title_zh, title_en, verbs, landing, usual_scope)
    select 'dispatcher', '受理派遣员', 'Dispatcher',
           array['map.read', 'place.read', 'unit.read', 'problem.read', 'problem.report', 'problem.accept',
                 'problem.dispatch', 'data.export'], 'problems', 'county'
    where exists (select from role) and not exists (select from role where id = 'dispatcher')`.execute(db)
}
