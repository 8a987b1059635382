// Some rows of many, in their order: a row comes or goes without looking at the others.

export class RowSet {
  #cells = new Uint32Array(64)
  #size = 0

  /** As they are until the next change. */
  get rows(): Uint32Array {
    return this.#cells.subarray(0, this.#size)
  }

  set(row: number, belongs: boolean): void {
    const at = this.#placeOf(row)
    const there = at < this.#size && this.#cells[at] === row
    if (there === belongs) return
    if (belongs) this.#add(at, row)
    else {
      this.#cells.copyWithin(at, at + 1, this.#size)
      this.#size--
    }
  }

  /** Before a row that was not there comes to stand at this place: all from there on move by one. */
  makeRoom(row: number): void {
    for (let at = this.#placeOf(row); at < this.#size; at++) this.#cells[at]! += 1 // within its length
  }

  #add(at: number, row: number): void {
    if (this.#size === this.#cells.length) {
      const larger = new Uint32Array(this.#size * 2)
      larger.set(this.#cells)
      this.#cells = larger
    }
    this.#cells.copyWithin(at + 1, at, this.#size)
    this.#cells[at] = row
    this.#size++
  }

  /** Of the first one that is not below. */
  #placeOf(row: number): number {
    // Rows mostly come in their order.
    if (this.#size === 0 || this.#cells[this.#size - 1]! < row) return this.#size // within its length, as below
    let [low, high] = [0, this.#size]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#cells[middle]! < row) low = middle + 1
      else high = middle
    }
    return low
  }
}
