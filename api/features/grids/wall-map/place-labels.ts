// Names on paper that never cover each other: each takes the first of its places that is still free, the important first.

export type Spot = readonly [number, number]

/** A word in a box that may be turned, all in points. */
export interface Label<Content> {
  content: Content
  width: number
  height: number
  /** Middles and angles (radians, clockwise on paper) where it may stand, the best first. */
  spots: readonly { at: Spot; angle: number }[]
  /** Stands at its first spot even on top of another: a grid without its number is none. */
  forced?: boolean
}

export interface Placed<Content> {
  content: Content
  at: Spot
  angle: number
}

interface Frame {
  left: number
  top: number
  width: number
  height: number
}

/** In the order in which they are given; what finds no free place inside the frame is left out. */
export function placeLabels<Content>(labels: readonly Label<Content>[], frame: Frame): Placed<Content>[] {
  const taken: Spot[][] = []
  const placed: Placed<Content>[] = []
  for (const { content, width, height, spots, forced = false } of labels) {
    const free = spots
      .map((spot) => ({ ...spot, corners: cornersOf(spot.at, width, height, spot.angle) }))
      .find(({ corners }) => isIn(frame, corners) && taken.every((each) => !overlap(each, corners)))
    const [first] = spots
    const chosen =
      free ??
      (forced && first ? { ...first, corners: cornersOf(first.at, width, height, first.angle) } : undefined)
    if (!chosen) continue
    taken.push(chosen.corners)
    placed.push({ content, at: chosen.at, angle: chosen.angle })
  }
  return placed
}

export function cornersOf([x, y]: Spot, width: number, height: number, angle: number): Spot[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([a = 0, b = 0]): Spot => {
    const [dx, dy] = [(a * width) / 2, (b * height) / 2]
    return [x + dx * cos - dy * sin, y + dx * sin + dy * cos]
  })
}

function isIn({ left, top, width, height }: Frame, corners: readonly Spot[]): boolean {
  return corners.every(([x, y]) => x >= left && x <= left + width && y >= top && y <= top + height)
}

/** Two turned rectangles: apart when a line along one of their sides parts them. */
export function overlap(one: readonly Spot[], other: readonly Spot[]): boolean {
  return ![...axesOf(one), ...axesOf(other)].some((axis) => {
    const [a, b] = [rangeOn(axis, one), rangeOn(axis, other)]
    return a[1] <= b[0] || b[1] <= a[0]
  })
}

function axesOf([a, b, c]: readonly Spot[]): Spot[] {
  if (!a || !b || !c) return []
  return [
    [b[0] - a[0], b[1] - a[1]],
    [c[0] - b[0], c[1] - b[1]],
  ]
}

function rangeOn([x, y]: Spot, corners: readonly Spot[]): [number, number] {
  const along = corners.map((corner) => corner[0] * x + corner[1] * y)
  return [Math.min(...along), Math.max(...along)]
}

/** Places along a line for a word of this width, on its straightest stretches, upright for the reader. */
export function spotsAlong(line: readonly Spot[], width: number): { at: Spot; angle: number }[] {
  return line
    .slice(1)
    .map((to, index) => ({ from: line[index] ?? to, to }))
    .map(({ from, to }) => ({ from, to, length: Math.hypot(to[0] - from[0], to[1] - from[1]) }))
    .filter(({ length }) => length > width)
    .sort((a, b) => b.length - a.length)
    .flatMap(({ from, to }) => {
      const raw = Math.atan2(to[1] - from[1], to[0] - from[0])
      const angle = Math.abs(raw) > Math.PI / 2 ? raw - Math.sign(raw) * Math.PI : raw
      return [0.5, 0.25, 0.75].map((part) => ({
        at: [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part] as const,
        angle,
      }))
    })
}
