// Rows → micro grids: whose leader and households they name, and which number, if any, they have in which grid.
import { type CleanedAreas, cleanAreas, readPeople, text } from './clean-areas.ts'
import type { MicroGridInput } from './county-data.ts'
import { faultOf } from './geometry-fault.ts'
import { attributesOf, findColumns } from './headings.ts'
import type { SourceRow } from './readers/source.ts'

const spellings = {
  code: ['code', '微网格编码', '微网格代码', '微网格编号', '编码', '编号', '代码'],
  gridCode: ['gridCode', '网格编码', '网格代码', '所属网格编码', '所属网格', 'grid'],
  name: ['name', '微网格名称', '名称', '微网格'],
  leaderName: ['leaderName', '微网格长', '微网格长姓名', '微网格员', '楼栋长', '负责人', 'leader'],
  leaderPhone: ['leaderPhone', '微网格长电话', '联系电话', '联系方式', '电话', '手机', 'phone'],
  households: ['households', '户数', '总户数'],
  population: ['population', '人口', '人口数', '总人口', '常住人口'],
} as const
const counts = ['households', 'population'] as const

export function cleanMicroGrids(rows: readonly SourceRow[]): CleanedAreas<MicroGridInput> {
  const columns = findColumns(attributesOf(rows), spellings)
  return cleanAreas<MicroGridInput>(rows, (row, notUnderstood) => {
    const fault = faultOf(row.geometry)
    if (fault) return { reason: fault }
    const { type } = row.geometry! // without one it has a fault
    if (!type.endsWith('Polygon')) return { reason: { code: 'needs-area', values: { type } } }
    const told = text(row, columns.gridCode)
    // A name in that column tells nothing that where it lies does not tell better.
    const gridCode = told !== undefined && /^\d{15}$/.test(told) ? told : undefined
    const code = wholeCode(text(row, columns.code), gridCode)
    if (code !== undefined && !/^\d{17}$/.test(code))
      return { reason: { code: 'micro-grid-code-wrong', values: { code } } }
    const name = text(row, columns.name)
    const leaderName = text(row, columns.leaderName)
    const leaderPhone = text(row, columns.leaderPhone)
    return {
      area: {
        geometry: row.geometry!, // as above
        ...(code !== undefined && { code }),
        ...(gridCode !== undefined && { gridCode }),
        ...(name !== undefined && { name }),
        ...(leaderName !== undefined && { leaderName }),
        ...(leaderPhone !== undefined && { leaderPhone }),
        ...readPeople(row, columns, counts, notUnderstood),
      },
    }
  })
}

/** A list that names the grid in a column of its own counts in it: 1 or 01 is its first micro grid. */
function wholeCode(code: string | undefined, gridCode: string | undefined): string | undefined {
  if (code === undefined || gridCode === undefined || !/^\d{1,2}$/.test(code)) return code
  return gridCode + code.padStart(2, '0')
}
