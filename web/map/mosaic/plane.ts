// Plane geometry of borders, in degrees: what is near, what crosses, how large a ring is. No library, no rounding of its own.

/** `[lng, lat]` in degrees; two vertices are one when their numbers are the same. */
export type Point = readonly [number, number]

/** Closer than this is the same place: 1e-7° is a centimetre; the rest lets two numbers that far apart still count. */
export const toleranceDegrees = 1.000001e-7

const digits = 1e7

/** To the seven decimals of everything that is stored. */
export function rounded([lng, lat]: Point): Point {
  return [Math.round(lng * digits) / digits, Math.round(lat * digits) / digits]
}

export function isSame(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

export function keyOf([lng, lat]: Point): string {
  return `${lng},${lat}`
}

/** Order of vertices where one has to come first: west to east, then south to north. */
export function compare(a: Point, b: Point): number {
  return a[0] - b[0] || a[1] - b[1]
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

/** Where on the segment, 0 to 1, the point nearest to `p` lies. */
export function nearestAt(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const square = dx * dx + dy * dy
  if (square === 0) return 0
  const at = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square
  return Math.min(1, Math.max(0, at))
}

export function along(a: Point, b: Point, at: number): Point {
  return [a[0] + (b[0] - a[0]) * at, a[1] + (b[1] - a[1]) * at]
}

export function distanceToSegment(p: Point, a: Point, b: Point): number {
  return distance(p, along(a, b, nearestAt(p, a, b)))
}

/** Twice the area of a triangle; positive when `c` lies to the left of the way from `a` to `b`. */
export function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/** Do two segments cross in a point inside both? What only comes near is not asked here. */
export function doCross(a: Point, b: Point, c: Point, d: Point): boolean {
  return turn(a, b, c) > 0 !== turn(a, b, d) > 0 && turn(c, d, a) > 0 !== turn(c, d, b) > 0
}

/** Do two segments cross, or come closer than the tolerance anywhere? */
export function doMeet(a: Point, b: Point, c: Point, d: Point): boolean {
  if (
    Math.max(a[0], b[0]) + toleranceDegrees < Math.min(c[0], d[0]) ||
    Math.max(c[0], d[0]) + toleranceDegrees < Math.min(a[0], b[0]) ||
    Math.max(a[1], b[1]) + toleranceDegrees < Math.min(c[1], d[1]) ||
    Math.max(c[1], d[1]) + toleranceDegrees < Math.min(a[1], b[1])
  )
    return false
  return (
    doCross(a, b, c, d) ||
    distanceToSegment(a, c, d) <= toleranceDegrees ||
    distanceToSegment(b, c, d) <= toleranceDegrees ||
    distanceToSegment(c, a, b) <= toleranceDegrees ||
    distanceToSegment(d, a, b) <= toleranceDegrees
  )
}

/** Square degrees of a ring whose first point is not repeated; positive counter-clockwise. Measured from its first corner. */
export function ringArea(ring: readonly Point[]): number {
  const [origin] = ring
  if (!origin) return 0
  let twice = 0
  for (let i = 1; i + 1 < ring.length; i++) twice += turn(origin, ring[i]!, ring[i + 1]!)
  return twice / 2
}

/** Does the ring (first point not repeated) hold the point? On the border either answer may come. */
export function holds(ring: readonly Point[], [x, y]: Point): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!
    const [bx, by] = ring[j]!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}
