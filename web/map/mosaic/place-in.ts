// A place well inside a grid: where its name stands, and where one asks which grid has its land now.
import type { Mosaic } from './mosaic.ts'
import type { Point } from './plane.ts'
import { pointsOf, ringsOf } from './polygons.ts'

/** Lines across the grid that are tried, from the middle of its height outwards. */
const tries = [0.5, 0.37, 0.63, 0.25, 0.75, 0.12, 0.88]

/** The middle of the stretch of a line across with the most room around it; undefined of a grid without land. */
export function placeIn(mosaic: Mosaic, code: string): Point | undefined {
  const rings = ringsOf(mosaic, code).map(pointsOf)
  let [south, north] = [Infinity, -Infinity]
  for (const ring of rings)
    for (const [, lat] of ring) {
      if (lat < south) south = lat
      if (lat > north) north = lat
    }
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  let best: { point: Point; room: number } | undefined
  for (const share of tries) {
    const lat = south + (north - south) * share
    const crossings = rings.flatMap((ring) => crossingsOf(ring, lat, 1)).sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [from, to] = [crossings[i]!, crossings[i + 1]!]
      const middle = (from + to) / 2
      // Wide places can be flat: words there would stand on the border above or below.
      const upright = rings.flatMap((ring) => crossingsOf(ring, middle, 0))
      const reach = upright.reduce(
        (least, at) => Math.min(least, Math.abs(at - lat)),
        ((to - from) / 2) * shrink,
      )
      // A place near the middle rather than one with slightly more room at the edge.
      const room = reach * (1 - Math.abs(share - 0.5))
      if (room > (best?.room ?? 0)) best = { point: [middle, lat], room }
    }
  }
  return best?.point
}

/** Where a ring crosses a line from west to east (`axis` 1, at a latitude) or from south to north (0, at a longitude). */
function crossingsOf(ring: readonly Point[], line: number, axis: 0 | 1): number[] {
  const found: number[] = []
  const along = axis === 1 ? 0 : 1
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i]!, ring[j]!]
    if (a[axis] > line !== b[axis] > line)
      found.push(a[along] + ((line - a[axis]) / (b[axis] - a[axis])) * (b[along] - a[along]))
  }
  return found
}
