// Random walks of problems over the real database, in a time of their own: whatever people do in whatever order, the history
// says the same as the row, nothing is done that the workflow refuses, and no due time comes nearer.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { MoveBody } from '../../api/contract/problem-moves.ts'
import {
  actionIds,
  counters,
  endStatuses,
  type ProblemAction,
  type ProblemStatus,
  type Step,
  statusAfter,
  statusIds,
  whyNotMove,
  workflow,
} from '../../api/contract/problem-workflow.ts'
import { rolePresets } from '../../api/contract/roles.ts'
import { type ClockEvent, clockOf } from '../../api/contract/running-clock.ts'
import { AppError } from '../../api/db/errors.ts'
import type { ProblemSettings } from '../../api/db/problem-settings.ts'
import type { Caller } from '../../api/features/handler.ts'
import { ensureProblemSetup } from '../../api/features/problems/ensure-setup.ts'
import { followProblem } from '../../api/features/problems/follow-problem.ts'
import { lockProblems, toMovable } from '../../api/features/problems/locked-problem.ts'
import { moveProblem } from '../../api/features/problems/move-problem.ts'
import { reportProblem } from '../../api/features/problems/report-problem.ts'
import { runClock } from '../../api/features/problems/run-clock.ts'
import { Random } from '../../geodata/demo/random.ts'
import { layTown, southGrid, west } from '../api/town.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { insertPhoto } from '../support/photos.ts'
import { callerOf, reportAt } from '../support/problems.ts'
import { type Metres, position } from '../support/shapes.ts'

const { db } = await useDatabase()

const walks = 34
const stepsOfWalk = 45
const day = 86_400_000

let settings: ProblemSettings
let people: Caller[]
let unit: number

beforeAll(async () => {
  await layTown(db)
  settings = await ensureProblemSetup(db, county)
  unit = (await db.selectFrom('unit').select('id').executeTakeFirstOrThrow()).id
  const scopes: Record<string, [string, number | null]> = {
    'grid-leader': [southGrid, null],
    'community-staff': [west, null],
    'unit-staff': [county, unit],
    supervisor: [county, null],
    dispatcher: [county, null],
    planner: [county, null],
  }
  people = Object.entries(scopes).map(([roleId, [area, unitId]], index) => {
    const verbs = [...rolePresets.find(({ id }) => id === roleId)!.verbs]
    return callerOf(index + 1, roleId, [{ roleId, verbs, scope: { area, unitId } }])
  })
})

const done = new Map<ProblemAction, number>()
const seen = new Set<ProblemStatus>()

const rowOf = async (id: number) =>
  db.selectFrom('problem').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const eventsOf = async (id: number) =>
  db.selectFrom('problemEvent').selectAll().where('problemId', '=', id).orderBy('seq').execute()

/** Somewhere in the southern grid. */
const somewhere = (random: Random): Metres => [random.integer(-1900, -100), random.integer(-1900, -100)]

async function bodyOf(
  random: Random,
  action: ProblemAction,
  version: number,
  now: Date,
  author: number,
): Promise<MoveBody> {
  const { requires }: Step = workflow[action]
  const body: { -readonly [Key in keyof MoveBody]: MoveBody[Key] } = { action, version }
  // Now and then somebody leaves out what is asked for.
  const forgets = random.chance(0.08)
  for (const each of forgets ? [] : requires) {
    if (each === 'reason' || each === 'words') body.words = `${action} ${random.integer(1, 999)}`
    if (each === 'photo-after') body.photos = [{ id: await insertPhoto(db, county, author), role: 'after' }]
    if (each === 'unit' && random.chance(0.7)) body.unitId = unit
    if (each === 'until') body.until = new Date(now.getTime() + random.integer(1, 200) * day).toISOString()
    if (each === 'reply-due') body.replyDue = new Date(now.getTime() + day).toISOString()
    if (each === 'target') body.target = await newProblem(random, now)
  }
  if (action === 'amend') {
    const [lng, lat] = position(somewhere(random)) as [number, number] // shapes are flat
    body.position = [lng, lat]
    if (random.chance(0.5)) body.category = random.pick(['06010', '06012', '09006', '01023'])
  }
  return body
}

const newProblem = (random: Random, now: Date) =>
  db
    .transaction()
    .execute((trx) =>
      reportProblem(trx, random.pick(people), county, reportAt(somewhere(random)), settings, now),
    )

