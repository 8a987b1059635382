// Plane geometry of the generator: convex polygons in metres, counter-clockwise, without a repeated last point.

export type Point = readonly [number, number]
export type Polygon = readonly Point[]

export interface Line {
  through: Point
  direction: Point
}

export const plus = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]]
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]]
export const times = (a: Point, factor: number): Point => [a[0] * factor, a[1] * factor]
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1]
export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])
export const between = (a: Point, b: Point, t: number): Point => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
]
/** A quarter turn to the left. */
export const leftOf = (a: Point): Point => [-a[1], a[0]]
export const heading = (angle: number): Point => [Math.cos(angle), Math.sin(angle)]

export function unit(a: Point): Point {
  const length = Math.hypot(a[0], a[1]) || 1
  return [a[0] / length, a[1] / length]
}

/** Metres to the left of the line; negative to its right. */
export function side(line: Line, point: Point): number {
  return dot(leftOf(line.direction), minus(point, line.through))
}

/** m², positive when counter-clockwise. */
export function area(ring: Polygon): number {
  let twice = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    twice += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1]
  }
  return twice / 2
}

export function centroid(ring: Polygon): Point {
  const [ox, oy] = ring[0]!
  let [x, y, twice] = [0, 0, 0]
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay, bx, by] = [ring[j]![0] - ox, ring[j]![1] - oy, ring[i]![0] - ox, ring[i]![1] - oy]
    const cross = ax * by - bx * ay
    x += (ax + bx) * cross
    y += (ay + by) * cross
    twice += cross
  }
  return [ox + x / (3 * twice), oy + y / (3 * twice)]
}

export function length(line: readonly Point[]): number {
  let sum = 0
  for (let i = 1; i < line.length; i++) sum += distance(line[i - 1]!, line[i]!)
  return sum
}

/** What of a convex polygon lies at least `margin` metres left of the line; may be empty. */
export function clip(ring: Polygon, line: Line, margin = 0): Polygon {
  const kept: Point[] = []
  for (let i = 0; i < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!]
    const [da, db] = [side(line, a) - margin, side(line, b) - margin]
    if (da >= 0) kept.push(a)
    if (da >= 0 !== db >= 0) kept.push(between(a, b, da / (da - db)))
  }
  return kept.length >= 3 ? kept : []
}

/** What two convex polygons share; may be empty. */
export function intersection(a: Polygon, b: Polygon): Polygon {
  return b.reduce((kept, from, i) => {
    const to = b[(i + 1) % b.length]!
    return kept.length === 0 ? kept : clip(kept, { through: from, direction: unit(minus(to, from)) })
  }, a)
}

/** Moves every side of a convex polygon inwards by its own distance; may be empty. */
export function inset(ring: Polygon, metres: number | ((sideIndex: number) => number)): Polygon {
  let kept = ring
  for (let i = 0; i < ring.length && kept.length > 0; i++) {
    const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!]
    if (distance(a, b) < 1e-6) continue
    const margin = typeof metres === 'number' ? metres : metres(i)
    kept = clip(kept, { through: a, direction: unit(minus(b, a)) }, margin)
  }
  return withoutShortSides(kept, 0.5)
}

function withoutShortSides(ring: Polygon, shortest: number): Polygon {
  const kept = ring.filter((point, i) => distance(point, ring[(i + 1) % ring.length]!) >= shortest)
  return kept.length >= 3 && area(kept) > 1 ? kept : []
}

/** The direction in which the polygon is longest, among those of its sides, and its extent along it. */
export function longAxis(ring: Polygon): { direction: Point; low: number; high: number; width: number } {
  const start: Point = [1, 0]
  let best = { direction: start, low: 0, high: 0, width: 0, score: -1 }
  for (let i = 0; i < ring.length; i++) {
    const along = minus(ring[(i + 1) % ring.length]!, ring[i]!)
    const direction = unit(along)
    const [low, high] = extent(ring, direction)
    const [left, right] = extent(ring, leftOf(direction))
    const [long, wide] = [high - low, right - left]
    // The tightest box wins: its sides follow the polygon's own.
    const score = 1 / (long * wide)
    if (score <= best.score) continue
    best =
      long >= wide
        ? { direction, low, high, width: wide, score }
        : { direction: leftOf(direction), low: left, high: right, width: long, score }
  }
  return best
}

export function extent(ring: Polygon, direction: Point): [number, number] {
  let [low, high] = [Infinity, -Infinity]
  for (const point of ring) {
    const along = dot(point, direction)
    low = Math.min(low, along)
    high = Math.max(high, along)
  }
  return [low, high]
}

/** A line across the polygon's long axis at `ratio` of its length, turned by `turn` radians. */
export function crossLine(ring: Polygon, ratio: number, turn: number): Line {
  const { direction, low, high } = longAxis(ring)
  const along = low + (high - low) * ratio
  const middle = centroid(ring)
  const through = plus(middle, times(direction, along - dot(middle, direction)))
  const angle = Math.atan2(direction[1], direction[0]) + Math.PI / 2 + turn
  return { through, direction: heading(angle) }
}

/** Cuts a convex polygon in two along the line, leaving `gap` metres between the halves. */
export function halve(ring: Polygon, line: Line, gap: number): [Polygon, Polygon] {
  const back: Line = { through: line.through, direction: times(line.direction, -1) }
  return [clip(ring, line, gap / 2), clip(ring, back, gap / 2)]
}

/** Whether a point lies inside any simple ring, convex or not. */
export function contains(ring: Polygon, [x, y]: Point): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!
    const [bx, by] = ring[j]!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/** The line without the points that lie within `tolerance` of the rest (Douglas-Peucker); ends stay. */
export function simplify(line: readonly Point[], tolerance: number): Point[] {
  const keep = new Set([0, line.length - 1])
  const open: [number, number][] = [[0, line.length - 1]]
  for (let range = open.pop(); range; range = open.pop()) {
    const [first, last] = range
    const chord: Line = { through: line[first]!, direction: unit(minus(line[last]!, line[first]!)) }
    let [farthest, most] = [-1, tolerance]
    for (let i = first + 1; i < last; i++) {
      const off = Math.abs(side(chord, line[i]!))
      if (off > most) [farthest, most] = [i, off]
    }
    if (farthest < 0) continue
    keep.add(farthest)
    open.push([first, farthest], [farthest, last])
  }
  return line.filter((_, i) => keep.has(i))
}

/** Moves a ring outwards, or inwards by a negative amount, by a few metres: less than its shortest side. */
export function widen(ring: Polygon, metres: number): Polygon {
  return ring.map((here, i) => {
    const before = unit(minus(here, ring.at(i - 1)!))
    const after = unit(minus(ring[(i + 1) % ring.length]!, here))
    const out = unit(times(leftOf(plus(before, after)), -1))
    // At a corner the way out is longer; not at a needle's point.
    const reach = metres / Math.max(0.6, dot(out, times(leftOf(after), -1)))
    return plus(here, times(out, reach))
  })
}

/** Whether two convex polygons share land: no side of either keeps them apart. */
export function overlap(a: Polygon, b: Polygon): boolean {
  return ![
    [a, b],
    [b, a],
  ].some(([one, other]) =>
    one!.some((from, i) => {
      const line: Line = { through: from, direction: unit(minus(one![(i + 1) % one!.length]!, from)) }
      return other!.every((point) => side(line, point) <= 0)
    }),
  )
}
