// What was pasted from a spreadsheet, as rows of a thing, its unit and its leader.

export interface PastedRow {
  target: string
  unit: string
  leader: string
}

/** Cells are parted by tabs, or where there are none by commas, semicolons or wide gaps. Lines without a second cell are left out. */
export function readPasted(text: string): PastedRow[] {
  return text
    .split(/\r?\n/)
    .map(cellsOf)
    .filter(([target, unit]) => target && unit)
    .map(([target = '', unit = '', leader = '']) => ({ target, unit, leader }))
}

function cellsOf(line: string): string[] {
  const parts = line.includes('\t') ? line.split('\t') : line.split(/[,，;；]| {2,}|\u3000+/)
  return parts.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
}
