// A unit is closed while problems wait for it: they go to its successor with their history, and nothing is left behind.
import { beforeEach, describe, expect, test } from 'vitest'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { reportAt } from '../support/problems.ts'
import { fault } from './ask.ts'
import { inCompound, openProblems, right, toClosed } from './problem-people.ts'

const { db, engine } = await useDatabase()
const { ask, people, units, makeUnit, report, move, reach, read, handled } = await openProblems({
  db,
  engine,
})

let closing: number
let count = 0

beforeEach(async () => {
  count++
  closing = await makeUnit(`closing-${count}`, `县临时单位${count}`)
  await db
    .insertInto('roleGrant')
    .values({ accountId: people.unit.id, roleId: 'unit-staff', areaCode: county, unitId: closing })
    .execute()
})

const close = async (body: object = {}) => {
  const { version } = await db
    .selectFrom('unit')
    .select('version')
    .where('id', '=', closing)
    .executeTakeFirstOrThrow()
  return ask(`/counties/${county}/units/${closing}/close`, { method: 'POST', body: { version, ...body } })
}

/** Dispatched to the unit that will close. */
async function dispatched() {
  return right(await move('dispatcher', await reach('accept', 'file'), 'dispatch', { unitId: closing }))
}

describe('closing a unit', () => {
  test('is refused while problems wait for it and nobody takes over', async () => {
    const now = await dispatched()
    const answer = await close()
    expect(fault(answer)).toEqual([409, 'unit-in-use'])
    expect(answer.body.error.details).toEqual({ count: 1, problems: 1, settings: 0 })
    expect(right(await read(now.row.id)).row.unitId).toBe(closing)
    right(await move('dispatcher', now, 'void', { words: '完' }))
    expect((await close()).status).toBe(200)
  })

  test('hands them over with a word in their history, and leaves what was done with whoever did it', async () => {
    const waiting = await dispatched()
    let done = right(await move('unit', await dispatched(), 'handle', await handled()))
    done = right(await move('supervisor', done, 'pass'))
    const answer = await close({ handOverTo: units.other })
    expect(answer.body).toMatchObject({ handedOver: 0, problemsHandedOver: 1 })
    const now = right(await read(waiting.row.id))
    expect(now.row).toMatchObject({
      status: 'dispatched',
      unitName: '县财政局',
      version: waiting.row.version + 1,
    })
    expect(now.row.dueAt).toBe(waiting.row.dueAt)
    expect(now.events.at(-1)).toMatchObject({
      ...{ action: 'hand-over', from: 'dispatched', to: 'dispatched', unitName: '县财政局' },
      details: { fromUnitId: closing },
    })
    expect(right(await read(done.row.id)).row.unitId).toBe(closing)
    // whoever had it before their eyes learns that it is not theirs any more
    expect(fault(await move('unit', waiting, 'handle', await handled()))).toEqual([409, 'changed-meanwhile'])
    right(await move('other', now, 'return', { words: '需重新派遣' }))
  })

  test('hands over the categories and rules that name it', async () => {
    await db.updateTable('problemCategory').set({ unitId: closing }).where('code', '=', '06027').execute()
    const rule = {
      title: { zh: '试', en: 'Trial' },
      categories: ['07'],
      area: null,
      answer: 'unit',
      unitId: closing,
      active: true,
    }
    await ask(`/counties/${county}/problem-rules`, { method: 'POST', body: rule })
    expect((await close()).body.error.details).toEqual({ count: 2, problems: 0, settings: 2 })
    expect((await close({ handOverTo: units.other })).status).toBe(200)
    expect(right(await report(reportAt(inCompound, { category: '07001' }))).row.unitName).toBe('县财政局')
    const { body } = await ask(`/counties/${county}/problem-settings`)
    expect(body.categories.find(({ code }: { code: string }) => code === '06027').unitName).toBe('县财政局')
  })

  test('nobody is given a problem to handle that is closed, also not when it is opened again', async () => {
    const filed = await reach('accept', 'file')
    const closed = await reach(...toClosed)
    await db.updateTable('problem').set({ unitId: closing }).where('id', '=', closed.row.id).execute()
    expect((await close()).status).toBe(200)
    expect(fault(await move('dispatcher', filed, 'dispatch', { unitId: closing }))).toEqual([
      409,
      'unit-closed',
    ])
    expect(fault(await move('dispatcher', closed, 'reopen', { words: '未解决' }))).toEqual([
      409,
      'unit-closed',
    ])
    const again = right(await move('dispatcher', closed, 'reopen', { words: '未解决', unitId: units.other }))
    expect(again.row.unitName).toBe('县财政局')
  })

  test('while others dispatch to it leaves nothing with it', async () => {
    const filed = await Promise.all(Array.from({ length: 6 }, () => reach('accept', 'file')))
    const first = await dispatched()
    const dispatches = filed.map((now) => move('dispatcher', now, 'dispatch', { unitId: closing }))
    const [closed, ...answers] = await Promise.all([close({ handOverTo: units.other }), ...dispatches])
    expect(closed.status).toBe(200)
    for (const answer of answers)
      if (answer.status !== 200) expect(fault(answer)).toEqual([409, 'unit-closed'])
    const left = await db.selectFrom('problem').select('id').where('unitId', '=', closing).execute()
    expect(left).toEqual([])
    expect(right(await read(first.row.id)).row.unitName).toBe('县财政局')
  })
})
