// Who answers for what: one by one and many at once, through time, and only where the caller may say so.

import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AssignmentInfo, BulkAnswer, MatchedRow } from '../../api/contract/assignments.ts'
import { today } from '../../api/db/time-zone.ts'
import { changeAssignments } from '../../api/indicators/refresh.ts'
import { county, layCounty, readValue, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { almighty, signedIn } from '../support/people.ts'
import { point } from '../support/shapes.ts'
import { type Answer, fault, openApi } from './ask.ts'
import { east, layTown, northGrid, southGrid, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

/** 县住建局, which packages the compound, and two more. */
let housing: number
let finance: number
let education: number
let compound: string
/** By their x. */
let stops: Map<number, string>

const base = `/counties/${county}/assignments`
const post = (path: string, body: object, cookie?: string) => ask(path, { method: 'POST', body, cookie })
const placeKey = (id: string) => ({ type: 'place', id })
const history = async (id: string, on?: string): Promise<[string, string, string | null][]> => {
  const { body } = await ask(`/counties/${county}/targets/place/${id}/assignments${on ? `?on=${on}` : ''}`)
  return body.items.map((each: AssignmentInfo) => [each.unitName, each.validFrom, each.validTo])
}
const versions = async (): Promise<{ dataVersion: number; tileVersion: number }> =>
  (await ask('/counties')).body.items[0]
const dataVersion = async () => (await versions()).dataVersion
const lines = async (action: string) =>
  db
    .selectFrom('auditEvent')
    .selectAll()
    .where('action', '=', action)
    .where('id', '>', lastLine)
    .orderBy('id')
    .execute()

beforeAll(async () => {
  await layTown(db)
  const units = await db
    .insertInto('unit')
    .values(
      [
        ['czj', '试验县财政局'],
        ['jyj', '试验县教育局'],
      ].map(([code, name]) => ({
        countyCode: county,
        code: code!,
        name: name!,
        kind: 'department' as const,
        source: 'test',
      })),
    )
    .returning('id')
    .execute()
  ;[finance, education] = units.map(({ id }) => id) as [number, number]
  housing = (await db.selectFrom('unit').select('id').where('code', '=', 'zjj').executeTakeFirstOrThrow()).id
  const places = await db.selectFrom('place').select(['id', 'kind', 'name']).execute()
  compound = String(places.find(({ kind }) => kind === 'compound')!.id)
  stops = new Map(
    places
      .filter(({ kind }) => kind === 'bus-stop')
      .map(({ id, name }) => [Number(name!.replace('长征路站', '')), String(id)]),
  )
})

const asLaid = () =>
  db
    .selectFrom('assignment')
    .select(['countyCode', 'unitId', 'role', 'regionCode', 'gridId', 'placeId', 'leaderName', 'validFrom'])
    .execute()
let laid: Awaited<ReturnType<typeof asLaid>>
/** Number of the last line that an earlier test left in the log. */
let lastLine = 0
beforeAll(async () => {
  laid = await asLaid()
})
beforeEach(async () => {
  await changeAssignments(db, county, async (trx) => {
    await trx.deleteFrom('assignment').execute()
    await trx.insertInto('assignment').values(laid).execute()
    await trx.updateTable('unit').set({ closedOn: null }).execute()
  })
  const { last } = await db
    .selectFrom('auditEvent')
    .select((query) => query.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  lastLine = last ?? 0
})

/** The packaging of the compound as the town has it. */
async function packaging(): Promise<AssignmentInfo> {
  const { body } = await ask(`/areas/${southGrid}/assignments?role=packaging`)
  return body.items[0]
}

describe('one assignment', () => {
  test('is made, told of in the audit log, and raises the data version, not that of tiles', async () => {
    const before = await versions()
    const wish = {
      unitId: finance,
      role: 'packaging',
      target: placeKey(stops.get(-800)!),
      leaderName: '赵敏',
    }
    const { status, body } = await post(base, wish)
    expect(status).toBe(200)
    expect(body.ended).toEqual([])
    expect(body.assignment).toMatchObject({
      unitId: finance,
      unitName: '试验县财政局',
      role: 'packaging',
      leaderName: '赵敏',
      target: { type: 'place', kind: 'bus-stop', name: '长征路站-800' },
      // 50 m north of the middle, west of it
      area: northGrid,
      validTo: null,
      version: 1,
    })
    const after = await versions()
    expect(after.dataVersion).toBeGreaterThan(before.dataVersion)
    expect(after.tileVersion).toBe(before.tileVersion)
    const [line] = await lines('assignment-created')
    expect(line).toMatchObject({ areaCode: northGrid, subjectId: String(body.assignment.id), before: null })
    expect(line!.after).toMatchObject({ unitName: '试验县财政局', leaderName: '赵敏' })
  })

  test('a second packaging unit is refused by name and date; nothing is written', async () => {
    const refused = await post(base, { unitId: finance, role: 'packaging', target: placeKey(compound) })
    expect(fault(refused)).toEqual([409, 'overlapping-assignment'])
    expect(refused.body.error.message).toBe('县住建局 has this role there since 2026-01-01.')
    expect(refused.body.error.details.holders).toMatchObject([{ unitId: housing, validFrom: '2026-01-01' }])
    expect(await history(compound)).toEqual([['县住建局', '2026-01-01', null]])
    // a lead is another role
    expect((await post(base, { unitId: finance, role: 'lead', target: placeKey(compound) })).status).toBe(200)
  })

  test('replacing ends the earlier one the day before, and each day has its one unit', async () => {
    const wish = { unitId: finance, role: 'packaging', target: placeKey(compound) }
    const { body } = await post(base, { ...wish, validFrom: '2026-03-10', replace: true })
    expect(body.ended).toMatchObject([{ unitId: housing, validTo: '2026-03-09', version: 2 }])
    expect(await history(compound)).toEqual([
      ['试验县财政局', '2026-03-10', null],
      ['县住建局', '2026-01-01', '2026-03-09'],
    ])
    const unitOn = async (day: string) => (await history(compound, day)).map(([unit]) => unit)
    expect(await unitOn('2025-12-31')).toEqual([])
    expect(await unitOn('2026-01-01')).toEqual(['县住建局'])
    expect(await unitOn('2026-03-09')).toEqual(['县住建局'])
    expect(await unitOn('2026-03-10')).toEqual(['试验县财政局'])
    const [line] = await lines('assignment-ended')
    expect(line).toMatchObject({ before: { validTo: null }, after: { validTo: '2026-03-09' } })
  })

  test('one replaced from its first day on was never in force, and its row stays', async () => {
    const wish = { unitId: finance, role: 'packaging', target: placeKey(compound), replace: true }
    await post(base, { ...wish, validFrom: '2026-01-01' })
    expect(await history(compound)).toEqual([['试验县财政局', '2026-01-01', null]])
    const rows = await db.selectFrom('assignment').selectAll().where('role', '=', 'packaging').execute()
    expect(rows.map(({ unitId, validTo }) => [unitId, validTo])).toEqual([
      [housing, '2025-12-31'],
      [finance, null],
    ])
  })

  test('before the present one there is room, up to its first day', async () => {
    const wish = { unitId: finance, role: 'packaging', target: placeKey(compound), validFrom: '2025-06-01' }
    expect(fault(await post(base, { ...wish, validTo: '2026-01-01' }))).toEqual([
      409,
      'overlapping-assignment',
    ])
    expect((await post(base, { ...wish, validTo: '2025-12-31' })).status).toBe(200)
  })

  test('any number of units are responsible, each once', async () => {
    const responsible = (unitId: number) =>
      post(base, { unitId, role: 'responsible', target: { type: 'grid', id: southGrid } })
    expect((await responsible(finance)).status).toBe(200)
    expect((await responsible(education)).status).toBe(200)
    expect(fault(await responsible(finance))).toEqual([409, 'overlapping-assignment'])
  })

  test('an area and an indicator can be answered for too', async () => {
    const region = await post(base, { unitId: finance, role: 'lead', target: { type: 'region', id: west } })
    expect(region.body.assignment).toMatchObject({ area: west, target: { type: 'region', name: '西街社区' } })
    const target = { type: 'indicator', id: 'unit-coverage' }
    const { body } = await post(base, { unitId: finance, role: 'lead', target })
    expect(body.assignment).toMatchObject({ area: county, target: { ...target, kind: null } })
    const asked = await ask(`/counties/${county}/targets/indicator/unit-coverage/assignments`)
    expect(asked.body.items).toHaveLength(1)
    // of the whole county, so in no community
    const inArea = async (code: string) =>
      (await ask(`/areas/${code}/assignments?type=indicator`)).body.items.length
    expect([await inArea(county), await inArea(west)]).toEqual([1, 0])
  })

  test('two at the same moment: one is there, the other is refused', async () => {
    const wish = { role: 'packaging', target: placeKey(stops.get(400)!) }
    const cookie = await almighty(db)
    const answers = await Promise.all([
      post(base, { ...wish, unitId: finance }, cookie),
      post(base, { ...wish, unitId: education }, cookie),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await history(stops.get(400)!)).toHaveLength(1)
  })

  test('what is not there, or makes no sense, is refused in one sentence', async () => {
    const wish = { unitId: finance, role: 'packaging', target: placeKey(stops.get(0)!) }
    const faultOf = async (change: object) => fault(await post(base, { ...wish, ...change }))
    expect(await faultOf({ unitId: 99999 })).toEqual([404, 'unknown-unit'])
    for (const target of [
      placeKey('99999'),
      placeKey('x'),
      { type: 'grid', id: `${west}009` },
      { type: 'region', id: '629902' },
      { type: 'indicator', id: 'beauty' },
    ])
      expect(await faultOf({ target }), target.id).toEqual([404, 'unknown-target'])
    expect(await faultOf({ validFrom: '2026-02-30' })).toEqual([400, 'bad-request'])
    expect(await faultOf({ validFrom: '2026-05-02', validTo: '2026-05-01' })).toEqual([400, 'bad-request'])
    expect(await faultOf({ role: 'friend' })).toEqual([400, 'bad-request'])
    await sql`update unit set closed_on = current_date where id = ${finance}`.execute(db)
    expect(await faultOf({})).toEqual([409, 'unit-closed'])
    expect(fault(await post('/counties/629902/assignments', wish))).toEqual([404, 'unknown-area'])
  })
})

describe('correcting and ending', () => {
  const put = (id: number, body: object, cookie?: string) =>
    ask(`/counties/${county}/assignments/${id}`, { method: 'PUT', body, cookie })

  test('leader, note and dates change; whoever saw an older version is told what is there now', async () => {
    const { id, validFrom } = await packaging()
    const fields = { leaderName: '周琳', note: '每周走访', validFrom, validTo: null }
    const { body } = await put(id, { ...fields, version: 1 })
    expect(body).toMatchObject({ leaderName: '周琳', note: '每周走访', version: 2 })
    const late = await put(id, { ...fields, leaderName: '别人', version: 1 })
    expect(fault(late)).toEqual([409, 'changed-meanwhile'])
    expect(late.body.error.details.current).toMatchObject({ leaderName: '周琳', version: 2 })
    const [line] = await lines('assignment-changed')
    expect(line).toMatchObject({ before: { leaderName: '李强' }, after: { leaderName: '周琳' } })
  })

  test('dates cannot be stretched over the next unit', async () => {
    const { id } = await packaging()
    const wish = { unitId: finance, role: 'packaging', target: placeKey(compound) }
    await post(base, { ...wish, validFrom: '2026-03-10', replace: true })
    const stretch = { leaderName: null, note: null, validFrom: '2026-01-01', version: 2 }
    expect(fault(await put(id, { ...stretch, validTo: '2026-03-10' }))).toEqual([
      409,
      'overlapping-assignment',
    ])
    expect((await put(id, { ...stretch, validTo: '2026-03-05' })).status).toBe(200)
  })

  test('ended at once, it no longer counts today, and unit coverage says so', async () => {
    expect(await readValue(db, 'unit-coverage')).toMatchObject({ numerator: 1, denominator: 1 })
    const { id } = await packaging()
    const { body } = await post(`/counties/${county}/assignments/${id}/end`, { version: 1 })
    expect(body.validTo < today()).toBe(true)
    expect(await packaging()).toBeUndefined()
    expect(await readValue(db, 'unit-coverage')).toMatchObject({ numerator: 0, denominator: 1, value: 0 })
    await post(base, { unitId: finance, role: 'packaging', target: placeKey(compound) })
    expect(await readValue(db, 'unit-coverage')).toMatchObject({ numerator: 1, value: 100 })
  })

  test('ended on a day, that day still counts', async () => {
    const { id } = await packaging()
    const end = (body: object) => post(`/counties/${county}/assignments/${id}/end`, body)
    expect(fault(await end({ version: 1, lastDay: '2025-12-31' }))).toEqual([400, 'bad-request'])
    expect((await end({ version: 1, lastDay: '2026-04-30' })).body.validTo).toBe('2026-04-30')
    expect(await history(compound, '2026-04-30')).toHaveLength(1)
    expect(await history(compound, '2026-05-01')).toHaveLength(0)
    expect(fault(await end({ version: 2 }))).toEqual([400, 'bad-request'])
    expect(fault(await post(`/counties/${county}/assignments/99999/end`, { version: 1 }))).toEqual([
      404,
      'unknown-assignment',
    ])
  })
})

describe('whoever is planner of one community', () => {
  let cookie: string
  beforeAll(async () => {
    cookie = await signedIn(db, 'west-planner', [{ roleId: 'planner', scope: { area: west, unitId: null } }])
  })

  test('assigns there and not next door', async () => {
    const wish = { unitId: finance, role: 'packaging' }
    const inside = await post(base, { ...wish, target: placeKey(stops.get(-400)!) }, cookie)
    expect(inside.status).toBe(200)
    for (const target of [
      placeKey(stops.get(800)!),
      { type: 'region', id: township },
      { type: 'indicator', id: 'green-ratio' },
    ])
      expect(fault(await post(base, { ...wish, target }, cookie)), target.type).toEqual([
        403,
        'not-permitted',
      ])
    const { items } = (await ask(`/areas/${township}/assignments?type=region`)).body
    expect(
      fault(await post(`/counties/${county}/assignments/${items[0].id}/end`, { version: 1 }, cookie)),
    ).toEqual([403, 'not-permitted'])
  })

  test('gets a list of what was refused of many, and the rest is written', async () => {
    const targets = [-800, -400, 400, 800].map((x) => placeKey(stops.get(x)!))
    const { body } = await post(
      `/counties/${county}/assignments/bulk`,
      { unitId: finance, role: 'packaging', targets },
      cookie,
    )
    expect(body.counts).toMatchObject({ new: 2, 'not-permitted': 2 })
    expect(body.rows.map(({ index, outcome }: BulkAnswer['rows'][number]) => [index, outcome])).toEqual([
      [2, 'not-permitted'],
      [3, 'not-permitted'],
      [0, 'new'],
      [1, 'new'],
    ])
    const { items } = (await ask(`/areas/${county}/assignments?unitId=${finance}`)).body
    expect(items.map(({ target }: AssignmentInfo) => target.name).sort()).toEqual([
      '长征路站-400',
      '长征路站-800',
    ])
  })
})

describe('many at once', () => {
  const bulk = (body: object): Promise<Answer & { body: BulkAnswer }> =>
    post(`/counties/${county}/assignments/bulk`, body)
  const all = () => [...stops.values()].map(placeKey)

  test('a dry run says what would happen and writes nothing', async () => {
    await post(base, { unitId: finance, role: 'packaging', target: placeKey(stops.get(0)!) })
    await post(base, { unitId: education, role: 'packaging', target: placeKey(stops.get(400)!) })
    const wish = { unitId: finance, role: 'packaging', targets: all() }
    const before = await dataVersion()
    const { body } = await bulk({ ...wish, dryRun: true })
    expect(body).toMatchObject({
      dryRun: true,
      total: 5,
      counts: { new: 3, already: 1, held: 1, replaced: 0 },
    })
    expect(body.rows[0]).toMatchObject({
      outcome: 'held',
      holderName: '试验县教育局',
      target: { name: '长征路站400' },
    })
    const replacing = (await bulk({ ...wish, dryRun: true, replace: true })).body
    expect(replacing.counts).toMatchObject({ new: 3, already: 1, held: 0, replaced: 1 })
    expect(await history(stops.get(-800)!)).toEqual([])
    expect(await dataVersion()).toBe(before)
  })

  test('writes all of it with one line, and once more changes nothing', async () => {
    await post(base, {
      unitId: education,
      role: 'packaging',
      target: placeKey(stops.get(400)!),
      validFrom: '2026-02-01',
    })
    const wish = {
      unitId: finance,
      role: 'packaging',
      targets: all(),
      replace: true,
      validFrom: '2026-05-01',
    }
    expect((await bulk(wish)).body.counts).toMatchObject({ new: 4, replaced: 1 })
    expect(await history(stops.get(400)!)).toEqual([
      ['试验县财政局', '2026-05-01', null],
      ['试验县教育局', '2026-02-01', '2026-04-30'],
    ])
    expect((await bulk(wish)).body.counts).toMatchObject({ already: 5, new: 0, replaced: 0 })
    const [line, second] = await lines('assignments-created')
    expect(line!.after?.created).toHaveLength(5)
    expect(line!.before?.ended).toMatchObject([{ unitId: education, validTo: null }])
    expect(second).toBeUndefined()
  })

  test('rows name a unit each; one named twice counts once, what is unknown is listed', async () => {
    const [first, second] = [stops.get(-800)!, stops.get(-400)!]
    const rows = [
      { unitId: finance, target: placeKey(first), leaderName: '甲' },
      { unitId: education, target: placeKey(second), leaderName: '乙' },
      { unitId: education, target: placeKey(first) },
      { unitId: 99999, target: placeKey(stops.get(0)!) },
      { unitId: finance, target: placeKey('99999') },
    ]
    const { body } = await bulk({ role: 'packaging', rows })
    expect(body.counts).toMatchObject({ new: 2, twice: 1, 'unknown-unit': 1, 'unknown-target': 1 })
    expect((await history(first)).map(([unit]) => unit)).toEqual(['试验县财政局'])
    const { items } = (await ask(`/areas/${northGrid}/assignments?kind=bus-stop`)).body
    expect(items.map(({ leaderName }: AssignmentInfo) => leaderName)).toEqual(['甲', '乙'])
  })

  test('a filter takes the places of a kind in an area, or only those without a unit', async () => {
    const wish = { unitId: finance, role: 'packaging', dryRun: true }
    const total = async (filter: object) => (await bulk({ ...wish, filter })).body.total
    await post(base, { unitId: education, role: 'packaging', target: placeKey(stops.get(-800)!) })
    expect(await total({ area: county, kind: 'bus-stop' })).toBe(4)
    expect(await total({ area: county, kind: 'bus-stop', onlyUnassigned: false })).toBe(5)
    expect(await total({ area: northGrid, kind: 'bus-stop', onlyUnassigned: false })).toBeGreaterThanOrEqual(
      2,
    )
    expect(await total({ area: southGrid, kind: 'bus-stop' })).toBe(0)
  })

  test('what cannot be meant is refused', async () => {
    const wish = { unitId: finance, role: 'packaging' }
    const filter = { area: county, kind: 'bus-stop' }
    expect(fault(await bulk(wish))).toEqual([400, 'bad-request'])
    expect(fault(await bulk({ ...wish, filter, targets: all() }))).toEqual([400, 'bad-request'])
    expect(fault(await bulk({ role: 'packaging', filter }))).toEqual([400, 'bad-request'])
    expect(fault(await bulk({ ...wish, filter: { ...filter, kind: 'castle' } }))).toEqual([
      404,
      'unknown-kind',
    ])
    expect(fault(await bulk({ ...wish, filter: { ...filter, area: '629902' } }))).toEqual([
      400,
      'bad-request',
    ])
    expect(fault(await bulk({ ...wish, unitId: 99999, targets: all() }))).toEqual([404, 'unknown-unit'])
    expect(fault(await bulk({ ...wish, targets: [] }))).toEqual([400, 'bad-request'])
  })
})

describe('lists and the map', () => {
  test('places without a unit, page by page with their number', async () => {
    await post(base, { unitId: finance, role: 'lead', target: placeKey(stops.get(0)!) })
    const url = `/areas/${county}/unassigned-places?kind=bus-stop`
    const first = (await ask(`${url}&limit=3`)).body
    expect(first).toMatchObject({
      total: 4,
      items: [{ name: '长征路站-800', area: northGrid, where: '西街社区' }, {}, {}],
    })
    const rest = (await ask(`${url}&limit=3&after=${first.next}`)).body
    expect(rest).toMatchObject({ items: [{ name: '长征路站800', area: east }], next: null })
    // it has a lead, and still nobody who packages it
    expect((await ask(`${url}&role=packaging`)).body.total).toBe(5)
    expect(fault(await ask(`/areas/${county}/unassigned-places?kind=castle`))).toEqual([404, 'unknown-kind'])
  })

  test('every place of a kind with its unit: packaging goes before lead before responsible', async () => {
    const [first, second, third] = [stops.get(-800)!, stops.get(-400)!, stops.get(0)!]
    for (const [unitId, role, id] of [
      [finance, 'lead', first],
      [education, 'packaging', first],
      [education, 'responsible', second],
      [finance, 'lead', second],
      [finance, 'responsible', third],
    ] as const)
      await post(base, { unitId, role, target: placeKey(id) })
    const url = `/counties/${county}/assigned-places?kind=bus-stop`
    const { placeIds, unitIds } = (await ask(url)).body
    expect(placeIds).toEqual([...stops.values()].map(Number))
    expect(unitIds).toEqual([education, finance, finance, 0, 0])
    expect((await ask(`${url}&role=responsible`)).body.unitIds).toEqual([0, education, finance, 0, 0])
  })
})

describe('a pasted table', () => {
  const match = async (rows: { target: string; unit: string }[], kind?: string): Promise<MatchedRow[]> =>
    (await post(`/counties/${county}/assignments/match`, { rows, ...(kind && { kind }) })).body.rows

  test('finds places, areas and units under the names that offices give them', async () => {
    const rows = await match([
      { target: '和谐家园小区', unit: '住建局' },
      { target: ' 和谐家园（一期） ', unit: '县财政局' },
      { target: '西街', unit: '试验县教育局' },
      { target: '青禾公园', unit: '教育' },
      { target: 'gy-01', unit: 'JYJ' },
    ])
    const best = rows.map(({ targets, units }) => [targets[0]?.target.name, units[0]?.name])
    expect(best).toEqual([
      ['和谐家园', '县住建局'],
      ['和谐家园', '试验县财政局'],
      ['西街社区', '试验县教育局'],
      ['青禾公园', '试验县教育局'],
      ['青禾公园', '试验县教育局'],
    ])
    expect(rows.map(({ unitSure }) => unitSure)).toEqual([true, true, true, true, true])
    // the first phase may be another compound: somebody has to look
    expect(rows.map(({ targetSure }) => targetSure)).toEqual([true, false, true, true, true])
    expect(rows[0]!.targets[0]).toMatchObject({
      target: { id: compound, kind: 'compound' },
      where: '西街社区',
    })
  })

  test('of two namesakes none is sure, and what is like nothing finds nothing', async () => {
    await sql`insert into unit (county_code, code, name, kind, source) values
      (${county}, 'xx1', '中心小学', 'school', 'test'), (${county}, 'xx2', '中心小学', 'school', 'test')`.execute(
      db,
    )
    const [row] = await match([{ target: '火星基地', unit: '中心小学' }])
    expect(row).toMatchObject({ targets: [], targetSure: false, unitSure: false })
    expect(row!.units.map(({ score }) => score)).toEqual([1, 1])
  })

  test('writes nothing and refuses more than a thousand rows', async () => {
    const rows = Array.from({ length: 1001 }, () => ({ target: 'x', unit: 'y' }))
    expect(fault(await post(`/counties/${county}/assignments/match`, { rows }))).toEqual([400, 'bad-request'])
    expect(
      fault(await post(`/counties/${county}/assignments/match`, { rows: rows.slice(0, 1), kind: 'castle' })),
    ).toEqual([404, 'unknown-kind'])
  })
})

// Last: it lays another county.
test('more than 10,000 are refused with a way out', async () => {
  await layCounty(db, {
    places: Array.from({ length: 10_001 }, (_, i) => ({
      kind: 'toilet',
      geometry: point(i % 100, Math.floor(i / 100)),
    })),
  })
  const unit = await db.selectFrom('unit').select('id').executeTakeFirstOrThrow()
  const filter = { area: county, kind: 'toilet' }
  expect(
    fault(await post(`/counties/${county}/assignments/bulk`, { unitId: unit.id, role: 'packaging', filter })),
  ).toEqual([422, 'too-many-targets'])
})
