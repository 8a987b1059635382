// A plane cut into convex faces that share their edges: the half-edge structure from which every border, block and
// street comes, so that neighbours agree node for node.
import { area, between, centroid, type Line, type Point, type Polygon, side } from './plane.ts'

/** What runs along an edge. `border` is a boundary on the map only; nobody drives on it. */
export type EdgeRole = 'border' | 'river' | 'expressway' | 'arterial' | 'secondary' | 'local'

interface Crossing {
  halfEdge: number
  /** Where on the half-edge: 0 is its origin, an existing vertex. */
  at: number
  point: Point
}

export class Mesh {
  readonly points: Point[] = []
  /** By half-edge; the twin of h is h ^ 1, its edge h >> 1. Face −1 is the outside. */
  readonly origin: number[] = []
  readonly next: number[] = []
  readonly previous: number[] = []
  readonly face: number[] = []
  /** By edge. */
  readonly role: EdgeRole[] = []
  /** By face: one of its half-edges. */
  readonly halfEdgeOfFace: number[] = []

  /** Starts with one face, the hull. */
  constructor(hull: Polygon) {
    const count = hull.length
    for (let i = 0; i < count; i++) {
      this.points.push(hull[i]!)
      this.#addEdge(i, (i + 1) % count, 0, -1, 'border')
    }
    for (let i = 0; i < count; i++) {
      const after = (i + 1) % count
      this.#link(2 * i, 2 * after)
      this.#link(2 * after + 1, 2 * i + 1)
    }
    this.halfEdgeOfFace.push(0)
  }

  get faceCount(): number {
    return this.halfEdgeOfFace.length
  }

  /** Half-edges around a face, counter-clockwise. */
  around(face: number): number[] {
    const start = this.halfEdgeOfFace[face]!
    const ring = [start]
    for (let h = this.next[start]!; h !== start; h = this.next[h]!) ring.push(h)
    return ring
  }

  polygon(face: number): Point[] {
    return this.around(face).map((h) => this.points[this.origin[h]!]!)
  }

  centre(face: number): Point {
    return centroid(this.polygon(face))
  }

  area(face: number): number {
    return area(this.polygon(face))
  }

  /** Faces that share an edge with this one. */
  neighbours(face: number): number[] {
    const found = new Set<number>()
    for (const h of this.around(face)) found.add(this.face[h ^ 1]!)
    found.delete(-1)
    return [...found]
  }

  /** Ends of an edge in the direction of its half-edge. */
  ends(halfEdge: number): [Point, Point] {
    return [this.points[this.origin[halfEdge]!]!, this.points[this.origin[halfEdge ^ 1]!]!]
  }

  /** All half-edges that leave the origin of this one. */
  fan(halfEdge: number): number[] {
    const fan = [halfEdge]
    for (let h = this.next[halfEdge ^ 1]!; h !== halfEdge; h = this.next[h ^ 1]!) fan.push(h)
    return fan
  }

  /**
   * Cuts a convex face along a line and answers the new face, or undefined when the line misses it or a half would
   * be smaller than `smallestArea`. Ends closer than `snap` metres to a corner use that corner, so that streets meet.
   */
  cut(
    face: number,
    line: Line,
    role: EdgeRole,
    options: { smallestArea: number; snap: number },
  ): number | undefined {
    const ring = this.around(face)
    const crossings = this.#crossings(ring, line, options.snap)
    if (crossings.length !== 2) return undefined
    const [first, second] = crossings as [Crossing, Crossing] // two, as was just checked
    const [i, j] = [ring.indexOf(first.halfEdge), ring.indexOf(second.halfEdge)]
    const passed = ring.slice(i + 1, j + 1).map((h) => this.points[this.origin[h]!]!)
    const half = area([first.point, ...passed, second.point])
    const rest = this.area(face) - half
    if (Math.min(half, rest) < options.smallestArea) return undefined
    // The second first: splitting an edge leaves the half-edges before it alone.
    const end = this.#vertexAt(second)
    const start = this.#vertexAt(first)
    return this.#splitFace(start, end, role)
  }

  /** Half-edges whose origin, or inner point, lies on the line; in ring order. */
  #crossings(ring: number[], line: Line, snap: number): Crossing[] {
    const found = new Map<number, Crossing>()
    for (const h of ring) {
      const [a, b] = this.ends(h)
      const [da, db] = [side(line, a), side(line, b)]
      if (da >= 0 === db >= 0) continue
      const at = da / (da - db)
      const length = Math.hypot(b[0] - a[0], b[1] - a[1])
      const corner = at * length < snap ? h : (1 - at) * length < snap ? this.next[h]! : undefined
      if (corner === undefined) found.set(h, { halfEdge: h, at, point: between(a, b, at) })
      else found.set(corner, { halfEdge: corner, at: 0, point: this.points[this.origin[corner]!]! })
    }
    return ring.flatMap((h) => found.get(h) ?? [])
  }

  /** The half-edge that begins at the crossing, splitting an edge where there is no vertex yet. */
  #vertexAt({ halfEdge, at, point }: Crossing): number {
    if (at === 0) return halfEdge
    const vertex = this.points.push(point) - 1
    const twin = halfEdge ^ 1
    const added = this.#addEdge(
      vertex,
      this.origin[twin]!,
      this.face[halfEdge]!,
      this.face[twin]!,
      this.role[halfEdge >> 1]!,
    )
    this.origin[twin] = vertex
    this.#link(added, this.next[halfEdge]!)
    this.#link(halfEdge, added)
    this.#link(this.previous[twin]!, added ^ 1)
    this.#link(added ^ 1, twin)
    return added
  }

  /** Joins the origins of two half-edges of a face; the new face lies to the right of the new edge. */
  #splitFace(from: number, to: number, role: EdgeRole): number {
    const face = this.face[from]!
    const created = this.halfEdgeOfFace.length
    const edge = this.#addEdge(this.origin[from]!, this.origin[to]!, face, created, role)
    const [beforeFrom, beforeTo] = [this.previous[from]!, this.previous[to]!]
    this.#link(beforeFrom, edge)
    this.#link(edge, to)
    this.#link(beforeTo, edge ^ 1)
    this.#link(edge ^ 1, from)
    this.halfEdgeOfFace[face] = edge
    this.halfEdgeOfFace.push(edge ^ 1)
    for (const h of this.around(created)) this.face[h] = created
    return created
  }

  #addEdge(from: number, to: number, left: number, right: number, role: EdgeRole): number {
    const h = this.origin.push(from, to) - 2
    this.next.push(-1, -1)
    this.previous.push(-1, -1)
    this.face.push(left, right)
    this.role.push(role)
    return h
  }

  #link(h: number, after: number) {
    this.next[h] = after
    this.previous[after] = h
  }
}
