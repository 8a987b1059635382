// In which order are areas numbered? As one reads a page: from west to east, and such rows from north to south
// (DB11 and GB/T 30428.1 for unit grids, Xi'an 2024 for community grids: domain.md §2.2).

/** Metres or degrees, all in one plane: west, south, east, north. */
export type Extent = readonly [west: number, south: number, east: number, north: number]

/**
 * Positions of the areas in their order. A row begins with the northernmost area that is left, by its middle, and takes in
 * every area whose middle lies north of that one's southern edge. The same areas have the same order however they came.
 */
export function readingOrder(extents: readonly Extent[]): number[] {
  const left = extents
    .map((extent, index) => ({ index, extent, x: extent[0] + extent[2], y: extent[1] + extent[3] }))
    .sort((a, b) => b.y - a.y || a.x - b.x || compareExtents(a.extent, b.extent))
  const order: number[] = []
  while (left[0] !== undefined) {
    const southern = 2 * left[0].extent[1]
    const row = left.filter(({ y }, at) => at === 0 || y > southern)
    const taken = new Set(row)
    left.splice(0, left.length, ...left.filter((each) => !taken.has(each)))
    row.sort((a, b) => a.x - b.x || b.y - a.y || compareExtents(a.extent, b.extent))
    order.push(...row.map(({ index }) => index))
  }
  return order
}

function compareExtents(one: Extent, other: Extent): number {
  for (const [side, value] of one.entries()) {
    const difference = value - (other[side] ?? value)
    if (difference !== 0) return difference
  }
  return 0
}
