// Moves borders: a node, a vertex of an arc, or the whole way between two nodes. Both neighbours follow, being the same arc.
import { ifSound } from './check.ts'
import { type Arc, arcsAt, isOuter, type Mosaic, type Outcome, refuse } from './mosaic.ts'
import { isSame, type Point, rounded } from './plane.ts'

/** The border of the community stays where it is, unless the operation says so. */
export interface Allowed {
  outer?: boolean
}

/** All borders that meet in this place go along. */
export function moveNode(mosaic: Mosaic, node: Point, to: Point, { outer = false }: Allowed = {}): Outcome {
  const meeting = arcsAt(mosaic, node)
  if (meeting.length === 0) return refuse('unknown', node)
  if (!outer && meeting.some(([, arc]) => isOuter(arc))) return refuse('border-locked', node)
  const target = rounded(to)
  const move = (point: Point) => (isSame(point, node) ? target : point)
  return replace(
    mosaic,
    meeting.map(([id, arc]) => [id, { ...arc, points: arc.points.map(move) }]),
  )
}

/** `index` of a point of the arc that is no end of it; ends are nodes. */
export function moveVertex(mosaic: Mosaic, id: number, index: number, to: Point, allowed?: Allowed): Outcome {
  return reshape(mosaic, id, allowed, (points) =>
    isInner(points, index) ? points.with(index, rounded(to)) : undefined,
  )
}

/** A new vertex before the one at `index`, on any edge of the arc. */
export function insertVertex(
  mosaic: Mosaic,
  id: number,
  index: number,
  at: Point,
  allowed?: Allowed,
): Outcome {
  return reshape(mosaic, id, allowed, (points) =>
    index > 0 && index < points.length ? points.toSpliced(index, 0, rounded(at)) : undefined,
  )
}

export function deleteVertex(mosaic: Mosaic, id: number, index: number, allowed?: Allowed): Outcome {
  return reshape(mosaic, id, allowed, (points) =>
    isInner(points, index) ? points.toSpliced(index, 1) : undefined,
  )
}

/** Another way between the two nodes; `inner` are the points between them. */
export function redrawArc(mosaic: Mosaic, id: number, inner: readonly Point[], allowed?: Allowed): Outcome {
  return reshape(mosaic, id, allowed, (points) => [points[0]!, ...inner.map(rounded), points.at(-1)!])
}

function isInner(points: readonly Point[], index: number): boolean {
  return index > 0 && index < points.length - 1
}

function reshape(
  mosaic: Mosaic,
  id: number,
  { outer = false }: Allowed = {},
  draw: (points: readonly Point[]) => readonly Point[] | undefined,
): Outcome {
  const arc = mosaic.arcs.get(id)
  if (!arc) return refuse('unknown')
  if (!outer && isOuter(arc)) return refuse('border-locked', arc.points[0])
  const points = draw(arc.points)
  if (!points) return refuse('unknown', arc.points[0])
  return replace(mosaic, [[id, { ...arc, points }]])
}

function replace(mosaic: Mosaic, arcs: readonly (readonly [number, Arc])[]): Outcome {
  return ifSound(mosaic, {
    arcs: arcs.map(([key, after]) => ({ key, before: mosaic.arcs.get(key), after })),
    grids: [],
  })
}
