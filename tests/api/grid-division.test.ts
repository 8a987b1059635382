// Proposals for dividing a community: balanced along its streets, no compound cut, saved only by the mosaic's own way.
//
// The community of these tests, 800 m × 400 m, two grids of 400 m, streets at x 200, 400 and 600 and at y 200:
//
//     y 400 ┌────┬────┬────┬────┐   Compounds of 100 dwellings each stand in the middle of all eight blocks but the last
//           │ 1  │ 2  ║ 3  │ 4  │   one, which has none; the one of block 6 reaches 20 m over the street at x 400.
//     y 200 ├────┼────┼────┼────┤   Recorded: 400 households in each of the two grids.
//           │ 5  │ 6 ▪▪ 7  │ 8  │
//     y 0   └────┴────┴────┴────┘
//           x 0  200  400  600  800
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { gridTarget, type ProposedGrid } from '../../api/contract/grid-division.ts'
import type { MosaicAnswer } from '../../api/contract/grids.ts'
import { adoptDivision } from '../../web/map/mosaic/adopt-shapes.ts'
import { toSave } from '../../web/map/mosaic/to-save.ts'
import { community, county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { openMosaic, savedGrids } from '../support/mosaic-api.ts'
import { signedIn } from '../support/people.ts'
import { line, point, rectangle } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
const bare = `${township}002`
const unknown = `${township}003`
const url = `/communities/${community}/division`
const [west, east] = [`${community}001`, `${community}002`]

let planner: string
let leader: string

const middles = [0, 200, 400, 600].flatMap((x) => [200, 0].map((y): [number, number] => [x, y]))
const homes = middles.filter(([x, y]) => x !== 600 || y !== 0)

beforeAll(async () => {
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: rectangle(0, 0, 1600, 400) },
      { code: community, name: '文昌社区', geometry: rectangle(0, 0, 800, 400) },
      { code: bare, name: '东关社区', geometry: rectangle(800, 0, 800, 400), households: 1200 },
      { code: unknown, name: '无图社区', geometry: null },
    ],
    grids: [
      { code: west, geometry: rectangle(0, 0, 400, 400), households: 400, population: 1000 },
      { code: east, geometry: rectangle(400, 0, 400, 400), households: 400, population: 1000 },
    ],
    places: [
      { kind: 'built-up-area', geometry: rectangle(0, 0, 1600, 400) },
      { kind: 'road', geometry: line([200, -50], [200, 450]), properties: { class: 'local' } },
      { kind: 'road', geometry: line([400, -50], [400, 450]), properties: { class: 'arterial' } },
      { kind: 'road', geometry: line([600, -50], [600, 450]), properties: { class: 'local' } },
      { kind: 'road', geometry: line([-50, 200], [790, 200]), properties: { class: 'secondary' } },
      ...homes.map(([x, y], i) => ({
        kind: 'compound',
        geometry: x === 200 && y === 0 ? rectangle(340, 50, 80, 60) : rectangle(x + 60, y + 60, 80, 60),
        name: `小区${i + 1}`,
        sourceKey: `home ${i}`,
        properties: { dwellings: 100 },
      })),
      { kind: 'toilet', geometry: point(320, 150), name: '中心公厕' },
    ],
  })
  const person = (name: string, roleId: string, area: string) =>
    signedIn(db, name, [{ roleId, scope: { area, unitId: null } }])
  planner = await person('规划员', 'planner', county)
  leader = await person('网格长', 'grid-leader', west)
})

const propose = (body: object, cookie = planner, to = url) => ask(to, { method: 'POST', body, cookie })
const households = (grids: ProposedGrid[]) => grids.map((each) => each.households)

describe('the land of a community', () => {
  test('has its streets by rank, its compounds and what stands there', async () => {
    const { body } = await ask(`/communities/${community}/ground`, { cookie: planner })
    expect(body.lines.map((each: { rank: number }) => each.rank)).toEqual([3, 2, 1, 1])
    expect(body.compounds).toHaveLength(7)
    expect(body.compounds.find((each: { name: string }) => each.name === '小区1')).toMatchObject({
      name: '小区1',
      dwellings: 100,
      people: null,
    })
    expect(body).toMatchObject({
      facilities: [point(320, 150).coordinates.map((n) => expect.closeTo(n, 6))],
      problems: [],
    })
    expect(body.target).toEqual(gridTarget)
  })

  test('is told to whoever may change borders there, open problems only to whoever may see them', async () => {
    expect(fault(await ask(`/communities/${community}/ground`, { cookie: '' }))).toEqual([
      401,
      'not-signed-in',
    ])
    const { body } = await ask(`/communities/${community}/ground`, { cookie: leader })
    expect(body.problems).toBeNull()
    expect(fault(await ask(`/communities/${bare}/ground`, { cookie: leader }))).toEqual([
      403,
      'not-permitted',
    ])
  })
})

