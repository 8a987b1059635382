// Grids as files: each format is read back by the importer, and nothing has changed; a phone number is in none of them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFiles } from '../../api/features/imports/import-files.ts'
import { readSource } from '../../geodata/readers/read-file.ts'
import { county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { rectangle } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
const folder = mkdtempSync(join(tmpdir(), 'tuzhi-grid-export-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const community = `${township}001`
const phone = '13711112222'

beforeAll(async () => {
  await layCounty(db, {
    regions: [
      { code: township, name: '会师镇', geometry: rectangle(0, 0, 900, 400) },
      { code: community, name: '西街社区', geometry: rectangle(0, 0, 900, 400) },
    ],
    grids: [
      { code: `${community}001`, geometry: rectangle(0, 0, 300, 400), leaderName: '王丽', households: 310 },
      // with a hole, and a name that a spreadsheet would compute
      {
        code: `${community}002`,
        geometry: {
          type: 'Polygon',
          coordinates: [
            ...rectangle(300, 0, 600, 400).coordinates,
            ...rectangle(500, 100, 200, 200).coordinates.map((ring) => ring.toReversed()),
          ],
        },
        leaderName: '=HYPERLINK("http://evil")',
        population: 900,
      },
      { code: `${community}003`, geometry: rectangle(500, 100, 200, 200) },
    ],
  })
  await sql`update grid set leader_phone = ${phone}, name = name || '（东片）' where code like '%001'`.execute(
    db,
  )
})

const take = async (format: string, area = county) => {
  const answer = await ask(`/areas/${area}/grid-export/${format}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer
}

describe.each([
  ['geojson', 'geojson'],
  ['gpkg', 'gpkg'],
  ['shp', 'zip'],
])('%s', (format, extension) => {
  test('comes back through the importer without a change', async () => {
    const { bytes, headers } = await take(format)
    expect(headers['content-disposition']).toMatch(
      new RegExp(`grids-${county}-\\d{4}-\\d\\d-\\d\\d\\.${extension}`),
    )
    const file = join(folder, `grids.${extension}`)
    writeFileSync(file, bytes)
    const report = await importFiles(db, { files: [file], kind: 'grid', dryRun: true })
    expect(report.kinds).toEqual([{ kind: 'grid', accepted: 0, updated: 0, unchanged: 3, rejected: 0 }])
    expect(bytes.includes(phone)).toBe(false)
  })

  test('a border that was moved meanwhile is told apart', async () => {
    const file = join(folder, `moved.${extension}`)
    writeFileSync(file, (await take(format)).bytes)
    await sql`update grid set geom = st_translate(geom, 0, 0.0000001) where code = ${`${community}003`}`.execute(
      db,
    )
    const report = await importFiles(db, { files: [file], kind: 'grid', dryRun: true })
    await sql`update grid set geom = st_translate(geom, 0, -0.0000001) where code = ${`${community}003`}`.execute(
      db,
    )
    expect(report.kinds).toMatchObject([{ updated: 1, unchanged: 2 }])
  })
})

test('geojson says who took it when', async () => {
  const body = JSON.parse((await take('geojson', community)).bytes.toString())
  expect(body.exported).toMatchObject({ area: community, by: 'almighty' })
  expect(body.exported.at).toMatch(/^\d{4}-\d\d-\d\dT.*\+08:00$/)
  expect(body.features[0].properties).toMatchObject({
    code: `${community}001`,
    name: '网格001（东片）',
    leaderName: '王丽',
    households: 310,
    population: null,
    communityName: '西街社区',
  })
})

test('xlsx holds text as text: codes with all their digits, and nothing that computes', async () => {
  const file = join(folder, 'grids.xlsx')
  writeFileSync(file, (await take('xlsx')).bytes)
  const [layer] = await readSource(file, () => true)
  const rows = layer!.rows.map(({ attributes }) => attributes)
  expect(rows[0]).toMatchObject({
    网格编码: `${community}001`,
    网格长: '王丽',
    社区: '西街社区',
    导出人: 'almighty',
  })
  expect(String(rows[0]!.户数)).toBe('310')
  expect(rows[1]).toMatchObject({ 网格长: '=HYPERLINK("http://evil")' })
})

test('of an area without grids there is a file without rows; who took what is in the log', async () => {
  await sql`
    insert into region (county_code, code, parent_code, level, name, source)
    values (${county}, ${`${township}009`}, ${township}, 'community', '空社区', 'test')`.execute(db)
  for (const format of ['geojson', 'gpkg', 'shp', 'xlsx']) await take(format, `${township}009`)
  const lines = await db
    .selectFrom('auditEvent')
    .select(['areaCode', 'after'])
    .where('action', '=', 'exported')
    .orderBy('id', 'desc')
    .limit(1)
    .execute()
  expect(lines).toEqual([{ areaCode: `${township}009`, after: { format: 'xlsx', grids: 0 } }])
})

test('what is no area and no format is refused', async () => {
  expect(fault(await ask(`/areas/${township}777/grid-export/shp`))).toEqual([404, 'unknown-area'])
  expect(fault(await ask(`/areas/${county}/grid-export/dwg`))).toEqual([400, 'bad-request'])
})
