// Units and assignments: who answers for what 包抓, with role and dates.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table unit (
      county_code text not null,
      id bigint generated always as identity,
      code text not null,
      name text not null,
      kind text not null check (kind in ('department', 'township', 'enterprise', 'school', 'hospital', 'other')),
      category text check (category in ('A', 'B')),
      parent_id bigint,
      contact_name text,
      contact_phone text,
      source text not null,
      primary key (county_code, id),
      unique (county_code, code),
      foreign key (county_code, parent_id) references unit (county_code, id)
    )`.execute(db)
  await sql`
    create table assignment (
      county_code text not null,
      id bigint generated always as identity,
      unit_id bigint not null,
      role text not null check (role in ('lead', 'responsible', 'packaging')),
      region_code text,
      grid_id bigint,
      place_id bigint,
      leader_name text,
      note text,
      valid_from date not null default current_date,
      valid_to date,
      primary key (county_code, id),
      check (num_nonnulls(region_code, grid_id, place_id) = 1),
      foreign key (county_code, unit_id) references unit (county_code, id),
      foreign key (county_code, region_code) references region (county_code, code),
      foreign key (county_code, grid_id) references grid (county_code, id),
      foreign key (county_code, place_id) references place (county_code, id) on delete cascade
    )`.execute(db)
  // serves: who answers for this place; share of compounds with a unit
  await sql`create index assignment_place_index on assignment (county_code, place_id) where place_id is not null`.execute(
    db,
  )
  // serves: who answers for this grid
  await sql`create index assignment_grid_index on assignment (county_code, grid_id) where grid_id is not null`.execute(
    db,
  )
  // serves: who answers for this region
  await sql`create index assignment_region_index on assignment (county_code, region_code) where region_code is not null`.execute(
    db,
  )
  // serves: what a unit answers for
  await sql`create index assignment_unit_index on assignment (county_code, unit_id)`.execute(db)
}
