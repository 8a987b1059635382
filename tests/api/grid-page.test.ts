// The page of a grid: who leads it, who may change that, whose numbers are masked, and where its land came from.
//
// The town of town.ts; its western community has two grids of 2 km × 2 km, the southern one led by 王丽.
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { MosaicChange } from '../../api/contract/grids.ts'
import { mergeGrids } from '../../web/map/mosaic/merge-grids.ts'
import type { Mosaic, Outcome } from '../../web/map/mosaic/mosaic.ts'
import { splitGrid } from '../../web/map/mosaic/split-grid.ts'
import { county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { signedIn } from '../support/people.ts'
import { position, rectangle } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'
import { layTown, northGrid, southGrid, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

let planner: string
let leader: string

const people = {
  version: 1,
  name: '网格001',
  leaderName: '王丽',
  deputies: [
    { name: '赵平', duty: '副网格长', phone: '13799998888' },
    { name: '孙梅', duty: '网格员' },
  ],
}
const put = (body: object, cookie = planner, code = southGrid) =>
  ask(`/grids/${code}`, { method: 'PUT', body, cookie })

async function letPeopleIn() {
  const person = (name: string, roleId: string, area: string) =>
    signedIn(db, name, [{ roleId, scope: { area, unitId: null } }])
  planner = await person('规划员', 'planner', county)
  leader = await person('王丽账号', 'grid-leader', southGrid)
}

beforeEach(async () => {
  await layTown(db)
  await sql`
    update grid set leader_phone = '13711112222', households = 380 where code = ${southGrid}`.execute(db)
  await letPeopleIn()
})

describe('GET /api/grids/:code', () => {
  test('says who leads it, where it lies and how large it is', async () => {
    const { status, body } = await ask(`/grids/${southGrid}`, { cookie: planner })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      code: southGrid,
      name: '网格001',
      leaderName: '王丽',
      maskedPhone: '137****2222',
      deputies: [],
      households: 380,
      population: 700,
      version: 1,
      validTo: null,
      compounds: [{ name: '和谐家园', dwellings: 120 }],
      story: [],
    })
    expect(body.parents.map((each: { name: string }) => each.name)).toEqual(['试验县', '会师镇', '西街社区'])
    // 2 km × 2 km
    expect(Math.round(body.areaSquareMetres / 1000)).toBe(4000)
  })

  test('tells the accounts over this very grid to whoever may see accounts, and to nobody else', async () => {
    const names = ({ body }: { body: { accounts: { displayName: string }[] | null } }) =>
      body.accounts?.map(({ displayName }) => displayName)
    expect(names(await ask(`/grids/${southGrid}`))).toEqual(['王丽账号'])
    expect(names(await ask(`/grids/${northGrid}`))).toEqual([])
    expect(names(await ask(`/grids/${southGrid}`, { cookie: planner }))).toBeUndefined()
  })

  test('names compounds only to whoever may see them', async () => {
    const security = await signedIn(db, '安全员', [
      { roleId: 'security-administrator', scope: { area: '', unitId: null } },
    ])
    expect((await ask(`/grids/${southGrid}`, { cookie: security })).body.compounds).toBeNull()
  })

  test('of a code that no grid has is 404', async () => {
    expect(fault(await ask(`/grids/${west}999`))).toEqual([404, 'unknown-area'])
    expect(fault(await ask(`/grids/${west}`))).toEqual([400, 'bad-request'])
  })
})

describe('PUT /api/grids/:code', () => {
  test('keeps leader and deputies in their order, masked, with a line that tells no number', async () => {
    const { status, body } = await put({ ...people, name: ' 一号网格 ', leaderName: '李强' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      name: '一号网格',
      leaderName: '李强',
      // 王丽's number is not that of the next leader
      maskedPhone: null,
      version: 2,
    })
    expect(body.deputies).toEqual([
      { position: 1, name: '赵平', duty: '副网格长', maskedPhone: '137****8888' },
      { position: 2, name: '孙梅', duty: '网格员', maskedPhone: null },
    ])
    const line = await db
      .selectFrom('auditEvent')
      .selectAll()
      .where('action', '=', 'grid-people-changed')
      .executeTakeFirstOrThrow()
    expect(line).toMatchObject({
      areaCode: southGrid,
      before: { leaderName: '王丽', deputies: [] },
      after: { leaderName: '李强', deputies: ['副网格长 赵平 137****8888', '网格员 孙梅'] },
    })
    expect(JSON.stringify(line)).not.toContain('13799998888')
  })

  test('a number that nobody saw stays with its person; a new person has none of it', async () => {
    expect((await put(people)).body.maskedPhone).toBe('137****2222')
    const { body } = await put({
      ...people,
      version: 2,
      deputies: [
        { name: '周兰', duty: '楼栋长' },
        { was: 1, name: '赵平', duty: '副网格长' },
      ],
    })
    const renamed = await put({
      ...people,
      version: 3,
      deputies: [{ was: 2, name: '吴刚', duty: '副网格长' }],
    })
    expect(renamed.body.deputies).toMatchObject([{ name: '吴刚', maskedPhone: null }])
    await put({ ...people, version: 4 })
    expect(body.deputies.map((each: { maskedPhone: string }) => each.maskedPhone)).toEqual([
      null,
      '137****8888',
    ])
    const gone = await put({
      ...people,
      version: 5,
      leaderPhone: null,
      deputies: [{ was: 1, name: '赵平', duty: '副网格长', phone: null }],
    })
    expect(gone.body).toMatchObject({ maskedPhone: null, deputies: [{ maskedPhone: null }] })
  })

  test('a leader keeps the notice of the own grid, but appoints nobody and renames nothing', async () => {
    expect((await put(people, leader)).status).toBe(200)
    const next = { ...people, version: 2 }
    expect(fault(await put({ ...next, leaderName: '李强' }, leader))).toEqual([403, 'not-permitted'])
    expect(fault(await put({ ...next, name: '新名' }, leader))).toEqual([403, 'not-permitted'])
    expect(fault(await put({ ...people, name: '网格002', leaderName: null }, leader, northGrid))).toEqual([
      403,
      'not-permitted',
    ])
  })

  test('from an outdated version is refused with what is there now', async () => {
    await put(people)
    const late = await put({ ...people, leaderName: '李强' })
    expect(fault(late)).toEqual([409, 'changed-meanwhile'])
    expect(late.body.error.details.current).toMatchObject({ leaderName: '王丽', version: 2 })
  })

  test('what is no name and no number is refused', async () => {
    for (const wrong of [
      { name: '  ' },
      { leaderPhone: 'abc' },
      { deputies: [{ name: ' ', duty: '网格员' }] },
      { deputies: Array.from({ length: 21 }, () => ({ name: '赵平', duty: '网格员' })) },
    ])
      expect(fault(await put({ ...people, ...wrong })), JSON.stringify(wrong)).toEqual([400, 'bad-request'])
  })
})

