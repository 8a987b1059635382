// Micro grids from a file: where each belongs, which rows are refused and why, and taking it all back.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Geometry } from 'geojson'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { importFiles } from '../../api/features/imports/import-files.ts'
import { undoBatch } from '../../api/features/imports/undo-batch.ts'
import { listAreaValues } from '../../api/indicators/values.ts'
import { community, county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { line, rectangle } from '../support/shapes.ts'

const { db } = await useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'tuzhi-micro-grids-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

//   400 ┌─────────┬─────────┐
//       │ a  …001 │ b  …002 │    two grids, each 400 m × 400 m
//     0 └─────────┴─────────┘
//       0        400       800
const a = `${community}001`
const b = `${community}002`

beforeEach(async () => {
  await layCounty(db, {
    regions: [
      { code: township, name: '会师镇', geometry: rectangle(0, 0, 800, 400) },
      { code: community, name: '西街社区', geometry: rectangle(0, 0, 800, 400) },
    ],
    grids: [
      { code: a, geometry: rectangle(0, 0, 400, 400) },
      { code: b, geometry: rectangle(400, 0, 400, 400) },
    ],
  })
})

type Feature = { geometry: Geometry } & Record<string, unknown>

function read(rows: readonly Feature[], { dryRun = false, name = 'micro' } = {}) {
  const file = join(folder, `${name}.geojson`)
  const features = rows.map(({ geometry, ...properties }) => ({ type: 'Feature', properties, geometry }))
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }))
  return importFiles(db, { files: [file], kind: 'micro-grid', dryRun })
}

const stored = async () => {
  const rows = await db
    .selectFrom('microGrid')
    .innerJoin('grid', (on) => on.onRef('grid.id', '=', 'microGrid.gridId'))
    .select(['microGrid.code', 'microGrid.name', 'grid.code as grid', 'microGrid.households'])
    .where('microGrid.validTo', 'is', null)
    .orderBy('microGrid.code')
    .execute()
  return rows.map(({ code, grid, ...rest }) => ({
    number: code.replace(grid, `${grid.slice(-3)}-`),
    ...rest,
  }))
}

const reasons = ({ rejected }: Awaited<ReturnType<typeof read>>) =>
  rejected.map(({ row, reason }) => [row, reason.code, reason.values ?? {}])

describe('where a micro grid belongs', () => {
  test('its code says it, a column with the code of the grid, or the land it lies on', async () => {
    const report = await read([
      {
        微网格编码: `${a}07`,
        名称: '东关楼',
        微网格长: '赵平',
        联系电话: '13711112222',
        户数: 36,
        geometry: rectangle(0, 0, 100, 100),
      },
      { 网格编码: b, 微网格编码: '3', geometry: rectangle(400, 0, 100, 100) },
      { geometry: rectangle(500, 0, 100, 100) },
    ])
    expect(report.rejected).toEqual([])
    expect(report.kinds).toEqual([{ kind: 'micro-grid', accepted: 3, updated: 0, unchanged: 0, rejected: 0 }])
    expect(await stored()).toEqual([
      { number: '001-07', name: '东关楼', households: 36 },
      { number: '002-03', name: '微网格03', households: null },
      // the next one after 03
      { number: '002-04', name: '微网格04', households: null },
    ])
    const [first] = await db
      .selectFrom('microGrid')
      .select(['leaderName', 'leaderPhone'])
      .orderBy('code')
      .execute()
    expect(first).toEqual({ leaderName: '赵平', leaderPhone: '13711112222' })
  })

  test('rows without a code are numbered west to east, north to south', async () => {
    //  3 and 4 lie in the northern row, 1 and 2 in the southern one; 4 reaches 10 m less far north than 3
    await read([
      { name: '西南', geometry: rectangle(0, 0, 100, 100) },
      { name: '东南', geometry: rectangle(100, 0, 100, 100) },
      { name: '西北', geometry: rectangle(0, 300, 100, 90) },
      { name: '东北', geometry: rectangle(100, 300, 100, 100) },
    ])
    expect((await stored()).map(({ number, name }) => `${number} ${name}`)).toEqual([
      '001-01 西北',
      '001-02 东北',
      '001-03 西南',
      '001-04 东南',
    ])
  })

  test('the same file again changes nothing, with codes and without', async () => {
    const rows = [
      { 微网格编码: `${a}02`, 名称: '一号楼', 户数: 40, geometry: rectangle(0, 0, 100, 100) },
      { geometry: rectangle(100, 0, 100, 100) },
      { geometry: rectangle(500, 0, 100, 100) },
    ]
    await read(rows)
    const before = await stored()
    const again = await read(rows)
    expect(again.kinds).toEqual([{ kind: 'micro-grid', accepted: 0, updated: 0, unchanged: 3, rejected: 0 }])
    expect(again.batches).toEqual([])
    expect(await stored()).toEqual(before)
  })

  test('a dry run says the same and writes nothing', async () => {
    const report = await read([{ geometry: rectangle(0, 0, 100, 100) }], { dryRun: true })
    expect(report.kinds).toMatchObject([{ kind: 'micro-grid', accepted: 1 }])
    expect(await stored()).toEqual([])
  })

  test('a new leader does not get the number of the one before', async () => {
    const row = { code: `${a}01`, 名称: '一号楼', geometry: rectangle(0, 0, 100, 100) }
    await read([{ ...row, 微网格长: '赵平', 电话: '13711112222' }])
    await read([{ ...row, 户数: 41 }])
    const people = () => db.selectFrom('microGrid').select(['leaderName', 'leaderPhone']).execute()
    expect(await people()).toEqual([{ leaderName: '赵平', leaderPhone: '13711112222' }])
    await read([{ ...row, 微网格长: '钱丽' }])
    expect(await people()).toEqual([{ leaderName: '钱丽', leaderPhone: null }])
  })

  test('a known code is updated; what the file does not say stays', async () => {
    await read([
      { code: `${a}01`, 名称: '一号楼', 微网格长: '赵平', 户数: 40, geometry: rectangle(0, 0, 100, 100) },
    ])
    const report = await read([{ code: `${a}01`, 户数: 41, geometry: rectangle(0, 0, 100, 120) }])
    expect(report.kinds).toMatchObject([{ updated: 1 }])
    expect(await stored()).toEqual([{ number: '001-01', name: '一号楼', households: 41 }])
  })
})

