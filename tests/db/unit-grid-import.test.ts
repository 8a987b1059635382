// A list of unit grids 单元网格: numbered, updated, ended, taken back; and what is said of those that lie badly.
//
//      west 001     east 002      two communities of 400 m × 400 m side by side
//   ┌───────────┬───────────┐ 400
//   │           │           │
//   └───────────┴───────────┘ 0
//   0          400         800
import type { Geometry } from 'geojson'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { importFiles } from '../../api/features/imports/import-files.ts'
import { undoBatch } from '../../api/features/imports/undo-batch.ts'
import { warnOfUnitGrids } from '../../api/features/unit-grids/warn-of-unit-grids.ts'
import { county, layCounty, township, community as west } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { useFolder } from '../support/geo-files.ts'
import { point, polygon, rectangle, square } from '../support/shapes.ts'

const { db } = await useDatabase()
const write = await useFolder()
const east = `${township}002`

beforeEach(() =>
  layCounty(db, {
    regions: [
      { code: township, name: '会师镇', geometry: rectangle(0, 0, 800, 400) },
      { code: west, name: '西街社区', geometry: square(0, 0, 400) },
      { code: east, name: '东关社区', geometry: square(400, 0, 400) },
    ],
    grids: [{ code: `${west}001`, geometry: square(0, 0, 400) }],
    places: [
      { kind: 'built-up-area', geometry: square(0, 0, 400) },
      { kind: 'building', geometry: rectangle(190, 20, 20, 10) },
    ],
  }),
)

type Row = [geometry: Geometry, properties?: Record<string, unknown>]

async function load(rows: Row[], options: { dryRun?: boolean } = {}) {
  const features = rows.map(([geometry, properties = {}]) => ({ type: 'Feature', properties, geometry }))
  const file = await write('unit-grids.geojson', JSON.stringify({ type: 'FeatureCollection', features }))
  const request = { files: [file], kind: 'unit-grid', ...options }
  const report = await importFiles(db, request, undefined, undefined, undefined, warnOfUnitGrids)
  const [counts] = report.kinds
  const told = new Map(report.warnings.map(({ remark, rows }) => [remark.code, { ...remark.values, rows }]))
  return { ...report, counts, told }
}

/** Code and south-west corner in metres from [0, 0] of the drawing. */
async function listCodes(): Promise<Record<string, string>> {
  const { rows } = await sql<{ code: string; corner: string }>`
    select code, round((st_xmin(geom_m) - 500000)::numeric) || ' ' || round((st_ymin(geom_m) - 3950000)::numeric) as corner
    from unit_grid order by code`.execute(db)
  return Object.fromEntries(rows.map(({ code, corner }) => [code, corner]))
}

const block: Row[] = [
  [square(100, 0, 100)],
  [square(0, 100, 100)],
  [square(0, 0, 100)],
  [square(400, 0, 100)],
  [square(100, 100, 100)],
]

test('rows without a code are numbered west to east and north to south; again, nothing changes', async () => {
  const { counts, told } = await load(block)
  expect(counts).toEqual({ kind: 'unit-grid', accepted: 5, updated: 0, unchanged: 0, rejected: 0 })
  expect(await listCodes()).toEqual({
    [`${west}001`]: '0 100',
    [`${west}002`]: '100 100',
    [`${west}003`]: '0 0',
    [`${west}004`]: '100 0',
    [`${east}001`]: '400 0',
  })
  expect(told.get('unit-grids-numbered')).toMatchObject({ count: 5 })
  const again = await load(block.toReversed())
  expect(again.counts).toMatchObject({ accepted: 0, updated: 0, unchanged: 5, rejected: 0 })
  expect(again.batches).toEqual([])
  // one more, further north: those that are there keep their codes
  const more = await load([...block, [square(0, 200, 100)]])
  expect(more.counts).toMatchObject({ accepted: 1, unchanged: 5 })
  expect((await listCodes())[`${west}005`]).toBe('0 200')
})

test('numbers begin behind the highest that the file or the database has', async () => {
  await load([
    [square(0, 0, 100), { code: `${west}041` }],
    [square(100, 0, 100), {}],
  ])
  expect(Object.keys(await listCodes())).toEqual([`${west}041`, `${west}042`])
})

test('what a row says is kept; what it does not say stays as it was', async () => {
  const code = `${west}001`
  await load([[square(0, 0, 100), { code, 名称: '会师路北', 用地类型: '居住用地', 责任主体: '县城管局' }]])
  const { counts } = await load([[square(0, 0, 100), { code, 管理等级: '一级', 启用日期: '2024/5/1' }]])
  expect(counts).toMatchObject({ updated: 1 })
  const row = await db
    .selectFrom('unitGrid')
    .select(['name', 'landUse', 'responsibleBody', 'grade', sql<string>`valid_from::text`.as('from')])
    .executeTakeFirstOrThrow()
  expect(row).toEqual({
    ...{ name: '会师路北', landUse: '居住用地', responsibleBody: '县城管局', grade: '一级' },
    from: '2024-05-01',
  })
})

