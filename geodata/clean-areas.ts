// Rows → regions and grids: codes brought to 6, 9, 12 or 15 digits, people counted, shapes checked.
import type { Geometry } from 'geojson'
import type { GridRow, RegionInput } from './county-data.ts'
import { faultOf } from './geometry-fault.ts'
import { attributesOf, type Columns, findColumns } from './headings.ts'
import { readProperty } from './property-value.ts'
import { shortRegionCode } from './readers/adcode.ts'
import { fileNameAttribute } from './readers/geojson.ts'
import type { SourceRow } from './readers/source.ts'
import type { Note, Rejection, Remark } from './remark.ts'
import { ValueNotes } from './value-notes.ts'

export interface CleanedAreas<T> {
  accepted: (T & { row: string })[]
  rejected: Rejection[]
  notes: Note[]
}

const regionSpellings = {
  code: [
    'code',
    '编码',
    '代码',
    '区划代码',
    '行政区划代码',
    '统计用区划代码',
    '区划编码',
    'adcode',
    fileNameAttribute,
  ],
  name: [
    'name',
    '名称',
    '区划名称',
    '行政区名称',
    '行政区划名称',
    '社区名称',
    '乡镇名称',
    '县名',
    '单位名称',
  ],
  urbanPopulation: ['urbanPopulation', '城区人口', '城区户籍人口', '城镇人口'],
  temporaryPopulation: ['temporaryPopulation', '城区暂住人口', '暂住人口', '城区暂住'],
  residentPopulation: ['residentPopulation', '常住人口', '总人口', '人口', '人口数', 'population'],
  households: ['households', '户数', '总户数', '家庭户数'],
} as const
const regionCounts = ['urbanPopulation', 'temporaryPopulation', 'residentPopulation', 'households'] as const

const gridSpellings = {
  code: ['code', '网格编码', '网格代码', '网格编号', '编码', '编号', '代码'],
  name: ['name', '网格名称', '名称', '网格'],
  community: ['community', '社区', '社区名称', '社区编码', '社区代码', '所属社区', '村社区', '村（社区）'],
  leaderName: ['leaderName', '网格长', '网格长姓名', '网格员', '负责人', 'leader'],
  leaderPhone: ['leaderPhone', '网格长电话', '联系电话', '联系方式', '电话', '手机', 'phone'],
  households: ['households', '户数', '总户数'],
  population: ['population', '人口', '人口数', '总人口', '常住人口'],
} as const
const gridCounts = ['households', 'population'] as const

/** What a file with one nameless polygon is: --region and --name. */
export interface Given {
  code?: string
  name?: string
}

/** A region may come without a boundary; a point is kept as its centre. */
export function cleanRegions(rows: readonly SourceRow[], given: Given = {}): CleanedAreas<RegionInput> {
  const columns = findColumns(attributesOf(rows), regionSpellings)
  return cleanAreas<RegionInput>(rows, (row, notUnderstood) => {
    const read = readArea(row, columns, regionCounts, notUnderstood, rows.length === 1 ? given : {})
    if ('reason' in read) return read
    const code = shortRegionCode(read.code)
    const fault = regionCodeFault(code) ?? (row.geometry ? faultOf(row.geometry) : undefined)
    if (fault) return { reason: fault }
    const isPoint = row.geometry?.type === 'Point'
    const properties = regionProperties(row, isPoint ? row.geometry : null)
    return { area: { ...read, code, geometry: isPoint ? null : row.geometry, properties } }
  })
}

/** One without a code names its community, or lies in one: it is numbered when it is saved. */
export function cleanGrids(rows: readonly SourceRow[]): CleanedAreas<GridRow> {
  const columns = findColumns(attributesOf(rows), gridSpellings)
  return cleanAreas<GridRow>(rows, (row, notUnderstood) => {
    const code = codeOf(row, columns.code)
    const name = text(row, columns.name) ?? code
    const people = readPeople(row, columns, gridCounts, notUnderstood)
    const fault = faultOf(row.geometry)
    if (fault) return { reason: fault }
    const leaderName = text(row, columns.leaderName)
    const leaderPhone = text(row, columns.leaderPhone)
    const community = text(row, columns.community)
    return {
      area: { ...people, code, name, community, geometry: row.geometry!, leaderName, leaderPhone },
    }
  })
}

