// Lists of units as offices send them, and what a county in rows says of who answers for what.
import { beforeAll, describe, expect, test } from 'vitest'
import { type ImportRequest, importFiles } from '../../api/features/imports/import-files.ts'
import { saveCountyData } from '../../api/features/imports/save-county-data.ts'
import type { AssignmentInput } from '../../geodata/county-data.ts'
import { county, layCounty, smallCounty, township, unitCode } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { useFolder } from '../support/geo-files.ts'
import { rectangle } from '../support/shapes.ts'
import { workbook } from '../support/workbook.ts'

const { db } = await useDatabase()
const write = await useFolder()
const run = (files: string[], options: Partial<ImportRequest> = {}) =>
  importFiles(db, { files, kind: 'unit', region: county, ...options })
const regions = [{ code: township, name: '会师镇', geometry: rectangle(-2000, -2000, 4000, 4000) }]
const listUnits = () =>
  db
    .selectFrom('unit')
    .select(['code', 'name', 'kind', 'leaderName', 'contactPhone'])
    .orderBy('code')
    .execute()

beforeAll(() => layCounty(db, { regions }))

describe('a list of units', () => {
  const lines = [
    ['试验县包抓单位名单'],
    ['单位名称', '单位类型', '负责人', '联系电话'],
    ['县教育局', '部门', '何局长', '13912345678'],
    ['/', '部门', '', ''],
    ['东关企业有限公司', '', '', ''],
  ]

  test('comes as a workbook, with a title above and a row without a name', async () => {
    const report = await run([await write('units.xlsx', workbook(lines))])
    expect(report.kinds).toEqual([{ kind: 'unit', accepted: 2, updated: 0, unchanged: 0, rejected: 1 }])
    expect(report.rejected).toEqual([
      { kind: 'unit', file: 'units.xlsx', row: '4', reason: { code: 'no-unit-name' } },
    ])
    expect(await listUnits()).toEqual([
      {
        code: 'U0001',
        name: '县教育局',
        kind: 'department',
        leaderName: '何局长',
        contactPhone: '13912345678',
      },
      { code: 'U0002', name: '东关企业有限公司', kind: 'enterprise', leaderName: null, contactPhone: null },
      { code: unitCode, name: '县住建局', kind: 'department', leaderName: null, contactPhone: null },
    ])
  })

  test('of two files each fault is found in its own', async () => {
    const names = ['a.csv', 'b.csv']
    const paths = await Promise.all(
      names.map((name) => write(name, `单位名称,上级单位\n县水务局,火星局\n${name}局,`)),
    )
    const report = await run(paths)
    // the second file says again what the first one said
    expect(report.kinds).toEqual([{ kind: 'unit', accepted: 3, updated: 0, unchanged: 0, rejected: 1 }])
    expect(report.rejected).toMatchObject([{ file: 'b.csv', row: '2', reason: { code: 'duplicate' } }])
    expect(report.warnings).toMatchObject([
      { remark: { code: 'unit-parent-unknown' }, file: 'a.csv', rows: ['2'] },
    ])
    await db
      .deleteFrom('unit')
      .where('name', 'not in', ['县教育局', '东关企业有限公司', '县住建局'])
      .execute()
  })

  test('tried out, it writes nothing', async () => {
    const before = await listUnits()
    const path = await write('new.csv', '单位名称\n县财政局')
    expect((await run([path], { dryRun: true })).kinds).toMatchObject([{ accepted: 1 }])
    expect(await listUnits()).toEqual(before)
  })
})

describe('a county in rows', () => {
  const term = (validFrom: string, change: Partial<AssignmentInput> = {}): AssignmentInput => ({
    unitCode,
    role: 'packaging',
    target: { region: township },
    validFrom,
    ...change,
  })
  const data = (...assignments: AssignmentInput[]) => ({ ...smallCounty({ regions, assignments }) })

  test('brings the history and the duty log with it', async () => {
    await layCounty(db, { regions })
    const rows = data(term('2025-01-01', { validTo: '2025-12-31' }), term('2026-01-01'))
    const duty = { kind: 'visit', happenedOn: '2026-02-01', words: '走访', authorName: '马云山' } as const
    const saved = await saveCountyData(db, { ...rows, duties: [{ ...duty, assignment: 1 }] })
    expect(saved.assignments).toMatchObject({ accepted: 2, rejected: [] })
    const [entry] = await db.selectFrom('duty').selectAll().execute()
    const now = await db.selectFrom('assignment').select('id').where('validTo', 'is', null).executeTakeFirst()
    expect(entry).toMatchObject({ assignmentId: now?.id, words: '走访', authorName: '马云山' })
  })

  test('once more it changes nothing, and a role that somebody has is not given twice', async () => {
    await layCounty(db, { regions })
    await saveCountyData(db, data(term('2026-01-01')))
    const again = await saveCountyData(db, {
      ...data(term('2026-01-01'), term('2026-05-01', { unitCode: 'czj' })),
      units: [{ code: 'czj', name: '县财政局', kind: 'department' }],
    })
    expect(again.assignments).toMatchObject({
      accepted: 0,
      unchanged: 1,
      rejected: [{ row: '2', reason: { code: 'assignment-overlaps' } }],
    })
    const held = await db.selectFrom('assignment').selectAll().execute()
    expect(held).toHaveLength(1)
  })
})
