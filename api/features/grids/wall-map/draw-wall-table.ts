// Who answers: every grid with its leader and units, beside or below the map; what finds no room there goes on another sheet.
import type { Pdf, WallDrawing } from './draw-wall-map.ts'
import { shortCode, type WallGrid } from './read-wall-map.ts'
import type { Box } from './wall-map-sheet.ts'
import { fonts, ink } from './wall-map-style.ts'

/** The lines of each cell; a community has one cell over all columns. */
interface Row {
  cells: readonly (readonly string[])[]
  height: number
}

const columnWidth = 250
const columnGap = 12
const heads = ['网格', '网格长', '包抓单位'] as const
/** Of the three columns. */
const shares = [0.14, 0.22, 0.64] as const
/** Of the letters, the largest that fits on the sheet. */
const sizes = [9, 8, 7] as const
const padding = 4
const lineHeight = 1.35

export function drawTables(pdf: Pdf, { map, sheet }: WallDrawing): void {
  const width = columnsOf(sheet.table).width
  const size =
    sizes.find((each) => flow(rowsOf(pdf, map.grids, width, each), sheet.table, each).rest.length === 0) ??
    sizes[2]
  let rest = drawRows(pdf, sheet.table, rowsOf(pdf, map.grids, width, size), size)
  while (rest.length > 0) {
    pdf.addPage()
    const { left, top, width: all } = sheet.title
    pdf.fillColor(ink.text).font(fonts.bold).fontSize(18)
    pdf.text(`${map.name}网格责任表（续）`, left, top, { lineBreak: false })
    rest = drawRows(pdf, { left, top: top + 44, width: all, height: sheet.height - top * 2 - 44 }, rest, size)
  }
}

/** Under the name of its community where there are several. */
function rowsOf(pdf: Pdf, grids: readonly WallGrid[], width: number, size: number): Row[] {
  const families = [...Map.groupBy(grids, ({ communityName }) => communityName)]
  const row = (...cells: string[][]): Row => ({
    cells,
    height: Math.max(...cells.map(({ length }) => length)) * size * lineHeight + 2 * padding,
  })
  pdf.font(fonts.plain).fontSize(size)
  const roomOf = (column: number) => width * (shares[column] ?? 0) - 2 * padding
  return families.flatMap(([community, members]) => [
    ...(families.length > 1 ? [row([community])] : []),
    ...members.map(({ code, leaderName, units }) =>
      row(
        [shortCode(code)],
        broken(pdf, leaderName ?? '暂缺', roomOf(1)),
        broken(pdf, units.join('、') || '尚未落实', roomOf(2)),
      ),
    ),
  ])
}

function columnsOf(box: Box): { count: number; width: number } {
  const count = Math.max(1, Math.floor((box.width + columnGap) / (columnWidth + columnGap)))
  return { count, width: (box.width - columnGap * (count - 1)) / count }
}

/** Rows column by column, and those that found no room. */
function flow(rows: readonly Row[], box: Box, size: number): { columns: Row[][]; rest: Row[] } {
  const room = box.height - headHeight(size)
  const columns: Row[][] = [[]]
  let used = 0
  for (const [index, row] of rows.entries()) {
    if (used + row.height > room) {
      if (columns.length === columnsOf(box).count) return { columns, rest: rows.slice(index) }
      columns.push([])
      used = 0
    }
    columns.at(-1)?.push(row)
    used += row.height
  }
  return { columns, rest: [] }
}

/** What fits is spread over all columns: six rows beside a single one look as if something were missing. */
function spread(rows: readonly Row[], box: Box, size: number): ReturnType<typeof flow> {
  const full = flow(rows, box, size)
  if (full.rest.length > 0) return full
  const heights = rows.map(({ height }) => height)
  const total = heights.reduce((sum, height) => sum + height, 0)
  for (let room = total / columnsOf(box).count; ; room += Math.min(...heights)) {
    const tried = flow(rows, { ...box, height: Math.min(box.height, room + headHeight(size)) }, size)
    if (tried.rest.length === 0) return tried
  }
}

/** Answers the rows that had no room. */
function drawRows(pdf: Pdf, box: Box, rows: readonly Row[], size: number): Row[] {
  const { width } = columnsOf(box)
  const { columns, rest } = spread(rows, box, size)
  for (const [index, column] of columns.entries()) {
    const left = box.left + index * (width + columnGap)
    pdf.rect(left, box.top, width, headHeight(size)).fill('#EEF3FF')
    drawCells(
      pdf,
      { cells: heads.map((head) => [head]), height: 0 },
      { left, top: box.top, width },
      size,
      ink.accent,
    )
    let top = box.top + headHeight(size)
    for (const row of column) {
      drawCells(pdf, row, { left, top, width }, size, ink.text)
      top += row.height
      pdf
        .lineWidth(0.4)
        .moveTo(left, top)
        .lineTo(left + width, top)
        .stroke(ink.line)
    }
  }
  return rest
}

function drawCells(
  pdf: Pdf,
  { cells }: Row,
  { left, top, width }: { left: number; top: number; width: number },
  size: number,
  color: string,
): void {
  let x = left + padding
  for (const [index, lines] of cells.entries()) {
    pdf
      .fillColor(color)
      .font(index === 0 ? fonts.bold : fonts.plain)
      .fontSize(size)
    // The font's own line is 1.448 of its size.
    const first = top + padding + (size * (lineHeight - 1.448)) / 2
    for (const [row, line] of lines.entries())
      pdf.text(line, x, first + row * size * lineHeight, { lineBreak: false })
    x += width * (shares[index] ?? 0)
  }
}

function headHeight(size: number): number {
  return size * lineHeight + 2 * padding
}

/** Lines of at most this width; Chinese may break between any two letters. */
export function broken(pdf: Pick<Pdf, 'widthOfString'>, words: string, width: number): string[] {
  const lines = ['']
  for (const letter of words) {
    const longer = `${lines.at(-1)}${letter}`
    if (lines.at(-1) !== '' && pdf.widthOfString(longer) > width) lines.push(letter)
    else lines[lines.length - 1] = longer
  }
  return lines
}
