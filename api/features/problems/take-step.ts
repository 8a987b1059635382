// Writes a step that was judged already: the new row with its clock and counters, the event, the line in the log.
import { sql, type Updateable } from 'kysely'
import type { MoveBody } from '../../contract/problem-moves.ts'
import { type Step, statusAfter, unitsOf, workflow } from '../../contract/problem-workflow.ts'
import { AppError } from '../../db/errors.ts'
import { executePrepared } from '../../db/prepared.ts'
import type { ProblemSettings } from '../../db/problem-settings.ts'
import type { ProblemTable } from '../../db/problem-tables.ts'
import type { Db } from '../../db/tables.ts'
import { amendProblem } from './amend-problem.ts'
import { handOut, routeAgain } from './hand-out.ts'
import { handlingLimit, type LockedProblem, readCategory, readPast } from './locked-problem.ts'
import { mergeInto } from './merge-problem.ts'
import { numberCase } from './number-case.ts'
import { marksOf } from './step-marks.ts'
import { handlingClock, type PastStep, tookTooLong, waitingIn } from './waiting.ts'
import { type Doer, noteProblem, writeEvent } from './write-event.ts'

export type StepInput = Omit<MoveBody, 'version' | 'target'> & { target?: LockedProblem | undefined }

type Patch = Updateable<ProblemTable>

interface Effect {
  patch?: Patch
  /** Kept with the event. A step that starts or extends the clock says its `limit`. */
  details?: Record<string, unknown>
}

interface Taking {
  trx: Db
  doer: Doer
  county: string
  problem: LockedProblem
  input: StepInput
  at: Date
}

/** Answers the moment that was written: never before the step that came last, whatever the clocks of two servers say. */
export async function takeStep(
  trx: Db,
  doer: Doer,
  county: string,
  problem: LockedProblem,
  input: StepInput,
  settings: ProblemSettings,
  now: Date,
): Promise<Date> {
  const at = now > problem.updatedAt ? now : problem.updatedAt
  const { action } = input
  const step: Step = workflow[action]
  const to = statusAfter(problem.status, action)
  const own = marksOf(problem.status, action, at, input)
  const effect = await effectOf({ trx, doer, county, problem, input, at })
  const patch: Patch = { ...own.marks, ...effect.patch }
  const details = { ...own.details, ...effect.details }
  const clock = await clockAfter(trx, county, problem, { action, at, details, patch, settings })
  const written = trx
    .updateTable('problem')
    .set({
      ...patch,
      ...clock,
      ...(step.counts && { [step.counts]: sql`${sql.ref(step.counts)} + 1` }),
      status: to,
      version: sql`version + 1`,
      updatedAt: at,
    })
    .where('countyCode', '=', county)
    .where('id', '=', problem.id)
  await executePrepared(trx, written)
  const unitId = patch.unitId === undefined || action === 'return' ? problem.unitId : patch.unitId
  const words = input.words?.trim() || undefined
  const internal = action === 'note'
  await writeEvent(trx, doer, county, problem.id, {
    ...{ action, at, to, unitId, words, internal, details },
    from: problem.status,
    photos: input.photos,
  })
  const name = patch.number ?? problem.number ?? `#${problem.id}`
  await noteProblem(
    trx,
    doer,
    'problem-moved',
    { id: problem.id, areaCode: problem.areaCode, name },
    {
      before: { status: problem.status, unitId: problem.unitId },
      after: { action, status: to, unitId },
    },
  )
  return at
}

/** What a step changes beside its marks: numbers, people, units, other problems. */
async function effectOf({ trx, doer, county, problem, input, at }: Taking): Promise<Effect> {
  switch (input.action) {
    case 'file':
      return { patch: { number: await numberCase(trx, county, at) } }
    case 'dispatch':
      return handOut(trx, county, problem, input)
    case 'return':
      return routeAgain(trx, county, problem, at)
    case 'handle':
      return { patch: { handlerId: doer.accountId } }
    case 'pass':
      return { patch: { checkerId: doer.accountId, checkerUnitIds: unitsOf(doer) } }
    case 'merge':
      await mergeInto(trx, doer, county, problem, input.target, at)
      return { patch: { mergedInto: input.target!.id }, details: { into: input.target!.id } } // mergeInto refuses none
    case 'reopen':
      return reopen(trx, county, problem, input)
    case 'amend':
      return amendProblem(trx, county, problem, input, at)
    default:
      return {}
  }
}

/** Back to whoever handled it, with the same limit; what was checked then does not count any more. */
async function reopen(
  trx: Db,
  county: string,
  problem: LockedProblem,
  { unitId }: StepInput,
): Promise<Effect> {
  const again = await handOut(trx, county, problem, { unitId }, handlingLimit(problem))
  return { ...again, patch: { ...again.patch, checkerId: null, checkerUnitIds: [] } }
}

interface Taken {
  action: StepInput['action']
  at: Date
  details: Record<string, unknown>
  patch: Patch
  settings: ProblemSettings
}

/** The columns of the clock after the step; none when nothing changes in what is waited for. */
async function clockAfter(
  trx: Db,
  county: string,
  problem: LockedProblem,
  { action, at, details, patch, settings }: Taken,
): Promise<Patch> {
  const step: Step = workflow[action]
  const to = statusAfter(problem.status, action)
  const stays = to === problem.status
  if (stays && !step.clock && action !== 'amend') return {}
  const code = patch.categoryCode ?? problem.categoryCode
  const category = await readCategory(trx, county, code)
  if (!category) throw new AppError('unknown-category', `There is no category with the code ${code}.`)
  const past: PastStep[] = step.clock
    ? [...(await readPast(trx, county, problem.id)), { action, at, details }]
    : []
  const handling = handlingClock(settings.calendar, past)
  const since = stays ? (problem.stepFrom ?? at) : at
  const suspendedUntil = patch.suspendedUntil ?? null
  const waiting = waitingIn(to, { since, now: at, suspendedUntil }, settings, category, handling)
  const { handleDueAt, remindersAhead, ...rest } = waiting
  return {
    ...rest,
    remindersAhead: JSON.stringify(remindersAhead),
    ...(step.clock && { handleDueAt }),
    ...(action === 'handle' && { wasOverdue: problem.wasOverdue || tookTooLong(handling, at) }),
  }
}
