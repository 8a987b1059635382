// A place well inside a grid: where its name stands, and where one asks which grid has its land now.
import type { Mosaic } from './mosaic.ts'
import type { Point } from './plane.ts'
import { pointsOf, ringsOf } from './polygons.ts'

/** Lines across the grid that are tried, from the middle of its height outwards. */
const tries = [0.5, 0.37, 0.63, 0.25, 0.75, 0.12, 0.88]

/** The middle of the widest stretch of a line across; undefined of a grid without land. */
export function placeIn(mosaic: Mosaic, code: string): Point | undefined {
  const rings = ringsOf(mosaic, code).map(pointsOf)
  let [south, north] = [Infinity, -Infinity]
  for (const ring of rings)
    for (const [, lat] of ring) {
      if (lat < south) south = lat
      if (lat > north) north = lat
    }
  let best: { point: Point; width: number } | undefined
  for (const share of tries) {
    const lat = south + (north - south) * share
    const crossings = rings.flatMap((ring) => crossingsOf(ring, lat)).sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [from, to] = [crossings[i]!, crossings[i + 1]!]
      // A wide place near the middle rather than a slightly wider one at the edge.
      const width = (to - from) * (1 - Math.abs(share - 0.5))
      if (width > (best?.width ?? 0)) best = { point: [(from + to) / 2, lat], width }
    }
  }
  return best?.point
}

/** Where a ring crosses a line from west to east. */
function crossingsOf(ring: readonly Point[], lat: number): number[] {
  const found: number[] = []
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!
    const [bx, by] = ring[j]!
    if (ay > lat !== by > lat) found.push(ax + ((lat - ay) / (by - ay)) * (bx - ax))
  }
  return found
}
