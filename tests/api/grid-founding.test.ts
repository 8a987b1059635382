// The first grids of a community, and one on land that none holds: who may, what is checked, who lives there, what is left.
//
// Two communities without a boundary between them but the line at x = 600:
//
//     y 400 ┌───────────────────┬─────────┬─────────┐
//           │       west        │ east001 │  bare   │
//           │   ▪            *  │         │    ▫    │
//     y 0   └───────────────────┴─────────┴─────────┘
//           x 0                 600       900       1200
//
// west has no grid at all, the eastern half of east neither. Compounds: ▪ 和谐家园 (x 100…160, y 100…160, 120 dwellings,
// 310 people), ▫ 新村 (x 1000…1040, y 100…140, nobody counted). An open problem (*) at [500, 100].
import { beforeEach, describe, expect, test } from 'vitest'
import type { CommunityMosaic, GridShape } from '../../api/contract/grids.ts'
import { refreshCounty } from '../../api/indicators/refresh.ts'
import { adoptDivision } from '../../web/map/mosaic/adopt-shapes.ts'
import { foundGrid } from '../../web/map/mosaic/found-grid.ts'
import type { Mosaic, Outcome } from '../../web/map/mosaic/mosaic.ts'
import type { Point } from '../../web/map/mosaic/plane.ts'
import { splitGrid } from '../../web/map/mosaic/split-grid.ts'
import { county, layCounty, township, community as west } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { makeAccount, signedIn } from '../support/people.ts'
import { makeProblem, reportAt } from '../support/problems.ts'
import { type Metres, position, rectangle } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

const east = `${township}002`
const bounds = `${township}003`
const at = (...metres: Metres): Point => {
  const [lng, lat] = position(metres)
  return [lng!, lat!]
}

let planner: string
let leader: string

beforeEach(async () => {
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: rectangle(0, 0, 1200, 400) },
      { code: west, name: '文昌社区', geometry: rectangle(0, 0, 600, 400) },
      { code: east, name: '东关社区', geometry: rectangle(600, 0, 600, 400) },
      { code: bounds, name: '无界社区', geometry: null },
    ],
    grids: [{ code: `${east}001`, geometry: rectangle(600, 0, 300, 400), households: 200 }],
    places: [
      { kind: 'built-up-area', geometry: rectangle(0, 0, 1200, 400) },
      {
        kind: 'compound',
        geometry: rectangle(100, 100, 60, 60),
        name: '和谐家园',
        sourceKey: 'a',
        properties: { dwellings: 120, people: 310 },
      },
      { kind: 'compound', geometry: rectangle(1000, 100, 40, 40), name: '新村', sourceKey: 'b' },
    ],
  })
  planner = await signedIn(db, '规划员', [{ roleId: 'planner', scope: { area: county, unitId: null } }])
  leader = await signedIn(db, '网格长', [{ roleId: 'grid-leader', scope: { area: west, unitId: null } }])
  await makeProblem(db, await makeAccount(db, '上报人', []), reportAt([500, 100]))
})

const read = async (code = west): Promise<CommunityMosaic> => (await ask(`/communities/${code}/mosaic`)).body
const save = (body: object, { code = west, cookie = planner } = {}) =>
  ask(`/communities/${code}/mosaic`, { method: 'POST', body, cookie })
const founded = (geometry: object, key = 'new') => ({
  changed: [],
  created: [{ key, geometry }],
  reason: '首次划分',
})
const codesOf = (answer: { body: { error: { details: { findings: { code: string }[] } } } }) =>
  answer.body.error.details.findings.map(({ code }) => code)

