// From a network to its faces: what the edges enclose. Edges that enclose nothing, dead ends, fall away.
import type { Edge, Network } from './noding.ts'
import { type Box, boxAround, isInBox, isInside, type Point, ringArea } from './plane.ts'

export interface Face {
  /** The outer ring counter-clockwise, then holes clockwise; first points are not repeated. */
  rings: readonly (readonly Point[])[]
  box: Box
  /** Square degrees. */
  area: number
  /** A point inside, away from the borders. */
  inner: Point
}

/** An edge with the face on each side; -1 is outside of all. */
export interface Side extends Edge {
  left: number
  right: number
}

export interface Faces {
  points: readonly Point[]
  faces: readonly Face[]
  sides: readonly Side[]
}

/** A half-edge is twice the number of its edge, plus one when it goes back. */
type Half = number

export function facesOf({ points, edges }: Network): Faces {
  let kept = edges
  for (;;) {
    const { rings, ringOf } = trace(points, kept)
    // A bridge between two rings has the same ring on both sides.
    const dividing = kept.filter((_, i) => ringOf[2 * i] !== ringOf[2 * i + 1])
    if (dividing.length === kept.length) return build(points, kept, rings, ringOf)
    kept = dividing
  }
}

function trace(points: readonly Point[], edges: readonly Edge[]): { rings: Half[][]; ringOf: Int32Array } {
  const leaving = new Map<number, Half[]>()
  const add = (vertex: number, half: Half) => {
    const known = leaving.get(vertex)
    if (known) known.push(half)
    else leaving.set(vertex, [half])
  }
  edges.forEach(({ from, to }, i) => {
    add(from, 2 * i)
    add(to, 2 * i + 1)
  })
  const angle = edges.flatMap(({ from, to }) => {
    const [dx, dy] = [points[to]![0] - points[from]![0], points[to]![1] - points[from]![1]]
    return [Math.atan2(dy, dx), Math.atan2(-dy, -dx)]
  })
  // Arriving by a half-edge, the next one is the first clockwise from the way back: the face stays to the left.
  const next = new Int32Array(2 * edges.length)
  for (const ways of leaving.values()) {
    ways.sort((a, b) => angle[a]! - angle[b]!)
    ways.forEach((half, i) => {
      next[half ^ 1] = ways[(i + ways.length - 1) % ways.length]!
    })
  }
  const ringOf = new Int32Array(2 * edges.length).fill(-1)
  const rings: Half[][] = []
  for (let start = 0; start < ringOf.length; start++) {
    if (ringOf[start] !== -1) continue
    const ring: Half[] = []
    for (let half = start; ringOf[half] === -1; half = next[half]!) {
      ringOf[half] = rings.length
      ring.push(half)
    }
    rings.push(ring)
  }
  return { rings, ringOf }
}

function build(
  points: readonly Point[],
  edges: readonly Edge[],
  rings: readonly Half[][],
  ringOf: Int32Array,
): Faces {
  const outlines = rings.map((ring) =>
    ring.map((half) => points[half % 2 === 0 ? edges[half >> 1]!.from : edges[half >> 1]!.to]!),
  )
  const areas = outlines.map(ringArea)
  const faceOf = new Int32Array(rings.length).fill(-1)
  const parts: (readonly Point[])[][] = []
  areas.forEach((area, ring) => {
    if (area > 0) faceOf[ring] = parts.push([outlines[ring]!]) - 1
  })
  const boxes = parts.map((part) => boxAround(part))
  const sizes = [...areas].filter((area) => area > 0)
  const bySize = parts.map((_, face) => face).sort((a, b) => sizes[a]! - sizes[b]!)
  areas.forEach((area, ring) => {
    if (area > 0) return
    const [spot] = outlines[ring]!
    // The smallest face around it, but none that it is itself the outer side of.
    const around = bySize.find(
      (face) =>
        sizes[face]! > -area &&
        isInBox(boxes[face]!, spot!) &&
        !parts[face]![0]!.includes(spot!) &&
        isInside([parts[face]![0]!], spot!),
    )
    if (around === undefined) return
    faceOf[ring] = around
    parts[around]!.push(outlines[ring]!)
  })
  return {
    points,
    faces: parts.map((face, i) => ({
      rings: face,
      box: boxes[i]!,
      area: face.reduce((sum, ring) => sum + ringArea(ring), 0),
      inner: innerPoint(face, boxes[i]!),
    })),
    sides: edges.map((edge, i) => ({
      ...edge,
      left: faceOf[ringOf[2 * i]!]!,
      right: faceOf[ringOf[2 * i + 1]!]!,
    })),
  }
}

/** The middle of the widest stretch inside, on the best of some lines from west to east. */
function innerPoint(rings: readonly (readonly Point[])[], [, south, , north]: Box): Point {
  let best: { point: Point; width: number } | undefined
  for (const share of [0.5, 0.31, 0.73, 0.12, 0.89, 0.503]) {
    const y = south + (north - south) * share
    const xs = rings
      .flatMap((ring) =>
        ring.flatMap(([ax, ay], i) => {
          const [bx, by] = ring[(i + 1) % ring.length]!
          return ay > y !== by > y ? [ax + ((bx - ax) * (y - ay)) / (by - ay)] : []
        }),
      )
      .sort((a, b) => a - b)
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const width = xs[i + 1]! - xs[i]!
      if (!best || width > best.width) best = { point: [(xs[i]! + xs[i + 1]!) / 2, y], width }
    }
  }
  return best?.point ?? rings[0]![0]!
}
