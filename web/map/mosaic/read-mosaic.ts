// From polygons to nodes and arcs: vertices a centimetre apart are one, and a corner in the middle of a neighbour's edge
// becomes a vertex of both.
import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { Arc, GridFace, Mosaic } from './mosaic.ts'
import {
  compare,
  distanceToSegment,
  doCross,
  nearestAt,
  type Point,
  ringArea,
  toleranceDegrees,
} from './plane.ts'

export interface GridPolygon {
  code: string
  community: string
  geometry: Polygon | MultiPolygon
}

/** Two grids on the same land, or one that crosses itself: there is no border to edit then. */
export interface Fault {
  code: 'overlap' | 'crossing'
  grids: readonly string[]
  at: Point
}

/** An edge of the drawing with the grid on each side, from the lower vertex to the higher. */
interface Edge {
  from: number
  to: number
  left: string | null
  right: string | null
}

export function readMosaic(polygons: readonly GridPolygon[]): { mosaic: Mosaic; faults: Fault[] } {
  const vertices = new Vertices()
  const rings = polygons.flatMap(({ code, geometry }) =>
    ringsIn(geometry).map((ring) => ({ code, ring: withoutRepeats(ring.map((each) => vertices.at(each))) })),
  )
  const faults: Fault[] = []
  const sides = new Map<string, { from: number; to: number; grid: string }>()
  for (const { code, ring } of rings) {
    if (ring.length < 3) continue
    for (const [from, to] of noded(ring, vertices)) {
      const key = `${from}>${to}`
      const back = `${to}>${from}`
      const taken = sides.get(key)
      // Two parts of one grid that share an edge are one part.
      if (sides.get(back)?.grid === code) sides.delete(back)
      else if (taken) faults.push({ code: 'overlap', grids: [taken.grid, code], at: vertices.points[from]! })
      else sides.set(key, { from, to, grid: code })
    }
  }
  const edges = pairUp(sides)
  faults.push(...crossings(edges, vertices.points))
  const grids = new Map(polygons.map(({ code, community }): [string, GridFace] => [code, { community }]))
  return { mosaic: { arcs: joinEdges(edges, vertices.points), grids }, faults }
}

/** Outer rings counter-clockwise, holes clockwise, the first point not repeated: the grid lies to the left. */
function ringsIn(geometry: Polygon | MultiPolygon): Point[][] {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return parts.flatMap((part) =>
    part.map((positions, index) => {
      const ring = positions.slice(0, -1).map(([lng, lat]: Position): Point => [lng!, lat!])
      return ringArea(ring) > 0 === (index === 0) ? ring : ring.toReversed()
    }),
  )
}

function withoutRepeats(ring: readonly number[]): number[] {
  return ring.filter((vertex, i) => vertex !== ring.at(i - 1))
}

/** Cells wide enough that what is near lies in the same or the next one. */
const cellDegrees = 1e-3

/** The vertices of all polygons; the first of some that are the same gives its numbers to all. */
class Vertices {
  readonly points: Point[] = []
  #exact = new Map<string, number>()
  #cells = new Map<string, number[]>()

  at(point: Point): number {
    const key = `${point[0]},${point[1]}`
    let found = this.#exact.get(key)
    if (found === undefined) {
      found = this.inBox(point, point).find((id) => isNear(this.points[id]!, point)) ?? this.#add(point)
      this.#exact.set(key, found)
    }
    return found
  }

