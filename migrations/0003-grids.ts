// Grids 网格: cells of a community, without gaps or overlaps; old versions stay with their dates.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table grid (
      county_code text not null,
      id bigint generated always as identity,
      code text not null check (code ~ '^[0-9]{15}$' and code like community_code || '%'),
      community_code text not null,
      name text not null,
      leader_name text,
      leader_phone text,
      households integer check (households >= 0),
      population integer check (population >= 0),
      geom geometry(Geometry, 4326) not null,
      geom_m geometry not null,
      properties jsonb not null default '{}',
      valid_from date not null default current_date,
      valid_to date,
      version integer not null default 1,
      source text not null,
      batch_id bigint,
      primary key (county_code, id),
      foreign key (county_code, community_code) references region (county_code, code)
    )`.execute(db)
  await sql`
    create trigger grid_geom_m before insert or update on grid
    for each row execute function set_geom_m()`.execute(db)
  // serves: one grid by its code; a code belongs to one grid at a time
  await sql`create unique index grid_code_index on grid (county_code, code) where valid_to is null`.execute(
    db,
  )
  // serves: which grid holds this point, and cutting the mosaic
  await sql`create index grid_geom_m_index on grid using gist (geom_m) where valid_to is null`.execute(db)
  // serves: the area tiles, which search by a box in degrees
  await sql`create index grid_geom_index on grid using gist (geom) where valid_to is null`.execute(db)
}
