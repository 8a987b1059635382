// The texts of many rows in one stretch of memory: searched without an object for each.

/** Alike for whoever types: full-width like half-width, large like small letters. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

export class TextPool {
  #units = new Uint16Array(1024)
  #used = 0
  #starts = new Uint32Array(256)
  #lengths = new Uint16Array(256)

  /** Makes room for a row before those that follow; `size` rows are there. */
  insert(row: number, size: number): void {
    if (size >= this.#starts.length) {
      this.#starts = enlarged(this.#starts, size + 1)
      this.#lengths = enlarged(this.#lengths, size + 1)
    }
    this.#starts.copyWithin(row + 1, row, size)
    this.#lengths.copyWithin(row + 1, row, size)
    this.#lengths[row] = 0
  }

  set(row: number, text: string): void {
    const folded = foldText(text).slice(0, 65_535)
    if (this.#is(row, folded)) return
    const end = this.#used + folded.length
    if (end > this.#units.length) this.#units = enlarged(this.#units, end)
    for (let i = 0; i < folded.length; i++) this.#units[this.#used + i] = folded.charCodeAt(i)
    this.#starts[row] = this.#used
    this.#lengths[row] = folded.length
    this.#used = end
  }

  /** Which of the rows hold the word; `word` is folded. */
  having(word: string, rows: Uint32Array): Uint32Array {
    const units = this.#units
    const wanted = Uint16Array.from(word, (_, i) => word.charCodeAt(i))
    const length = wanted.length
    const first = wanted[0]
    const found = new Uint32Array(rows.length)
    let count = 0
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]! // within its length
      const last = this.#starts[row]! + this.#lengths[row]! - length // every row has both
      for (let at = this.#starts[row]!; at <= last; at++) {
        if (units[at] !== first) continue
        let same = 1
        while (same < length && units[at + same] === wanted[same]) same++
        if (same < length) continue
        found[count++] = row
        break
      }
    }
    return found.subarray(0, count)
  }

  #is(row: number, text: string): boolean {
    const [start = 0, length] = [this.#starts[row], this.#lengths[row]]
    if (length !== text.length) return false
    for (let i = 0; i < text.length; i++) if (this.#units[start + i] !== text.charCodeAt(i)) return false
    return true
  }
}

function enlarged<Cells extends Uint16Array | Uint32Array>(cells: Cells, atLeast: number): Cells {
  // both kinds take a length
  const larger = new (cells.constructor as new (length: number) => Cells)(
    Math.ceil(Math.max(atLeast, cells.length * 1.5)),
  )
  larger.set(cells)
  return larger
}
