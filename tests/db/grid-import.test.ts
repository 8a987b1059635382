// A list of grids that knows their leaders by name, or by telephone alone.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { warnOfFaults } from '../../api/features/grids/health/warn-of-faults.ts'
import { listChanges, readMosaicOn } from '../../api/features/grids/history/read-history.ts'
import { numberGrids } from '../../api/features/grids/numbering/number-grids.ts'
import { importFiles } from '../../api/features/imports/import-files.ts'
import { undoBatch } from '../../api/features/imports/undo-batch.ts'
import { community, county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { makeAccount } from '../support/people.ts'
import { makeProblem, reportAt } from '../support/problems.ts'
import { rectangle } from '../support/shapes.ts'

const { db } = await useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'tuzhi-grid-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a telephone alone finds the account of the county, unless two have it or none', async () => {
  await layCounty(db, {
    regions: [
      { code: township, name: '会师镇', geometry: rectangle(0, 0, 400, 400) },
      { code: community, name: '西街社区', geometry: rectangle(0, 0, 400, 400) },
    ],
  })
  const open = async (name: string, phone: string, area: string) => {
    const id = await makeAccount(db, name, [{ roleId: 'grid-leader', scope: { area, unitId: null } }])
    await db.updateTable('account').set({ phone }).where('id', '=', id).execute()
  }
  await open('王丽', '137-1111-2222', community)
  await open('同号甲', '13733334444', county)
  await open('同号乙', '13733334444', county)
  await open('外县人', '13755556666', '629902')
  const leaders = [
    { leaderPhone: '13711112222' },
    { leaderPhone: '13733334444' },
    { leaderPhone: '13755556666' },
    { leaderPhone: '13711112222', leaderName: '李强' },
  ]
  const features = leaders.map((properties, index) => ({
    type: 'Feature',
    properties: { code: `${community}00${index + 1}`, name: `第${index + 1}网格`, ...properties },
    geometry: rectangle(index * 100, 0, 100, 400),
  }))
  const file = join(folder, 'grids.geojson')
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }))
  const { kinds } = await importFiles(db, { files: [file], kind: 'grid' })
  expect(kinds).toMatchObject([{ kind: 'grid', accepted: 4, rejected: 0 }])
  const rows = await db.selectFrom('grid').select('leaderName').orderBy('code').execute()
  expect(rows.map(({ leaderName }) => leaderName)).toEqual(['王丽', null, null, '李强'])
})

test('says what is wrong with the mosaic that would come of it, already of a dry run', async () => {
  // 001 reaches 10 m beyond the community in the west and 20 m into 002; x 300…400 is covered by nobody
  await layCounty(db, {
    regions: [
      { code: township, name: '会师镇', geometry: rectangle(0, 0, 400, 400) },
      { code: community, name: '西街社区', geometry: rectangle(0, 0, 400, 400) },
    ],
  })
  const shapes = [rectangle(-10, 0, 130, 400), rectangle(100, 0, 200, 400)]
  const features = shapes.map((geometry, index) => ({
    type: 'Feature',
    properties: { code: `${community}00${index + 1}`, name: `第${index + 1}网格` },
    geometry,
  }))
  const file = join(folder, 'faulty.geojson')
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }))
  const request = { files: [file], kind: 'grid', dryRun: true }
  const { warnings } = await importFiles(db, request, undefined, undefined, warnOfFaults)
  const told = new Map(warnings.map(({ remark, rows }) => [remark.code, { ...remark.values, rows }]))
  const near = (area: number) => expect.toSatisfy((value: number) => Math.abs(value - area) <= 2)
  expect(told.get('grids-overlap')).toEqual({ count: 1, area: near(20 * 400), rows: [community] })
  expect(told.get('grids-gap')).toEqual({ count: 1, area: near(100 * 400), rows: [community] })
  expect(told.get('grids-outside')).toEqual({ count: 1, area: near(10 * 400), rows: [community] })
  expect(await db.selectFrom('grid').select('code').execute()).toEqual([])
})

