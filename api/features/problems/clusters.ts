// How many problems stand in each cell of the map, and which are they where a cell holds one, or some at one place?
import type { Box } from '../../contract/areas.ts'
import { boxOf, cornerOf, type MapRange, mapBits, rangeOf, wholeCells } from '../../contract/map-cells.ts'
import type { Light } from '../../contract/problem-filter.ts'
import {
  closestZoom,
  clusterBits,
  heatBits,
  mostCells,
  mostMembers,
  type ProblemCluster,
  type ProblemHeat,
  type ProblemMap,
  type ProblemPoint,
} from '../../contract/problem-map.ts'
import type { ProblemStatus } from '../../contract/problem-workflow.ts'
import { AppError } from '../../db/errors.ts'
import type { ProblemColumns } from '../../db/problem-columns.ts'
import { type Condition, narrow } from '../../db/problem-condition.ts'

/** Cells of a screen: `columns` × `rows` of them, each 2^`shift` steps wide. */
interface Mesh {
  range: MapRange
  shift: number
  columns: number
  cells: number
}

/** @throws AppError bad-request when the screen holds too many cells */
function meshOf(screen: Box, bits: number): Mesh {
  const shift = mapBits - bits
  const range = wholeCells(rangeOf(screen), bits)
  const columns = Math.ceil((range.east - range.west) / 2 ** shift)
  const cells = columns * Math.ceil((range.south - range.north) / 2 ** shift)
  if (cells > mostCells)
    throw new AppError('bad-request', `The screen holds ${cells} cells at this zoom; ${mostCells} at most.`)
  return { range, shift, columns, cells }
}

/** Which cell of the mesh each of the rows lies in. */
function cellsOf({ x, y }: ProblemColumns, rows: Uint32Array, { range, shift, columns }: Mesh): Uint32Array {
  const cells = new Uint32Array(rows.length)
  const [left, top] = [range.west >> shift, range.north >> shift]
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]! // within its length; every row has a position
    cells[i] = ((y[row]! >> shift) - top) * columns + (x[row]! >> shift) - left
  }
  return cells
}

/** `now` in milliseconds since 1970. */
export function clustersOf(
  columns: ProblemColumns,
  condition: Condition,
  screen: Box,
  zoom: number,
  now: number,
): ProblemMap {
  const mesh = meshOf(screen, clusterBits(zoom))
  const rows = narrow(columns, { all: [{ range: mesh.range }, condition] })
  const cellOf = cellsOf(columns, rows, mesh)
  const sums = sumCells(columns, rows, cellOf, mesh, now)
  const alone: ProblemPoint[] = []
  const members = new Map<number, ProblemPoint[]>()
  // Newest first, so that of what is at one place the newest are named.
  for (let i = rows.length - 1; i >= 0; i--) {
    const [row, cell] = [rows[i]!, cellOf[i]!] // within their length
    if (sums.count[cell] === 1) alone.push(pointOf(columns, row, now))
    else if (splitZoom(sums, cell) === null) {
      const named = members.get(cell) ?? []
      members.set(cell, named)
      if (named.length < mostMembers) named.push(pointOf(columns, row, now))
    }
  }
  const clusters: ProblemCluster[] = []
  for (let cell = 0; cell < mesh.cells; cell++)
    if (sums.count[cell]! > 1) clusters.push(clusterOf(sums, cell, mesh, members.get(cell) ?? [])) // within `cells`
  return { box: boxOf(mesh.range), total: rows.length, points: alone, clusters }
}

/** `column, row, count` of the fine cells. */
export function heatOf(
  columns: ProblemColumns,
  condition: Condition,
  screen: Box,
  zoom: number,
): ProblemHeat {
  const bits = heatBits(zoom)
  const mesh = meshOf(screen, bits)
  const rows = narrow(columns, { all: [{ range: mesh.range }, condition] })
  const counts = new Uint32Array(mesh.cells)
  for (const cell of cellsOf(columns, rows, mesh)) counts[cell]! += 1 // within `cells`
  const [left, top] = [mesh.range.west >> mesh.shift, mesh.range.north >> mesh.shift]
  const cells: number[] = []
  let most = 0
  counts.forEach((count, cell) => {
    if (count === 0) return
    cells.push(left + (cell % mesh.columns), top + Math.floor(cell / mesh.columns), count)
    most = Math.max(most, count)
  })
  return { box: boxOf(mesh.range), total: rows.length, bits, cells, most }
}

