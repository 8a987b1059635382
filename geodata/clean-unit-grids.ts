// Rows → unit grids 单元网格: codes, the words of the city management platform, and the days between which each is in force.
import type { CleanedAreas } from './clean-areas.ts'
import type { UnitGridInput } from './county-data.ts'
import { faultOf } from './geometry-fault.ts'
import { attributesOf, findColumns } from './headings.ts'
import { readProperty } from './property-value.ts'
import type { SourceRow } from './readers/source.ts'
import type { Remark } from './remark.ts'
import { ValueNotes } from './value-notes.ts'

const spellings = {
  code: [
    'code',
    '单元网格编码',
    '单元网格标识码',
    '单元网格代码',
    '网格编码',
    '网格代码',
    '标识码',
    '编码',
    '编号',
    '代码',
  ],
  name: ['name', '单元网格名称', '网格名称', '名称'],
  communityCode: ['communityCode', '社区代码', '社区编码', '所属社区代码', 'commCode'],
  landUse: ['landUse', '用地类型', '用地性质', '用地分类', '土地用途'],
  grade: ['grade', '管理等级', '管理级别', '等级'],
  responsibleBody: ['responsibleBody', '责任主体', '责任单位', '管理单位', '管理主体', 'respBody'],
  validFrom: ['validFrom', '启用日期', '生效日期', '初始日期', '有效期起', '启用时间'],
  validTo: ['validTo', '终止日期', '停用日期', '失效日期', '作废日期', '有效期止', '终止时间'],
  status: ['status', '状态', '单元网格状态', '网格状态'],
  statusReason: ['statusReason', '状态原因', '作废原因', '变更原因', 'statReason'],
} as const
type Column = keyof typeof spellings

const codeShape = /^\d{12}[0-9A-Z]{3}$/
const longestText = 100
/** Where nobody else answers: what a responsible body that is not named means anyway. */
const fallback = /^属地(兜底|管理)?$/
const endless = /^(长期|永久|至今|无固定期限)$/
const ended = /^(作废|已作废|废止|停用|失效|注销|撤销|void|ended)$/i

/** Rows without a code are taken; they are numbered where it is known what numbers there are. */
export function cleanUnitGrids(rows: readonly SourceRow[]): CleanedAreas<UnitGridInput> {
  const columns = findColumns(attributesOf(rows), spellings)
  const cleaned: CleanedAreas<UnitGridInput> = { accepted: [], rejected: [], notes: [] }
  const seen = new Map<string, string>()
  const notUnderstood = new ValueNotes()
  for (const row of rows) {
    const { area, isEnded } = readRow(row, columns, notUnderstood)
    const earlier = area.code === undefined ? undefined : seen.get(area.code)
    const reason = faultOf(row.geometry) ?? faultIn(area, isEnded)
    if (reason) cleaned.rejected.push({ row: row.row, reason })
    else if (earlier !== undefined) {
      const values = { code: area.code ?? '', row: earlier }
      cleaned.rejected.push({ row: row.row, reason: { code: 'duplicate-code', values } })
    } else {
      if (area.code !== undefined) seen.set(area.code, row.row)
      cleaned.accepted.push({ ...area, row: row.row })
    }
  }
  cleaned.notes.push(...notUnderstood.list())
  return cleaned
}

function readRow(row: SourceRow, columns: Partial<Record<Column, string>>, notUnderstood: ValueNotes) {
  const text = (name: Column) => {
    const column = columns[name]
    if (column === undefined) return undefined
    const reading = readProperty(row.attributes[column] ?? null, {}, column)
    return typeof reading === 'object' ? String(reading.value) : undefined
  }
  const day = (name: 'validFrom' | 'validTo') => {
    const words = text(name)
    if (words === undefined || endless.test(words)) return undefined
    const read = readDay(words)
    const column = columns[name]
    if (read === undefined && column !== undefined) notUnderstood.add(column, row.attributes[column], row.row)
    return read
  }
  const responsibleBody = text('responsibleBody')
  const area: UnitGridInput = {
    code: text('code')?.toUpperCase(),
    communityCode: text('communityCode'),
    name: text('name'),
    geometry: row.geometry!, // a row without one is rejected
    landUse: text('landUse'),
    grade: text('grade'),
    responsibleBody: responsibleBody && fallback.test(responsibleBody) ? undefined : responsibleBody,
    validFrom: day('validFrom'),
    validTo: day('validTo'),
    statusReason: text('statusReason'),
  }
  return { area, isEnded: ended.test(text('status') ?? '') }
}

function faultIn(area: UnitGridInput, isEnded: boolean): Remark | undefined {
  const { code, validFrom, validTo } = area
  if (code !== undefined && !codeShape.test(code))
    return { code: 'unit-grid-code-wrong', values: { code: code.slice(0, 60) } }
  if (isEnded && validTo === undefined) return { code: 'unit-grid-ended-when' }
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom)
    return { code: 'unit-grid-dates-reversed' }
  const long = [area.name, area.landUse, area.grade, area.responsibleBody, area.statusReason].find(
    (each) => (each?.length ?? 0) > longestText,
  )
  return long === undefined ? undefined : { code: 'text-too-long', values: { text: `${long.slice(0, 20)}…` } }
}

/** `YYYY-MM-DD` of 2026-11-05, 2026/11/5, 20261105, 2026年11月5日, with or without a time behind it. */
export function readDay(text: string): string | undefined {
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (!found) return undefined
  const [, year = '', month = '', date = ''] = found
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const moment = new Date(`${day}T00:00:00Z`)
  // 31 June would quietly become 1 July.
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== day ? undefined : day
}
