// Import batches: where data came from, and what a batch changed, so that it can be undone as a whole.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table import_batch (
      county_code text not null,
      id bigint generated always as identity,
      source text not null,
      file_names text[] not null,
      source_crs text not null,
      options jsonb not null,
      report jsonb not null,
      created_at timestamptz not null default now(),
      undone_at timestamptz,
      primary key (county_code, id)
    )`.execute(db)
  await sql`
    create table import_change (
      county_code text not null,
      batch_id bigint not null,
      table_name text not null check (table_name in ('place', 'region', 'grid')),
      row_key text not null,
      -- the row as it was, geometries as EWKB in hexadecimal; null: the batch made it
      before jsonb,
      primary key (county_code, batch_id, table_name, row_key),
      foreign key (county_code, batch_id) references import_batch (county_code, id) on delete cascade
    )`.execute(db)
}
