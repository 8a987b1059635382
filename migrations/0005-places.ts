// Places: every feature of every kind. One table, so that writing, tiles and history stay in one place.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table place (
      county_code text not null,
      id bigint generated always as identity,
      kind text not null,
      code text,
      name text,
      geom geometry(Geometry, 4326) not null,
      geom_m geometry not null,
      -- finest region and grid that hold the point on the surface; null: outside every boundary
      region_code text,
      grid_id bigint,
      properties jsonb not null default '{}',
      source text not null,
      -- natural key inside the source: what a second import of the same thing finds again
      source_key text not null,
      batch_id bigint,
      version integer not null default 1,
      updated_at timestamptz not null default now(),
      primary key (county_code, id),
      foreign key (county_code, batch_id) references import_batch (county_code, id)
    )`.execute(db)
  await sql`
    create trigger place_geom_m before insert or update on place
    for each row execute function set_geom_m()`.execute(db)
  // serves: a second import finds the row of the first
  await sql`create unique index place_source_key_index on place (county_code, kind, source, source_key)`.execute(
    db,
  )
  // serves: indicators, the nearest place of a kind, the places of an area
  await sql`create index place_geom_m_index on place using gist (geom_m)`.execute(db)
  // serves: place tiles and the box filter, which search in degrees
  await sql`create index place_geom_index on place using gist (geom)`.execute(db)
  // serves: lists and counts of a kind in an area by the prefix of its code
  await sql`create index place_region_index on place (county_code, kind, region_code text_pattern_ops)`.execute(
    db,
  )
  // serves: the places of one grid
  await sql`create index place_grid_index on place (county_code, grid_id) where grid_id is not null`.execute(
    db,
  )
}
