// In which order are cells of a community numbered? West to east and north to south, as one reads: 自西向东、自北向南.

/** The box of a cell, in metres or degrees. */
export interface Cell {
  west: number
  south: number
  east: number
  north: number
}

/**
 * Row by row from the north: a row begins with the cell whose upper edge lies highest of those that are left, and takes
 * every cell whose middle lies above the lower edge of that one. The order of the input decides nothing unless boxes are equal.
 */
export function readingOrder<C extends Cell>(cells: readonly C[]): C[] {
  let left = cells.toSorted((a, b) => b.north - a.north || a.west - b.west || b.south - a.south)
  const read: C[] = []
  for (let first = left[0]; first; first = left[0]) {
    const edge = first.south
    const row = left.filter((cell) => cell === first || middle(cell) > edge)
    const taken = new Set(row)
    read.push(...row.sort((a, b) => a.west + a.east - (b.west + b.east) || middle(b) - middle(a)))
    left = left.filter((cell) => !taken.has(cell))
  }
  return read
}

function middle({ south, north }: Cell): number {
  return (south + north) / 2
}
