// All problems of a filter as a table, chunk by chunk: however many they are, the memory it takes stays the same.
import { Readable } from 'node:stream'
import type { ProblemFilter } from '../../contract/problem-filter.ts'
import { mostSheetRows } from '../../contract/problem-views.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import { narrow } from '../../db/problem-condition.ts'
import { chooseProblems } from '../../db/problem-filter.ts'
import { heldOver } from '../../db/problem-scope.ts'
import type { Db } from '../../db/tables.ts'
import { byteOrderMark, chinaTime, csvRow } from '../csv.ts'
import type { Caller } from '../handler.ts'
import { type SheetCell, writeWorkbook } from '../workbook.ts'
import { exportColumns, type Labels, type Language } from './export-columns.ts'
import { readExport } from './export-rows.ts'

export interface Export {
  county: string
  caller: Caller
  filter: ProblemFilter
  language: Language
}

const rowsAtOnce = 1000

/** @throws AppError too-many-rows */
export async function exportProblems(db: Db, asked: Export, format: 'csv' | 'xlsx'): Promise<Readable> {
  const { county, caller, filter, language } = asked
  const { columns, condition } = await chooseProblems(db, county, caller, filter)
  const rows = narrow(columns, { all: [condition, heldOver(county, caller, 'data.export')] })
  const ids = Float64Array.from(rows.toReversed(), (row) => columns.ids[row]!) // the latest first
  if (format === 'xlsx' && ids.length > mostSheetRows)
    throw new AppError(
      'too-many-rows',
      `A sheet of Excel holds ${mostSheetRows} rows, these are ${ids.length}; narrow the filter or take CSV.`,
    )
  const labels = await readLabels(db, county)
  // Before the first row leaves: whoever breaks off has read what came so far.
  await appendAudit(db, caller, {
    action: 'exported',
    area: filter.area ?? county,
    subject: { type: 'problem', id: '' },
    after: { ...filter, format, rows: ids.length },
  })
  const cells = readCells(db, asked, ids, labels)
  const titles = exportColumns.map(({ title, width }) => ({ title: title[language], width }))
  return format === 'csv'
    ? Readable.from(writeCsv(titles, cells))
    : writeWorkbook({ name: sheetName[language], columns: titles, rows: cells })
}

const sheetName = { zh: '问题', en: 'Problems' } as const

async function* readCells(
  db: Db,
  { county, caller, language }: Export,
  ids: Float64Array,
  labels: Labels,
): AsyncGenerator<SheetCell[][]> {
  for (let at = 0; at < ids.length; at += rowsAtOnce) {
    const rows = await readExport(db, county, caller, [...ids.subarray(at, at + rowsAtOnce)])
    yield rows.map((row) => exportColumns.map(({ cell }) => cell(row, language, labels)))
  }
}

async function* writeCsv(
  columns: readonly { title: string }[],
  cells: AsyncIterable<SheetCell[][]>,
): AsyncGenerator<string> {
  yield byteOrderMark + csvRow(columns.map(({ title }) => title))
  for await (const rows of cells) yield rows.map((row) => csvRow(row.map(asCsv))).join('')
}

function asCsv(cell: SheetCell): string | number {
  return cell instanceof Date ? chinaTime(cell) : (cell ?? '')
}

async function readLabels(db: Db, county: string): Promise<Labels> {
  const setting = await db
    .selectFrom('problemSetting')
    .select('labels')
    .where('countyCode', '=', county)
    .executeTakeFirst()
  return setting?.labels ?? {}
}
