// Changes of borders that are not in force yet: who proposes what, who was asked and what they said, who decided.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table grid_proposal (
      county_code text not null,
      id bigint generated always as identity,
      community_code text not null,
      status text not null,
      -- no foreign key: accounts belong to the deployment, and the row keeps the name
      author_id bigint,
      author_name text not null,
      reason text not null,
      in_force_on date not null,
      -- as it was sent: changed, created, removed, confirmed
      change jsonb not null,
      -- version of every grid of the community when it was drawn, by its code
      base jsonb not null,
      -- what was said of it then: findings, transfers, assignments
      answer jsonb not null,
      -- once in force
      change_id bigint,
      overtaken_grids text[] not null default '{}',
      version integer not null default 1,
      proposed_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (county_code, id),
      foreign key (county_code, community_code) references region (county_code, code),
      foreign key (county_code, change_id) references grid_change (county_code, id)
    )`.execute(db)
  // serves: the proposals of a county, the latest first
  await sql`create index grid_proposal_county_index on grid_proposal (county_code, id desc)`.execute(db)
  // serves: what a change of borders overtakes, and what the clock has to bring into force
  await sql`
    create index grid_proposal_open_index on grid_proposal (county_code, community_code)
    where status in ('consulting', 'deciding', 'approved')`.execute(db)
  await sql`
    create table grid_proposal_party (
      county_code text not null,
      proposal_id bigint not null,
      grid_code text not null,
      kind text not null check (kind in ('own', 'asked', 'leaderless')),
      answer text check (answer in ('consent', 'object')),
      words text,
      actor_name text,
      at timestamptz,
      primary key (county_code, proposal_id, grid_code),
      foreign key (county_code, proposal_id) references grid_proposal (county_code, id)
    )`.execute(db)
  // serves: what the leader of a grid is asked about
  await sql`
    create index grid_proposal_party_index on grid_proposal_party (county_code, grid_code)
    where answer is null and kind <> 'own'`.execute(db)
  await sql`
    create table grid_proposal_event (
      county_code text not null,
      proposal_id bigint not null,
      seq integer not null,
      at timestamptz not null default now(),
      action text not null,
      to_status text not null,
      actor_id bigint,
      -- null: the clock itself
      actor_name text,
      grids text[] not null default '{}',
      words text,
      primary key (county_code, proposal_id, seq),
      foreign key (county_code, proposal_id) references grid_proposal (county_code, id)
    )`.execute(db)
}