  /** Vertices in a box, and some around it. */
  inBox(a: Point, b: Point): number[] {
    const cell = (value: number) => Math.floor(value / cellDegrees)
    const [west, east] = [
      cell(Math.min(a[0], b[0]) - toleranceDegrees),
      cell(Math.max(a[0], b[0]) + toleranceDegrees),
    ]
    const [south, north] = [
      cell(Math.min(a[1], b[1]) - toleranceDegrees),
      cell(Math.max(a[1], b[1]) + toleranceDegrees),
    ]
    // An edge over half the world, as one wrong corner of an import makes it, has more cells than there are vertices.
    const isFew = (east - west + 1) * (north - south + 1) <= this.#cells.size + 9 // of a number that overflowed neither
    if (!isFew) return [...this.points.keys()]
    const found: number[] = []
    for (let x = west; x <= east; x++)
      for (let y = south; y <= north; y++) found.push(...(this.#cells.get(`${x},${y}`) ?? []))
    return found
  }

  #add(point: Point): number {
    const id = this.points.push(point) - 1
    const key = `${Math.floor(point[0] / cellDegrees)},${Math.floor(point[1] / cellDegrees)}`
    const cell = this.#cells.get(key)
    if (cell) cell.push(id)
    else this.#cells.set(key, [id])
    return id
  }
}

function isNear(a: Point, b: Point): boolean {
  return Math.abs(a[0] - b[0]) <= toleranceDegrees && Math.abs(a[1] - b[1]) <= toleranceDegrees
}

/** The edges of a ring, divided by every vertex that lies on them. */
function noded(ring: readonly number[], vertices: Vertices): [number, number][] {
  return ring.flatMap((from, i) => {
    const to = ring[(i + 1) % ring.length]!
    const [a, b] = [vertices.points[from]!, vertices.points[to]!]
    const between = vertices
      .inBox(a, b)
      .filter((id) => id !== from && id !== to)
      .map((id) => ({ id, point: vertices.points[id]! }))
      .filter(({ point }) => distanceToSegment(point, a, b) <= toleranceDegrees)
      .sort((one, other) => nearestAt(one.point, a, b) - nearestAt(other.point, a, b))
      .map(({ id }) => id)
    const way = [from, ...between, to]
    return way.slice(1).map((end, k): [number, number] => [way[k]!, end])
  })
}

function pairUp(sides: ReadonlyMap<string, { from: number; to: number; grid: string }>): Edge[] {
  const edges: Edge[] = []
  for (const { from, to, grid } of sides.values()) {
    const other = sides.get(`${to}>${from}`)?.grid ?? null
    if (from < to) edges.push({ from, to, left: grid, right: other })
    else if (other === null) edges.push({ from: to, to: from, left: null, right: grid })
  }
  return edges
}

/** Edges that cross without a vertex there: grids that overlap. Sorted from west to east, few have to be compared. */
function crossings(edges: readonly Edge[], points: readonly Point[]): Fault[] {
  const west = ({ from, to }: Edge) => Math.min(points[from]![0], points[to]![0])
  const sorted = edges.toSorted((a, b) => west(a) - west(b))
  const faults: Fault[] = []
  let open: Edge[] = []
  for (const edge of sorted) {
    const start = west(edge)
    const [a, b] = [points[edge.from]!, points[edge.to]!]
    open = open.filter(({ from, to }) => Math.max(points[from]![0], points[to]![0]) >= start)
    for (const other of open) {
      const ends = [other.from, other.to]
      if (ends.includes(edge.from) || ends.includes(edge.to)) continue
      if (doCross(a, b, points[other.from]!, points[other.to]!)) {
        const grids = [edge.left, edge.right, other.left, other.right].filter((each) => each !== null)
        faults.push({ code: 'crossing', grids: [...new Set(grids)], at: a })
      }
    }
    open.push(edge)
  }
  return faults
}

/** Joins edges between the same two grids; where another grid begins, or a border ends, is a node. */
function joinEdges(edges: readonly Edge[], points: readonly Point[]): Map<number, Arc> {
  const at = new Map<number, Edge[]>()
  for (const edge of edges)
    for (const vertex of [edge.from, edge.to]) at.set(vertex, [...(at.get(vertex) ?? []), edge])
  const isNode = (vertex: number) => {
    const [one, other, ...more] = at.get(vertex)!
    if (!one || !other || more.length > 0) return true
    const [before, after] = [directed(one, vertex, 'to'), directed(other, vertex, 'from')]
    return before.left !== after.left || before.right !== after.right
  }
  const inOrder = [...at.keys()].sort((a, b) => compare(points[a]!, points[b]!))
  const open = new Set(edges)
  const arcs = new Map<number, Arc>()
  const trace = (start: number, first: Edge) => {
    const { left, right } = directed(first, start, 'from')
    const way = [start]
    for (let edge: Edge | undefined = first; edge; ) {
      open.delete(edge)
      const end: number = edge.from === way.at(-1) ? edge.to : edge.from
      way.push(end)
      edge = end === start || isNode(end) ? undefined : at.get(end)!.find((each) => open.has(each))
    }
    arcs.set(arcs.size + 1, { points: way.map((vertex) => points[vertex]!), left, right })
  }
  for (const vertex of inOrder)
    if (isNode(vertex)) for (const edge of at.get(vertex)!) if (open.has(edge)) trace(vertex, edge)
  // What is left has no node: borders of islands.
  for (const vertex of inOrder) for (const edge of at.get(vertex)!) if (open.has(edge)) trace(vertex, edge)
  return arcs
}

/** The edge as one that ends, or begins, at the vertex. */
function directed(
  edge: Edge,
  vertex: number,
  as: 'from' | 'to',
): { left: string | null; right: string | null } {
  return edge[as] === vertex ? edge : { left: edge.right, right: edge.left }
}