describe('a community without a grid', () => {
  test('becomes one: its number, its people by the compounds, what lies there, and its history', async () => {
    const whole: GridShape = (await read()).boundary as GridShape // laid above
    const body = bodyAfter(await read(), [(mosaic) => foundGrid(mosaic, west, whole)])
    expect(body).toMatchObject({ changed: [], created: [{ key: 'new-1', from: null }], removed: [] })
    const dry = await save({ ...body, dryRun: true })
    expect([dry.status, dry.body.findings, dry.body.codes]).toEqual([200, [], { 'new-1': `${west}001` }])
    expect((await read()).grids).toEqual([])
    const { status, body: answer } = await save(body)
    expect([status, answer.error]).toEqual([200, undefined])
    expect(answer.mosaic.grids).toMatchObject([
      { code: `${west}001`, name: '文昌社区第1网格', households: 120, population: 310, version: 1 },
    ])
    const places = await db.selectFrom('place').select('areaCode').where('name', '=', '和谐家园').execute()
    expect(places).toEqual([{ areaCode: `${west}001` }])
    const problem = await db.selectFrom('problem').select('areaCode').executeTakeFirstOrThrow()
    expect(problem.areaCode).toBe(`${west}001`)
    const { items } = (await ask(`/communities/${west}/grid-changes`)).body
    expect(items).toMatchObject([
      { before: [], after: [{ code: `${west}001` }], descents: [], handOver: { problems: [{ from: west }] } },
    ])
    expect((await ask(`/grids/${west}001`)).body.story).toMatchObject([{ before: null, from: [], to: [] }])
  })

  test('is divided as proposed, numbered like a page, and its numbers are those of a full run', async () => {
    const { body: division } = await ask(`/communities/${west}/division`, {
      method: 'POST',
      body: { grids: 2 },
      cookie: planner,
    })
    const body = bodyAfter(await read(), [(mosaic) => adoptDivision(mosaic, west, division.grids)])
    expect(body.created).toHaveLength(2)
    const { status, body: answer } = await save({
      ...body,
      confirmed: (await save({ ...body, dryRun: true })).body.findings.map(({ key }: { key: string }) => key),
    })
    expect([status, answer.error]).toEqual([200, undefined])
    expect(answer.codes).toEqual({
      'new-1': `${west}001`,
      'new-2': `${west}002`,
    })
    const values = async () => (await ask(`/areas/${west}002/indicators`)).body.items
    const now = await values()
    await db.transaction().execute((trx) => refreshCounty(trx, county))
    const plain = (items: { indicator: string; numerator: number; denominator: number }[]) =>
      items.map(({ indicator, numerator, denominator }) => [
        indicator,
        numerator === null ? null : Math.round(numerator * 1e3) / 1e3,
        denominator === null ? null : Math.round(denominator * 1e3) / 1e3,
      ])
    expect(plain(await values())).toEqual(plain(now))
  })

  test('gets a grid for all of its land, or none', async () => {
    const part = await save(founded(rectangle(0, 0, 600, 390)))
    expect(fault(part)).toEqual([422, 'mosaic-refused'])
    expect(codesOf(part)).toEqual(['gap'])
    const beyond = await save(founded(rectangle(0, 0, 610, 400)))
    expect(codesOf(beyond)).toContain('overlap')
    expect(codesOf(await save(founded(rectangle(-20, 0, 620, 400))))).toContain('outside')
    expect((await read()).grids).toEqual([])
    expect(await db.selectFrom('gridFounding').selectAll().execute()).toEqual([])
  })

  test('can be divided before it is saved: what is split of a new grid descends from none', async () => {
    const whole = (await read()).boundary as GridShape // laid above
    const steps: ((mosaic: Mosaic) => Outcome)[] = [
      (mosaic) => foundGrid(mosaic, west, whole),
      (mosaic) => splitGrid(mosaic, 'new-1', [at(300, -10), at(300, 410)], 'new-2'),
    ]
    const { status, body } = await save(bodyAfter(await read(), steps))
    expect([status, body.error]).toEqual([200, undefined])
    expect(body.mosaic.grids.map((each: { households: number }) => each.households)).toEqual([120, null])
  })
})

describe('land that no grid holds', () => {
  test('is told piece by piece, and gets a grid of its own', async () => {
    const bare = async (code: string) =>
      (await ask(`/communities/${code}/bare-land`, { cookie: planner })).body.items
    expect(await bare(west)).toHaveLength(1)
    const [piece, ...more] = await bare(east)
    expect(more).toEqual([])
    expect(piece.squareMetres).toBeCloseTo(120_000, -1)
    const body = bodyAfter(await read(east), [(mosaic) => foundGrid(mosaic, east, piece.geometry)])
    expect(body.changed).toEqual([])
    const { status, body: answer } = await save(body, { code: east })
    expect([status, answer.error]).toEqual([200, undefined])
    // nobody counted who lives in 新村
    expect(answer.mosaic.grids).toMatchObject([
      { code: `${east}001`, version: 1 },
      { code: `${east}002`, households: null, population: null },
    ])
    expect(await bare(east)).toEqual([])
    expect(await bare(bounds)).toEqual([])
  })

  test('that is claimed twice is refused, and may stay bare in part', async () => {
    const taken = await save(founded(rectangle(850, 0, 350, 400)), { code: east })
    expect(codesOf(taken)).toEqual(['overlap'])
    expect((await save(founded(rectangle(900, 0, 200, 400)), { code: east })).status).toBe(200)
  })
})

describe('who may', () => {
  test('the planner, who saves; nobody proposes it', async () => {
    const body = founded(rectangle(0, 0, 600, 400))
    expect(fault(await save(body, { cookie: leader }))).toEqual([403, 'not-permitted'])
    const proposed = await ask(`/communities/${west}/grid-proposals`, {
      method: 'POST',
      body,
      cookie: leader,
    })
    expect(fault(proposed)).toEqual([403, 'not-permitted'])
    expect(proposed.body.error.message).toContain('planner')
    const elsewhere = await signedIn(db, '东关规划员', [
      { roleId: 'planner', scope: { area: east, unitId: null } },
    ])
    expect(fault(await save(body, { cookie: elsewhere }))).toEqual([403, 'not-permitted'])
    expect(fault(await ask(`/communities/${west}/bare-land`, { cookie: leader }))).toEqual([
      403,
      'not-permitted',
    ])
  })

  test('nobody, where the community has no boundary', async () => {
    const answer = await save(founded(rectangle(0, 0, 600, 400)), { code: bounds })
    expect(fault(answer)).toEqual([422, 'community-without-land'])
    expect(answer.body.error.message).toContain('no boundary')
  })

  test('of two at the same moment one: the other finds the land taken', async () => {
    const answers = await Promise.all([
      save(founded(rectangle(0, 0, 600, 400))),
      save(founded(rectangle(0, 0, 600, 400))),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await read()).grids).toHaveLength(1)
  })
})
