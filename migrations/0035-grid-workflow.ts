// What a county says of its grids itself, and who has seen how a proposal for their borders went.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table grid_setting (
      county_code text primary key,
      -- households that a grid should have; a county without a row goes by the standard
      least_households integer not null check (least_households > 0),
      most_households integer not null,
      -- which paper says so, in the county's own words; '': none was named
      source text not null default '',
      version integer not null default 1,
      check (least_households <= most_households)
    )`.execute(db)
  await sql`
    create table grid_proposal_seen (
      county_code text not null,
      proposal_id bigint not null,
      account_id bigint not null references account (id) on delete cascade,
      -- the last event of the proposal that was on this account's screen
      seq integer not null,
      primary key (county_code, proposal_id, account_id),
      foreign key (county_code, proposal_id) references grid_proposal (county_code, id)
    )`.execute(db)
}
