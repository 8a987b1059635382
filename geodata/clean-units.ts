// Rows → units: what a list of offices, schools and enterprises says of each, in whatever words its headings use.
import type { UnitInput } from './county-data.ts'
import { attributesOf, type Columns, findColumns } from './headings.ts'
import { readProperty } from './property-value.ts'
import type { SourceRow } from './readers/source.ts'
import type { Note, Rejection } from './remark.ts'

/** A unit as a list has it: often without a code, and with its parent by name. */
export interface ListedUnit extends Omit<UnitInput, 'code' | 'kind' | 'parentCode'> {
  code?: string
  /** Without it the name tells, see `kindOfName`. */
  kind?: UnitInput['kind']
  /** Name or code. */
  parent?: string
}

export interface CleanedUnits {
  accepted: (ListedUnit & { row: string })[]
  rejected: Rejection[]
  notes: Note[]
}

const spellings = {
  name: ['单位名称', 'name', '名称', '单位', '单位全称', '包抓单位', '责任单位'],
  code: ['单位代码', 'code', '单位编码', '单位编号', '统一社会信用代码', '代码', '编码'],
  kind: ['单位类型', 'kind', '类型', '单位性质', '性质'],
  category: ['类别', 'category', '单位类别', 'A/B类', 'AB类', '考核类别'],
  parent: ['上级单位', 'parent', '主管单位', '主管部门', '隶属单位', '上级', '上级单位名称'],
  leaderName: ['主要领导', 'leader', 'leaderName', '主要负责人', '负责人', '单位负责人', '领导'],
  contactName: ['联系人', 'contact', 'contactName', '联络员', '联络人', '联系人姓名'],
  contactPhone: ['联系电话', 'phone', 'contactPhone', '电话', '手机', '手机号', '联系方式', '联系人电话'],
} as const

const kinds: Record<UnitInput['kind'], { zh: string; en: string; also: readonly string[] }> = {
  department: {
    zh: '部门',
    en: 'Department',
    also: ['机关', '党政机关', '行政单位', '事业单位', '县直部门', '县直单位', '政府部门'],
  },
  township: { zh: '乡镇', en: 'Township', also: ['街道', '乡镇街道', '乡镇(街道)', '街道办', '街道办事处'] },
  enterprise: { zh: '企业', en: 'Enterprise', also: ['公司', '国企', '国有企业', '民营企业', '企业单位'] },
  school: { zh: '学校', en: 'School', also: ['教育', '教育机构'] },
  hospital: { zh: '医院', en: 'Hospital', also: ['医疗', '医疗机构', '卫生院'] },
  other: { zh: '其他', en: 'Other', also: ['其它', '社会组织', '群团'] },
}
const categories = {
  A: { zh: 'A', en: 'A', also: ['A类', '一类'] },
  B: { zh: 'B', en: 'B', also: ['B类', '二类'] },
}

const longestName = 100
const longestPerson = 40
const phone = /^\+?\d[\d -]{4,24}$/

/** Rows without a name, and a second row of one unit, are rejected; a cell that says nothing useful is noted and left empty. */
export function cleanUnits(rows: readonly SourceRow[]): CleanedUnits {
  const columns = findColumns(attributesOf(rows), spellings)
  const cleaned: CleanedUnits = { accepted: [], rejected: [], notes: [] }
  const seen = new Map<string, string>()
  for (const row of rows) {
    const { unit, unclear } = readUnit(row, columns)
    const key = unit.code === undefined ? `name ${unit.name}` : `code ${unit.code}`
    const earlier = seen.get(key)
    const fault = faultOf(unit)
    if (fault) cleaned.rejected.push({ row: row.row, reason: fault })
    else if (earlier !== undefined)
      cleaned.rejected.push({ row: row.row, reason: { code: 'duplicate-row', values: { row: earlier } } })
    else {
      seen.set(key, row.row)
      cleaned.accepted.push({ ...unit, row: row.row })
      for (const { column, text } of unclear)
        cleaned.notes.push({
          remark: { code: 'value-not-understood', values: { column, text, count: 1 } },
          rows: [row.row],
        })
    }
  }
  return cleaned
}

/** What most units of such a name are. */
export function kindOfName(name: string): UnitInput['kind'] {
  if (/(小学|中学|学校|幼儿园|学院|高中|初中|职专|党校)/.test(name)) return 'school'
  if (/(医院|卫生院|保健院|诊所)/.test(name)) return 'hospital'
  if (/(公司|集团|企业|银行|信用社|超市|商场|厂)$/.test(name)) return 'enterprise'
  if (/(街道办事处|街道办|乡人民政府|镇人民政府|乡|镇|街道)$/.test(name)) return 'township'
  if (/(局|委|办|办公室|部|院|中心|馆|联|会|委员会|大队|支队|站|所|社)$/.test(name)) return 'department'
  return 'other'
}

interface Unclear {
  column: string
  text: string
}

function readUnit(row: SourceRow, columns: Columns): { unit: ListedUnit; unclear: Unclear[] } {
  const unclear: Unclear[] = []
  const cell = (name: keyof typeof spellings) => {
    const column = columns[name]
    const reading =
      column === undefined ? 'nothing' : readProperty(row.attributes[column] ?? null, {}, column)
    return typeof reading === 'object' ? String(reading.value) : undefined
  }
  const note = (name: keyof typeof spellings, text: string) =>
    unclear.push({ column: columns[name] ?? name, text })
  const choice = <T extends string>(
    name: 'kind' | 'category',
    labels: Record<T, (typeof kinds)['other']>,
  ) => {
    const text = cell(name)
    if (text === undefined) return undefined
    const reading = readProperty(text, { labels }, name)
    if (typeof reading === 'object') return reading.value as T // one of the keys of the labels
    note(name, text)
    return undefined
  }
  const number = cell('contactPhone')?.replace(/[()]/g, '')
  if (number !== undefined && !phone.test(number)) note('contactPhone', number)
  const unit = {
    name: cell('name')?.replace(/\s+/g, '') ?? '',
    code: cell('code'),
    kind: choice('kind', kinds),
    category: choice('category', categories),
    parent: cell('parent')?.replace(/\s+/g, ''),
    leaderName: cell('leaderName'),
    contactName: cell('contactName'),
    contactPhone: number !== undefined && phone.test(number) ? number : undefined,
  }
  return { unit, unclear }
}

function faultOf({ name, code, leaderName, contactName }: ListedUnit): Rejection['reason'] | undefined {
  if (name === '') return { code: 'no-unit-name' }
  const long =
    name.length > longestName
      ? name
      : [leaderName, contactName].find((each) => (each?.length ?? 0) > longestPerson)
  if (long) return { code: 'text-too-long', values: { text: `${long.slice(0, 20)}…` } }
  if (code !== undefined && !/^[\p{L}\p{N}._-]{1,40}$/u.test(code))
    return { code: 'unit-code-wrong', values: { code: code.slice(0, 60) } }
  return undefined
}
