// From arcs back to polygons: the same points as the arcs have, whatever way the mosaic came about.
import type { MultiPolygon, Polygon } from 'geojson'
import type { Mosaic } from './mosaic.ts'
import { compare, holds, keyOf, type Point, ringArea } from './plane.ts'

/** An arc in the direction in which the grid lies to its left. */
export interface Side {
  id: number
  points: readonly Point[]
}

/** The borders of a grid, each closed and simple; the grid lies to the left of each. */
export function ringsOf({ arcs }: Mosaic, code: string): Side[][] {
  const sides: Side[] = []
  for (const [id, arc] of arcs) {
    if (arc.left === code) sides.push({ id, points: arc.points })
    if (arc.right === code) sides.push({ id, points: arc.points.toReversed() })
  }
  const leaving = Map.groupBy(sides, ({ points }) => keyOf(points[0]!))
  const open = new Set(sides)
  return sides.flatMap((start) => (open.has(start) ? simpleRings(walk(start, leaving, open)) : []))
}

/** Along the border until it comes back; where several ways lead on, through the grid's own land. */
function walk(start: Side, leaving: ReadonlyMap<string, Side[]>, open: Set<Side>): Side[] {
  const ring: Side[] = []
  for (let side: Side | undefined = start; side && open.has(side); ) {
    ring.push(side)
    open.delete(side)
    const ways: Side[] = leaving.get(keyOf(side.points.at(-1)!)) ?? []
    side = ways.length > 1 ? sharpestLeft(side, ways) : ways[0]
  }
  return ring
}

/** The first way on, looking back and turning clockwise: what lies between is the grid. */
function sharpestLeft({ points }: Side, ways: readonly Side[]): Side | undefined {
  const back = angle(points.at(-1)!, points.at(-2)!)
  const clockwise = (way: Side) => {
    const turned = back - angle(way.points[0]!, way.points[1]!)
    return turned > 0 ? turned : turned + 2 * Math.PI
  }
  return ways.toSorted((a, b) => clockwise(a) - clockwise(b))[0]
}

function angle(from: Point, to: Point): number {
  return Math.atan2(to[1] - from[1], to[0] - from[0])
}

/** A way that comes by a node twice is two rings that touch there. */
function simpleRings(way: readonly Side[]): Side[][] {
  const rings: Side[][] = []
  const path: Side[] = []
  for (const side of way) {
    path.push(side)
    const end = keyOf(side.points.at(-1)!)
    const since = path.findIndex(({ points }) => keyOf(points[0]!) === end)
    if (since >= 0) rings.push(path.splice(since))
  }
  // What does not come back is no border; it is told by `isWhole`.
  return path.length > 0 ? [...rings, path] : rings
}

/** Points of a ring, the first not repeated. */
export function pointsOf(ring: readonly Side[]): Point[] {
  return ring.flatMap(({ points }) => points.slice(0, -1))
}

export interface Part {
  outer: readonly Point[]
  holes: readonly (readonly Point[])[]
}

/** The parts of a grid, or why there are none: `no-area`, or `turned-over` when a hole lies outside every part. */
export function partsOf(mosaic: Mosaic, code: string): Part[] | 'no-area' | 'turned-over' {
  const rings = ringsOf(mosaic, code)
  if (rings.some((ring) => keyOf(ring[0]!.points[0]!) !== keyOf(ring.at(-1)!.points.at(-1)!)))
    return 'turned-over'
  const outlines = rings.map(pointsOf).map((points) => ({ points, area: ringArea(points) }))
  if (outlines.reduce((sum, { area }) => sum + area, 0) <= smallestSquareDegrees) return 'no-area'
  const outers = outlines.filter(({ area }) => area > 0).sort((a, b) => a.area - b.area)
  const parts = outers.map(({ points }) => ({ outer: points, holes: [] as (readonly Point[])[] })) // filled below
  for (const { points, area } of outlines) {
    if (area > 0) continue
    // The smallest one that holds it: parts may lie in holes of other parts.
    const around = parts.find(({ outer }) => isInside(points, outer))
    if (!around) return 'turned-over'
    around.holes.push(points)
  }
  return parts
}

/** A square metre is 1e-10 square degrees: less is no grid. */
const smallestSquareDegrees = 1e-10

/** Rings may touch in nodes: a point of its own decides. */
function isInside(ring: readonly Point[], outer: readonly Point[]): boolean {
  const shared = new Set(outer.map(keyOf))
  const own = ring.find((point) => !shared.has(keyOf(point)))
  if (own) return holds(outer, own)
  const [a, b] = ring
  return holds(outer, [(a![0] + b![0]) / 2, (a![1] + b![1]) / 2])
}

/**
 * The polygon of a grid in degrees. The same arcs give the same numbers in the same order: rings begin at their
 * westernmost point, outer ones run counter-clockwise, holes clockwise. @throws when the mosaic does not hold together
 */
export function polygonOf(mosaic: Mosaic, code: string): Polygon | MultiPolygon {
  const parts = partsOf(mosaic, code)
  if (typeof parts === 'string') throw new Error(`Grid ${code} has no border: ${parts}.`)
  return toGeometry(parts)
}

export function toGeometry(parts: readonly Part[]): Polygon | MultiPolygon {
  const polygons = parts
    .map(({ outer, holes }) => [fromWest(outer), ...holes.map(fromWest).sort(byStart)])
    .sort((a, b) => byStart(a[0]!, b[0]!))
    .map((rings) => rings.map((ring) => [...ring, ring[0]!].map(([lng, lat]) => [lng, lat])))
  const [only] = polygons
  return only && polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons }
}

function fromWest(ring: readonly Point[]): Point[] {
  let first = 0
  ring.forEach((point, i) => {
    if (compare(point, ring[first]!) < 0) first = i
  })
  return [...ring.slice(first), ...ring.slice(0, first)]
}

function byStart(a: readonly Point[], b: readonly Point[]): number {
  return compare(a[0]!, b[0]!)
}

/** Square degrees inside the borders of a grid. */
export function areaOf(mosaic: Mosaic, code: string): number {
  return ringsOf(mosaic, code).reduce((sum, ring) => sum + ringArea(pointsOf(ring)), 0)
}

/** The other grids that share a border with this one, not merely a corner. */
export function neighboursOf({ arcs }: Mosaic, code: string): Set<string> {
  const found = new Set<string>()
  for (const { left, right } of arcs.values()) {
    if (left === code && right !== null) found.add(right)
    if (right === code && left !== null) found.add(left)
  }
  return found
}

/** The grid that holds a point; on a border any of those beside it. */
export function gridAt(mosaic: Mosaic, point: Point): string | undefined {
  return [...mosaic.grids.keys()].find(
    (code) => ringsOf(mosaic, code).filter((ring) => holds(pointsOf(ring), point)).length % 2 === 1,
  )
}