// Two communities beside each other, west (x 0…400) and east (x 400…800), each 400 m high.
const east = `${township}002`
const layTwo = (grids: { code: string; name: string; geometry: ReturnType<typeof rectangle> }[] = []) =>
  layCounty(db, {
    regions: [
      { code: township, name: '会师镇', geometry: rectangle(0, 0, 800, 400) },
      { code: community, name: '西街社区', geometry: rectangle(0, 0, 400, 400) },
      { code: east, name: '东街社区', geometry: rectangle(400, 0, 400, 400) },
    ],
    grids,
  })
const importRows = (name: string, rows: { properties: object; geometry: object }[]) => {
  const file = join(folder, `${name}.geojson`)
  const features = rows.map((row) => ({ type: 'Feature', ...row }))
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }))
  return importFiles(db, { files: [file], kind: 'grid' })
}
const gridsNow = async () =>
  (
    await db
      .selectFrom('grid')
      .select(['code', 'name'])
      .where('validTo', 'is', null)
      .orderBy('code')
      .execute()
  ).map(({ code, name }) => `${code.slice(9)} ${name}`)

test('grids without a code are numbered in their community like the words of a page, and are the same the next time', async () => {
  await layTwo([{ code: `${community}007`, name: '老街网格', geometry: rectangle(0, 300, 400, 100) }])
  //   west: 007 in the north, then two in a row, then one below; east: one
  const rows = [
    { properties: { 网格名称: '南苑网格' }, geometry: rectangle(0, 0, 400, 150) },
    { properties: {}, geometry: rectangle(200, 150, 200, 150) },
    { properties: { 社区: '西街社区' }, geometry: rectangle(0, 150, 200, 150) },
    { properties: { 社区: east }, geometry: rectangle(400, 0, 400, 400) },
  ]
  const report = await importRows('uncoded', rows)
  expect(report.kinds).toMatchObject([{ kind: 'grid', accepted: 4, rejected: 0 }])
  expect(report.warnings.map(({ remark }) => remark)).toContainEqual({
    code: 'grids-numbered',
    values: { count: 4 },
  })
  const now = [
    '001007 老街网格',
    '001008 西街社区第8网格',
    '001009 西街社区第9网格',
    '001010 南苑网格',
    '002001 东街社区第1网格',
  ]
  expect(await gridsNow()).toEqual(now)
  const west = await db
    .selectFrom('grid')
    .select('code')
    .where('name', '=', '西街社区第8网格')
    .executeTakeFirst()
  expect(west?.code).toBe(`${community}008`)
  // The same file again makes nothing new: by name, else by the border.
  const again = await importRows('uncoded', rows)
  expect(again.kinds).toMatchObject([{ kind: 'grid', accepted: 0, updated: 0, unchanged: 4, rejected: 0 }])
  expect(await gridsNow()).toEqual(now)
})

test('a grid that names no community and lies in none, or names one that is not there, is left out with the reason', async () => {
  await layTwo()
  const { kinds, rejected } = await importRows('nowhere', [
    { properties: {}, geometry: rectangle(5000, 0, 100, 100) },
    { properties: { 社区: '南街社区' }, geometry: rectangle(0, 0, 100, 100) },
    { properties: {}, geometry: rectangle(0, 0, 400, 400) },
  ])
  expect(kinds).toMatchObject([{ kind: 'grid', accepted: 1, rejected: 2 }])
  expect(rejected.map(({ reason }) => reason)).toEqual([
    { code: 'community-not-found' },
    { code: 'community-unknown', values: { code: '南街社区' } },
  ])
})