/** One try: somebody, something; mostly what may be done. Answers what was done. */
async function tryStep(random: Random, id: number, now: Date): Promise<ProblemAction | undefined> {
  const problem = (await db.transaction().execute((trx) => lockProblems(trx, county, [id]))).get(id)!
  const may = actionIds.flatMap((action) =>
    people
      .filter((caller) => whyNotMove(toMovable(problem), action, caller, now) === undefined)
      .map((caller) => ({ action, caller })),
  )
  // What may always be done, or ends a walk at once, would drown the rest.
  const rare: ProblemAction[] = ['note', 'void', 'merge', 'amend']
  const common = may.filter(({ action }) => !rare.includes(action) || random.chance(0.07))
  // Few cases come to their close, and fewer late: those go the whole way.
  const wanted = common.filter(({ action }) => /^(handle|pass|close)$|extension$|appeal$/.test(action))
  const any = [{ action: random.pick(actionIds), caller: random.pick(people) }]
  const likely = wanted.length > 0 && random.chance(0.5) ? wanted : common
  const choice = common.length === 0 || random.chance(0.2) ? any : likely
  const { action, caller } = random.pick(
    random.pick([...Map.groupBy(choice, (each) => each.action).values()]),
  )
  const body = await bodyOf(
    random,
    action,
    random.chance(0.05) ? problem.version + 1 : problem.version,
    now,
    caller.accountId,
  )
  const before = await rowOf(id)
  const refusal = whyNotMove(toMovable(problem), action, caller, now)
  try {
    const after = await db
      .transaction()
      .execute((trx) => moveProblem(trx, caller, county, id, body, settings, now))
    expect(refusal, `${action} by ${caller.name} of ${problem.status}`).toBeUndefined()
    expect(body.version).toBe(problem.version)
    expect(after.row.status).toBe(statusAfter(problem.status, action))
    done.set(action, (done.get(action) ?? 0) + 1)
    return action
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // What is refused is refused for a reason, and leaves no trace.
    if (refusal === undefined)
      expect(
        ['step-incomplete', 'changed-meanwhile', 'unknown-problem', 'bad-request'],
        error.message,
      ).toContain(error.code)
    expect(await rowOf(id)).toEqual(before)
    return undefined
  }
}

/** The clock by the history alone. */
async function dueByHistory(id: number): Promise<number | null> {
  const events = (await eventsOf(id)).flatMap(({ action, at, details }): ClockEvent[] => {
    const time = at.getTime()
    const { limit } = details as { limit?: never } // of the steps that start a clock
    if (action === 'dispatch' || action === 'reopen') return [{ at: time, type: 'start', limit: limit! }]
    if (action === 'handle' || action === 'suspend') return [{ at: time, type: 'suspend' }]
    if (action === 'resume' || action === 'rework') return [{ at: time, type: 'resume' }]
    if (action === 'grant-extension') return [{ at: time, type: 'extend' }]
    return action === 'return' || action === 'void' ? [{ at: time, type: 'stop' }] : []
  })
  const clock = clockOf(settings.calendar, events)
  return clock && clock.stoppedAt === null ? clock.due : null
}

async function checkHistory(id: number): Promise<void> {
  const [row, events] = [await rowOf(id), await eventsOf(id)]
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  let status: ProblemStatus | null = null
  let last = 0
  for (const { fromStatus, toStatus, at, action } of events) {
    expect(fromStatus, action).toBe(status)
    if (Object.hasOwn(workflow, action))
      expect(toStatus).toBe(statusAfter(fromStatus!, action as ProblemAction)) // just found in it
    else expect(toStatus).toBe(fromStatus ?? 'reported')
    expect(at.getTime()).toBeGreaterThanOrEqual(last)
    last = at.getTime()
    status = toStatus
  }
  expect(row.status).toBe(status)
  expect(row.updatedAt.getTime()).toBe(last)
  for (const counter of counters) {
    const counted = events.filter(
      ({ action }) => (workflow as Record<string, Step>)[action]?.counts === counter,
    )
    expect(row[counter], counter).toBe(counted.length)
  }
  const { count } = await db
    .selectFrom('problemFollower')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('problemId', '=', id)
    .executeTakeFirstOrThrow()
  expect(row.followers).toBe(count)
  const due = await dueByHistory(id)
  expect(row.handleDueAt?.getTime() ?? null).toBe(row.status === 'suspended' ? null : due)
  expect(row.stepFrom === null).toBe(endStatuses.includes(row.status) || row.status === 'suspended')
  if (row.status === 'dispatched') expect(row.stepDueAt?.getTime()).toBe(due)
  expect(row.remindAt === null).toBe(row.status !== 'suspended' && row.remindersAhead.length === 0)
  // every step and every reminder has its line in the log; what is taken in has the line of the other one
  const { rows } = await sql<{ lines: number }>`
    select count(*) as lines from audit_event where subject_type = 'problem' and subject_id = ${String(id)}`.execute(
    db,
  )
  expect(rows[0]?.lines).toBe(events.filter(({ action }) => action !== 'absorb').length)
}

describe('walks', () => {
  test.each(Array.from({ length: walks }, (_, seed) => seed))('%i', async (seed) => {
    const random = new Random(seed, 'walk')
    let now = new Date(Date.UTC(2026, 0, 5) + seed * day)
    const id = await newProblem(random, now)
    for (let i = 0; i < stepsOfWalk; i++) {
      const before = await dueByHistory(id)
      const { status } = await rowOf(id)
      seen.add(status)
      if (['refused', 'void', 'merged'].includes(status) && random.chance(0.5)) break
      const action = await tryStep(random, id, now)
      const due = await dueByHistory(id)
      const lengthens = ['grant-extension', 'resume', 'rework'].includes(action ?? '')
      if (lengthens) expect(due).toBeGreaterThanOrEqual(before!)
      if (random.chance(0.1))
        await db
          .transaction()
          .execute((trx) => followProblem(trx, random.pick(people), county, id, true, now))
      now = new Date(now.getTime() + Math.round(random.next() ** (seed % 3 === 0 ? 3 : 8) * 2 * day))
      if (random.chance(0.3)) await runClock(db, now)
    }
    seen.add((await rowOf(id)).status)
    await checkHistory(id)
  })

  test('together they came to every status, by every step', () => {
    expect([...seen].toSorted()).toEqual([...statusIds].toSorted())
    expect([...done.keys()].toSorted()).toEqual([...actionIds].toSorted())
  })
})