test('a code that ended is not used again, neither by a row that names it nor by numbering', async () => {
  const code = `${west}001`
  await load([[square(0, 0, 100), { code }]])
  const end = { code, 终止日期: '2025-01-01', 启用日期: '2024-01-01', 状态: '作废', 作废原因: '道路改建' }
  expect((await load([[square(0, 0, 100), end]])).counts).toMatchObject({ updated: 1 })
  expect((await load([[square(0, 0, 100), end]])).counts).toMatchObject({ unchanged: 1 })
  const { rejected } = await load([[square(0, 0, 120), { code }]])
  expect(rejected).toMatchObject([
    { row: '1', reason: { code: 'unit-grid-ended', values: { code, day: '2025-01-01' } } },
  ])
  // the same border without a code is a new unit grid: the old one ended
  expect((await load([[square(0, 0, 100)]])).counts).toMatchObject({ accepted: 1 })
  expect(Object.keys(await listCodes())).toEqual([code, `${west}002`])
})

test('a row without a code that ended is the same one when it comes again', async () => {
  const past = { 启用日期: '2024-01-01', 终止日期: '2025-01-01' }
  const rows: Row[] = [[square(0, 0, 100), past], [square(100, 0, 100)]]
  expect((await load(rows)).counts).toMatchObject({ accepted: 2 })
  expect((await load(rows)).counts).toMatchObject({ accepted: 0, unchanged: 2, rejected: 0 })
})

test('every row that cannot be taken has its reason, the rest is taken', async () => {
  const { counts, rejected } = await load([
    [square(0, 0, 100), { code: `${west}001` }],
    [square(0, 0, 100), { code: `${township}777001` }],
    [point(50, 50), { code: `${west}002` }],
    [square(5000, 5000, 100)],
    [square(200, 0, 100)],
    [square(200, 0, 100)],
    [polygon([0, 300], [50, 300], [0, 300]), { code: `${west}003` }],
  ])
  expect(counts).toMatchObject({ accepted: 2, rejected: 5 })
  expect(rejected.map(({ row, reason }) => [row, reason.code])).toEqual(
    expect.arrayContaining([
      ['2', 'community-unknown'],
      ['3', 'needs-area'],
      ['4', 'unit-grid-nowhere'],
      ['6', 'duplicate'],
      ['7', 'no-area'],
    ]),
  )
})

test('a community that is named decides, wherever the land lies', async () => {
  await load([[square(400, 0, 100), { 社区代码: west }]])
  expect(Object.keys(await listCodes())).toEqual([`${west}001`])
})

test('overlaps, land beyond the community, sizes and cut buildings are told, already of a dry run; nothing is repaired', async () => {
  // a 0…110 × 0…90 and b 100…200 × 0…100 share 10 m × 90 m; b and c meet at x = 200, through the building at 190…210;
  // c reaches to y = -20, out of the county's communities; d 350…450 lies half in the other community
  const rows: Row[] = [
    [rectangle(0, 0, 110, 90), { code: `${west}001` }],
    [square(100, 0, 100), { code: `${west}002` }],
    [rectangle(200, -20, 100, 120), { code: `${west}003` }],
    [square(350, 200, 100), { code: `${west}004` }],
  ]
  const { told, batches } = await load(rows, { dryRun: true })
  const near = (area: number) => expect.toSatisfy((value: number) => Math.abs(value - area) <= 2)
  const [a, b, c, d] = ['001', '002', '003', '004'].map((each) => west + each)
  expect(told.get('unit-grids-overlap')).toMatchObject({ count: 1, area: near(900), rows: [`${a} × ${b}`] })
  expect(told.get('unit-grids-outside')).toMatchObject({ count: 2, area: near(2000 + 5000), rows: [d, c] })
  expect(told.get('unit-grids-cross')).toMatchObject({ count: 1, area: near(5000), rows: [d] })
  // a has 9,900 m², b and d 10,000, c 12,000
  expect(told.get('unit-grids-size')).toMatchObject({ count: 1, least: 9000, most: 11000, rows: [c] })
  // 10 m × 10 m of the building lie on either side
  expect(told.get('unit-grids-building-cut')).toMatchObject({ count: 1, area: near(100) })
  expect(batches).toEqual([])
  expect(await listCodes()).toEqual({})
})

test('a mosaic without a fault has nothing to be told', async () => {
  const { told } = await load([
    [square(0, 100, 100), { code: `${west}001` }],
    [square(100, 100, 100), { code: `${west}002` }],
    [square(100, 200, 100), { code: `${west}003` }],
  ])
  expect([...told.keys()].filter((code) => code.startsWith('unit-grids'))).toEqual([])
})

test('an import is taken back as a whole: what it made goes, what it changed is as it was', async () => {
  const code = `${west}001`
  await load([[square(0, 0, 100), { code, 名称: '旧名' }]])
  const before = await sql`select * from unit_grid`.execute(db)
  const { batches } = await load([
    [square(0, 0, 90), { code, 名称: '新名' }],
    [square(100, 0, 100), {}],
  ])
  const undone = await undoBatch(db, batches[0]!.id)
  expect(undone).toMatchObject({ county, removed: 1, restored: 1 })
  expect((await sql`select * from unit_grid`.execute(db)).rows).toEqual(before.rows)
})

test('an import that a later one touched is not taken back', async () => {
  const code = `${west}001`
  const { batches } = await load([[square(0, 0, 100), { code }]])
  await load([[square(0, 0, 90), { code }]])
  await expect(undoBatch(db, batches[0]!.id)).rejects.toMatchObject({ remark: { code: 'batch-touched' } })
})

test('governance grids of the same code stay what they are', async () => {
  const grids = () => sql`select * from grid order by id`.execute(db)
  const before = await grids()
  await load([[square(0, 0, 100), { code: `${west}001`, 名称: '单元' }]])
  expect((await grids()).rows).toEqual(before.rows)
})
