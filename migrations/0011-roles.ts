// Roles as sets of verbs, and grants: which account has which role over which area or unit, from when to when.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table role (
      id text primary key,
      title_zh text not null,
      title_en text not null,
      verbs text[] not null,
      landing text not null,
      usual_scope text not null,
      version integer not null default 1
    )`.execute(db)
  await sql`
    create table role_grant (
      id bigint generated always as identity primary key,
      account_id bigint not null references account (id) on delete cascade,
      role_id text not null references role (id),
      -- '' is the whole deployment; with a unit, the county that the unit belongs to
      area_code text not null,
      unit_id bigint,
      valid_from date not null default current_date,
      valid_to date,
      version integer not null default 1,
      check (valid_to is null or valid_to >= valid_from),
      foreign key (area_code, unit_id) references unit (county_code, id) on delete cascade
    )`.execute(db)
  // serves: what an account may do, asked with every request
  await sql`create index role_grant_account_index on role_grant (account_id)`.execute(db)
  // serves: who has a say in an area, by the prefix of its code
  await sql`create index role_grant_area_index on role_grant (area_code text_pattern_ops)`.execute(db)
}
