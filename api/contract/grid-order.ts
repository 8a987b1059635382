// In which order are the grids of a community numbered? Like the words of a page: in rows from north to south, each from
// west to east. domain.md §2.2. Whatever gives new codes asks here: a save, an accepted division, an import, a renumbering.
import type { GridShape } from './grids.ts'

type Point = readonly [number, number]

/** Degrees. */
export interface Placed {
  centre: Point
  /** From its southern to its northern end. */
  height: number
}

/** A row takes in what lies this far south of its first grid, as a share of the usual height of a grid. */
const rowShare = 0.5

/**
 * The places of these in the order of a page; the same whichever way they come. A row begins with the northernmost centre
 * that has no row yet, and holds every centre less than half a grid (half the median height) farther south.
 */
export function orderLikeAPage<T>(items: readonly T[], placeOf: (item: T) => Placed): T[] {
  const placed = items.map((item) => ({ item, ...placeOf(item) }))
  const heights = placed.map(({ height }) => height).sort((a, b) => a - b)
  const band = rowShare * (heights[Math.floor(heights.length / 2)] ?? 0)
  const rows: (typeof placed)[] = []
  let north = Number.NEGATIVE_INFINITY
  for (const each of placed.toSorted((a, b) => b.centre[1] - a.centre[1] || a.centre[0] - b.centre[0])) {
    const row = rows.at(-1)
    if (row && north - each.centre[1] < band) row.push(each)
    else {
      rows.push([each])
      north = each.centre[1]
    }
  }
  return rows.flatMap((row) =>
    row.sort((a, b) => a.centre[0] - b.centre[0] || b.centre[1] - a.centre[1]).map(({ item }) => item),
  )
}

/** Where a grid counts: the centre of gravity of all its land. */
export function placeOfShape(geometry: GridShape): Placed {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const [origin] = parts[0]![0]! // a ring has four positions or more
  const sum = { x: 0, y: 0, land: 0 }
  for (const [outer, ...holes] of parts) {
    addRing(sum, outer!, origin!, 1)
    for (const hole of holes) addRing(sum, hole, origin!, -1)
  }
  // One by one: a border may have more corners than a call takes arguments.
  let [south, north] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const [outer] of parts)
    for (const [, lat] of outer!) [south, north] = [Math.min(south, lat), Math.max(north, lat)]
  const centre: Point =
    sum.land === 0
      ? [origin![0], (south + north) / 2]
      : [origin![0] + sum.x / sum.land, origin![1] + sum.y / sum.land]
  return { centre, height: north - south }
}

/** From `origin`, or the products of degrees would lose the digits that differ. Whichever way the ring runs. */
function addRing(
  sum: { x: number; y: number; land: number },
  ring: readonly Point[],
  origin: Point,
  sign: 1 | -1,
): void {
  let [x, y, land] = [0, 0, 0]
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = [ring[i]![0] - origin[0], ring[i]![1] - origin[1]]
    const [bx, by] = [ring[i + 1]![0] - origin[0], ring[i + 1]![1] - origin[1]]
    const cross = ax * by - bx * ay
    x += (ax + bx) * cross
    y += (ay + by) * cross
    land += cross
  }
  const turn = land < 0 ? -sign : sign
  sum.x += (turn * x) / 6
  sum.y += (turn * y) / 6
  sum.land += (turn * land) / 2
}
