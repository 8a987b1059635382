// A long border in short stretches with a box around each: of two borders with thousands of vertices only the few edges
// that lie near each other are compared. Points are never changed in place, so the boxes are kept with them.
import { type Point, toleranceDegrees } from './plane.ts'

/** West, south, east, north; wider than what it holds by the tolerance. */
type Box = readonly [number, number, number, number]

interface Stretch {
  /** Its edges begin at these points; `to` is not one of them. */
  from: number
  to: number
  box: Box
}

interface Stretches {
  box: Box
  parts: readonly Stretch[]
}

const edgesOfStretch = 24
const known = new WeakMap<readonly Point[], Stretches>()

export function stretchesOf(points: readonly Point[]): Stretches {
  const found = known.get(points)
  if (found) return found
  const parts: Stretch[] = []
  const edges = points.length - 1
  for (let from = 0; from < edges; from += edgesOfStretch) {
    const to = Math.min(from + edgesOfStretch, edges)
    parts.push({ from, to, box: boxOf(points, from, to) })
  }
  const made = { box: boxOf(points, 0, edges), parts }
  known.set(points, made)
  return made
}

/** Pairs of edges, by the number of their first point, that lie in stretches near each other. */
export function* nearPairs(one: readonly Point[], other: readonly Point[]): Generator<[number, number]> {
  const others = stretchesOf(other)
  for (const a of stretchesOf(one).parts) {
    if (!doBoxesMeet(a.box, others.box)) continue
    for (const b of others.parts) {
      if (!doBoxesMeet(a.box, b.box)) continue
      for (let i = a.from; i < a.to; i++) for (let k = b.from; k < b.to; k++) yield [i, k]
    }
  }
}

function boxOf(points: readonly Point[], from: number, to: number): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = from; i <= to; i++) {
    const [lng, lat] = points[i]!
    if (lng < west) west = lng
    if (lng > east) east = lng
    if (lat < south) south = lat
    if (lat > north) north = lat
  }
  return [
    west - toleranceDegrees,
    south - toleranceDegrees,
    east + toleranceDegrees,
    north + toleranceDegrees,
  ]
}

export function doBoxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}
