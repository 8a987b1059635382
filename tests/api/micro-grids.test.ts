// Micro grids of a grid: who leads them and may change that, how they are numbered, found, drawn and taken away, and what
// becomes of them when a border moves.
//
//   y 400 ┌───────────┬───────────┬──────────┐
//         │ 001       │ 002       │ 003      │   three grids of 300 m × 400 m
//         │ ┌───┬───┐ │ ┌───┐     │          │   北甲 and 北乙: x 0…100 and 100…200 of 001, y 200…300
//         │ │甲 │乙 │ │ │丙 │     │          │   南: x 200…280 of 001, y 0…100
//         │ └───┴───┘ │ └───┘     │          │   丙: x 300…400 of 002, y 200…300
//         │       ┌南┐│           │          │
//   y 0   └───────┴──┴┴───────────┴──────────┘
//         x 0        300         600        900
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { CommunityMosaic, Finding, MosaicChange } from '../../api/contract/grids.ts'
import { importFiles } from '../../api/features/imports/import-files.ts'
import { mergeGrids } from '../../web/map/mosaic/merge-grids.ts'
import type { Mosaic, Outcome } from '../../web/map/mosaic/mosaic.ts'
import type { Point } from '../../web/map/mosaic/plane.ts'
import { givePiece, splitGrid } from '../../web/map/mosaic/split-grid.ts'
import { community, county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { signedIn } from '../support/people.ts'
import { type Metres, position, rectangle } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'
import { decodeTile } from './decode.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
const folder = mkdtempSync(join(tmpdir(), 'tuzhi-micro-grids-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const [one, two, three] = [1, 2, 3].map((each) => `${community}00${each}`) as [string, string, string]
const at = (...metres: Metres): Point => {
  const [lng, lat] = position(metres)
  return [lng!, lat!]
}

let planner: string
let leader: string
let neighbour: string

beforeEach(async () => {
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: rectangle(0, 0, 900, 400) },
      { code: community, name: '文昌社区', geometry: rectangle(0, 0, 900, 400) },
    ],
    grids: [one, two, three].map((code, index) => ({ code, geometry: rectangle(index * 300, 0, 300, 400) })),
  })
  await take([
    {
      code: `${one}01`,
      name: '南',
      phone: '13711112222',
      leader: '赵平',
      geometry: rectangle(200, 0, 80, 100),
    },
    { code: `${one}02`, name: '北甲', households: 36, geometry: rectangle(0, 200, 100, 100) },
    { code: `${one}03`, name: '北乙', geometry: rectangle(100, 200, 100, 100) },
    { code: `${two}01`, name: '丙', geometry: rectangle(300, 200, 100, 100) },
  ])
  const person = (name: string, roleId: string, area: string) =>
    signedIn(db, name, [{ roleId, scope: { area, unitId: null } }])
  planner = await person('规划员', 'planner', county)
  leader = await person('一网格长', 'grid-leader', one)
  neighbour = await person('二网格长', 'grid-leader', two)
})

async function take(rows: readonly Record<string, unknown>[]) {
  const file = join(folder, 'micro.geojson')
  const features = rows.map(({ geometry, ...properties }) => ({ type: 'Feature', properties, geometry }))
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }))
  const report = await importFiles(db, { files: [file], kind: 'micro-grid' })
  expect(report.rejected).toEqual([])
  return report
}

const list = async (area = community) => (await ask(`/areas/${area}/micro-grids`)).body
/** 001-02 北甲 ... */
const numbers = async () =>
  (await list()).items.map(
    ({ code, name }: { code: string; name: string }) => `${code.slice(12, 15)}-${code.slice(15)} ${name}`,
  )
const asLaid = ['001-01 南', '001-02 北甲', '001-03 北乙', '002-01 丙']

