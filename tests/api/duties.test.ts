// The duty log: who may write, on which days, who corrects, and what the page of the unit counts.
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AssignmentInfo } from '../../api/contract/assignments.ts'
import type { Duty } from '../../api/contract/duties.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { signedIn } from '../support/people.ts'
import { fault, openApi } from './ask.ts'
import { east, layTown, southGrid } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

/** Of 县住建局: packaging of the compound, responsible for the southern grid, lead of the township. */
const assignments = new Map<string, number>()
let housing: number
let other: number
let leader: string
let stranger: string
let staff: string
let otherStaff: string

const visit = { kind: 'visit', happenedOn: '2026-03-02', words: '走访三户，反映路灯不亮。' }
const write = (assignment: string, entry: object, cookie = leader) =>
  ask(`/counties/${county}/assignments/${assignments.get(assignment)}/duties`, {
    method: 'POST',
    body: entry,
    cookie,
  })

beforeAll(async () => {
  await layTown(db)
  housing = (await db.selectFrom('unit').select('id').executeTakeFirstOrThrow()).id
  other = (
    await db
      .insertInto('unit')
      .values({ countyCode: county, code: 'czj', name: '县财政局', kind: 'department', source: 'test' })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
  const { items } = (await ask(`/counties/${county}/units/${housing}/assignments`)).body
  for (const { id, role } of items as AssignmentInfo[]) assignments.set(role, id)
  const person = (name: string, roleId: string, area: string, unitId: number | null = null) =>
    signedIn(db, name, [{ roleId, scope: { area, unitId } }])
  leader = await person('王丽', 'grid-leader', southGrid)
  stranger = await person('外人', 'grid-leader', east)
  staff = await person('联络员', 'unit-staff', county, housing)
  otherStaff = await person('别的联络员', 'unit-staff', county, other)
})
beforeEach(() => db.deleteFrom('duty').execute())

describe('writing', () => {
  test('an entry says who did what where, and leaves a line', async () => {
    const { status, body } = await write('packaging', visit)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ...visit,
      unitId: housing,
      unitName: '县住建局',
      authorName: '王丽',
      target: { type: 'place', name: '和谐家园' },
      correctable: true,
      version: 1,
    })
    const line = await db
      .selectFrom('auditEvent')
      .selectAll()
      .where('action', '=', 'duty-written')
      .orderBy('id', 'desc')
      .executeTakeFirst()
    expect(line).toMatchObject({ accountName: '王丽', areaCode: southGrid, after: { words: visit.words } })
  })

  test('is for whoever looks after the target or belongs to the unit', async () => {
    expect((await write('packaging', visit, staff)).status).toBe(200)
    expect((await write('lead', visit, staff)).status).toBe(200)
    expect(fault(await write('packaging', visit, stranger))).toEqual([403, 'not-permitted'])
    expect(fault(await write('packaging', visit, otherStaff))).toEqual([403, 'not-permitted'])
    // the township is more than the grid
    expect(fault(await write('lead', visit))).toEqual([403, 'not-permitted'])
  })

  test('holds what was done on a day on which the unit answered', async () => {
    const on = async (happenedOn: string) => fault(await write('packaging', { ...visit, happenedOn }))
    expect(await on('2999-01-01')).toEqual([400, 'bad-request'])
    expect(await on('2025-12-31')).toEqual([400, 'bad-request'])
    expect(await on('2026-02-30')).toEqual([400, 'bad-request'])
    expect((await write('packaging', { ...visit, happenedOn: '2026-01-01' })).status).toBe(200)
    expect(fault(await write('packaging', { ...visit, words: '' }))).toEqual([400, 'bad-request'])
    expect(fault(await write('packaging', { ...visit, kind: 'party' }))).toEqual([400, 'bad-request'])
    const nowhere = await ask(`/counties/${county}/assignments/99999/duties`, { method: 'POST', body: visit })
    expect(fault(nowhere)).toEqual([404, 'unknown-assignment'])
  })
})

