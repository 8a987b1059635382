// What was pasted from a spreadsheet or read from a file, as rows of a thing, its unit and its leader.
import { pasteHeadings, type TableHeadings } from '../text/paste-headings.ts'

export interface PastedRow {
  target: string
  unit: string
  leader: string
}

/** Titles and notes stand above the headings, but never more than this. */
const linesAboveHeadings = 10

/**
 * Cells are parted by tabs, or where there are none by commas, semicolons or wide gaps. Where headings tell which column
 * is which, the rows below them count; else the first two columns, or three. Rows without a second cell are left out.
 */
export function readPasted(text: string, headings: TableHeadings = pasteHeadings): PastedRow[] {
  const lines = withoutBreaks(text).split(/\r?\n/).map(cellsOf)
  const at = lines.slice(0, linesAboveHeadings).findIndex((cells) => columnsOf(cells, headings))
  const { target, unit, leader } = columnsOf(lines[at] ?? [], headings) ?? { target: 0, unit: 1, leader: 2 }
  return lines
    .slice(at + 1)
    .map((cells) => ({
      target: cells[target] ?? '',
      unit: cells[unit] ?? '',
      leader: cells[leader] ?? '',
    }))
    .filter((row) => row.target !== '' && row.unit !== '')
}

interface Columns {
  target: number
  unit: number
  /** -1: nobody is named. */
  leader: number
}

function columnsOf(cells: readonly string[], headings: TableHeadings): Columns | undefined {
  const names = cells.map((cell) => cell.replace(/[\s*]|[（(].*[）)]/g, '').toLowerCase())
  const column = (spellings: readonly string[]) =>
    names.indexOf(spellings.find((each) => names.includes(each)) ?? '')
  const [target, unit] = [column(headings.target), column(headings.unit)]
  if (target < 0 || unit < 0 || target === unit) return undefined
  return { target, unit, leader: column(headings.leader) }
}

/** A cell of several lines comes quoted; a row is one line all the same. */
function withoutBreaks(text: string): string {
  return text.replace(/(^|[\t,，\n])"((?:[^"]|"")*)"(?=[\t,，\r\n]|$)/g, (whole) =>
    whole.replace(/(?!^)\r?\n/g, ' '),
  )
}

function cellsOf(line: string): string[] {
  const parts = line.includes('\t') ? line.split('\t') : line.split(unquotedGap)
  return parts.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, (_, inner: string) => inner.replaceAll('""', '"'))
      .trim(),
  )
}

/** Between two cells, unless a quote is still open. */
const unquotedGap = /(?:[,，;；]| {2,}|\u3000+)(?=(?:[^"]*"[^"]*")*[^"]*$)/