test('a former code means the grid that had it, and the code of a grid that ended means none', async () => {
  await layTwo([
    { code: `${community}001`, name: '西街社区第1网格', geometry: rectangle(0, 0, 200, 400) },
    { code: `${community}002`, name: '西街社区第2网格', geometry: rectangle(200, 0, 200, 400) },
  ])
  const planner = {
    ...{ accountId: null, name: '规划员', displayName: '规划员', address: '本机' },
    grants: [{ roleId: '', verbs: ['grid.write' as const], scope: { area: county, unitId: null } }],
  }
  const seen = [1, 2].map((each) => ({
    ...{ code: `${community}00${each}`, version: 1, becomes: `${community}10${each}` },
  }))
  await db
    .transaction()
    .execute((trx) =>
      numberGrids(trx, planner, community, { begin: 101, keep: false, reason: '统一编号', seen }),
    )
  await db.updateTable('grid').set({ validTo: '2026-01-01' }).where('code', '=', `${community}102`).execute()
  const { kinds, rejected, warnings } = await importRows('former', [
    { properties: { code: `${community}001`, name: '河东网格' }, geometry: rectangle(0, 0, 200, 400) },
    { properties: { code: `${community}002`, name: '河西网格' }, geometry: rectangle(200, 0, 200, 400) },
    { properties: { code: `${community}102`, name: '河西网格' }, geometry: rectangle(200, 0, 200, 400) },
  ])
  expect(kinds).toMatchObject([{ kind: 'grid', accepted: 0, updated: 1, rejected: 2 }])
  expect(rejected.map(({ reason }) => reason)).toEqual([
    { code: 'grid-code-ended', values: { code: `${community}002` } },
    { code: 'grid-code-ended', values: { code: `${community}102` } },
  ])
  expect(warnings.map(({ remark }) => remark)).toContainEqual({
    code: 'grid-renumbered',
    values: { code: `${community}001`, present: `${community}101` },
  })
  expect(await gridsNow()).toEqual(['001101 河东网格'])
})

test('a list of before a merge brings no ended code back', async () => {
  const file = join(folder, 'before.geojson')
  const regions = [
    { code: township, name: '会师镇', geometry: rectangle(0, 0, 400, 400) },
    { code: community, name: '西街社区', geometry: rectangle(0, 0, 400, 400) },
  ]
  const grids = [0, 200].map((x, i) => ({
    code: `${community}00${i + 1}`,
    geometry: rectangle(x, 0, 200, 400),
  }))
  await layCounty(db, { regions, grids })
  const features = grids.map(({ code, geometry }) => ({
    type: 'Feature',
    properties: { code, name: `网格${code.slice(12)}` },
    geometry,
  }))
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }))
  // 001 has ended in 002
  await db
    .updateTable('grid')
    .set({ validTo: sql`current_date` })
    .where('code', '=', `${community}001`)
    .execute()
  const { kinds, rejected } = await importFiles(db, { files: [file], kind: 'grid' })
  expect(kinds).toMatchObject([{ kind: 'grid', accepted: 0, unchanged: 1, rejected: 1 }])
  expect(rejected).toMatchObject([
    { reason: { code: 'grid-code-ended', values: { code: `${community}001` } } },
  ])
  const there = await db.selectFrom('grid').select(['code', 'validTo']).where('validTo', 'is', null).execute()
  expect(there.map(({ code }) => code)).toEqual([`${community}002`])
})