describe('correcting', () => {
  const correct = (id: number, change: object, cookie = leader) =>
    ask(`/counties/${county}/duties/${id}`, {
      method: 'PUT',
      body: { version: 1, ...visit, ...change },
      cookie,
    })

  test('is for the author, on the day of writing, over what is there', async () => {
    const { id } = (await write('packaging', visit)).body
    expect(fault(await correct(id, { words: '改' }, staff))).toEqual([403, 'not-permitted'])
    expect((await correct(id, { words: '走访四户。' })).body).toMatchObject({
      words: '走访四户。',
      version: 2,
    })
    const late = await correct(id, { words: '走访五户。' })
    expect(fault(late)).toEqual([409, 'changed-meanwhile'])
    expect(late.body.error.details.current).toMatchObject({ words: '走访四户。' })
    await sql`update duty set created_at = created_at - interval '1 day'`.execute(db)
    expect(fault(await correct(id, { version: 2 }))).toEqual([403, 'not-permitted'])
    expect(fault(await correct(99999, {}))).toEqual([404, 'unknown-duty'])
  })
})

describe('reading', () => {
  const log = [
    ['packaging', 'visit', '2026-03-02'],
    ['packaging', 'problem-found', '2026-03-02'],
    ['packaging', 'problem-solved', '2026-03-09'],
    ['responsible', 'visit', '2026-04-01'],
    ['responsible', 'visit', '2026-02-01'],
    ['responsible', 'meeting', '2026-05-01'],
  ] as const
  beforeEach(async () => {
    for (const [role, kind, happenedOn] of log) await write(role, { kind, happenedOn, words: '记录' }, staff)
  })

  test('the page of a unit counts what it did and tells the last visit to each thing', async () => {
    const { body } = await ask(`/counties/${county}/units/${housing}`)
    expect(body.duties).toEqual({
      visits: 3,
      meetings: 1,
      problemsFound: 1,
      problemsSolved: 1,
      lastVisit: '2026-04-01',
    })
    const visits = body.assignments.map(
      ({ role, lastVisit, dutyCount }: (typeof body.assignments)[number]) => [role, lastVisit, dutyCount],
    )
    expect(visits.sort()).toEqual([
      ['lead', null, 0],
      ['packaging', '2026-03-02', 3],
      ['responsible', '2026-04-01', 3],
    ])
    expect((await ask(`/counties/${county}/units/${other}`)).body.duties).toMatchObject({
      visits: 0,
      lastVisit: null,
    })
  })

  test('entries come by day, the latest first, page by page', async () => {
    const days: string[] = []
    let next: number | null | undefined
    do {
      const { body } = await ask(
        `/counties/${county}/units/${housing}/duties?limit=2${next ? `&after=${next}` : ''}`,
      )
      days.push(...body.items.map(({ happenedOn }: Duty) => happenedOn))
      next = body.next
    } while (next !== null)
    expect(days).toEqual(['2026-05-01', '2026-04-01', '2026-03-09', '2026-03-02', '2026-03-02', '2026-02-01'])
  })

  test('of one assignment, and of one kind', async () => {
    const of = async (path: string): Promise<Duty[]> => (await ask(`/counties/${county}/${path}`)).body.items
    expect(await of(`assignments/${assignments.get('packaging')}/duties`)).toHaveLength(3)
    expect(await of(`units/${housing}/duties?kind=visit`)).toHaveLength(3)
    expect(await of(`units/${other}/duties`)).toEqual([])
    expect((await of(`units/${housing}/duties`)).every(({ correctable }) => !correctable)).toBe(true)
    expect(fault(await ask(`/counties/${county}/units/99999/duties`))).toEqual([404, 'unknown-unit'])
    expect(fault(await ask(`/counties/${county}/assignments/99999/duties`))).toEqual([
      404,
      'unknown-assignment',
    ])
  })
})