describe('what is refused, row by row', () => {
  test('codes, grids and shapes that cannot be', async () => {
    const report = await read([
      { code: `${a}1`, geometry: rectangle(0, 0, 50, 50) },
      { code: `${community}00901`, geometry: rectangle(0, 0, 50, 50) },
      { geometry: rectangle(-500, 0, 50, 50) },
      { code: `${a}01`, geometry: rectangle(300, 0, 200, 100) },
      // 10 m of it, 1000 m², beyond the community, where nobody else is
      { code: `${a}02`, geometry: rectangle(-10, 200, 110, 100) },
      { code: `${a}03`, geometry: rectangle(500, 0, 50, 50) },
      { code: `${a}04`, geometry: line([0, 0], [50, 50]) },
    ])
    expect(reasons(report)).toEqual([
      ['1', 'micro-grid-code-wrong', { code: `${a}1` }],
      ['7', 'needs-area', { type: 'LineString' }],
      ['2', 'micro-grid-of-none', { grid: `${community}009` }],
      ['3', 'micro-grid-nowhere', {}],
      ['4', 'micro-grid-crosses', { grid: a, other: b }],
      ['5', 'micro-grid-outside', { grid: a, area: 1000 }],
      ['6', 'micro-grid-outside', { grid: a, area: 2500 }],
    ])
    expect(await stored()).toEqual([])
  })

  test('two drawings of one border are no crossing', async () => {
    // half a metre of a hundred lies in b
    const report = await read([{ code: `${a}01`, geometry: rectangle(300.5, 0, 100, 100) }])
    expect(report.rejected).toEqual([])
  })

  test('overlaps: the later row of a file, and what lies on one that is there', async () => {
    await read([{ code: `${a}01`, geometry: rectangle(0, 0, 100, 100) }])
    const report = await read([
      { code: `${a}02`, geometry: rectangle(80, 0, 100, 100) },
      { code: `${a}03`, geometry: rectangle(200, 0, 100, 100) },
      { code: `${a}04`, geometry: rectangle(250, 0, 100, 100) },
      // overlaps only row 3, which is not taken itself
      { code: `${a}05`, geometry: rectangle(330, 0, 60, 100) },
    ])
    expect(reasons(report)).toEqual([
      ['1', 'micro-grid-overlaps', { code: `${a}01`, area: 2000, row: '' }],
      ['3', 'micro-grid-overlaps-row', { code: '', area: 5000, row: '2' }],
    ])
    expect((await stored()).map(({ number }) => number)).toEqual(['001-01', '001-03', '001-05'])
  })

  test('the same shape twice', async () => {
    const twice = [{ geometry: rectangle(0, 0, 100, 100) }, { geometry: rectangle(0, 0, 100, 100) }]
    expect(reasons(await read(twice))).toEqual([
      ['2', 'micro-grid-overlaps-row', { code: '', area: 10_000, row: '1' }],
    ])
    // also when the first of them is stored
    expect(reasons(await read(twice))).toEqual([
      ['2', 'micro-grid-overlaps-row', { code: '', area: 10_000, row: '1' }],
    ])
  })

  test('more than 99 in a grid', async () => {
    const row = (index: number) => rectangle((index % 10) * 30, Math.floor(index / 10) * 30, 30, 30)
    const report = await read(Array.from({ length: 101 }, (_, index) => ({ geometry: row(index) })))
    expect(report.kinds).toMatchObject([{ accepted: 99, rejected: 2 }])
    expect(new Set(reasons(report).map(([, code]) => code))).toEqual(new Set(['micro-grid-codes-used-up']))
    expect((await stored()).length).toBe(99)
  })

  test('a code that has ended', async () => {
    await read([{ code: `${a}01`, geometry: rectangle(0, 0, 100, 100) }])
    await db.updateTable('microGrid').set({ validTo: '2026-01-01' }).execute()
    expect(reasons(await read([{ code: `${a}01`, geometry: rectangle(0, 0, 100, 100) }]))).toEqual([
      ['1', 'micro-grid-code-ended', { code: `${a}01` }],
    ])
    // the next one gets another number
    await read([{ geometry: rectangle(0, 0, 100, 100) }])
    expect((await stored()).map(({ number }) => number)).toEqual(['001-02'])
  })

  test('a county that is not known', async () => {
    const report = await read([{ code: '62990200100100101', geometry: rectangle(0, 0, 50, 50) }])
    expect(reasons(report)).toEqual([['1', 'county-unknown', { county: '629902' }]])
  })
})

