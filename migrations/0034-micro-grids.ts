// Micro grids 微网格: parts of one grid, 30 to 50 households, code = code of the grid and two digits. domain.md §2.2.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table micro_grid (
      county_code text not null,
      id bigint generated always as identity,
      code text not null check (code ~ '^[0-9]{17}$'),
      grid_id bigint not null,
      name text not null,
      leader_name text,
      leader_phone text,
      households integer check (households >= 0),
      population integer check (population >= 0),
      geom geometry(Geometry, 4326) not null,
      geom_m geometry not null,
      valid_from date not null default current_date,
      valid_to date,
      version integer not null default 1,
      source text not null,
      batch_id bigint,
      -- the row that it was under its former code
      former_id bigint,
      primary key (county_code, id),
      foreign key (county_code, grid_id) references grid (county_code, id),
      foreign key (county_code, former_id) references micro_grid (county_code, id)
    )`.execute(db)
  await sql`
    create trigger micro_grid_geom_m before insert or update on micro_grid
    for each row execute function set_geom_m()`.execute(db)
  // serves: one micro grid by its code, and those of a grid; a code is never used again, so rows that ended count too
  await sql`create unique index micro_grid_code_index on micro_grid (county_code, code)`.execute(db)
  // serves: the micro grids of a grid
  await sql`create index micro_grid_grid_index on micro_grid (county_code, grid_id)`.execute(db)
  // serves: which one overlaps another
  await sql`create index micro_grid_geom_m_index on micro_grid using gist (geom_m) where valid_to is null`.execute(
    db,
  )
  // serves: the area tiles, which search by a box in degrees
  await sql`create index micro_grid_geom_index on micro_grid using gist (geom) where valid_to is null`.execute(
    db,
  )
  // Which tables an import writes is said by the type in api/db: every one that is added would have to write the list anew.
  await sql`alter table import_change drop constraint if exists import_change_table_name_check`.execute(db)
}
