// Unit grids 单元网格 over HTTP: the card, search, tiles, files, and what a problem says of them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFiles } from '../../api/features/imports/import-files.ts'
import { parseCsv } from '../../geodata/readers/csv.ts'
import { readSource } from '../../geodata/readers/read-file.ts'
import { county, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { makeAccount, signedIn } from '../support/people.ts'
import { makeProblem, reportAt } from '../support/problems.ts'
import { square } from '../support/shapes.ts'
import { makeUnitGrid } from '../support/unit-grids.ts'
import { fault, openApi } from './ask.ts'
import { decodeTile } from './decode.ts'
import { layTown, northGrid, southGrid, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
const folder = mkdtempSync(join(tmpdir(), 'tuzhi-unit-grids-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Three quarters of `astride` lie in the southern grid: y = -75 … +25 around the road; `ended` is no longer in force. */
const inside = southGrid
const astride = `${west}002`
const lettered = `${west}A07`
const ended = `${west}900`
/** In `inside`, and outside all of them. */
let here: number
let away: number

beforeAll(async () => {
  await layTown(db)
  await makeUnitGrid(db, inside, square(-850, -900, 100), {
    ...{ name: '和谐家园东', landUse: '居住用地', grade: '一级', responsibleBody: '县城管局' },
    validFrom: '2024-05-01',
  })
  await makeUnitGrid(db, astride, square(-1000, -75, 100))
  await makeUnitGrid(db, lettered, square(-1000, 500, 100))
  await makeUnitGrid(db, ended, square(-1000, 600, 100), { validFrom: '2024-01-01', validTo: '2025-01-01' })
  const reporter = await makeAccount(db, 'reporter', [])
  here = await makeProblem(db, reporter, reportAt([-800, -850]))
  away = await makeProblem(db, reporter, reportAt([1500, -1500]))
})

const card = (code: string, cookie?: string) => ask(`/unit-grids/${code}`, { cookie })

describe('the card', () => {
  test('says what is known, what lies around it and how many open problems in it', async () => {
    const { status, body } = await card(inside)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ...{ code: inside, county, name: '和谐家园东', community: { code: west, name: '西街社区' } },
      ...{ landUse: '居住用地', grade: '一级', responsibleBody: '县城管局', validFrom: '2024-05-01' },
      ...{ validTo: null, statusReason: null, inForce: true, openProblems: 1 },
      grids: [{ code: southGrid, name: '网格001', share: expect.closeTo(1, 6) }],
    })
    expect(body.areaSquareMetres).toBeCloseTo(10_000, 1)
  })

  test('names every governance grid it lies in, the larger share first; nobody named answers nothing', async () => {
    const { body } = await card(astride)
    expect(body.grids).toMatchObject([
      { code: southGrid, share: expect.closeTo(0.75, 4) },
      { code: northGrid, share: expect.closeTo(0.25, 4) },
    ])
    expect(body).toMatchObject({ responsibleBody: null, openProblems: 0 })
  })

  test('one that ended says so', async () => {
    expect((await card(ended)).body).toMatchObject({ inForce: false, validTo: '2025-01-01' })
  })

  test('counts the problems that the reader may see, and those alone', async () => {
    const of = (name: string, area: string) =>
      signedIn(db, name, [{ roleId: 'grid-leader', scope: { area, unitId: null } }])
    expect((await card(inside, await of('南', southGrid))).body.openProblems).toBe(1)
    expect((await card(inside, await of('北', northGrid))).body.openProblems).toBe(0)
    await db.updateTable('problem').set({ status: 'refused' }).where('id', '=', here).execute()
    expect((await card(inside)).body.openProblems).toBe(0)
    await db.updateTable('problem').set({ status: 'reported' }).where('id', '=', here).execute()
  })

  test('what is none is not found, and what cannot be one is refused', async () => {
    expect(fault(await card(northGrid.replace(/.$/, '9')))).toEqual([404, 'unknown-unit-grid'])
    expect(fault(await card('62990100100100'))).toEqual([400, 'bad-request'])
  })
})

test('a county says how many are in force', async () => {
  expect((await ask(`/counties/${county}/unit-grid-count`)).body).toEqual({ count: 3 })
  expect(fault(await ask('/counties/629999/unit-grid-count'))).toEqual([404, 'unknown-area'])
})

test('search finds one by its code, beside the governance grid of the same code, and none that ended', async () => {
  const search = async (q: string) =>
    (await ask(`/search?county=${county}&q=${encodeURIComponent(q)}`)).body.items
  expect((await search(inside)).map(({ type, id }: { type: string; id: string }) => [type, id])).toEqual([
    ['area', inside],
    ['unit-grid', inside],
  ])
  expect(await search(lettered.toLowerCase())).toMatchObject([
    { type: 'unit-grid', id: lettered, where: '会师镇 · 西街社区' },
  ])
  expect(await search('和谐家园东')).toMatchObject([{ type: 'unit-grid', id: inside }])
  expect(await search(ended)).toEqual([])
})

describe('tiles', () => {
  const tile = async (z: number, x: number, y: number) => {
    const { status, bytes } = await ask(`/tiles/${county}/unit-grids/${z}/${x}/${y}`)
    expect(status).toBe(200)
    return decodeTile(bytes)
  }
  // around the origin, 105° E, 35.68° N, as in tiles.test.ts: from -1325 m to 662 m east, -503 m to 1484 m north
  const [x, y] = [12970, 6451]

  test('hold codes and short names of those in force from zoom 14 on', async () => {
    const layers = await tile(14, x, y)
    expect(Object.keys(layers).sort()).toEqual(['unit-grid', 'unit-grid@label'])
    expect(layers['unit-grid']!.map(({ tags }) => tags.code).sort()).toEqual([astride, lettered])
    expect(layers['unit-grid@label']!.map(({ tags }) => tags.name).sort()).toEqual(['002', 'A07'])
  })

  test('are empty before, and areas hold none of them', async () => {
    expect(await tile(13, x >> 1, y >> 1)).toEqual({})
    const areas = decodeTile((await ask(`/tiles/${county}/areas/14/${x}/${y}`)).bytes)
    expect(areas.grid!.map(({ tags }) => tags.code).sort()).toEqual([southGrid, northGrid])
  })
})

test('a problem says which one it lies in, and so does the export', async () => {
  const detail = async (id: number) => (await ask(`/counties/${county}/problems/${id}`)).body
  expect(await detail(here)).toMatchObject({ unitGridCode: inside })
  expect(await detail(away)).toMatchObject({ unitGridCode: null })
  const { bytes } = await ask(`/counties/${county}/problem-export/csv?language=zh`)
  const [head, ...rows] = parseCsv(bytes.toString().replace(/^\uFEFF/, ''))
  const column = head!.indexOf('单元网格')
  expect(rows.map((row) => row[column]).filter(Boolean)).toHaveLength(1)
  expect(rows.map((row) => row[column]).find(Boolean)).toContain(inside)
})

describe('files', () => {
  const take = async (format: string, area = county) => {
    const answer = await ask(`/areas/${area}/unit-grid-export/${format}`)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer
  }

  test.each([
    ['geojson', 'geojson'],
    ['gpkg', 'gpkg'],
    ['shp', 'zip'],
  ])('%s comes back through the importer without a change', async (format, extension) => {
    const { bytes, headers } = await take(format)
    expect(headers['content-disposition']).toMatch(
      new RegExp(`unit-grids-${county}-\\d{4}-\\d\\d-\\d\\d\\.${extension}`),
    )
    const file = join(folder, `unit-grids.${extension}`)
    writeFileSync(file, bytes)
    const read = () => importFiles(db, { files: [file], kind: 'unit-grid', dryRun: true })
    expect((await read()).kinds).toEqual([
      { kind: 'unit-grid', accepted: 0, updated: 0, unchanged: 3, rejected: 0 },
    ])
    await sql`update unit_grid set grade = '二级' where code = ${inside}`.execute(db)
    expect((await read()).kinds).toMatchObject([{ updated: 1, unchanged: 2 }])
    await sql`update unit_grid set grade = '一级' where code = ${inside}`.execute(db)
  })

  test('xlsx says 属地兜底 where nobody is named, and holds codes as text', async () => {
    const file = join(folder, 'unit-grids.xlsx')
    writeFileSync(file, (await take('xlsx')).bytes)
    const [layer] = await readSource(file, () => true)
    expect(layer!.rows.map(({ attributes }) => [attributes.单元网格编码, attributes.责任主体])).toEqual([
      [inside, '县城管局'],
      [astride, '属地兜底'],
      [lettered, '属地兜底'],
    ])
  })

  test('of a governance grid there are those whose middle lies in it; who took what is in the log', async () => {
    const codes = async (area: string) =>
      JSON.parse((await take('geojson', area)).bytes.toString()).features.map(
        ({ properties }: { properties: { code: string } }) => properties.code,
      )
    expect(await codes(southGrid)).toEqual([inside, astride])
    expect(await codes(northGrid)).toEqual([lettered])
    expect(await codes(`${township}002`)).toEqual([])
    const line = await db
      .selectFrom('auditEvent')
      .select(['subjectType', 'areaCode', 'after'])
      .where('action', '=', 'exported')
      .orderBy('id', 'desc')
      .limit(1)
      .execute()
    expect(line).toEqual([
      { subjectType: 'unit-grid', areaCode: `${township}002`, after: { format: 'geojson', unitGrids: 0 } },
    ])
  })
})
