// What the clock does by itself: reminders when their time has come, the end of a suspension, and never twice.
import { beforeAll, describe, expect, test } from 'vitest'
import type { MoveBody } from '../../api/contract/problem-moves.ts'
import { rolePresets } from '../../api/contract/roles.ts'
import type { Caller } from '../../api/features/handler.ts'
import { ensureProblemSetup } from '../../api/features/problems/ensure-setup.ts'
import { moveProblem } from '../../api/features/problems/move-problem.ts'
import { runClock } from '../../api/features/problems/run-clock.ts'
import { layTown } from '../api/town.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { callerOf, makeProblem, reportAt } from '../support/problems.ts'

const { db } = await useDatabase()

/** Monday, 26 January 2026; working time is 08:30 to 12:00 and 14:00 to 17:30 in Beijing. */
const monday = (time: string) => new Date(`2026-01-26T${time}:00+08:00`)
const tuesday = (time: string) => new Date(`2026-01-27T${time}:00+08:00`)

let dispatcher: Caller

beforeAll(async () => {
  await layTown(db)
  const { verbs } = rolePresets.find(({ id }) => id === 'dispatcher')!
  dispatcher = callerOf(1, '派遣员', [
    { roleId: 'dispatcher', verbs: [...verbs], scope: { area: county, unitId: null } },
  ])
})

async function move(id: number, action: MoveBody['action'], now: Date, more: Partial<MoveBody> = {}) {
  const settings = await ensureProblemSetup(db, county)
  const { version } = await rowOf(id)
  return db
    .transaction()
    .execute((trx) => moveProblem(trx, dispatcher, county, id, { action, version, ...more }, settings, now))
}

const rowOf = (id: number) =>
  db.selectFrom('problem').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function reminders(id: number) {
  const events = await db
    .selectFrom('problemEvent')
    .select(['at', 'details', 'actorId', 'actorName'])
    .where('problemId', '=', id)
    .where('action', '=', 'remind')
    .orderBy('seq')
    .execute()
  return events.map(({ at, details }) => [(details as { kind: string }).kind, at.toISOString()])
}

/** 暴露垃圾, dispatched on Monday at 08:30: four working hours, due at 14:30; 80 % at 11:42. */
async function dispatched(): Promise<number> {
  const id = await makeProblem(db, 1, reportAt([-800, -850]), monday('08:30'))
  for (const action of ['accept', 'file', 'dispatch'] as const) await move(id, action, monday('08:30'))
  return id
}

