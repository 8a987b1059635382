// Unit grids 单元网格 of city management (万米单元网格): a family of their own, in a table of their own, so that no query over
// grids can ever meet one. Attributes after DB11/GB/T 30428.1; a code that was used once is never used again.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table unit_grid (
      county_code text not null,
      id bigint generated always as identity,
      code text not null check (code ~ '^[0-9]{12}[0-9A-Z]{3}$' and code like community_code || '%'),
      community_code text not null,
      name text not null,
      -- 用地类型, 管理等级, 责任主体 in the words of the county; null responsible: 属地兜底
      land_use text,
      grade text,
      responsible_body text,
      geom geometry(Geometry, 4326) not null,
      geom_m geometry not null,
      properties jsonb not null default '{}',
      valid_from date not null default current_date,
      -- the first day on which it is no longer in force
      valid_to date check (valid_to >= valid_from),
      status_reason text,
      source text not null,
      batch_id bigint,
      primary key (county_code, id),
      foreign key (county_code, community_code) references region (county_code, code)
    )`.execute(db)
  await sql`
    create trigger unit_grid_geom_m before insert or update on unit_grid
    for each row execute function set_geom_m()`.execute(db)
  // serves: one unit grid by its code, also one that ended: that is why no code comes twice
  await sql`create unique index unit_grid_code_index on unit_grid (county_code, code)`.execute(db)
  // serves: which unit grid holds this point, and what overlaps what
  await sql`create index unit_grid_geom_m_index on unit_grid using gist (geom_m)`.execute(db)
  // serves: their tiles, which search by a box in degrees
  await sql`create index unit_grid_geom_index on unit_grid using gist (geom)`.execute(db)
  // An import can make them, and take them back.
  await sql`
    alter table import_change drop constraint import_change_table_name_check,
      add constraint import_change_table_name_check
        check (table_name in ('place', 'region', 'grid', 'unit_grid'))`.execute(db)
}