describe('a file that draws borders elsewhere', () => {
  const codes = [1, 2].map((each) => `${community}00${each}`)
  const at = (x: number) => [
    { properties: { code: codes[0], name: '网格001' }, geometry: rectangle(0, 0, x, 400) },
    { properties: { code: codes[1], name: '网格002' }, geometry: rectangle(x, 0, 400 - x, 400) },
  ]
  const widths = async (day: string) => {
    const { rows } = await sql<{
      day: string
    }>`select (current_date + ${day}::interval)::date::text as day`.execute(db)
    const grids = await readMosaicOn(db, community, rows[0]!.day)
    return grids.map(({ squareMetres }) => Math.round(squareMetres / 400))
  }

  beforeEach(async () => {
    await layTwo(at(200).map(({ properties: { code, name }, geometry }) => ({ code: code!, name, geometry })))
    await sql`update grid set valid_from = current_date - 10`.execute(db)
  })

  test('leaves those of before in the history, with who did it and by which file', async () => {
    await importRows('moved', at(150))
    expect([await widths('-1 day'), await widths('0 days')]).toEqual([
      [200, 200],
      [150, 250],
    ])
    const [change, ...others] = await listChanges(db, { grants: [] }, community, { limit: 10 })
    expect(others).toEqual([])
    expect(change).toMatchObject({ reason: '导入 moved.geojson', handOver: null })
    expect(change!.authorName).not.toBe('')
    expect([change!.before, change!.after].map((grids) => grids.map(({ code }) => code))).toEqual([
      codes,
      codes,
    ])
  })

  test('but a file that only knows other people changes no border', async () => {
    await importRows(
      'people',
      at(200).map(({ properties, geometry }) => ({
        properties: { ...properties, 网格长: '李强' },
        geometry,
      })),
    )
    expect(await db.selectFrom('grid').select(['leaderName', 'version']).execute()).toEqual([
      { leaderName: '李强', version: 2 },
      { leaderName: '李强', version: 2 },
    ])
    expect(await listChanges(db, { grants: [] }, community, { limit: 10 })).toEqual([])
    expect(await widths('-1 day')).toEqual([200, 200])
  })

  test('and that is taken back is in no history', async () => {
    const before = await db.selectFrom('grid').selectAll().orderBy('code').execute()
    await importRows('earlier', at(180))
    const { batches } = await importRows('moved', at(150))
    await undoBatch(db, batches[0]!.id)
    expect(await widths('0 days')).toEqual([180, 220])
    expect(
      (await listChanges(db, { grants: [] }, community, { limit: 10 })).map(({ reason }) => reason),
    ).toEqual(['导入 earlier.geojson'])
    const { id } = await db
      .selectFrom('importBatch')
      .select('id')
      .where('undoneAt', 'is', null)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    await undoBatch(db, id)
    expect(await db.selectFrom('grid').selectAll().orderBy('code').execute()).toEqual(before)
    expect(await listChanges(db, { grants: [] }, community, { limit: 10 })).toEqual([])
  })
})

test('a new leader does not get the number of the one before', async () => {
  const number = async () => (await db.selectFrom('grid').select(['leaderName', 'leaderPhone']).execute())[0]
  const file = (name: string, properties: object) =>
    importRows(name, [
      {
        properties: { code: `${community}001`, name: '西街社区第1网格', ...properties },
        geometry: rectangle(0, 0, 200, 400),
      },
    ])
  await layTwo()
  await file('first', { leaderName: '王丽', leaderPhone: '13711112222' })
  await file('same', { leaderName: '王丽', households: 300 })
  expect(await number()).toEqual({ leaderName: '王丽', leaderPhone: '13711112222' })
  const { batches } = await file('next', { leaderName: '李强' })
  expect(await number()).toEqual({ leaderName: '李强', leaderPhone: null })
  await undoBatch(db, batches[0]!.id)
  expect(await number()).toEqual({ leaderName: '王丽', leaderPhone: '13711112222' })
  await file('known', { leaderName: '李强', leaderPhone: '13733334444' })
  expect(await number()).toEqual({ leaderName: '李强', leaderPhone: '13733334444' })
})

