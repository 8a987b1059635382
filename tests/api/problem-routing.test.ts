// Who handles it? Rules in their order, borders, corrections of place and category, what is shown before reporting.
//
// The town of town.ts, and beside it:
//   compound 无主小区 100 m × 100 m from (-600, -900), 100 m east of 和谐家园, with no unit
//   compound 河畔小区 100 m × 100 m from (1000, -1000) in the east community, whose packaging unit 县水务局 is closed
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SpotAnswer } from '../../api/contract/problem-reports.ts'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { hexWkb } from '../../api/db/geometry.ts'
import { county, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { reportAt, rubbish } from '../support/problems.ts'
import { type Metres, position, square } from '../support/shapes.ts'
import { fault } from './ask.ts'
import { inCompound, openProblems, right } from './problem-people.ts'
import { east, northGrid, southGrid, west } from './town.ts'

const { db, engine } = await useDatabase()
const { ask, units, makeUnit, report, move, reach, read } = await openProblems({ db, engine })

/** 道路不洁: a matter of streets. */
const dirtyStreet = '06012'
/** 1 m north of 中山路, in the middle of the western half. */
const onRoad: Metres = [-500, 1]

const ids = { park: 0, ownerless: 0, riverside: 0, road: 0, water: 0, streets: 0, office: 0 }

beforeAll(async () => {
  const placeOf = async (kind: string) =>
    (await db.selectFrom('place').select('id').where('kind', '=', kind).executeTakeFirstOrThrow()).id
  ids.park = await placeOf('park')
  ids.road = await placeOf('road')
  ids.ownerless = await makeCompound('无主小区', west, [-600, -900])
  ids.riverside = await makeCompound('河畔小区', east, [1000, -1000])
  ids.water = await makeUnit('swj', '县水务局')
  ids.streets = await makeUnit('cgj', '县城市管理综合执法局')
  ids.office = await makeUnit('hsz', '会师镇人民政府', 'township')
  await assign(ids.water, { placeId: ids.riverside }, 'packaging', '2026-01-01', 'lasting')
  await db.updateTable('unit').set({ closedOn: '2026-01-01' }).where('id', '=', ids.water).execute()
})

beforeEach(async () => {
  // Each test says who else answers.
  await sql`delete from assignment where note = 'test'`.execute(db)
})

async function makeCompound(name: string, area: string, [x, y]: Metres): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into place (county_code, area_code, kind, name, geom, source, source_key)
    values (${county}, ${area}, 'compound', ${name}, ${hexWkb(square(x, y, 100))}::geometry, 'test', ${name})
    returning id`.execute(db)
  return rows[0]!.id // one row was inserted
}

type Target = { placeId: number } | { gridId: number } | { regionCode: string }

async function assign(
  unitId: number,
  target: Target,
  role: 'packaging' | 'responsible' | 'lead' = 'packaging',
  from = '2026-01-01',
  note = 'test',
) {
  await db
    .insertInto('assignment')
    .values({
      ...{ countyCode: county, unitId, role, validFrom: from, note },
      ...{ placeId: null, gridId: null, regionCode: null, indicator: null, leaderName: null, validTo: null },
      ...target,
    })
    .execute()
}

const gridOf = async (code: string) =>
  (await db.selectFrom('grid').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id

/** The rule that decided and the unit that it found. */
const outcome = ({ routing }: Pick<ProblemDetail, 'routing'>) => [
  routing.tried.find(({ matched }) => matched)?.title.zh ?? null,
  routing.unitName,
]
const whyOf = ({ routing }: Pick<ProblemDetail, 'routing'>, title: string) =>
  routing.tried.find((rule) => rule.title.zh === title)?.why.zh

const reported = async (at: Metres, more: object = {}) => right(await report(reportAt(at, more)))

describe('the rules', () => {
  test('the place that was picked comes before the compound it lies in', async () => {
    await assign(units.other, { placeId: ids.park })
    expect(outcome(await reported(inCompound, { placeId: ids.park }))).toEqual(['点位的责任单位', '县财政局'])
    expect(outcome(await reported(inCompound))).toEqual(['小区的包抓单位', '县住建局'])
  })

  test('a compound answers for what is 30 m beside it, and no further', async () => {
    // its east wall is at x = -700
    expect(outcome(await reported([-670.5, -850]))[0]).toBe('小区的包抓单位')
    const beyond = await reported([-669.5, -850])
    expect(outcome(beyond)).toEqual(['网格的责任单位', '县住建局'])
    expect(whyOf(beyond, '小区的包抓单位')).toBe('30 米内没有小区')
  })

  test('a compound without a unit is not the neighbour’s: it goes on to the grid', async () => {
    const now = await reported([-550, -850])
    expect(whyOf(now, '小区的包抓单位')).toBe('无主小区没有责任单位')
    expect(outcome(now)).toEqual(['网格的责任单位', '县住建局'])
  })

  test('a closed unit is never chosen', async () => {
    const now = await reported([1050, -950])
    expect(whyOf(now, '小区的包抓单位')).toBe('河畔小区没有责任单位')
    expect(now.routing.unitId).not.toBe(ids.water)
  })

  test('a road answers for matters of streets alone', async () => {
    await assign(ids.streets, { placeId: ids.road }, 'responsible')
    expect(outcome(await reported(onRoad, { category: dirtyStreet }))).toEqual([
      '道路的责任单位',
      '县城市管理综合执法局',
    ])
    const rubbishThere = await reported(onRoad, { category: '06041' })
    expect(whyOf(rubbishThere, '道路的责任单位')).toBe('不适用于该类别')
    expect(whyOf(await reported([-500, 31], { category: dirtyStreet }), '道路的责任单位')).toBe(
      '30 米内没有道路',
    )
  })

  test('packaging comes before responsible before lead, and only who answers today', async () => {
    const gridId = await gridOf(northGrid)
    await assign(units.other, { gridId }, 'lead')
    expect(outcome(await reported([-500, 500]))[1]).toBe('县财政局')
    await assign(ids.streets, { gridId }, 'responsible')
    expect(outcome(await reported([-500, 500]))[1]).toBe('县城市管理综合执法局')
    await assign(units.housing, { gridId }, 'packaging', '2999-01-01')
    expect(outcome(await reported([-500, 500]))[1]).toBe('县城市管理综合执法局')
  })

  test('then the department, the community, the township by its name, and the county', async () => {
    // 06041 垃圾未分类 is a matter of sanitation, which 县城市管理综合执法局 stands for by its name
    await sql`update problem_category set unit_id = ${ids.streets} where code = '06041'`.execute(db)
    expect(outcome(await reported([500, 500], { category: '06041' }))).toEqual([
      '类别的主管部门',
      '县城市管理综合执法局',
    ])
    await sql`update problem_category set unit_id = null, version = 2 where code = '06041'`.execute(db)
    await assign(units.other, { regionCode: east })
    expect(outcome(await reported([500, 500], { category: '06041' }))).toEqual(['社区的责任单位', '县财政局'])
    await sql`delete from assignment where note = 'test' or region_code = ${township}`.execute(db)
    expect(outcome(await reported([500, 500], { category: '06041' }))).toEqual([
      '乡镇（街道）',
      '会师镇人民政府',
    ])
    // in the county, in none of its townships
    const alone = await reported([5000, 5000], { category: '06041' })
    expect(alone.row.area).toBe(county)
    expect(outcome(alone)).toEqual(['县级兜底单位', '县城市管理综合执法局'])
    expect(whyOf(alone, '乡镇（街道）')).toBe('不在任何乡镇（街道）内')
  })

  test('the order is the county’s own', async () => {
    const { body } = await ask(`/counties/${county}/problem-rules`)
    const present = body.items.map(({ id }: { id: number }) => id)
    const last = [...present.slice(1, 2), ...present.slice(0, 1), ...present.slice(2)].toReversed()
    await ask(`/counties/${county}/problem-rules`, { method: 'PUT', body: { ids: last } })
    expect(outcome(await reported(inCompound))[0]).toBe('县级兜底单位')
    await ask(`/counties/${county}/problem-rules`, { method: 'PUT', body: { ids: present } })
    expect(outcome(await reported(inCompound))[0]).toBe('小区的包抓单位')
  })
})

describe('borders', () => {
  test('a pin within 15 m of another grid may be said to lie there, and no other', async () => {
    const near: Metres = [-500, -10]
    const spot = await look(near)
    expect(spot.grid?.code).toBe(southGrid)
    expect(spot.neighbours).toEqual([
      { code: northGrid, name: '网格002', leaderName: null, distanceMetres: 10 },
    ])
    expect((await reported(near)).row.area).toBe(southGrid)
    expect((await reported(near, { gridCode: northGrid })).row).toMatchObject({
      area: northGrid,
      gridName: '网格002',
    })
    const far = await report(reportAt([-500, -16], { gridCode: northGrid }))
    expect(fault(far)).toEqual([422, 'grid-not-here'])
  })

  test('a pin on a border is always in the same grid', async () => {
    const areas = new Set<string>()
    for (let i = 0; i < 5; i++) areas.add((await reported([-500, 0])).row.area)
    expect(areas.size).toBe(1)
  })

  test('outside the county the nearest grid is named', async () => {
    const answer = await report(reportAt([-10_100, 1000]))
    expect(fault(answer)).toEqual([422, 'outside-county'])
    // from x = -10.1 km to the west side of the grids at x = -2 km
    expect(answer.body.error.details.nearest).toMatchObject({ code: northGrid, distanceMetres: 8100 })
    const [lng, lat] = position([-10_100, 1000])
    expect(fault(await ask(`/counties/${county}/problems/spot?lng=${lng}&lat=${lat}`))).toEqual([
      422,
      'outside-county',
    ])
  })
})

describe('a correction', () => {
  const amends = (now: ProblemDetail) => now.events.filter(({ action }) => action === 'amend').length

  test('of place and category together routes once, by both', async () => {
    await assign(ids.streets, { placeId: ids.road }, 'responsible')
    const first = await reported(inCompound)
    const moved = { position: position(onRoad), category: dirtyStreet }
    const now = right(await move('dispatcher', first, 'amend', moved))
    expect(outcome(now)).toEqual(['道路的责任单位', '县城市管理综合执法局'])
    expect(now.row).toMatchObject({
      category: dirtyStreet,
      unitName: '县城市管理综合执法局',
      status: 'reported',
    })
    expect(amends(now)).toBe(1)
    expect(now.events.at(-1)?.details).toMatchObject({
      before: { category: rubbish, unitId: units.housing },
      after: { category: dirtyStreet, unitId: ids.streets },
    })
  })

  test('of the place alone keeps the category, of the category alone the place', async () => {
    await assign(ids.streets, { placeId: ids.road }, 'responsible')
    let now = await reported(inCompound, { category: dirtyStreet })
    expect(outcome(now)[0]).toBe('小区的包抓单位')
    now = right(await move('dispatcher', now, 'amend', { position: position(onRoad) }))
    expect(outcome(now)[0]).toBe('道路的责任单位')
    now = right(await move('dispatcher', now, 'amend', { category: '06041' }))
    expect(now.row.position).toEqual(position(onRoad))
    expect(outcome(now)[0]).not.toBe('道路的责任单位')
    expect(amends(now)).toBe(2)
  })

  test('keeps the grid that was chosen at a border while the pin stays', async () => {
    let now = await reported([-500, -10], { gridCode: northGrid })
    now = right(await move('dispatcher', now, 'amend', { category: '06041' }))
    expect(now.row.area).toBe(northGrid)
    now = right(await move('dispatcher', now, 'amend', { gridCode: southGrid }))
    expect(now.row.area).toBe(southGrid)
    now = right(await move('dispatcher', now, 'amend', { position: position([-500, 300]) }))
    expect(now.row.area).toBe(northGrid)
  })

  test('is for whoever reported it as well, and not once it is handled', async () => {
    const mine = right(await report(reportAt([-550, -850]), 'other'))
    const now = right(await move('other', mine, 'amend', { position: position(inCompound) }))
    expect(outcome(now)[1]).toBe('县住建局')
    const handed = await reach('accept', 'file', 'dispatch')
    expect(fault(await move('dispatcher', handed, 'amend', { category: '06041' }))).toEqual([
      409,
      'wrong-status',
    ])
  })

  test('that corrects nothing is refused, and so is one to a place outside', async () => {
    const now = await reported(inCompound)
    expect(fault(await move('dispatcher', now, 'amend', { category: rubbish }))).toEqual([400, 'bad-request'])
    const outside = { position: position([-20_000, 0]) }
    expect(fault(await move('dispatcher', now, 'amend', outside))).toEqual([422, 'outside-county'])
    expect(right(await read(now.row.id)).row.version).toBe(1)
  })

  test('of a picked place: it is not at it any more somewhere else', async () => {
    let now = await reported(inCompound, { placeId: ids.park })
    expect(now.place).toEqual({ id: ids.park, kind: 'park', name: '青禾公园' })
    now = right(await move('dispatcher', now, 'amend', { position: position([-550, -850]) }))
    expect(now.place).toBeNull()
    expect(now.row.placeName).toBeNull()
  })

  test('asks a unit again that had sent the problem back from where it was', async () => {
    let now = await reach('accept', 'file', 'dispatch')
    now = right(await move('unit', now, 'return', { words: '不在本小区' }))
    expect(now.routing.unitId).not.toBe(units.housing)
    now = right(await move('dispatcher', now, 'amend', { position: position([-790, -850]) }))
    expect(outcome(now)).toEqual(['小区的包抓单位', '县住建局'])
  })
})

async function look(at: Metres, more = ''): Promise<SpotAnswer> {
  const [lng, lat] = position(at)
  const answer = await ask(`/counties/${county}/problems/spot?lng=${lng}&lat=${lat}${more}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

describe('a spot', () => {
  test('shows grid, leader, unit and what is there, what the category is about first', async () => {
    const spot = await look([-730, -850], `&category=${rubbish}`)
    expect(spot).toMatchObject({
      grid: { code: southGrid, name: '网格001', leaderName: '王丽' },
      communityName: '西街社区',
      neighbours: [],
      routing: { unitName: '县住建局' },
    })
    expect(spot.places[0]).toEqual({
      id: expect.any(Number),
      kind: 'compound',
      name: '和谐家园',
      distanceMetres: 0,
    })
    // a bus stop is nearer than the road, but a dirty street is about the road
    const street = await look([-400, 30], `&category=${dirtyStreet}`)
    expect(street.places.map(({ kind }) => kind)).toEqual(['road', 'bus-stop'])
    const stop = await look([-400, 30], '&category=02004')
    expect(stop.places.map(({ kind }) => kind)).toEqual(['bus-stop', 'road'])
  })

  test('shows open problems of the category within 60 m, the nearest first', async () => {
    const at: Metres = [500, -500]
    const [there, beside] = [await reported([540, -500]), await reported([505, -500], { words: '一堆垃圾' })]
    await reported([561, -500])
    await reported(at, { category: dirtyStreet })
    const closed = await reported(at)
    right(await move('dispatcher', closed, 'refuse', { words: '不属实' }))
    const { nearby } = await look(at, `&category=${rubbish}`)
    expect(nearby.map(({ id, distanceMetres }) => [id, distanceMetres])).toEqual([
      [beside.row.id, 5],
      [there.row.id, 40],
    ])
    expect(nearby[0]).toMatchObject({ words: '一堆垃圾', status: 'reported', followers: 0, photoId: null })
    expect((await look(at)).nearby).toEqual([])
  })

  test('before a category is chosen says so', async () => {
    const { routing } = await look([500, 500])
    expect(routing.tried.find(({ title }) => title.zh === '类别的主管部门')?.why.zh).toBe('还没有选择类别')
  })
})
