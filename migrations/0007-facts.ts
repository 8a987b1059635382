// Facts: numerators and denominators per piece of the mosaic, and the cut land they were measured on.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table piece (
      county_code text not null,
      id bigint generated always as identity,
      township_code text,
      community_code text,
      grid_id bigint,
      population integer,
      geom_m geometry not null,
      primary key (county_code, id)
    )`.execute(db)
  // serves: which piece holds this point; cutting land by pieces
  await sql`create index piece_geom_m_index on piece using gist (geom_m)`.execute(db)
  await sql`
    create table land_part (
      county_code text not null,
      layer text not null,
      piece_id bigint not null,
      geom_m geometry not null,
      foreign key (county_code, piece_id) references piece (county_code, id) on delete cascade
    )`.execute(db)
  // serves: the land of a layer near a service area; covered and uncovered shapes
  await sql`create index land_part_geom_m_index on land_part using gist (geom_m)`.execute(db)
  // serves: the land of one layer, piece by piece
  await sql`create index land_part_piece_index on land_part (county_code, layer, piece_id)`.execute(db)
  // serves: making the mosaic anew, which removes piece by piece what hangs on it
  await sql`create index land_part_of_piece_index on land_part (county_code, piece_id)`.execute(db)
  await sql`
    create table service_part (
      county_code text not null,
      indicator text not null,
      geom_m geometry not null
    )`.execute(db)
  // serves: joining land with the service areas of an indicator
  await sql`create index service_part_geom_m_index on service_part using gist (geom_m)`.execute(db)
  // serves: replacing the service areas of one indicator
  await sql`create index service_part_indicator_index on service_part (county_code, indicator)`.execute(db)
  await sql`
    create table indicator_fact (
      county_code text not null,
      indicator text not null,
      piece_id bigint not null,
      numerator double precision,
      denominator double precision,
      primary key (county_code, indicator, piece_id),
      foreign key (county_code, piece_id) references piece (county_code, id) on delete cascade
    )`.execute(db)
  // serves: making the mosaic anew, which removes piece by piece what hangs on it
  await sql`create index indicator_fact_piece_index on indicator_fact (county_code, piece_id)`.execute(db)
  await sql`
    create table indicator_run (
      county_code text not null,
      indicator text not null,
      definition_version integer not null,
      data_version integer not null,
      notes jsonb not null,
      computed_at timestamptz not null default now(),
      primary key (county_code, indicator)
    )`.execute(db)
}