test('a grid that somebody leads is not taken back with the file that made it', async () => {
  // else its number would go to the next grid, and the leader would lead that one
  await layTwo()
  const { batches } = await importRows('made', [
    { properties: { code: `${community}001`, name: '西街社区第1网格' }, geometry: rectangle(0, 0, 200, 400) },
  ])
  const id = await makeAccount(db, '网格长甲', [
    { roleId: 'grid-leader', scope: { area: `${community}001`, unitId: null } },
  ])
  await expect(undoBatch(db, batches[0]!.id)).rejects.toMatchObject({
    remark: { code: 'batch-needed', values: { count: 1 } },
  })
  await sql`update role_grant set valid_from = current_date - 9, valid_to = current_date - 1 where account_id = ${id}`.execute(
    db,
  )
  expect(await undoBatch(db, batches[0]!.id)).toMatchObject({ removed: 1 })
})

describe('open problems', () => {
  const at = (x: number) =>
    [1, 2].map((each, i) => ({
      properties: { code: `${community}00${each}`, name: `西街社区第${each}网格` },
      geometry: rectangle(i * x, 0, i === 0 ? x : 400 - x, 400),
    }))
  const whereabouts = async () =>
    (await db.selectFrom('problem').select('areaCode').orderBy('id').execute()).map(
      ({ areaCode }) => areaCode,
    )
  const told = async (id: number) => {
    const events = await db
      .selectFrom('problemEvent')
      .select(['action', 'details'])
      .where('problemId', '=', id)
      .orderBy('seq')
      .execute()
    return events.flatMap(({ action, details }) =>
      action === 'grid-changed' ? [`${details.from}→${details.to}`] : [],
    )
  }

  test('lie in the grids that a file brings or draws elsewhere, and go back with it', async () => {
    await layTwo()
    const reporter = await makeAccount(db, '上报人', [])
    const id = await makeProblem(db, reporter, reportAt([170, 200]))
    const done = await makeProblem(db, reporter, reportAt([170, 100]))
    await db.updateTable('problem').set({ status: 'void' }).where('id', '=', done).execute()
    const first = await importRows('first', at(200))
    expect(await whereabouts()).toEqual([`${community}001`, community])
    const second = await importRows('second', at(150))
    expect(await whereabouts()).toEqual([`${community}002`, community])
    await undoBatch(db, second.batches[0]!.id)
    expect(await whereabouts()).toEqual([`${community}001`, community])
    await undoBatch(db, first.batches[0]!.id)
    expect(await whereabouts()).toEqual([community, community])
    expect(await told(id)).toEqual([
      '西街社区→西街社区第1网格',
      '西街社区第1网格→西街社区第2网格',
      '西街社区第2网格→西街社区第1网格',
      '西街社区第1网格→西街社区',
    ])
    expect(await told(done)).toEqual([])
  })

  test('keep the grid that their reporter chose near a border, unless that is drawn elsewhere', async () => {
    await layTwo()
    await importRows('borders', at(200))
    const reporter = await makeAccount(db, '上报人', [])
    await makeProblem(db, reporter, reportAt([195, 200], { gridCode: `${community}002` }))
    expect(await whereabouts()).toEqual([`${community}002`])
    const renamed = at(200).map(({ properties, geometry }) => ({
      properties: { ...properties, leaderName: '李强' },
      geometry,
    }))
    await importRows('leaders', renamed)
    expect(await whereabouts()).toEqual([`${community}002`])
    await importRows('elsewhere', at(250))
    expect(await whereabouts()).toEqual([`${community}001`])
  })

  test('reported in a grid of the file, or closed in one, hold it', async () => {
    await layTwo()
    const reporter = await makeAccount(db, '上报人', [])
    const before = await makeProblem(db, reporter, reportAt([170, 200]))
    const { batches } = await importRows('held', at(200))
    await db.updateTable('problem').set({ status: 'void' }).where('id', '=', before).execute()
    await makeProblem(db, reporter, reportAt([300, 200]))
    await expect(undoBatch(db, batches[0]!.id)).rejects.toMatchObject({
      remark: { code: 'batch-needed', values: { count: 2 } },
    })
    expect(await whereabouts()).toEqual([`${community}001`, `${community}002`])
  })
})