/** A code stands once in a file; rows without one are all taken. */
export function cleanAreas<T extends { code?: string }>(
  rows: readonly SourceRow[],
  read: (row: SourceRow, notUnderstood: ValueNotes) => { area: T } | { reason: Remark },
): CleanedAreas<T> {
  const cleaned: CleanedAreas<T> = { accepted: [], rejected: [], notes: [] }
  const seen = new Map<string, string>()
  const notUnderstood = new ValueNotes()
  for (const row of rows) {
    const found = read(row, notUnderstood)
    if ('reason' in found) cleaned.rejected.push({ row: row.row, reason: found.reason })
    else if (found.area.code !== undefined && seen.has(found.area.code)) {
      const values = { code: found.area.code, row: seen.get(found.area.code) ?? '' }
      cleaned.rejected.push({ row: row.row, reason: { code: 'duplicate-code', values } })
    } else {
      if (found.area.code !== undefined) seen.set(found.area.code, row.row)
      cleaned.accepted.push({ ...found.area, row: row.row })
    }
  }
  cleaned.notes.push(...notUnderstood.list())
  return cleaned
}

function readArea<C extends string>(
  row: SourceRow,
  columns: Columns,
  counts: readonly C[],
  notUnderstood: ValueNotes,
  given: Given,
) {
  const code = codeOf(row, columns.code) ?? given.code
  if (!code) return { reason: { code: 'no-code' } as const }
  const people = readPeople(row, columns, counts, notUnderstood)
  // The code stands for a name that the file does not know; saveRegions keeps the name it has.
  return { code, name: text(row, columns.name) ?? given.name ?? code, ...people }
}

/** How many live there, as far as the row says it in numbers. */
export function readPeople<C extends string>(
  row: SourceRow,
  columns: Columns,
  counts: readonly C[],
  notUnderstood: ValueNotes,
): Partial<Record<C, number>> {
  const people: Partial<Record<C, number>> = {}
  for (const name of counts) {
    const column = columns[name]
    if (column === undefined) continue
    const reading = readProperty(row.attributes[column] ?? null, { type: 'integer', unit: 'people' }, column)
    if (reading === 'nothing') continue
    if (reading === 'not-understood' || !isNumberOfPeople(reading.value))
      notUnderstood.add(column, row.attributes[column], row.row)
    else people[name] = reading.value
  }
  return people
}

/** More do not fit into the column, nor on Earth. */
const mostPeople = 2 ** 31 - 1

function isNumberOfPeople(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= mostPeople
}

/** The name of a file is a code only when it looks like one: `620422.json`, not `boundary.json`. */
function codeOf(row: SourceRow, column: string | undefined): string | undefined {
  const code = text(row, column)
  return column === fileNameAttribute && !/^\d+$/.test(code ?? '') ? undefined : code
}

export function text(row: SourceRow, column: string | undefined): string | undefined {
  const value = column === undefined ? null : row.attributes[column]
  return value === null || value === undefined ? undefined : String(value).trim() || undefined
}

function regionCodeFault(code: string): Remark | undefined {
  if (!/^(\d{6}|\d{9}|\d{12})$/.test(code)) return { code: 'region-code-length', values: { code } }
  if (isAboveCounties(code)) return { code: 'not-a-county', values: { code } }
  return undefined
}

/** 6 digits that name a province (62 0000) or a prefecture (6204 00). */
export function isAboveCounties(code: string): boolean {
  return code.length === 6 && code.endsWith('00')
}

/** What the lists of the statistics bureau know besides: domain.md §5.7. */
function regionProperties(row: SourceRow, centre: Geometry | null): Record<string, unknown> {
  const { ur_code: urbanRuralClass, virtual } = row.attributes
  return {
    ...(centre?.type === 'Point' && { centre: centre.coordinates }),
    ...(typeof urbanRuralClass === 'string' && { urbanRuralClass }),
    // Development zones with a code but no administration of their own.
    ...(virtual === 't' && { virtual: true }),
  }
}
