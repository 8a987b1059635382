// The audit log as a table that Excel opens: UTF-8 with a byte order mark, times of China, no cell that computes.
import type { Actor } from '../../contract/access.ts'
import { type AuditFilters, auditActions } from '../../contract/audit.ts'
import type { Db } from '../../db/tables.ts'
import { byteOrderMark, chinaTime, csvRow } from '../csv.ts'
import { type AuditLine, cursorOf, listLines } from './read-audit.ts'

type Language = 'zh' | 'en'

interface Column {
  title: Record<Language, string>
  cell: (line: AuditLine, language: Language) => string
}

const columns: readonly Column[] = [
  { title: { zh: '时间', en: 'Time' }, cell: ({ at }) => chinaTime(at) },
  { title: { zh: '账号', en: 'Account' }, cell: ({ accountName }) => accountName },
  { title: { zh: '姓名', en: 'Name' }, cell: ({ displayName }) => displayName ?? '' },
  { title: { zh: '地址', en: 'Address' }, cell: ({ address }) => address },
  { title: { zh: '操作', en: 'Action' }, cell: ({ action }, language) => titleOf(action, language) },
  { title: { zh: '区域代码', en: 'Area code' }, cell: ({ area }) => area },
  { title: { zh: '区域', en: 'Area' }, cell: ({ areaName }) => areaName ?? '' },
  { title: { zh: '对象类型', en: 'Subject type' }, cell: ({ subjectType }) => subjectType ?? '' },
  { title: { zh: '对象编号', en: 'Subject id' }, cell: ({ subjectId }) => subjectId ?? '' },
  { title: { zh: '对象', en: 'Subject' }, cell: ({ subjectName }) => subjectName ?? '' },
  { title: { zh: '修改前', en: 'Before' }, cell: ({ before }) => asText(before) },
  { title: { zh: '修改后', en: 'After' }, cell: ({ after }) => asText(after) },
]

const rowsAtOnce = 1000

/** Page by page, so that a log of years needs no more memory than one page. */
export async function* writeTable(
  db: Db,
  reader: Actor,
  filters: AuditFilters,
  language: Language,
): AsyncGenerator<string> {
  yield byteOrderMark + csvRow(columns.map(({ title }) => title[language]))
  let lines: AuditLine[] = []
  do {
    const last = lines.at(-1)
    lines = await listLines(db, reader, filters, { after: last && cursorOf(last), limit: rowsAtOnce })
    yield lines.map((line) => csvRow(columns.map(({ cell }) => cell(line, language)))).join('')
  } while (lines.length === rowsAtOnce)
}

function titleOf(action: string, language: Language): string {
  const titles: Record<string, Record<Language, string>> = auditActions
  return titles[action]?.[language] ?? action
}

function asText(values: Record<string, unknown> | null): string {
  return values === null ? '' : JSON.stringify(values)
}
