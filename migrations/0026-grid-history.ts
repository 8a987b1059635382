// What grids were before: every version that a change of borders ended, who changed them and why, and what came of what.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table grid_change (
      county_code text not null,
      id bigint generated always as identity,
      community_code text not null,
      -- no foreign key: accounts belong to the deployment, and the row keeps the name
      author_id bigint,
      author_name text not null,
      reason text not null,
      at timestamptz not null default now(),
      primary key (county_code, id)
    )`.execute(db)
  // serves: the changes of a community, the latest first
  await sql`create index grid_change_community_index on grid_change (county_code, community_code, id)`.execute(
    db,
  )
  await sql`
    create table grid_version (
      county_code text not null,
      grid_id bigint not null,
      version integer not null,
      code text not null,
      name text not null,
      leader_name text,
      households integer,
      population integer,
      geom geometry(Geometry, 4326) not null,
      valid_from date not null,
      -- the day on which the next version, or nothing, took its place
      valid_to date not null,
      change_id bigint not null,
      primary key (county_code, grid_id, version),
      foreign key (county_code, grid_id) references grid (county_code, id),
      foreign key (county_code, change_id) references grid_change (county_code, id)
    )`.execute(db)
  // serves: what one change replaced
  await sql`create index grid_version_change_index on grid_version (county_code, change_id)`.execute(db)
  await sql`
    create table grid_descent (
      county_code text not null,
      change_id bigint not null,
      -- whose land it was, and whose it became: a split makes a child of one parent, a merge of every grid that ended
      parent_id bigint not null,
      child_id bigint not null,
      primary key (county_code, change_id, parent_id, child_id),
      foreign key (county_code, change_id) references grid_change (county_code, id),
      foreign key (county_code, parent_id) references grid (county_code, id),
      foreign key (county_code, child_id) references grid (county_code, id)
    )`.execute(db)
}
