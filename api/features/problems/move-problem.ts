// Takes one step of the workflow: judged on the row as it is now, written with its event, clock and counters, or not at all.
import { sql } from 'kysely'
import type { MoveBody } from '../../contract/problem-moves.ts'
import {
  type Condition,
  conditions,
  type Mover,
  statuses,
  unitsOf,
  whyNotMove,
  workflow,
} from '../../contract/problem-workflow.ts'
import type { ProblemDetail } from '../../contract/problems.ts'
import { AppError } from '../../db/errors.ts'
import type { ProblemSettings } from '../../db/problem-settings.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { checkRequirements } from './check-requirements.ts'
import { type LockedProblem, lockProblems, toMovable, unknownProblem } from './locked-problem.ts'
import { readProblem, sightOf } from './read-problem.ts'
import { takeStep } from './take-step.ts'

/**
 * Answers the problem as it is then, as far as the mover saw it before.
 * @throws AppError unknown-problem, changed-meanwhile with `details.current` if it is still theirs, not-permitted,
 *   wrong-status, step-refused, step-incomplete, and what single steps refuse
 */
export async function moveProblem(
  trx: Db,
  caller: Caller,
  county: string,
  id: number,
  body: MoveBody,
  settings: ProblemSettings,
  now: Date,
): Promise<ProblemDetail> {
  const rows = await lockProblems(trx, county, [id, ...(body.target === undefined ? [] : [body.target])])
  const problem = rows.get(id)
  const sight = problem && sightOf(caller, problem)
  if (!sight) throw await gone(trx, caller, county, id)
  if (problem.version !== body.version) {
    const current = await readProblem(trx, caller, county, id)
    throw new AppError('changed-meanwhile', 'Somebody has moved this problem meanwhile.', { current })
  }
  checkMove(problem, body.action, caller, now)
  checkRequirements(body, problem, now)
  await takeStep(trx, caller, county, problem, { ...body, target: rows.get(body.target ?? 0) }, settings, now)
  return readProblem(trx, caller, county, id, sight)
}

/** @throws AppError not-permitted, wrong-status, step-refused */
export function checkMove(problem: LockedProblem, action: MoveBody['action'], mover: Mover, now: Date): void {
  const refusal = whyNotMove(toMovable(problem), action, mover, now)
  if (refusal === undefined) return
  const step = workflow[action].title
  if (refusal === 'not-permitted')
    throw new AppError('not-permitted', `Your account may not do this step here: ${step.en}.`)
  if (refusal === 'wrong-status')
    throw new AppError(
      'wrong-status',
      `This problem waits for something else now: ${statuses[problem.status].en}.`,
      { status: problem.status },
    )
  throw new AppError('step-refused', `${conditions[refusal].en}.`, { condition: refusal satisfies Condition })
}

/** Somebody else of the unit may have sent it back a moment ago: then it is not unknown to them. */
async function gone(trx: Db, caller: Caller, county: string, id: number): Promise<AppError> {
  const had = await trx
    .selectFrom('problemEvent')
    .select('seq')
    .where('countyCode', '=', county)
    .where('problemId', '=', id)
    .where(sql<boolean>`unit_id = any(${unitsOf(caller)}::bigint[])`)
    .limit(1)
    .executeTakeFirst()
  return had
    ? new AppError('changed-meanwhile', 'This problem has gone to somebody else meanwhile.')
    : unknownProblem(county, id)
}