describe('reading', () => {
  test('those of a grid by code, with their number masked', async () => {
    const { items, total } = await list(one)
    expect(total).toBe(3)
    expect(items[0]).toMatchObject({
      code: `${one}01`,
      name: '南',
      leaderName: '赵平',
      maskedPhone: '137****2222',
      households: null,
      version: 1,
      formerCode: null,
    })
    expect(items[0].areaSquareMetres).toBeCloseTo(8000, 0)
    expect(JSON.stringify(items)).not.toContain('13711112222')
    expect((await list(three)).items).toEqual([])
    expect((await list(county)).total).toBe(4)
    expect((await ask(`/areas/${community}/micro-grids?limit=1`)).body).toMatchObject({
      total: 4,
      items: [{}],
    })
    expect(fault(await ask(`/areas/${community}009/micro-grids`))).toEqual([404, 'unknown-area'])
  })

  test('nobody of another county sees them', async () => {
    await db
      .insertInto('region')
      .values({
        countyCode: '629902',
        code: '629902',
        level: 'county',
        name: '邻县',
        source: 'test',
        parentCode: null,
        geom: null,
        geomM: null,
        batchId: null,
        households: null,
        residentPopulation: null,
        temporaryPopulation: null,
        urbanPopulation: null,
      })
      .execute()
    const stranger = await signedIn(db, '邻县', [
      { roleId: 'planner', scope: { area: '629902', unitId: null } },
    ])
    expect(fault(await ask(`/areas/${one}/micro-grids`, { cookie: stranger }))).toEqual([
      403,
      'not-permitted',
    ])
  })

  test('found by name and by code, with where they lie', async () => {
    const found = async (q: string) =>
      (await ask(`/search?county=${county}&q=${encodeURIComponent(q)}`)).body.items
    expect(await found('北甲')).toMatchObject([
      { type: 'micro-grid', id: `${one}02`, name: '北甲', where: '城关镇 · 文昌社区 · 网格001' },
    ])
    expect((await found(`${one}03`)).map(({ name }: { name: string }) => name)).toEqual(['北乙'])
  })

  test('drawn from zoom 15 on', async () => {
    const layers = async (z: number) => {
      const [lng, lat] = position([50, 250])
      const x = Math.floor(((lng! + 180) / 360) * 2 ** z)
      const mercator = Math.log(Math.tan(Math.PI / 4 + (lat! * Math.PI) / 360)) / Math.PI
      const y = Math.floor(((1 - mercator) / 2) * 2 ** z)
      return decodeTile((await ask(`/tiles/${county}/areas/${z}/${x}/${y}`)).bytes)
    }
    expect((await layers(14))['micro-grid']).toBeUndefined()
    const near = await layers(15)
    expect(near['micro-grid']!.map(({ tags }) => tags.code)).toContain(`${one}02`)
    expect(near['micro-grid@label']!.map(({ tags }) => tags)).toContainEqual({
      code: `${one}02`,
      name: '北甲',
    })
  })
})

describe('keeping people', () => {
  const body = { version: 1, name: ' 南片 ', leaderName: '赵平', households: 41 }
  const put = (fields: object, cookie: string, code = `${one}01`) =>
    ask(`/micro-grids/${code}`, { method: 'PUT', body: fields, cookie })

  test('by the leader of the grid and by the planner; a number that nobody saw stays', async () => {
    const { status, body: micro } = await put(body, leader)
    expect(status).toBe(200)
    expect(micro).toMatchObject({
      ...{ name: '南片', leaderName: '赵平', households: 41, maskedPhone: '137****2222', version: 2 },
    })
    const next = await put({ ...body, version: 2, leaderName: '孙梅' }, planner)
    expect(next.body).toMatchObject({ leaderName: '孙梅', maskedPhone: null, version: 3 })
    const lines = await db
      .selectFrom('auditEvent')
      .selectAll()
      .where('action', '=', 'micro-grid-changed')
      .execute()
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatchObject({
      areaCode: one,
      subjectId: `${one}01`,
      before: { maskedPhone: '137****2222' },
    })
    expect(JSON.stringify(lines)).not.toContain('13711112222')
  })

  test('not by the leader of the neighbour, not from an outdated version, not one that nobody has', async () => {
    expect(fault(await put(body, neighbour))).toEqual([403, 'not-permitted'])
    await put(body, planner)
    const late = await put(body, leader)
    expect(fault(late)).toEqual([409, 'changed-meanwhile'])
    expect(late.body.error.details.current).toMatchObject({ name: '南片', version: 2 })
    expect(fault(await put(body, planner, `${one}09`))).toEqual([404, 'unknown-area'])
  })

  test('whole numbers for whoever looks after the grid, with a line', async () => {
    const reveal = (cookie: string) => ask(`/grids/${one}/micro-grids/phones`, { method: 'POST', cookie })
    expect((await reveal(leader)).body.items).toEqual([
      { code: `${one}01`, phone: '13711112222' },
      { code: `${one}02`, phone: null },
      { code: `${one}03`, phone: null },
    ])
    expect(fault(await reveal(neighbour))).toEqual([403, 'not-permitted'])
    const lines = await db
      .selectFrom('auditEvent')
      .selectAll()
      .where('action', '=', 'phone-revealed')
      .execute()
    expect(lines).toMatchObject([{ areaCode: one, accountName: '一网格长' }])
  })
})

