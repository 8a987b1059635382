// Problems of which a test asks only where they lie and what they wait for.
import type { ProblemStatus } from '../../api/contract/problem-workflow.ts'
import type { Db } from '../../api/db/tables.ts'
import { Random } from '../../geodata/demo/random.ts'
import { county } from './county.ts'
import { type DrawnProblem, drawProblem, insertProblems } from './random-problems.ts'

/** Area and status of each; the unit that handles them is the only one of a small county. Answers their ids. */
export async function layProblems(
  db: Db,
  problems: readonly (readonly [area: string, status: ProblemStatus, more?: Partial<DrawnProblem>])[],
): Promise<number[]> {
  const { id: unitId } = await db.selectFrom('unit').select('id').orderBy('id').executeTakeFirstOrThrow()
  const random = new Random(1, 'open problems')
  const pool = { county, unitIds: [unitId], accountIds: [1, 2], categories: ['06010'], sources: ['patrol'] }
  const drawn = problems.map(([area, status, more]) => ({
    ...drawProblem(random, { ...pool, areas: [area] }, status),
    ...more,
  }))
  return insertProblems(db, drawn)
}
