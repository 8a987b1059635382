// What is wrong with grids as an import left them: told with place and area, counted per community, and a repair proposed
// that is only drawn until somebody saves it.
//
// A community of 1200 m × 400 m, drawn badly, and beside it one that is whole and one without grids:
//
//     y 400 ┌─────────┬──┬──────┐   ┌─────┬──────────┬────────
//           │   001   │XX│ 002  │gap│ 003 │   004  →│east    X: x 300…310, in 001 and 002: 4000 m²
//     y 0   └─────────┴──┴──────┘   └─────┴──────────┴────────  gap: x 600…620, 8000 m²
//           x 0      300 310   600 620   900       1205          004 reaches 5 m into the next one: 2000 m²
import type { MultiPolygon, Polygon } from 'geojson'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CommunityHealth, MosaicHealth, MosaicRepair } from '../../api/contract/grid-health.ts'
import type { Finding, GridShape, MosaicChange } from '../../api/contract/grids.ts'
import { raiseDataVersion } from '../../api/db/data-version.ts'
import { hexWkb } from '../../api/db/geometry.ts'
import { locateProblems } from '../../api/db/locate.ts'
import { readMosaic } from '../../web/map/mosaic/read-mosaic.ts'
import { community, county, layCounty, type SmallCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { openMosaic } from '../support/mosaic-api.ts'
import { layProblems } from '../support/open-problems.ts'
import { signedIn } from '../support/people.ts'
import { expectLikeFullRun } from '../support/seamless.ts'
import { type Metres, position, rectangle } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

const east = `${township}002`
const bare = `${township}003`
const code = (number: number) => community + String(number).padStart(3, '0')
const [one, two, three, four] = [1, 2, 3, 4].map(code) as [string, string, string, string]

const regions = [
  { code: township, name: '城关镇', geometry: rectangle(0, 0, 2000, 400) },
  { code: community, name: '文昌社区', geometry: rectangle(0, 0, 1200, 400) },
  { code: east, name: '东关社区', geometry: rectangle(1200, 0, 400, 400) },
  { code: bare, name: '北苑社区', geometry: rectangle(1600, 0, 400, 400) },
]
const bad: SmallCounty['grids'] = [
  { code: one, geometry: rectangle(0, 0, 310, 400) },
  { code: two, geometry: rectangle(300, 0, 300, 400) },
  { code: three, geometry: rectangle(620, 0, 280, 400) },
  { code: four, geometry: rectangle(900, 0, 305, 400) },
]
const whole = { code: `${east}001`, geometry: rectangle(1205, 0, 395, 400) }

const lay = (grids: SmallCounty['grids'] = bad, more: Partial<SmallCounty> = {}) =>
  layCounty(db, { regions, grids: [...grids, whole], ...more })

const listHealth = async (): Promise<CommunityHealth[]> =>
  (await ask(`/counties/${county}/grid-health`)).body.items
const readHealth = async (): Promise<MosaicHealth> =>
  (await ask(`/communities/${community}/grid-health`)).body
const propose = async (): Promise<MosaicRepair> => (await ask(`/communities/${community}/grid-repair`)).body
const told = (findings: Finding[]) =>
  findings.map(({ code, grids, squareMetres }) => [
    code,
    grids.map((each) => each.slice(12)).join(' '),
    // borders are straight in degrees, not in metres: centimetres along 400 m
    squareMetres === null ? null : Math.round(squareMetres / 50) * 50,
  ])

describe('what is there', () => {
  beforeAll(() => lay())

  test('is counted for every community, those without grids included', async () => {
    const [first, second, third] = await listHealth()
    expect(first).toMatchObject({ code: community, name: '文昌社区', grids: 4, hasBoundary: true })
    expect(first!.faults.map(({ code, severity, count }) => [code, severity, count])).toEqual([
      ['overlap', 'error', 1],
      ['gap', 'error', 1],
      ['outside', 'error', 1],
    ])
    expect(first!.faults[0]!.squareMetres).toBeCloseTo(4000, 0)
    // the eastern one begins 5 m late, where 004 reaches in
    expect(second).toMatchObject({ code: east, grids: 1, faults: [{ code: 'gap', count: 1 }] })
    expect(third).toMatchObject({ code: bare, grids: 0, faults: [] })
  })

  test('has its place, its grids, its area and words', async () => {
    const { grids, findings, name } = await readHealth()
    expect(name).toBe('文昌社区')
    expect(grids).toHaveLength(4)
    expect(told(findings)).toEqual([
      ['overlap', '001 002', 4000],
      ['gap', '002 003', 8000],
      ['outside', expect.stringContaining('004'), 2000],
    ])
    for (const { zh, geometry } of findings) {
      expect(zh).toMatch(/[一-鿿]/)
      expect(geometry).toMatchObject({ type: 'Polygon', coordinates: expect.any(Array) })
    }
    expect(fault(await ask(`/communities/${township}999/grid-health`))).toEqual([404, 'unknown-area'])
    expect(fault(await ask('/counties/629999/grid-health'))).toEqual([404, 'unknown-area'])
  })
})

test('a place narrower than a lane, with where it is', async () => {
  // Two blocks of 100 m and 200 m, joined by 4 m; the grid beside fills what they leave.
  const ring = (...corners: Metres[]): Polygon => ({
    type: 'Polygon',
    coordinates: [[...corners, corners[0]!].map(position)],
  })
  await lay([
    {
      code: one,
      geometry: ring(
        ...([
          [0, 0],
          [100, 0],
          [100, 198],
          [200, 198],
          [200, 0],
          [300, 0],
          [300, 400],
          [200, 400],
        ] as Metres[]), // pairs
        ...([
          [200, 202],
          [100, 202],
          [100, 400],
          [0, 400],
        ] as Metres[]), // pairs
      ),
    },
    { code: two, geometry: rectangle(300, 0, 900, 400) },
  ])
  const narrow = (await readHealth()).findings.filter(({ code }) => code === 'narrow')
  expect(narrow).toMatchObject([{ severity: 'warning', grids: [one], zh: '网格 001 有一处宽度不足 5 米' }])
  const { lng, lat } = middleOf(narrow[0]!.geometry)
  const [wanted] = [position([150, 200])]
  expect(lng).toBeCloseTo(wanted[0]!, 4)
  expect(lat).toBeCloseTo(wanted[1]!, 4)
  const [community1] = await listHealth()
  expect(community1!.faults).toContainEqual({
    code: 'narrow',
    severity: 'warning',
    count: 1,
    squareMetres: 0,
  })
})

/** Of the box around a geometry. */
function middleOf(geometry: unknown): { lng: number; lat: number } {
  const { coordinates } = geometry as { coordinates: unknown[] } // GeoJSON
  const numbers = coordinates.flat(4) as number[] // positions one after the other
  const [lngs, lats] = [0, 1].map((odd) => numbers.filter((_, i) => i % 2 === odd)) as [number[], number[]] // two
  return {
    lng: (Math.min(...lngs) + Math.max(...lngs)) / 2,
    lat: (Math.min(...lats) + Math.max(...lats)) / 2,
  }
}

test('codes outside the rules, and a code that a grid had which ended', async () => {
  const zero = `${community}000`
  await lay([
    { code: one, geometry: rectangle(0, 0, 600, 400) },
    { code: two, geometry: rectangle(600, 0, 300, 400) },
    { code: zero, geometry: rectangle(900, 0, 300, 400) },
  ])
  // An import brought 002 back after it had ended.
  await sql`
    insert into grid (county_code, code, community_code, name, geom, source, valid_from, valid_to)
    select county_code, code, community_code, '旧网格', geom, 'test', '2026-01-01', '2026-02-01'
    from grid where code = ${two}`.execute(db)
  const codes = (await readHealth()).findings.filter(({ code }) => code.startsWith('code'))
  expect(codes).toMatchObject([
    {
      code: 'code-wrong',
      severity: 'error',
      grids: [zero],
      zh: '网格 000 的编号不合规则：末三位应为 001–999',
    },
    {
      code: 'code-reused',
      severity: 'error',
      grids: [two],
      zh: '网格 002 的编号曾属于已撤销的网格，应另行编号',
    },
  ])
})

test('how many grids have more households than the county wants, and fewer; what is not recorded is neither', async () => {
  await lay(
    [299, 300, 500, 501, undefined].map((households, i) => ({
      code: code(i + 1),
      geometry: rectangle(i * 240, 0, 240, 400),
      ...(households !== undefined && { households }),
    })),
  )
  const offTarget = async () => (await listHealth())[0]!.offTarget
  expect(await offTarget()).toEqual({ over: 1, under: 1 })
  const { grids, target } = await readHealth()
  expect(target).toMatchObject({ least: 300, most: 500 })
  expect(grids.map(({ households }) => households)).toEqual([299, 300, 500, 501, null])
  await ask(`/counties/${county}/grid-settings`, {
    method: 'PUT',
    body: { version: 0, least: 400, most: 500, source: '' },
  })
  expect(await offTarget()).toEqual({ over: 1, under: 2 })
})

test('the count of a county is kept until shapes change', async () => {
  await lay()
  const kinds = async () => (await listHealth())[0]!.faults.map(({ code }) => code)
  expect(await kinds()).toEqual(['overlap', 'gap', 'outside'])
  // Past every writer of the product: nobody is told, so what was counted is still what is said.
  await sql`update grid set geom = ${hexWkb(rectangle(0, 0, 300, 400))}::geometry where code = ${one}`.execute(
    db,
  )
  expect(await kinds()).toEqual(['overlap', 'gap', 'outside'])
  await db.transaction().execute((trx) => raiseDataVersion(trx, county))
  expect(await kinds()).toEqual(['overlap', 'gap', 'outside'])
  await db.transaction().execute((trx) => raiseDataVersion(trx, county, { shapes: true }))
  expect(await kinds()).toEqual(['gap', 'outside'])
})

test('strips, scattered and enclosing grids, and what a border cuts', async () => {
  const ring: Polygon = {
    type: 'Polygon',
    coordinates: [rectangle(600, 0, 300, 400).coordinates[0]!, rectangle(700, 100, 50, 50).coordinates[0]!],
  }
  const parts: MultiPolygon = {
    type: 'MultiPolygon',
    // 10 m apart
    coordinates: [rectangle(904, 0, 196, 400).coordinates, rectangle(1110, 0, 90, 400).coordinates],
  }
  await lay(
    [
      { code: one, geometry: rectangle(0, 0, 300, 400) },
      { code: two, geometry: rectangle(300, 0, 300, 400) },
      { code: three, geometry: ring },
      { code: four, geometry: parts },
      // 4 m wide
      { code: code(5), geometry: rectangle(900, 0, 4, 400) },
      { code: code(6), geometry: rectangle(700, 100, 50, 50) },
    ],
    {
      places: [
        // half of it on each side of x = 300; the other one 0.5 % on the other side
        { kind: 'compound', geometry: rectangle(250, 100, 100, 80), name: '和谐家园' },
        { kind: 'compound', geometry: rectangle(200.5, 200, 100, 80), name: '一墙之隔' },
      ],
    },
  )
  const { findings } = await readHealth()
  expect(told(findings)).toEqual([
    // between the two parts of 004
    ['gap', '004', 4000],
    ['sliver', '005', 1600],
    ['scattered', '004', null],
    ['encloses', '003', null],
    ['compound-cut', expect.stringMatching(/^00[12] 00[12]$/), 4000],
  ])
  expect(findings.at(-1)!.zh).toBe('小区「和谐家园」被网格边界切开')
})

describe('a repair', () => {
  beforeEach(() => lay())

  test('is proposed, writes nothing, and saved leaves a whole mosaic', async () => {
    const before = await readHealth()
    const { changed, undecided } = await propose()
    expect(undecided).toEqual([])
    expect(await readHealth()).toEqual(before)
    // 001 keeps what it shares with 002; the gap has as much border with 002 as with 003; 004 ends at the community
    expect(changed.map((each) => each.code)).toEqual(expect.arrayContaining([two, four]))
    const body: MosaicChange = { changed, reason: '按校核结果修正', dryRun: true }
    const seen = await ask(`/communities/${community}/mosaic`, { method: 'POST', body })
    expect(seen.status).toBe(200)
    expect(seen.body).toMatchObject({ findings: [], transfers: [{ from: two, to: one }] })
    const saved = await ask(`/communities/${community}/mosaic`, {
      method: 'POST',
      body: { ...body, dryRun: false },
    })
    expect(saved.status).toBe(200)
    const { findings, grids } = await readHealth()
    expect(findings).toEqual([])
    // the editor opens it
    expect(readMosaic(grids.map((grid) => ({ ...grid, community }))).faults).toEqual([])
    expect(openMosaic(saved.body.mosaic).grids.size).toBe(4)
    expect((await propose()).changed).toEqual([])
  })

  test('gives what lay outside to whatever lies there, with what stands on it', async () => {
    // 004 has the strip x 1200…1205 of the next community, where no other grid is
    const [lng, lat] = position([1202, 200]) as [number, number] // a position has two
    await lay(bad, { places: [{ kind: 'toilet', geometry: { type: 'Point', coordinates: [lng, lat] } }] })
    const [problem] = await layProblems(db, [[four, 'reported', { lng, lat }]])
    await locateProblems(db, county, [problem!])
    const areas = async () => [
      await db.selectFrom('place').select('areaCode').where('kind', '=', 'toilet').executeTakeFirstOrThrow(),
      await db.selectFrom('problem').select('areaCode').executeTakeFirstOrThrow(),
    ]
    expect(await areas()).toEqual([{ areaCode: four }, { areaCode: four }])
    const { changed } = await propose()
    const saved = await ask(`/communities/${community}/mosaic`, {
      method: 'POST',
      body: { changed, reason: '按校核结果修正' },
    })
    expect(saved.status).toBe(200)
    expect(await areas()).toEqual([{ areaCode: east }, { areaCode: east }])
    const told = await db
      .selectFrom('problemEvent')
      .select('details')
      .where('action', '=', 'grid-changed')
      .execute()
    expect(told).toMatchObject([{ details: { from: '网格004', to: '东关社区' } }])
    await expectLikeFullRun(db)
  })

  test('leaves to people what is as large as a unit grid', async () => {
    // the gap of x 600…640 has 16 000 m²
    await lay([...bad!.slice(0, 2), { code: three, geometry: rectangle(640, 0, 260, 400) }, bad![3]!])
    const { changed, undecided } = await propose()
    expect(told(undecided)).toEqual([['gap', '', 16_000]])
    // 001 and 002 share 4000 m², 004 reaches out
    expect(changed.map((each) => each.code)).toEqual(expect.arrayContaining([two, four]))
    // an overlap of 100 m × 400 m: nobody is asked to give that away
    await lay([{ code: one, geometry: rectangle(0, 0, 400, 400) }, ...bad!.slice(1)])
    const large = await propose()
    expect(told(large.undecided)).toEqual([['overlap', '001 002', 40_000]])
    expect(large.changed).toEqual([])
  })

  test('of what is whole is nothing', async () => {
    await lay(
      Array.from({ length: 4 }, (_, i) => ({ code: code(i + 1), geometry: rectangle(i * 300, 0, 300, 400) })),
    )
    expect(await propose()).toEqual({ changed: [], undecided: [] })
    expect((await listHealth())[0]!.faults).toEqual([])
  })
})

test('old faults refuse no save elsewhere in the community, new ones do', async () => {
  await lay()
  const planner = await signedIn(db, '规划员', [{ roleId: 'planner', scope: { area: county, unitId: null } }])
  const shape = (...box: Parameters<typeof rectangle>) => rectangle(...box) as GridShape // positions of two numbers
  const save = (changed: MosaicChange['changed']) =>
    ask(`/communities/${community}/mosaic`, {
      method: 'POST',
      body: { changed, reason: '调整' },
      cookie: planner,
    })
  // the border of 003 and 004 goes from x 900 to 890: the gap beside 003 and the land that 004 has too much stay
  const moved = await save([
    { code: three, version: 1, geometry: shape(620, 0, 270, 400) },
    { code: four, version: 1, geometry: shape(890, 0, 315, 400) },
  ])
  expect(moved.status).toBe(200)
  // the gap may not grow
  const worse = await save([{ code: three, version: 2, geometry: shape(630, 0, 260, 400) }])
  expect(fault(worse)).toEqual([422, 'mosaic-refused'])
  expect(told(worse.body.error.details.findings)).toEqual([['gap', '003', 4000]])
})
