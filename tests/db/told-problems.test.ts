// A problem whose story is told at once is the same row, with the same history, as one that people took through it step by step.
import { expect, test } from 'vitest'
import type { ProblemAction } from '../../api/contract/problem-workflow.ts'
import { ensureProblemSetup } from '../../api/features/problems/ensure-setup.ts'
import { lockProblems, readCategory } from '../../api/features/problems/locked-problem.ts'
import { playProblem } from '../../api/features/problems/play-problem.ts'
import { takeStep } from '../../api/features/problems/take-step.ts'
import { layTown } from '../api/town.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { callerOf, makeProblem, reportAt, rubbish } from '../support/problems.ts'

const { db } = await useDatabase()

type Told = [action: ProblemAction, day: number, time: string, days?: number]
/** In the last week of January 2026, which begins on Monday, the 26th. */
const moment = (day: number, time: string) => new Date(`2026-01-${day}T${time}:00+08:00`)
const begun: Told[] = [
  ['accept', 26, '09:00'],
  ['file', 26, '09:20'],
  ['dispatch', 26, '10:00'],
]
const stories: Record<string, Told[]> = {
  'too late, and asked for more time that nobody granted': [
    ...begun,
    ['ask-extension', 26, '11:00'],
    ['handle', 28, '09:00'],
    ['pass', 28, '10:00'],
    ['close', 28, '11:00'],
  ],
  'with more time, a supervision and rework': [
    ...begun,
    ['ask-extension', 26, '11:00'],
    ['grant-extension', 26, '11:30'],
    ['supervise', 26, '14:30', 2],
    ['reply', 26, '15:00'],
    ['handle', 26, '16:00'],
    ['rework', 27, '09:00'],
    ['handle', 27, '10:00'],
  ],
  'suspended, and going on': [...begun, ['suspend', 26, '11:00', 2], ['resume', 28, '11:00']],
  'suspended still, and supervised': [...begun, ['suspend', 26, '11:00', 5], ['supervise', 27, '09:00', 3]],
  'confirmed where it lies, and filed': [
    ['ask-verification', 26, '08:50'],
    ['confirm', 26, '09:30'],
    ['file', 26, '09:40'],
  ],
  refused: [['refuse', 26, '09:00']],
}

test.each(Object.entries(stories))('%s', async (_story, steps) => {
  const { row, events, taken, history } = await live(steps)
  // Key, words and pin are as they were told.
  const { reportKey: _key, words: _words, placeName: _name, ...lived } = row
  const { geom: _geom, positionSource: _source, accuracyMetres: _accuracy, ...told } = lived
  expect(taken).toMatchObject(told)
  expect(history).toMatchObject(
    events.map(({ seq, action, fromStatus, toStatus, unitId, details }) => ({
      ...{ seq, action, fromStatus, toStatus, unitId },
      details,
    })),
  )
})

/** The same steps at the same moments, taken and told. */
async function live(steps: Told[]) {
  await layTown(db)
  const settings = await ensureProblemSetup(db, county)
  const reportedAt = moment(26, '08:40')
  const id = await makeProblem(db, 1, reportAt([-800, -850]), reportedAt)
  for (const [action, day, time, days = 0] of steps) {
    const now = moment(day, time)
    const later = new Date(now.getTime() + days * 86_400_000).toISOString()
    const input = { action, ...(days > 0 && { until: later, replyDue: later }) }
    await db.transaction().execute(async (trx) => {
      const problem = (await lockProblems(trx, county, [id])).get(id)!
      // Nobody checks what they handled.
      const doer = callerOf(action === 'pass' ? 2 : 1)
      await takeStep(trx, doer, county, problem, input, settings, now)
    })
  }
  const taken = await db.selectFrom('problem').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const history = await db
    .selectFrom('problemEvent')
    .selectAll()
    .where('problemId', '=', id)
    .orderBy('seq')
    .execute()
  const { placeId, gridId, regionCode, areaCode, routing, reporterName } = taken
  const { row, events } = playProblem(
    {
      ...{ category: rubbish, source: taken.source, position: [105, 35], words: '' },
      ...{ place: { place: '', kind: '' }, placeName: '', reporterName },
      reportedAt: reportedAt.toISOString(),
      steps: steps.map(([action, day, time, days]) => ({
        action,
        at: moment(day, time).toISOString(),
        ...(days !== undefined && { days }),
      })),
      ...{ scene: '', picture: 0 },
    },
    {
      county,
      settings,
      category: (await readCategory(db, county, rubbish))!,
      spot: { placeId, gridId, regionCode, areaCode },
      routing,
      contactName: null,
      reporter: taken.reporterId === null ? null : { id: taken.reporterId, name: reporterName },
      numberCase: () => taken.number!,
      now: taken.updatedAt,
    },
  )
  return { row, events, taken, history }
}
