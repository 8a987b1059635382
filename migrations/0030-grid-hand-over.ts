// What changed hands with a change of borders, kept to be read and printed later, and the proposal that it came from.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  // transfers, assignments, problems that moved, codes of new grids; null: from before this was kept
  await sql`alter table grid_change add column hand_over jsonb, add column proposal_id bigint`.execute(db)
}
