// What problems are judged by, as a county keeps it: categories, sources, limits, calendar, labels, rules and their trial.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ProblemRule, RuleDraft } from '../../api/contract/problem-rules.ts'
import type { ProblemCategory, ProblemSettings } from '../../api/contract/problem-settings.ts'
import { county, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { reportAt, rubbish } from '../support/problems.ts'
import { fault } from './ask.ts'
import { inCompound, openProblems, right } from './problem-people.ts'
import { west } from './town.ts'

const { db, engine } = await useDatabase()
const { ask, people, units, report, read, move } = await openProblems({ db, engine })

const put = (path: string, body: object) =>
  ask(`/counties/${county}${path}`, { method: 'PUT', body, cookie: people.planner.cookie })
const post = (path: string, body: object) =>
  ask(`/counties/${county}${path}`, { method: 'POST', body, cookie: people.planner.cookie })
const settings = async (): Promise<ProblemSettings> =>
  (await ask(`/counties/${county}/problem-settings`)).body
const categoryOf = async (code: string) => (await settings()).categories.find((each) => each.code === code)!
const rules = async (): Promise<ProblemRule[]> => (await ask(`/counties/${county}/problem-rules`)).body.items

/** What a form sends of a category: all of it, with what was changed. */
function fieldsOf({ code: _, source: __, unitName: ___, version, ...fields }: ProblemCategory) {
  return { version, ...fields }
}

function draftOf({ id, title, categories, area, answer, unitId, active }: ProblemRule): RuleDraft {
  return { id, title, categories, area, answer, unitId, active }
}

describe('a category', () => {
  test('is renamed without losing a problem', async () => {
    const problem = right(await report())
    const title = { zh: '垃圾暴露', en: 'Rubbish lying about' }
    const { status, body } = await put(`/problem-categories/${rubbish}`, {
      ...fieldsOf(await categoryOf(rubbish)),
      title,
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ code: rubbish, title, version: 2 })
    expect(right(await read(problem.row.id)).row).toMatchObject({ category: rubbish, categoryTitle: title })
    const line = await db
      .selectFrom('auditEvent')
      .selectAll()
      .where('action', '=', 'problem-settings-changed')
      .executeTakeFirst()
    expect(line).toMatchObject({
      accountName: 'planner',
      subjectType: 'problem-category',
      subjectId: rubbish,
    })
  })

  test('out of use takes no new report, and those that have it go on', async () => {
    let problem = right(await report(reportAt(inCompound, { category: '06041' })))
    await put('/problem-categories/06041', { ...fieldsOf(await categoryOf('06041')), active: false })
    expect(fault(await report(reportAt(inCompound, { category: '06041' })))).toEqual([422, 'category-closed'])
    for (const step of ['accept', 'file', 'dispatch'])
      problem = right(await move('dispatcher', problem, step))
    expect(problem.row.status).toBe('dispatched')
  })

  test('has the limits that the county gives it, from the next dispatch on', async () => {
    const limits = [
      {
        condition: null,
        limit: { amount: 2, clock: 'working-days' },
        source: { zh: '县标准', en: 'County' },
      },
    ]
    let problem = right(await report(reportAt(inCompound, { category: '09001' })))
    await put('/problem-categories/09001', { ...fieldsOf(await categoryOf('09001')), limits })
    for (const step of ['accept', 'file', 'dispatch'])
      problem = right(await move('dispatcher', problem, step))
    expect(problem.limit).toEqual({ amount: 2, clock: 'working-days' })
  })

  test('is not overwritten by somebody who saw it before, and says what is wrong with it', async () => {
    const fields = fieldsOf(await categoryOf('06012'))
    expect((await put('/problem-categories/06012', fields)).status).toBe(200)
    const late = await put('/problem-categories/06012', fields)
    expect(fault(late)).toEqual([409, 'changed-meanwhile'])
    expect(late.body.error.details.current).toMatchObject({ code: '06012', version: 2 })
    const now = fieldsOf(await categoryOf('06012'))
    const refused = async (change: object) =>
      fault(await put('/problem-categories/06012', { ...now, ...change }))
    expect(await refused({ limits: [] })).toEqual([400, 'bad-request'])
    expect(await refused({ kinds: ['castle'] })).toEqual([404, 'unknown-kind'])
    expect(await refused({ unitId: 987654 })).toEqual([404, 'unknown-unit'])
    expect(
      await refused({ limits: [{ ...now.limits[0], limit: { amount: -1, clock: 'working-days' } }] }),
    ).toEqual([400, 'bad-request'])
    expect(fault(await put('/problem-categories/06777', now))).toEqual([404, 'unknown-category'])
  })

  test('is added below its major one, once', async () => {
    const { version: _, ...fields } = fieldsOf(await categoryOf(rubbish))
    const made = { code: '06899', ...fields, title: { zh: '占用盲道', en: 'On tactile paving' } }
    expect((await post('/problem-categories', made)).status).toBe(200)
    expect(fault(await post('/problem-categories', made))).toEqual([409, 'code-taken'])
    expect(fault(await post('/problem-categories', { ...made, code: '88001' }))).toEqual([
      404,
      'unknown-category',
    ])
    right(await report(reportAt(inCompound, { category: '06899' })))
  })
})

test('a source is added, renamed and taken out of use', async () => {
  const drone = {
    id: 'drone',
    title: { zh: '无人机', en: 'Drone' },
    byCaller: false,
    active: true,
    position: 9,
  }
  expect((await post('/problem-sources', drone)).body).toMatchObject({ id: 'drone', version: 1 })
  expect(fault(await post('/problem-sources', drone))).toEqual([409, 'code-taken'])
  const problem = right(await report(reportAt(inCompound, { source: 'drone' })))
  const { id: _, ...fields } = drone
  await put('/problem-sources/drone', { ...fields, version: 1, active: false })
  expect(fault(await report(reportAt(inCompound, { source: 'drone' })))).toEqual([404, 'unknown-source'])
  expect(right(await read(problem.row.id)).row.source).toBe('drone')
  expect(fault(await put('/problem-sources/drone', { ...fields, version: 1 }))).toEqual([
    409,
    'changed-meanwhile',
  ])
})

describe('limits, calendar and labels', () => {
  const change = async (more: object) => {
    const { version, stepLimits, calendar, labels } = await settings()
    return put('/problem-settings', { version, stepLimits, calendar, labels, ...more })
  }

  test('hold from the next step on, in every process at once', async () => {
    const first = right(await report())
    expect(first.row.dueAt).not.toBeNull()
    const { stepLimits } = await settings()
    const answer = await change({
      stepLimits: { ...stepLimits, reported: { amount: 2, clock: 'urgent-hours' } },
    })
    expect(answer.status).toBe(200)
    const second = right(await report())
    expect(Date.parse(second.row.dueAt!) - Date.parse(second.row.reportedAt)).toBe(2 * 3_600_000)
    // what is due already stays so
    expect(right(await read(first.row.id)).row.dueAt).toBe(first.row.dueAt)
    const { reported: _, ...rest } = stepLimits
    await change({ stepLimits: rest })
    expect(right(await report()).row).toMatchObject({ dueAt: null, nearlyDueAt: null })
  })

  test('a calendar that cannot be is refused with what is wrong', async () => {
    const { calendar } = await settings()
    const twice = { ...calendar, years: [...calendar.years, calendar.years[0]] }
    const answer = await change({ calendar: twice })
    expect(fault(answer)).toEqual([400, 'bad-request'])
    expect(answer.body.error.details).toMatchObject({ fault: 'day-twice' })
    expect(fault(await change({ calendar: { ...calendar, weekdays: [] } }))).toEqual([400, 'bad-request'])
  })

  test('a city calls a status and a step what it likes', async () => {
    const labels = {
      verifying: { zh: '待核查', en: 'To look at' },
      pass: { zh: '核实通过', en: 'Confirmed' },
    }
    expect((await change({ labels })).body.labels).toEqual(labels)
    expect((await settings()).labels).toEqual(labels)
    expect(fault(await change({ labels: { nonsense: labels.pass } }))).toEqual([400, 'bad-request'])
    expect(fault(await change({ version: 1 }))).toEqual([409, 'changed-meanwhile'])
  })
})

describe('rules', () => {
  const byTreasury = () => ({
    title: { zh: '西街社区垃圾归财政局', en: 'Rubbish of the west to the treasury' },
    categories: ['06'],
    area: west,
    answer: 'unit' as const,
    unitId: units.other,
    active: true,
  })

  test('a new one comes first, for its categories and its area alone', async () => {
    const made = await post('/problem-rules', byTreasury())
    expect(made.body.items[0]).toMatchObject({
      title: byTreasury().title,
      areaName: '西街社区',
      unitName: '县财政局',
      unitClosed: false,
    })
    expect(right(await report()).row.unitName).toBe('县财政局')
    expect(right(await report(reportAt(inCompound, { category: '09005' }))).row.unitName).toBe('县住建局')
    expect(right(await report(reportAt([500, -500]))).row.unitName).not.toBe('县财政局')
    const [rule] = await rules()
    const off = await put(`/problem-rules/${rule!.id}`, { ...byTreasury(), version: 1, active: false })
    expect(off.body.items[0]).toMatchObject({ active: false, version: 2 })
    expect(right(await report()).row.unitName).toBe('县住建局')
    expect(fault(await put(`/problem-rules/${rule!.id}`, { ...byTreasury(), version: 1 }))).toEqual([
      409,
      'changed-meanwhile',
    ])
    expect(fault(await put('/problem-rules/987654', { ...byTreasury(), version: 1 }))).toEqual([
      404,
      'unknown-rule',
    ])
  })

  test('name a unit if that is their answer, and an area of the county', async () => {
    expect(fault(await post('/problem-rules', { ...byTreasury(), unitId: null }))).toEqual([
      400,
      'bad-request',
    ])
    expect(fault(await post('/problem-rules', { ...byTreasury(), answer: 'grid' }))).toEqual([
      400,
      'bad-request',
    ])
    expect(fault(await post('/problem-rules', { ...byTreasury(), area: '629902' }))).toEqual([
      400,
      'bad-request',
    ])
    expect(fault(await post('/problem-rules', { ...byTreasury(), area: `${township}999` }))).toEqual([
      404,
      'unknown-area',
    ])
    expect(fault(await post('/problem-rules', { ...byTreasury(), unitId: 987654 }))).toEqual([
      404,
      'unknown-unit',
    ])
  })

  test('are put into order as a whole', async () => {
    const ids = (await rules()).map(({ id }) => id)
    const turned = ids.toReversed()
    expect(
      (await put('/problem-rules', { ids: turned })).body.items.map(({ id }: ProblemRule) => id),
    ).toEqual(turned)
    for (const wrong of [ids.slice(1), [...ids, ids[0]!], [...ids.slice(1), 987654]])
      expect(fault(await put('/problem-rules', { ids: wrong }))).toEqual([409, 'changed-meanwhile'])
    await put('/problem-rules', { ids })
  })
})

describe('a trial of rules', () => {
  let inWest: number[]
  let total: number

  beforeAll(async () => {
    // Three in the compound of 县住建局, one in the east.
    await db
      .updateTable('problem')
      .set({ reportedAt: new Date('2020-01-01T00:00:00Z') })
      .execute()
    inWest = []
    for (let i = 0; i < 3; i++) inWest.push(right(await report()).row.id)
    right(await report(reportAt([500, -500])))
    total = 4
  })

  test('says which of the latest problems would go elsewhere, and moves none', async () => {
    const present = await rules()
    const same = await post('/problem-rules/trial', { rules: present.map(draftOf) })
    expect(same.body).toEqual({ total, tried: total, moves: [] })
    const draft = {
      ...{ title: { zh: '试', en: 'Trial' }, categories: ['06010'], area: west },
      ...{ answer: 'unit', unitId: units.other, active: true },
    }
    const { body } = await post('/problem-rules/trial', { rules: [draft, ...present.map(draftOf)] })
    expect(body).toMatchObject({ total, tried: total })
    expect(body.moves).toEqual([
      { from: '县住建局', to: '县财政局', count: 3, problemIds: inWest.toReversed() },
    ])
    const inactive = await post('/problem-rules/trial', {
      rules: [{ ...draft, active: false }, ...present.map(draftOf)],
    })
    expect(inactive.body.moves).toEqual([])
    const nobody = await post('/problem-rules/trial', { rules: [{ ...draft, active: false }] })
    expect(nobody.body.moves.find(({ from }: { from: string }) => from === '县住建局')).toMatchObject({
      to: null,
    })
    expect(await rules()).toEqual(present)
    expect(right(await read(inWest[0]!)).row.unitName).toBe('县住建局')
  })
})