describe('reminders', () => {
  test('come at 80 %, when it is due, and to the superiors after, each once', async () => {
    const id = await dispatched()
    const { stepFrom, stepNearlyDueAt, stepDueAt, remindAt } = await rowOf(id)
    expect([stepFrom, stepNearlyDueAt, stepDueAt, remindAt]).toEqual([
      monday('08:30'),
      monday('11:42'),
      monday('14:30'),
      monday('11:42'),
    ])
    expect(await runClock(db, monday('11:41'))).toBe(0)
    expect(await runClock(db, monday('11:42'))).toBe(1)
    expect(await runClock(db, monday('11:50'))).toBe(0)
    expect(await runClock(db, monday('14:30'))).toBe(1)
    // 150 % are two working hours more
    expect(await runClock(db, monday('16:29'))).toBe(0)
    expect(await runClock(db, monday('16:30'))).toBe(1)
    // 300 % are eight working hours after it was due: 14:30 to 17:30, and five on Tuesday
    expect(await runClock(db, tuesday('15:29'))).toBe(0)
    expect(await runClock(db, tuesday('15:30'))).toBe(1)
    expect(await reminders(id)).toEqual([
      ['nearly-due', monday('11:42').toISOString()],
      ['overdue', monday('14:30').toISOString()],
      ['superior', monday('16:30').toISOString()],
      ['superior', tuesday('15:30').toISOString()],
    ])
    const { remindAt: next, version } = await rowOf(id)
    expect(next).toBeNull()
    // whoever had it before their eyes may go on with it
    expect(version).toBe(4)
  })

  test('leave a line in the log each, in the name of the clock', async () => {
    const id = await dispatched()
    await runClock(db, monday('14:30'))
    const lines = await db
      .selectFrom('auditEvent')
      .select(['action', 'accountId', 'accountName', 'areaCode', 'subjectName', 'after'])
      .where('subjectId', '=', String(id))
      .where('action', '=', 'problem-reminded')
      .orderBy('id')
      .execute()
    const { areaCode, number } = await rowOf(id)
    const line = { accountId: null, accountName: '系统时钟', areaCode, subjectName: number }
    expect(lines.map(({ action: _, ...rest }) => rest)).toEqual([
      { ...line, after: { kind: 'nearly-due', level: 0, since: monday('11:42').toISOString() } },
      { ...line, after: { kind: 'overdue', level: 0, since: monday('14:30').toISOString() } },
    ])
    await move(id, 'void', monday('15:00'), { words: '完' })
  })

  test('that were missed while nobody ran come together', async () => {
    const id = await dispatched()
    expect(await runClock(db, tuesday('08:30'))).toBe(1)
    expect((await reminders(id)).map(([kind]) => kind)).toEqual(['nearly-due', 'overdue', 'superior'])
    await move(id, 'void', tuesday('09:00'), { words: '完' })
  })

  test('of a step that was taken do not come', async () => {
    const id = await dispatched()
    await move(id, 'void', monday('09:00'), { words: '重复' })
    expect(await runClock(db, tuesday('17:00'))).toBe(0)
    expect(await reminders(id)).toEqual([])
  })

  test('come for waiting before the handling too', async () => {
    const id = await makeProblem(db, 1, reportAt([-800, -850]), monday('08:30'))
    // an hour to accept: 48 minutes are 80 %
    expect((await rowOf(id)).remindAt).toEqual(monday('09:18'))
    await runClock(db, monday('09:30'))
    expect((await reminders(id)).map(([kind]) => kind)).toEqual(['nearly-due', 'overdue'])
    await move(id, 'refuse', monday('09:40'), { words: '不属实' })
  })
})

describe('a suspension', () => {
  test('ends by itself, and the clock goes on with what was left', async () => {
    const id = await dispatched()
    const until = tuesday('09:00').toISOString()
    // an hour is used
    await move(id, 'suspend', monday('09:30'), { words: '等材料', until })
    expect(await runClock(db, tuesday('08:59'))).toBe(0)
    expect((await rowOf(id)).status).toBe('suspended')
    expect(await runClock(db, tuesday('09:00'))).toBe(1)
    const row = await rowOf(id)
    expect(row).toMatchObject({ status: 'dispatched', suspendedUntil: null, version: 6 })
    // three hours from 09:00
    expect(row.stepDueAt).toEqual(tuesday('12:00'))
    const last = await db
      .selectFrom('problemEvent')
      .selectAll()
      .where('problemId', '=', id)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(last).toMatchObject({ action: 'resume', actorId: null, actorName: null })
    await move(id, 'void', tuesday('09:00'), { words: '完' })
  })
})

describe('several clocks at once', () => {
  test('do everything once', async () => {
    const ids = [await dispatched(), await dispatched(), await dispatched()]
    const runs = await Promise.all(Array.from({ length: 4 }, () => runClock(db, monday('14:30'))))
    expect(runs.reduce((sum, each) => sum + each, 0)).toBe(3)
    for (const id of ids)
      expect((await reminders(id)).map(([kind]) => kind)).toEqual(['nearly-due', 'overdue'])
    for (const id of ids) await move(id, 'void', monday('15:00'), { words: '完' })
  })

  test('are not kept by one problem that fails', async () => {
    const [broken, whole] = [await dispatched(), await dispatched()]
    // suspended in a way that nobody could: its category is gone
    await move(broken, 'suspend', monday('09:00'), { words: '等', until: monday('10:00').toISOString() })
    await db.updateTable('problem').set({ categoryCode: '99999' }).where('id', '=', broken).execute()
    const faults: unknown[] = []
    expect(await runClock(db, monday('11:42'), { onFault: (error) => faults.push(error) })).toBe(1)
    expect(faults).toHaveLength(1)
    expect(await reminders(whole)).toHaveLength(1)
  })
})