describe('a proposal', () => {
  test('is balanced, whole and along the streets, with what stands on each grid', async () => {
    const { status, body } = await propose({ grids: 4 })
    expect(status).toBe(200)
    // 800 households at 400 each
    expect(body).toMatchObject({ measure: 'households', suggested: 2, notes: [], target: gridTarget })
    expect(body.grids).toHaveLength(4)
    // West: four compounds of 100 households; east: three share 400.
    expect(households(body.grids).reduce((sum: number, each) => sum + each!, 0)).toBe(800)
    for (const grid of body.grids) {
      expect(grid.geometry.type).toBe('Polygon')
      expect(grid.households).toBeGreaterThanOrEqual(100)
      expect(grid.households).toBeLessThanOrEqual(267)
    }
    expect(body.grids.reduce((sum: number, each: ProposedGrid) => sum + each.squareMetres, 0)).toBeCloseTo(
      320_000,
      0,
    )
    expect(body.grids.reduce((sum: number, each: ProposedGrid) => sum + each.compounds, 0)).toBe(7)
    expect(body.grids.filter((each: ProposedGrid) => each.facilities === 1)).toHaveLength(1)
    // Both present grids live on, two are new.
    expect(body.grids.flatMap((each: ProposedGrid) => each.code ?? []).toSorted()).toEqual([west, east])
  })

  test('cuts no compound, not even one over a main road', async () => {
    const { body } = await propose({ grids: 4 })
    const { rows } = await sql<{ inside: number }>`
      select count(*)::int as inside from place where kind = 'compound' and exists (
        select from unnest(${body.grids.map((each: ProposedGrid) => JSON.stringify(each.geometry))}::text[]) grid
        -- a centimetre, for what two projections make of a straight line
        where st_covers(st_buffer(st_transform(st_setsrid(st_geomfromgeojson(grid), 4326),
          (select metric_srid from deployment)), 0.01), place.geom_m))`.execute(db)
    expect(rows[0]!.inside).toBe(7)
  })

  test('is the same for the same seed, and stays with the present borders when asked', async () => {
    const [one, other] = [await propose({ grids: 3, seed: 5 }), await propose({ grids: 3, seed: 5 })]
    expect(one.body).toEqual(other.body)
    const kept = (await propose({ keep: true })).body
    expect(kept.grids.map((each: ProposedGrid) => each.code).toSorted()).toEqual([west, east])
    // The compound of block 6 lies over the border: it takes it along.
    const areas = kept.grids.map((each: ProposedGrid) => Math.round(each.squareMetres))
    expect(areas.toSorted()).toEqual([158_800, 161_200])
  })

  test('asks for as many as the households give when no number is named', async () => {
    expect((await propose({ households: 200 })).body.grids).toHaveLength(4)
    expect((await propose({})).body.grids).toHaveLength(2)
    expect((await propose({ grids: 1 })).body.grids).toMatchObject([
      { takes: [east], code: west, households: 800 },
    ])
  })

  test('of land without streets or compounds says so and is balanced all the same', async () => {
    const { body } = await propose({}, planner, `/communities/${bare}/division`)
    expect(body).toMatchObject({
      measure: 'households',
      suggested: 3,
      notes: ['no-streets', 'straight-cuts'],
    })
    expect(body.grids).toHaveLength(3)
    for (const grid of body.grids) {
      expect(grid).toMatchObject({ code: null, from: null, takes: [] })
      expect(grid.households).toBeGreaterThan(300)
      expect(grid.households).toBeLessThan(500)
    }
  })

  test('is refused where there is no land, no community, no right or no sense', async () => {
    expect(fault(await propose({}, planner, `/communities/${unknown}/division`))).toEqual([
      422,
      'community-without-land',
    ])
    expect(fault(await propose({}, planner, `/communities/${township}999/division`))).toEqual([
      404,
      'unknown-area',
    ])
    expect(fault(await propose({}, leader, `/communities/${bare}/division`))).toEqual([403, 'not-permitted'])
    expect(fault(await propose({ grids: 0 }))).toEqual([400, 'bad-request'])
    expect(fault(await propose({ grids: 2.5 }))).toEqual([400, 'bad-request'])
  })

  test('changes nothing by itself; taken up as a draft it is saved with all checks', async () => {
    const before = (await ask(`/communities/${community}/mosaic`)).body
    const { body } = await propose({ grids: 4 })
    expect((await ask(`/communities/${community}/mosaic`)).body).toEqual(before)
    const start = openMosaic(before)
    const adopted = adoptDivision(start, community, body.grids)
    if (adopted.refusal) throw new Error(adopted.refusal.code)
    const saved = await ask(`/communities/${community}/mosaic`, {
      method: 'POST',
      cookie: planner,
      body: { ...toSave(savedGrids(before), start, adopted.mosaic), reason: '按方案划分', confirmed: [] },
    })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
    const answer = saved.body as MosaicAnswer // the route says so
    expect(answer.findings).toEqual([])
    expect(answer.mosaic!.grids).toHaveLength(4)
    expect(Object.values(answer.codes).toSorted()).toEqual([`${community}003`, `${community}004`])
  })
})
