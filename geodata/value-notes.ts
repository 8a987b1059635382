// Which cells said something that a property cannot hold? They stay empty; a person is told text by text, with the rows.
import type { Note } from './remark.ts'

/** Characters of a cell that a note repeats. */
const longestText = 60

export class ValueNotes {
  readonly #byText = new Map<string, { column: string; text: string; rows: string[] }>()

  add(column: string, cell: unknown, row: string): void {
    const said = String(cell)
    const text = said.length > longestText ? `${said.slice(0, longestText)}…` : said
    const key = `${column}\n${text}`
    const known = this.#byText.get(key) ?? { column, text, rows: [] }
    known.rows.push(row)
    this.#byText.set(key, known)
  }

  list(): Note[] {
    return [...this.#byText.values()].map(({ column, text, rows }) => ({
      remark: { code: 'value-not-understood', values: { column, text, count: rows.length } },
      rows,
    }))
  }
}