interface Sums {
  count: Uint32Array
  yellow: Uint32Array
  red: Uint32Array
  /** Of the positions within the cell. */
  x: Float64Array
  y: Float64Array
  west: Int32Array
  east: Int32Array
  north: Int32Array
  south: Int32Array
}

function sumCells(
  { x, y, time }: ProblemColumns,
  rows: Uint32Array,
  cellOf: Uint32Array,
  { cells }: Mesh,
  now: number,
): Sums {
  const sums: Sums = {
    count: new Uint32Array(cells),
    yellow: new Uint32Array(cells),
    red: new Uint32Array(cells),
    x: new Float64Array(cells),
    y: new Float64Array(cells),
    west: new Int32Array(cells).fill(2 ** mapBits),
    east: new Int32Array(cells).fill(-1),
    north: new Int32Array(cells).fill(2 ** mapBits),
    south: new Int32Array(cells).fill(-1),
  }
  for (let i = 0; i < rows.length; i++) {
    const [row, cell] = [rows[i]!, cellOf[i]!] // within their length, as are the cells below
    const [column, line] = [x[row]!, y[row]!]
    sums.count[cell]! += 1
    sums.x[cell]! += column
    sums.y[cell]! += line
    if (column < sums.west[cell]!) sums.west[cell] = column
    if (column > sums.east[cell]!) sums.east[cell] = column
    if (line < sums.north[cell]!) sums.north[cell] = line
    if (line > sums.south[cell]!) sums.south[cell] = line
    const light = lightOf(time, row, now)
    if (light === 'red') sums.red[cell]! += 1
    else if (light === 'yellow') sums.yellow[cell]! += 1
  }
  return sums
}

function lightOf({ due, nearlyDue }: ProblemColumns['time'], row: number, now: number): Light | null {
  const [end, nearly] = [due[row]!, nearlyDue[row]!] // every row has a cell
  if (Number.isNaN(end)) return null
  if (now * 1000 > end) return 'red'
  return now * 1000 >= nearly ? 'yellow' : 'green'
}

/** The first zoom at which the problems of a cell lie in two; null beyond the closest. */
function splitZoom({ west, east, north, south }: Sums, cell: number): number | null {
  const apart = (west[cell]! ^ east[cell]!) | (north[cell]! ^ south[cell]!) // a cell with problems has all four
  // The highest bit in which two positions differ: cells of that size part them.
  const bits = Math.clz32(apart) - (32 - mapBits) + 1
  const zoom = Math.max(bits - clusterBits(0), 0)
  return apart === 0 || zoom > closestZoom ? null : zoom
}

/** How near to the border of its cell a cluster may stand, in parts of the cell. */
const margin = 0.3

function clusterOf(sums: Sums, cell: number, mesh: Mesh, members: ProblemPoint[]): ProblemCluster {
  const { range, shift, columns } = mesh
  const side = 2 ** shift
  const left = range.west + (cell % columns) * side
  const top = range.north + Math.floor(cell / columns) * side
  const count = sums.count[cell]! // the cell is one of the mesh, as below
  const inside = (mean: number, start: number) =>
    Math.min(Math.max(mean, start + margin * side), start + (1 - margin) * side)
  return {
    position: cornerOf(mapBits, inside(sums.x[cell]! / count, left), inside(sums.y[cell]! / count, top)),
    count,
    yellow: sums.yellow[cell]!,
    red: sums.red[cell]!,
    box: boxOf({
      west: sums.west[cell]!,
      north: sums.north[cell]!,
      east: sums.east[cell]! + 1,
      south: sums.south[cell]! + 1,
    }),
    splitZoom: splitZoom(sums, cell),
    members,
  }
}

function pointOf(columns: ProblemColumns, row: number, now: number): ProblemPoint {
  const { codes, code, x, y, ids, time } = columns
  return {
    id: ids[row]!, // every row has a cell in every column
    position: cornerOf(mapBits, x[row]! + 0.5, y[row]! + 0.5),
    status: codes.status.values[code.status[row]!] as ProblemStatus, // the table holds no other
    category: codes.category.values[code.category[row]!]!,
    light: lightOf(time, row, now),
  }
}
