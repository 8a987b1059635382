// A table becomes rows: finds the line with the headings below titles and notes, and the coordinates in the columns.
import { BadInput } from '../remark.ts'
import { adcodeColumns, isAdcodeTable } from './adcode.ts'
import { type CoordinateColumns, findCoordinateColumns, plainHeading, readPosition } from './coordinates.ts'
import type { SourceLayer, SourceRow } from './source.ts'

/** Titles, dates of survey and empty lines stand above the headings, but never more than this. */
const linesAboveHeadings = 10
/** Headings of tables without coordinates: lists of regions, grids and units. */
const codeHeadings = new Set([
  'code',
  '编码',
  '代码',
  '区划代码',
  '行政区划代码',
  '统计用区划代码',
  '网格编码',
  '单元网格编码',
  '社区编码',
  '单位名称',
  '单位代码',
])

/** @throws BadInput when there is no row, or neither coordinates nor codes can be found */
export function layerOfTable(file: string, lines: readonly string[][]): SourceLayer {
  const filled = lines.filter((line) => line.some((cell) => cell !== ''))
  if (filled.length === 0) throw new BadInput('empty', { file })
  if (isAdcodeTable(filled)) {
    const layer = buildLayer(file, [[...adcodeColumns], ...lines], 0, { lng: 12, lat: 13 })
    return { ...layer, crs: 'gcj02', content: 'regions' }
  }
  const at = lines
    .slice(0, linesAboveHeadings)
    .findIndex((line) => findCoordinateColumns(line) || hasCode(line))
  const headings = lines[at]
  if (!headings) throw new BadInput('no-coordinates', { file, headings: filled[0]!.slice(0, 12).join('、') })
  if (lines.slice(at + 1).every((line) => line.every((cell) => cell === '')))
    throw new BadInput('empty', { file })
  return buildLayer(file, lines, at, findCoordinateColumns(headings))
}

function hasCode(line: readonly string[]): boolean {
  return line.some((cell) => codeHeadings.has(plainHeading(cell)))
}

function buildLayer(
  file: string,
  lines: readonly string[][],
  headingLine: number,
  columns: CoordinateColumns | undefined,
): SourceLayer {
  const headings = lines[headingLine] ?? []
  const rows: SourceRow[] = []
  // Without headings of its own the first line of the file is row 1, otherwise the lines keep their numbers.
  const firstNumber = headings === lines[0] && isHeadless(lines) ? 0 : 1
  lines.forEach((cells, index) => {
    if (index <= headingLine || cells.every((cell) => cell === '')) return
    const position = columns && readPosition(cells, columns)
    rows.push({
      row: String(index + firstNumber),
      geometry: position ? { type: 'Point', coordinates: position } : null,
      attributes: Object.fromEntries(
        headings.map((heading, at) => [heading || `#${at + 1}`, cells[at] || null]),
      ),
    })
  })
  return { name: file, format: 'table', rows, notes: [] }
}

function isHeadless(lines: readonly string[][]): boolean {
  return lines[0]?.join() === adcodeColumns.join()
}
