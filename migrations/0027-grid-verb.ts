// Roles learn what can be done with the borders of grids: the planner changes them, the leader of a grid proposes a change.
// A preset that nobody changed gets what it would begin with now; what an administrator chose stays, as in 0025.
import { type Kysely, sql } from 'kysely'

const learned: readonly [id: string, began: readonly string[], later: string][] = [
  [
    'planner',
    [
      ...['map.read', 'place.read', 'unit.read', 'unit.write', 'assignment.write', 'duty.write'],
      ...['problem.read', 'problem.report', 'problem.settings', 'data.import', 'data.export'],
    ],
    'grid.write',
  ],
  [
    'grid-leader',
    [
      ...['map.read', 'place.read', 'unit.read', 'duty.write', 'phone.reveal'],
      ...['problem.read', 'problem.report', 'problem.check'],
    ],
    'grid.propose',
  ],
]

export async function up(db: Kysely<unknown>) {
  for (const [id, began, later] of learned)
    await sql`
      update role set verbs = verbs || array[${later}::text], version = version + 1
      where id = ${id} and verbs @> ${began}::text[] and verbs <@ ${began}::text[]`.execute(db)
}
