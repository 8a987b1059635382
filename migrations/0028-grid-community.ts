// The grids of one community are asked for by every change of borders, by its history and by who numbers a new one.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  // serves: the grids of a community, those that ended included (their codes are never used again)
  await sql`create index grid_community_index on grid (county_code, community_code)`.execute(db)
}
