// Where a place lies as one code, grid or region: the column that row permissions and lists by area filter on.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  // The county itself where no finer area holds the place: whoever answers for the county answers for it.
  await sql`alter table place add column area_code text`.execute(db)
  await sql`
    update place set area_code = coalesce(
      (select grid.code from grid where grid.county_code = place.county_code and grid.id = place.grid_id),
      place.region_code, place.county_code)`.execute(db)
  await sql`alter table place alter column area_code set not null`.execute(db)
  // serves: lists and counts of a kind in an area by the prefix of its code; the places of a kind for the indicators
  await sql`create index place_area_index on place (county_code, kind, area_code text_pattern_ops)`.execute(
    db,
  )
  await sql`drop index place_region_index`.execute(db)
}