describe('taken back', () => {
  test('rows that a batch made go, rows that it changed are what they were', async () => {
    await read([{ code: `${a}01`, 名称: '一号楼', geometry: rectangle(0, 0, 100, 100) }])
    const before = await db.selectFrom('microGrid').selectAll().execute()
    const { batches } = await read([
      { code: `${a}01`, 名称: '二号楼', geometry: rectangle(0, 0, 100, 120) },
      { code: `${a}02`, geometry: rectangle(200, 0, 100, 100) },
    ])
    expect(await undoBatch(db, batches[0]!.id)).toMatchObject({ removed: 1, restored: 1 })
    expect(await db.selectFrom('microGrid').selectAll().execute()).toEqual(before)
  })

  test('not when somebody changed one since, and not the grids beneath those of others', async () => {
    const { batches } = await read([{ code: `${a}01`, geometry: rectangle(0, 0, 100, 100) }])
    await db.updateTable('microGrid').set({ name: '改名', version: 2 }).execute()
    await expect(undoBatch(db, batches[0]!.id)).rejects.toMatchObject({ remark: { code: 'batch-touched' } })
    const first = await db.selectFrom('importBatch').select('id').orderBy('id').executeTakeFirstOrThrow()
    await expect(undoBatch(db, first.id)).rejects.toMatchObject({ remark: { code: 'batch-needed' } })
  })
})

test('grids from a file that leave micro grids outside say so, and touch none', async () => {
  await read([{ code: `${a}01`, geometry: rectangle(250, 0, 100, 100) }])
  const file = join(folder, 'grids.geojson')
  // the border at x = 290: 40 of its 100 m are left in a
  const features = [
    { code: a, geometry: rectangle(0, 0, 290, 400) },
    { code: b, geometry: rectangle(290, 0, 510, 400) },
  ].map(({ geometry, ...properties }) => ({ type: 'Feature', properties, geometry }))
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }))
  const { warnings } = await importFiles(db, { files: [file], kind: 'grid' })
  expect(warnings.filter(({ kind }) => kind === 'micro-grid')).toEqual([
    { remark: { code: 'micro-grids-stray', values: { count: 1 } }, kind: 'micro-grid', rows: [`${a}01`] },
  ])
  expect((await stored()).map(({ number }) => number)).toEqual(['001-01'])
})

test('no indicator of any area is another one for them', async () => {
  const before = await listAreaValues(db, county)
  await read([{ code: `${a}01`, 户数: 40, geometry: rectangle(0, 0, 100, 100) }])
  expect(await listAreaValues(db, county)).toEqual(before)
})