describe('numbering anew', () => {
  const number = (body: object, cookie = leader) =>
    ask(`/grids/${one}/micro-grids/numbering`, { method: 'POST', body, cookie })

  test('is shown first, then done as it was shown, and no code comes back', async () => {
    const { body: shown } = await number({})
    // two in the northern row, west first; then the southern one
    const changes = [
      { name: '北甲', from: `${one}02`, to: `${one}04` },
      { name: '北乙', from: `${one}03`, to: `${one}05` },
      { name: '南', from: `${one}01`, to: `${one}06` },
    ]
    expect(shown).toEqual({ changes, left: 96 })
    expect(await numbers()).toEqual(asLaid)
    const pairs = changes.map(({ from, to }) => ({ from, to }))
    expect((await number({ changes: pairs })).body).toEqual({ changes, left: 93 })
    expect(await numbers()).toEqual(['001-04 北甲', '001-05 北乙', '001-06 南', '002-01 丙'])
    expect((await list(one)).items[2]).toMatchObject({
      ...{ leaderName: '赵平', maskedPhone: '137****2222', formerCode: `${one}01`, version: 1 },
    })
    const ended = await db
      .selectFrom('microGrid')
      .select('code')
      .where('validTo', 'is not', null)
      .orderBy('code')
      .execute()
    expect(ended.map(({ code }) => code)).toEqual([`${one}01`, `${one}02`, `${one}03`])
    // whoever has a former code finds the one of now
    const { body: found } = await ask(`/search?county=${county}&q=${one}01`)
    expect(found.items).toMatchObject([{ type: 'micro-grid', id: `${one}06`, name: '南' }])
    // in order now
    expect((await number({})).body).toEqual({ changes: [], left: 93 })
  })

  test('is refused when something else would come of it than was shown', async () => {
    const { body: shown } = await number({})
    await take([{ code: `${one}07`, geometry: rectangle(0, 0, 50, 50) }])
    const pairs = shown.changes.map(({ from, to }: { from: string; to: string }) => ({ from, to }))
    const late = await number({ changes: pairs })
    expect(fault(late)).toEqual([409, 'changed-meanwhile'])
    expect(late.body.error.details.current.changes).toHaveLength(4)
    expect(await numbers()).toEqual([...asLaid.slice(0, 3), '001-07 微网格07', '002-01 丙'])
  })

  test('is for the leader of this grid and the planner', async () => {
    expect(fault(await number({}, neighbour))).toEqual([403, 'not-permitted'])
    expect((await number({}, planner)).status).toBe(200)
  })

  test('says when numbers are used up', async () => {
    await sql`
      insert into micro_grid (county_code, code, grid_id, name, geom, source, valid_to)
      select county_code, ${one} || number, grid_id, name, geom, source, current_date
      from micro_grid, generate_series(10, 98) as number where code = ${`${one}01`}`.execute(db)
    // 04…09 and 99 were never used: seven are enough for three, but not after two rounds
    expect((await number({})).body.changes.map(({ to }: { to: string }) => to.slice(15))).toEqual([
      '99',
      '04',
      '05',
    ])
    await sql`
      insert into micro_grid (county_code, code, grid_id, name, geom, source, valid_to)
      select county_code, ${one} || '0' || number, grid_id, name, geom, source, current_date
      from micro_grid, generate_series(4, 8) as number where code = ${`${one}01`}`.execute(db)
    const refused = await number({})
    expect(fault(refused)).toEqual([400, 'bad-request'])
    expect(refused.body.error.message).toContain('2 numbers')
  })
})

