// What reading problems quickly takes: their place on the map in whole numbers, and which of them changed since a moment.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  // Web Mercator in 2³⁰ steps from the north-west corner of the world: what clusters and boxes are counted by.
  await sql`
    alter table problem
      add column map_x integer generated always as (
        least(greatest(floor((st_x(geom) + 180) / 360 * 1073741824), 0), 1073741823)::integer) stored,
      add column map_y integer generated always as (
        least(greatest(floor((0.5 - ln((1 + sin(radians(least(greatest(st_y(geom), -85.05112877980659), 85.05112877980659))))
          / (1 - sin(radians(least(greatest(st_y(geom), -85.05112877980659), 85.05112877980659))))) / (4 * pi()))
          * 1073741824), 0), 1073741823)::integer) stored,
      -- the transaction that wrote the row last: those still running when somebody looked are at or after the xmin that
      -- was seen then, so nothing is missed however late they commit
      add column changed_xid xid8 not null default pg_current_xact_id()`.execute(db)
  await sql`
    create function set_problem_changed() returns trigger language plpgsql as $$
    begin
      new.changed_xid := pg_current_xact_id();
      return new;
    end $$`.execute(db)
  await sql`
    create trigger problem_changed before insert or update on problem
    for each row execute function set_problem_changed()`.execute(db)
  // serves: what changed since the columns in memory were last brought up to date
  await sql`create index problem_changed_index on problem (county_code, changed_xid)`.execute(db)
  // serves: how many are open in each area, for the board of indicators
  await sql`
    create index problem_open_area_index on problem (county_code, area_code text_pattern_ops)
    where status not in ('closed', 'refused', 'void', 'merged')`.execute(db)
  // Another one whenever the county is made anew: what was remembered of its rows is then worth nothing.
  await sql`alter table county_state add column epoch uuid not null default gen_random_uuid()`.execute(db)
  // serves: no two views of one person have the same name
  await sql`create unique index problem_view_name_index on problem_view (account_id, county_code, name)`.execute(
    db,
  )
}
