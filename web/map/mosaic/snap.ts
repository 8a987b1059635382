// Where does a dragged point want to be? On the corner, else the edge, of a line nearby: a road, a river, a wall, a border.
import { along, distance, nearestAt, type Point } from './plane.ts'

export interface Snapped {
  point: Point
  on: 'corner' | 'edge'
  /** Index of the line among those given. */
  line: number
}

/** `reachDegrees` of latitude; a degree of longitude is shorter and counts as such. Corners go before edges. */
export function snap(
  point: Point,
  lines: readonly (readonly Point[])[],
  reachDegrees: number,
): Snapped | undefined {
  const shrink = Math.cos((point[1] * Math.PI) / 180)
  const flat = ([lng, lat]: Point): Point => [lng * shrink, lat]
  const here = flat(point)
  let corner: (Snapped & { off: number }) | undefined
  let edge: (Snapped & { off: number }) | undefined
  lines.forEach((points, line) => {
    points.forEach((each, i) => {
      const off = distance(here, flat(each))
      if (off <= reachDegrees && off < (corner?.off ?? Infinity))
        corner = { point: each, on: 'corner', line, off }
      const next = points[i + 1]
      if (!next) return
      const at = nearestAt(here, flat(each), flat(next))
      const there = along(each, next, at)
      const away = distance(here, flat(there))
      if (away <= reachDegrees && away < (edge?.off ?? Infinity))
        edge = { point: there, on: 'edge', line, off: away }
    })
  })
  const best = corner ?? edge
  return best && { point: best.point, on: best.on, line: best.line }
}
