// Gives a problem to the unit that handles it, with the limit that it has; and asks the rules again when a unit returns it.
import type { Limit } from '../../contract/clock.ts'
import { AppError } from '../../db/errors.ts'
import { routeProblem } from '../../db/route-problem.ts'
import { askedAt } from '../../db/routing-facts.ts'
import type { Db } from '../../db/tables.ts'
import { incomplete } from './check-requirements.ts'
import { checkUnit } from './check-unit.ts'
import { locateProblem } from './locate-problem.ts'
import { type LockedProblem, readCategory, readPast } from './locked-problem.ts'
import type { StepInput } from './take-step.ts'
import { limitOf } from './waiting.ts'

/**
 * To the unit that was chosen, else the one that is proposed. `again`: the limit that it had before.
 * @throws AppError step-incomplete, unknown-unit, unit-closed, bad-request
 */
export async function handOut(
  trx: Db,
  county: string,
  problem: LockedProblem,
  { unitId = problem.unitId ?? undefined, limitIndex }: Pick<StepInput, 'unitId' | 'limitIndex'>,
  again?: Limit,
) {
  if (unitId === undefined) throw incomplete('unit')
  await checkUnit(trx, county, unitId)
  const category = await readCategory(trx, county, problem.categoryCode)
  const limit = again ?? (category && limitOf(category, limitIndex))
  if (!limit)
    throw new AppError(
      'bad-request',
      'The category of this problem has no such limit; choose one of its limits.',
    )
  const condition = category?.limits[limitIndex ?? 0]?.condition
  return {
    patch: { unitId, limitAmount: limit.amount, limitClock: limit.clock },
    details: { limit, ...(condition && !again && { condition }), proposedUnitId: problem.unitId },
  }
}

/** The next one by the rules: not whoever has sent it back since its place and category are what they are. */
export async function routeAgain(trx: Db, county: string, problem: LockedProblem, at: Date) {
  const past = await readPast(trx, county, problem.id)
  const since = past.findLastIndex(({ action }) => action === 'amend')
  const returnedBy = new Set(
    past.slice(since + 1).flatMap(({ action, unitId }) => (action === 'return' ? (unitId ?? []) : [])),
  )
  if (problem.unitId !== null) returnedBy.add(problem.unitId)
  const spot = await locateProblem(trx, county, problem)
  const asked = askedAt([problem.lng, problem.lat], spot, problem.categoryCode, problem.placeId)
  const routing = await routeProblem(trx, county, asked, returnedBy)
  return {
    patch: {
      unitId: routing.unitId,
      routing: JSON.stringify(routing),
      routedAt: at,
      limitAmount: null,
      limitClock: null,
    },
    details: { returnedBy: problem.unitId, proposedUnitId: routing.unitId },
  }
}