test('POST /api/grids/:code/phones tells the whole numbers to who looks after the grid, with a line', async () => {
  await put(people)
  const reveal = (cookie: string, code = southGrid) =>
    ask(`/grids/${code}/phones`, { method: 'POST', cookie })
  expect((await reveal(leader)).body).toEqual({
    leader: '13711112222',
    deputies: [
      { position: 1, phone: '13799998888' },
      { position: 2, phone: null },
    ],
  })
  expect(fault(await reveal(leader, northGrid))).toEqual([403, 'not-permitted'])
  expect(fault(await reveal(planner))).toEqual([403, 'not-permitted'])
  const lines = await db
    .selectFrom('auditEvent')
    .select('areaCode')
    .where('action', '=', 'phone-revealed')
    .execute()
  expect(lines).toEqual([{ areaCode: southGrid }])
})

describe('the story of a grid', () => {
  // two grids of 200 m × 400 m side by side: 001 | 002
  beforeEach(async () => {
    await layCounty(db, {
      regions: [
        { code: township, name: '会师镇', geometry: rectangle(0, 0, 400, 400) },
        { code: west, name: '西街社区', geometry: rectangle(0, 0, 400, 400) },
      ],
      grids: [
        { code: southGrid, geometry: rectangle(0, 0, 200, 400) },
        { code: northGrid, geometry: rectangle(200, 0, 200, 400) },
      ],
    })
    await letPeopleIn()
  })
  const url = `/communities/${west}/mosaic`
  const save = async (steps: ((mosaic: Mosaic) => Outcome)[], reason: string) => {
    const body: MosaicChange = bodyAfter((await ask(url)).body, steps, { reason })
    const answer = await ask(url, { method: 'POST', body, cookie: planner })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }
  const at = (x: number, y: number) => position([x, y]) as [number, number] // two numbers
  const page = async (code: string) => (await ask(`/grids/${code}`)).body

  test('tells what was cut from it and what it took in, also when it is no more', async () => {
    // 001 loses what lies south of y = 100: 200 m × 100 m
    const split = await save(
      [(mosaic) => splitGrid(mosaic, southGrid, [at(-50, 100), at(250, 100)], 'new-1')],
      '人口增加',
    )
    const third = `${west}003`
    expect(Object.values(split.codes)).toEqual([third])
    await save([(mosaic) => mergeGrids(mosaic, southGrid, third)], '合并管理')
    const first = await page(southGrid)
    expect(first.story).toMatchObject([
      { reason: '合并管理', authorName: '规划员', from: [{ code: third }], to: [] },
      { reason: '人口增加', from: [], to: [{ code: third }] },
    ])
    expect(
      first.story.map(({ before, after }: { before: number; after: number }) =>
        [before, after].map((each) => Math.round(each / 1000)),
      ),
    ).toEqual([
      [60, 80],
      [80, 60],
    ])
    const gone = await page(third)
    expect(gone.validTo).not.toBeNull()
    expect(gone.story).toMatchObject([
      { reason: '合并管理', after: null, from: [], to: [{ code: southGrid }] },
      { reason: '人口增加', before: null, from: [{ code: southGrid }], to: [] },
    ])
    // its border got a corner where the line met it, no land
    const north = (await page(northGrid)).story
    expect(north).toMatchObject([{ reason: '人口增加', from: [], to: [] }])
    expect(north[0].after - north[0].before).toBeCloseTo(0, 2)
    expect(fault(await put({ ...people, name: '不在' }, planner, third))).toEqual([404, 'unknown-area'])
  })
})
