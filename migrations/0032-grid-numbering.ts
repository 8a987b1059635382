// Grids get other numbers, and community land that had no grid gets its first ones: what stood where is still found.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  // serves: the grid that once had this code, and which numbers of a community are used for ever
  await sql`create index grid_version_code_index on grid_version (county_code, code text_pattern_ops)`.execute(
    db,
  )
  await sql`
    create table grid_founding (
      county_code text not null,
      change_id bigint not null,
      -- made of land that had no grid: it descends from none
      grid_id bigint not null,
      primary key (county_code, change_id, grid_id),
      foreign key (county_code, change_id) references grid_change (county_code, id),
      foreign key (county_code, grid_id) references grid (county_code, id)
    )`.execute(db)
}
