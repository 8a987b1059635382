// PostGIS and the one row that says in which metric CRS this deployment measures.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`create extension if not exists postgis`.execute(db)
  await sql`
    create table deployment (
      only_row boolean primary key default true check (only_row),
      metric_srid integer not null references spatial_ref_sys (srid),
      created_at timestamptz not null default now()
    )`.execute(db)
  // geom_m is geom in the metric CRS, kept here so that nobody can forget it.
  await sql`
    create function set_geom_m() returns trigger language plpgsql as $$
    declare
      srid integer;
    begin
      if tg_op = 'UPDATE' and new.geom is not distinct from old.geom then
        return new;
      end if;
      select metric_srid into srid from deployment;
      if srid is null then
        raise exception 'the metric CRS is not set: create a county first';
      end if;
      new.geom_m := st_transform(new.geom, srid);
      return new;
    end $$`.execute(db)
}
