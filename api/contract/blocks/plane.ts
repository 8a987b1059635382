// Points and segments in degrees, as blocks need them. A centimetre apart is the same place.

/** `[lng, lat]` in degrees. */
export type Point = readonly [number, number]

/** Rings of one part: the outer one, then holes, in degrees; the first point of each may be repeated at its end. */
export type Rings = readonly (readonly Point[])[]

/** Seven decimals are a centimetre; the rest lets two numbers that far apart still count. As in the mosaic of the web. */
export const toleranceDegrees = 1.000001e-7

/** Twice the area of a triangle; positive when `c` lies to the left of the way from `a` to `b`. */
export function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/** Where on the segment, 0 to 1, the point nearest to `p` lies. */
export function shareAlong(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const square = dx * dx + dy * dy
  return square === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square))
}

export function isOnSegment(p: Point, a: Point, b: Point): boolean {
  const at = shareAlong(p, a, b)
  const dx = a[0] + (b[0] - a[0]) * at - p[0]
  const dy = a[1] + (b[1] - a[1]) * at - p[1]
  return dx * dx + dy * dy <= toleranceDegrees * toleranceDegrees
}

/** Where two segments cross in a point inside both. */
export function crossingOf(a: Point, b: Point, c: Point, d: Point): Point | undefined {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (abc > 0 === abd > 0 || cda > 0 === cdb > 0) return undefined
  const at = cda / (cda - cdb)
  return [a[0] + (b[0] - a[0]) * at, a[1] + (b[1] - a[1]) * at]
}

/** Square degrees of a ring whose first point is not repeated; positive counter-clockwise. */
export function ringArea(ring: readonly Point[]): number {
  const [origin] = ring
  if (!origin) return 0
  let twice = 0
  for (let i = 1; i + 1 < ring.length; i++) twice += turn(origin, ring[i]!, ring[i + 1]!)
  return twice / 2
}

/** Is the point inside the rings, holes left out? First points may be repeated or not; on a border either answer may come. */
export function isInside(rings: Rings, [x, y]: Point): boolean {
  let inside = false
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i]!
      const [bx, by] = ring[j]!
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    }
  return inside
}

export interface Scale {
  /** Metres of a degree of longitude, and of latitude. */
  x: number
  y: number
}

/**
 * Metres of a degree on the ellipsoid of CGCS2000, to a centimetre: for thresholds and while a hand is painting; what is
 * stored is measured by PostGIS. Series of the geodesy textbooks, for WGS84, which differs by less than a millimetre.
 */
export function scaleAt(latitude: number): Scale {
  const angle = (latitude * Math.PI) / 180
  return {
    x: 111_412.84 * Math.cos(angle) - 93.5 * Math.cos(3 * angle) + 0.118 * Math.cos(5 * angle),
    y: 111_132.92 - 559.82 * Math.cos(2 * angle) + 1.175 * Math.cos(4 * angle),
  }
}

export type Box = readonly [west: number, south: number, east: number, north: number]

export function boxAround(rings: Rings): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings)
    for (const [x, y] of ring) {
      west = Math.min(west, x)
      south = Math.min(south, y)
      east = Math.max(east, x)
      north = Math.max(north, y)
    }
  return [west, south, east, north]
}

export function isInBox([west, south, east, north]: Box, [x, y]: Point): boolean {
  return x >= west && x <= east && y >= south && y <= north
}

/** Which of some areas holds a point? The first that does; undefined outside of all. */
export function areaFinder(areas: readonly (readonly Rings[])[]): (point: Point) => number | undefined {
  const parts = areas.flatMap((all, area) => all.map((rings) => ({ area, rings, box: boxAround(rings) })))
  return (point) => parts.find(({ box, rings }) => isInBox(box, point) && isInside(rings, point))?.area
}