describe('when a border moves', () => {
  const url = `/communities/${community}/mosaic`
  const save = async (step: (mosaic: Mosaic) => Outcome, rest: Partial<MosaicChange> = {}) =>
    ask(url, {
      method: 'POST',
      cookie: planner,
      body: bodyAfter((await ask(url)).body as CommunityMosaic, [step], rest),
    })
  const findingsOf = (findings: Finding[]) => findings.map(({ key }) => key.replace(/\d+$/, 'n'))
  /** 002 gets everything of 001 east of x. */
  const giveEast = (x: number) => (mosaic: Mosaic) => givePiece(mosaic, one, two, [at(x, -10), at(x, 410)])

  test('what lies wholly on the land goes with it, under the next free code there', async () => {
    // x 200…300 of 001 to 002: 南 lies on it, 北乙 ends at x = 200
    const { status, body } = await save(giveEast(200))
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.microGrids).toEqual([{ name: '南', from: `${one}01`, to: `${two}02` }])
    expect(await numbers()).toEqual(['001-02 北甲', '001-03 北乙', '002-01 丙', '002-02 南'])
    const moved = (await list(two)).items[1]
    expect(moved).toMatchObject({ formerCode: `${one}01`, leaderName: '赵平', maskedPhone: '137****2222' })
    const { items } = (await ask(`/communities/${community}/grid-changes`)).body
    expect(items[0].handOver.microGrids).toEqual(body.microGrids)
  })

  test('one that is cut is told with its place and goes with its larger part; nothing of it is clipped', async () => {
    // the border at x = 130: 70 of the 100 m of 北乙 lie east of it
    const shown = await save(giveEast(130), { dryRun: true })
    expect(findingsOf(shown.body.findings)).toEqual(['micro-grid-cut:n'])
    expect(shown.body.findings[0]).toMatchObject({
      severity: 'warning',
      zh: '微网格「北乙」被网格边界切开',
      en: 'Micro grid “北乙” is cut by a border',
      grids: [two, one],
      geometry: { type: 'Polygon' },
    })
    expect(shown.body.findings[0].squareMetres).toBeCloseTo(3000, 0)
    expect(shown.body.microGrids).toEqual([
      { name: '南', from: `${one}01`, to: `${two}02` },
      { name: '北乙', from: `${one}03`, to: `${two}03` },
    ])
    expect(await numbers()).toEqual(asLaid)
    expect(fault(await save(giveEast(130)))).toEqual([422, 'mosaic-unconfirmed'])
    const confirmed = shown.body.findings.map(({ key }: Finding) => key)
    expect((await save(giveEast(130), { confirmed })).status).toBe(200)
    expect(await numbers()).toEqual(['001-02 北甲', '002-01 丙', '002-02 南', '002-03 北乙'])
    const { items } = await list(two)
    expect(items[2].areaSquareMetres).toBeCloseTo(10_000, 0)
  })

  test('one that is cut stays where its larger part lies', async () => {
    const shown = await save(giveEast(170), { dryRun: true })
    expect(findingsOf(shown.body.findings)).toEqual(['micro-grid-cut:n'])
    expect(shown.body.microGrids).toEqual([{ name: '南', from: `${one}01`, to: `${two}02` }])
  })

  test('a grid that is merged away hands all of them over, one that is split shares them out', async () => {
    const merged = await save((mosaic) => mergeGrids(mosaic, two, one))
    expect(merged.status, JSON.stringify(merged.body)).toBe(200)
    expect(await numbers()).toEqual(['002-01 丙', '002-02 南', '002-03 北甲', '002-04 北乙'])
    const split = await save((mosaic) =>
      splitGrid(mosaic, two, [at(250, -10), at(250, 150), at(-10, 150)], 'new'),
    )
    // 南, x 200…280 and y 0…100, lies to five eighths in the south-western corner
    expect(findingsOf(split.body.error.details.findings)).toEqual(['micro-grid-cut:n'])
    const confirmed = split.body.error.details.findings.map(({ key }: Finding) => key)
    const done = await save(
      (mosaic) => splitGrid(mosaic, two, [at(250, -10), at(250, 150), at(-10, 150)], 'new'),
      { confirmed },
    )
    const [code] = Object.values(done.body.codes as Record<string, string>)
    expect(done.body.microGrids.length + (await list(two)).total).toBe(4)
    expect((await list(code)).total).toBe(done.body.microGrids.length)
  })

  test('one for which its new grid has no number left is told, and ends when that is confirmed', async () => {
    await sql`
      insert into micro_grid (county_code, code, grid_id, name, geom, source, valid_to)
      select county_code, ${two} || number, grid_id, name, geom, source, current_date
      from micro_grid, generate_series(10, 99) as number where code = ${`${two}01`}`.execute(db)
    await sql`
      insert into micro_grid (county_code, code, grid_id, name, geom, source, valid_to)
      select county_code, ${two} || '0' || number, grid_id, name, geom, source, current_date
      from micro_grid, generate_series(2, 9) as number where code = ${`${two}01`}`.execute(db)
    const shown = await save(giveEast(200), { dryRun: true })
    expect(shown.body.findings).toMatchObject([
      {
        code: 'micro-grid-ends',
        zh: '网格 002 的微网格编号已用完，微网格「南」移交后停用',
        geometry: { type: 'Polygon' },
      },
    ])
    expect(shown.body.microGrids).toEqual([{ name: '南', from: `${one}01`, to: null }])
    const confirmed = shown.body.findings.map(({ key }: Finding) => key)
    expect((await save(giveEast(200), { confirmed })).status).toBe(200)
    expect(await numbers()).toEqual(['001-02 北甲', '001-03 北乙', '002-01 丙'])
  })

  test('a border elsewhere leaves them alone', async () => {
    const { body } = await save((mosaic) => givePiece(mosaic, two, three, [at(500, -10), at(500, 410)]))
    expect(body.microGrids).toEqual([])
    expect(await numbers()).toEqual(asLaid)
  })
})

