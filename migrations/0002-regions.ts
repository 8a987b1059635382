// Regions: counties (6 digits), townships (9), communities (12), a tree by code.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table region (
      county_code text not null check (county_code ~ '^[0-9]{6}$'),
      code text not null check (code ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})$' and code like county_code || '%'),
      parent_code text,
      level text not null check (level in ('county', 'township', 'community')),
      name text not null,
      geom geometry(Geometry, 4326),
      geom_m geometry,
      -- 城区人口 + 城区暂住人口 are the denominators of the official per-head indicators; 常住 is the fallback.
      urban_population integer check (urban_population >= 0),
      temporary_population integer check (temporary_population >= 0),
      resident_population integer check (resident_population >= 0),
      households integer check (households >= 0),
      properties jsonb not null default '{}',
      source text not null,
      batch_id bigint,
      primary key (county_code, code)
    )`.execute(db)
  await sql`
    create trigger region_geom_m before insert or update on region
    for each row execute function set_geom_m()`.execute(db)
  // Never goes back, also when a county is deleted and made again: browsers keep tiles by it.
  await sql`create sequence data_version as integer`.execute(db)
  await sql`
    create table county_state (
      county_code text primary key,
      data_version integer not null default nextval('data_version'),
      facts_version integer not null default 0,
      facts_at timestamptz,
      demo boolean not null default false,
      foreign key (county_code, county_code) references region (county_code, code) on delete cascade
    )`.execute(db)
  // serves: which region holds this point, and the area tiles
  await sql`create index region_geom_m_index on region using gist (geom_m)`.execute(db)
  // serves: the area tiles, which search by a box in degrees
  await sql`create index region_geom_index on region using gist (geom)`.execute(db)
  // serves: the children of an area
  await sql`create index region_parent_index on region (county_code, parent_code)`.execute(db)
}
