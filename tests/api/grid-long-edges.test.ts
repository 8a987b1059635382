// Borders of ten kilometres without a corner. What is straight in degrees, as they are drawn, is not in metres: a new corner in
// the middle of such an edge lies up to a metre beside the edge that others draw. None of that is land that anybody gains.
//
//     y 6000 ┌──────────────────────────┐
//            │      north 001           │   another community
//       4000 ├──────────────────────────┤
//            │          002             │   cut at x 0: new corners on both long edges
//       2000 ├──────────────────────────┤
//            │          001             │
//          0 └──────────────────────────┘
//       x -5000                        5000
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { CommunityMosaic, MosaicAnswer } from '../../api/contract/grids.ts'
import type { Mosaic, Outcome } from '../../web/map/mosaic/mosaic.ts'
import { givePiece, splitGrid } from '../../web/map/mosaic/split-grid.ts'
import { community, county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { signedIn } from '../support/people.ts'
import { expectLikeFullRun } from '../support/seamless.ts'
import { type Metres, position, rectangle } from '../support/shapes.ts'
import { openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

const north = `${township}002`
const [one, two] = [`${community}001`, `${community}002`]
const url = `/communities/${community}/mosaic`
const at = (...metres: Metres) => position(metres) as [number, number] // a position has two
let planner: string

beforeEach(async () => {
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: rectangle(-5000, 0, 10_000, 6000) },
      { code: community, name: '文昌社区', geometry: rectangle(-5000, 0, 10_000, 4000) },
      { code: north, name: '北关社区', geometry: rectangle(-5000, 4000, 10_000, 2000) },
    ],
    grids: [
      { code: one, geometry: rectangle(-5000, 0, 10_000, 2000) },
      { code: two, geometry: rectangle(-5000, 2000, 10_000, 2000) },
      { code: `${north}001`, geometry: rectangle(-5000, 4000, 10_000, 2000) },
    ],
    places: [{ kind: 'built-up-area', geometry: rectangle(-5000, 0, 10_000, 6000) }],
  })
  planner = await signedIn(db, '规划员', [{ roleId: 'planner', scope: { area: county, unitId: null } }])
})

const change = async (...steps: ((mosaic: Mosaic) => Outcome)[]) => {
  const { body }: { body: CommunityMosaic } = await ask(url)
  return bodyAfter(body, steps)
}
const save = (body: object) => ask(url, { method: 'POST', body, cookie: planner })
const cut = (mosaic: Mosaic) => splitGrid(mosaic, two, [at(0, 1900), at(0, 4100)], 'new')

/** Square metres that two grids of the county share, drawn in degrees; of one community in metres, too. */
async function shared() {
  const { rows } = await sql<{ metres: number; degrees: number }>`
    select coalesce(sum(st_area(st_intersection(a.geom_m, b.geom_m, 0.000001)))
             filter (where a.community_code = b.community_code), 0) as metres,
           coalesce(sum(st_area(st_transform(st_intersection(a.geom, b.geom, 1e-11), 4544))), 0) as degrees
    from grid a join grid b on b.id > a.id and b.geom_m && a.geom_m and st_intersects(a.geom, b.geom)
    where a.valid_to is null and b.valid_to is null`.execute(db)
  return rows[0]!
}

test('a grid cut between two of them', async () => {
  const body = await change(cut)
  // the neighbour gets the corner in the middle of its edge
  expect(body.changed.map(({ code }) => code)).toEqual([one, two])
  const { status, body: answer } = await save(body)
  expect([status, answer.error?.details?.findings ?? answer.findings]).toEqual([200, []])
  const { transfers, mosaic } = answer as MosaicAnswer
  expect(transfers.map(({ from, to }) => [from, to])).toEqual([[two, mosaic!.grids[2]!.code]])
  expect(transfers[0]!.squareMetres / 10_000_000).toBeCloseTo(1, 3)
  const { metres, degrees } = await shared()
  // a micrometre along 14 km
  expect(Math.max(metres, degrees)).toBeLessThan(0.02)
  await expectLikeFullRun(db)
})

test('a piece given over such an edge', async () => {
  const { status, body } = await save(
    await change((mosaic) => givePiece(mosaic, two, one, [at(1000, 1900), at(1500, 3000), at(2000, 1900)])),
  )
  expect([status, body.error?.details?.findings ?? body.findings]).toEqual([200, []])
  // a triangle of 1000 m × 1000 m / 2; 001 has the two new corners like 002
  const { transfers } = body as MosaicAnswer
  expect(transfers.map(({ from, to }) => [from, to])).toEqual([[two, one]])
  await expectLikeFullRun(db)
})

test('the same sent without the neighbour that only gets a corner', async () => {
  const body = await change(cut)
  const { status, body: answer } = await save({
    ...body,
    changed: body.changed.filter(({ code }) => code !== one),
  })
  expect([status, answer.error?.details?.findings ?? answer.findings]).toEqual([200, []])
  expect((await shared()).degrees).toBeLessThan(0.02)
  await expectLikeFullRun(db)
})

test('an import that put the corner on one side only has no overlap, and nothing to repair', async () => {
  const [west, mid, east] = [at(-5000, 2000), between(at(-5000, 2000), at(5000, 2000)), at(5000, 2000)]
  const [northWest, top, northEast] = [
    at(-5000, 4000),
    between(at(-5000, 4000), at(5000, 4000)),
    at(5000, 4000),
  ]
  const half = (...ring: [number, number][]) => ({
    type: 'Polygon' as const,
    coordinates: [[...ring, ring[0]!]],
  })
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: rectangle(-5000, 0, 10_000, 4000) },
      { code: community, name: '文昌社区', geometry: rectangle(-5000, 0, 10_000, 4000) },
    ],
    grids: [
      { code: one, geometry: rectangle(-5000, 0, 10_000, 2000) },
      { code: two, geometry: half(west, mid, top, northWest) },
      { code: `${community}003`, geometry: half(mid, east, northEast, top) },
    ],
  })
  const { body: health } = await ask(`/communities/${community}/grid-health`)
  expect(health.findings).toEqual([])
  const { body: repair } = await ask(`/communities/${community}/grid-repair`)
  expect(repair).toEqual({ changed: [], undecided: [] })
})

/** To seven decimals, half a centimetre beside the edge, as in any file. */
function between(a: [number, number], b: [number, number]): [number, number] {
  return [0, 1].map((i) => Math.round((a[i]! + b[i]!) * 5e6) / 1e7) as [number, number] // two of two
}