test('grids that get other numbers take them along, with their two digits', async () => {
  const number = (body: object) =>
    ask(`/communities/${community}/numbering`, { method: 'POST', cookie: planner, body })
  const wish = { keep: false, begin: 101 }
  const { body: told } = await number({ ...wish, reason: '', dryRun: true })
  const seen = told.grids.map(
    ({ code, version, becomes }: { code: string; version: number; becomes: string }) => ({
      ...{ code, version, becomes },
    }),
  )
  expect((await number({ ...wish, reason: '统一编号', seen })).status).toBe(200)
  expect(await numbers()).toEqual(['101-01 南', '101-02 北甲', '101-03 北乙', '102-01 丙'])
  expect((await list(`${community}101`)).items[0]).toMatchObject({
    formerCode: `${one}01`,
    leaderName: '赵平',
  })
  const { items } = (await ask(`/communities/${community}/grid-changes`)).body
  expect(items[0].handOver.microGrids).toHaveLength(4)
})

describe('taking them away', () => {
  test.each([
    ['geojson', 'geojson'],
    ['gpkg', 'gpkg'],
    ['shp', 'zip'],
  ])('%s comes back through the importer without a change', async (format, extension) => {
    const { status, bytes, headers } = await ask(`/areas/${county}/micro-grid-export/${format}`)
    expect(status).toBe(200)
    expect(headers['content-disposition']).toMatch(new RegExp(`micro-grids-${county}-[\\d-]+\\.${extension}`))
    expect(bytes.includes('13711112222')).toBe(false)
    const file = join(folder, `out.${extension}`)
    writeFileSync(file, bytes)
    const report = await importFiles(db, { files: [file], kind: 'micro-grid', dryRun: true })
    expect(report.kinds).toEqual([{ kind: 'micro-grid', accepted: 0, updated: 0, unchanged: 4, rejected: 0 }])
  })

  test('a workbook, for whoever may take data away', async () => {
    const { status, bytes } = await ask(`/areas/${one}/micro-grid-export/xlsx`)
    expect([status, bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    expect(fault(await ask(`/areas/${one}/micro-grid-export/xlsx`, { cookie: leader }))).toEqual([
      403,
      'not-permitted',
    ])
  })
})
