// Splits delimited text into cells: quotes, line breaks inside quotes, and whichever delimiter the file uses.

const delimiters = [',', '\t', ';', '|'] as const

/** Rows of trimmed cells. Empty lines stay, as one empty cell, so that row numbers are those of the file. */
export function parseCsv(text: string): string[][] {
  const body = text.replace(/^\uFEFF/, '')
  const delimiter = delimiterOf(body)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endCell = () => {
    row.push(cell.trim())
    cell = ''
  }
  for (let index = 0; index < body.length; index++) {
    const character = body[index]!
    if (quoted) {
      if (character !== '"') cell += character
      else if (body[index + 1] === '"') {
        cell += '"'
        index += 1
      } else quoted = false
    } else if (character === '"' && cell.trim() === '') {
      cell = ''
      quoted = true
    } else if (character === delimiter) endCell()
    else if (character === '\n') {
      endCell()
      rows.push(row)
      row = []
    } else if (character !== '\r') cell += character
  }
  if (cell !== '' || row.length > 0) {
    endCell()
    rows.push(row)
  }
  return rows
}

/** The delimiter that the first line with any has most of, outside quotes. */
function delimiterOf(text: string): string {
  const line = text.split('\n', 20).find((each) => /[,\t;|]/.test(each)) ?? ''
  const bare = line.replace(/"[^"]*"/g, '')
  const counts = delimiters.map((each) => bare.split(each).length)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}
