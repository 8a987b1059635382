// Roles are rows from the first start on, so those of a deployment that began before problems never learned their verbs.
// A preset that nobody changed gets what it would begin with now; what an administrator chose stays.
import { type Kysely, sql } from 'kysely'

/** Verbs that came later, by the role and the verbs that it began with. */
const learned: readonly [id: string, began: readonly string[], later: readonly string[]][] = [
  [
    'planner',
    [
      'map.read',
      'place.read',
      'unit.read',
      'unit.write',
      'assignment.write',
      'duty.write',
      'data.import',
      'data.export',
    ],
    ['problem.read', 'problem.report', 'problem.settings'],
  ],
  [
    'grid-leader',
    ['map.read', 'place.read', 'unit.read', 'duty.write', 'phone.reveal'],
    ['problem.read', 'problem.report', 'problem.check'],
  ],
  [
    'community-staff',
    ['map.read', 'place.read', 'unit.read', 'duty.write'],
    ['problem.read', 'problem.report', 'problem.check'],
  ],
  [
    'unit-staff',
    ['map.read', 'place.read', 'unit.read', 'duty.write'],
    ['problem.read', 'problem.report', 'problem.handle'],
  ],
  [
    'supervisor',
    ['map.read', 'place.read', 'unit.read', 'phone.reveal', 'data.export'],
    ['problem.read', 'problem.report', 'problem.check', 'problem.supervise'],
  ],
  [
    'system-administrator',
    ['map.read', 'place.read', 'unit.read', 'unit.write', 'data.import', 'account.read', 'account.write'],
    ['phone.reveal'],
  ],
]

export async function up(db: Kysely<unknown>) {
  for (const [id, began, later] of learned)
    await sql`
      update role set verbs = verbs || ${later}::text[], version = version + 1
      where id = ${id} and verbs @> ${began}::text[] and verbs <@ ${began}::text[]`.execute(db)
}
