// Takes shapes from the straight plan to the map: bent by the warp, in metres and in degrees, shared edges only once.
import type { Geometry, Position } from 'geojson'
import type { Plan } from './plan.ts'
import { area, between, distance, type Point, type Polygon, simplify } from './plane.ts'
import { fromGaussKruger, toGaussKruger } from './projection.ts'
import type { Warp } from './warp.ts'

/** Where the plan's origin lies: hills of the upper Yellow River where no county seat stands. */
const origin = toGaussKruger([105.02, 35.7])

interface EdgeLine {
  metres: Point[]
  degrees: Position[]
}

export class Ground {
  readonly plan: Plan
  #warp: Warp
  #edges = new Map<number, EdgeLine>()

  constructor(plan: Plan, warp: Warp) {
    this.plan = plan
    this.#warp = warp
  }

  /** From the plan to metres on the ground. */
  metres(point: Point): Point {
    return this.#warp.at(point)
  }

  degrees([east, north]: Point): Position {
    const [lng, lat] = fromGaussKruger([origin[0] + east, origin[1] + north])
    // Seven decimals are a centimetre: finer than any survey of a county.
    return [Math.round(lng * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]
  }

  /** A line of the plan, bent; points at most `step` metres apart are drawn, those that change nothing left out. */
  bend(line: readonly Point[], step = 45, tolerance = 0.4): Point[] {
    const bent: Point[] = [this.metres(line[0]!)]
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1]!, line[i]!]
      const pieces = Math.max(1, Math.ceil(distance(a, b) / step))
      for (let k = 1; k <= pieces; k++) bent.push(this.metres(k === pieces ? b : between(a, b, k / pieces)))
    }
    return bent.length > 2 ? simplify(bent, tolerance) : bent
  }

  /** A closed ring of the plan, bent; the last point is not repeated. */
  bendRing(ring: Polygon, step?: number): Point[] {
    return ring.flatMap((point, i) => this.bend([point, ring[(i + 1) % ring.length]!], step).slice(0, -1))
  }

  /** A ring in metres as a closed ring in degrees. */
  closed(ring: Polygon): Position[] {
    const degrees = ring.map((point) => this.degrees(point))
    return [...degrees, degrees[0]!]
  }

  polygon(ring: Polygon, holes: readonly Polygon[] = []): Geometry {
    return { type: 'Polygon', coordinates: [ring, ...holes].map((each) => this.closed(each)) }
  }

  multiPolygon(rings: readonly Polygon[]): Geometry {
    const [only] = rings
    if (only && rings.length === 1) return this.polygon(only)
    return { type: 'MultiPolygon', coordinates: rings.map((ring) => [this.closed(ring)]) }
  }

  point(metres: Point): Geometry {
    return { type: 'Point', coordinates: this.degrees(metres) }
  }

  line(metres: readonly Point[]): Geometry {
    return { type: 'LineString', coordinates: metres.map((each) => this.degrees(each)) }
  }

  /** The bent line of a half-edge, from its origin on. */
  edge(halfEdge: number): EdgeLine {
    const edge = halfEdge >> 1
    let line = this.#edges.get(edge)
    if (!line) {
      const { mesh, urban } = this.plan
      const inTown = [mesh.face[edge * 2]!, mesh.face[edge * 2 + 1]!].some((face) => urban[face])
      const metres = this.bend(mesh.ends(edge * 2), inTown ? 40 : 110, inTown ? 0.4 : 2)
      line = { metres, degrees: metres.map((each) => this.degrees(each)) }
      this.#edges.set(edge, line)
    }
    if (halfEdge % 2 === 0) return line
    return { metres: line.metres.toReversed(), degrees: line.degrees.toReversed() }
  }

  /** Outlines of a connected set of faces: the outer ring first, then holes, as half-edges. */
  outlines(faces: ReadonlySet<number>): number[][] {
    const { mesh } = this.plan
    const isBorder = (h: number) => faces.has(mesh.face[h]!) && !faces.has(mesh.face[h ^ 1]!)
    const open = new Set([...faces].flatMap((face) => mesh.around(face).filter(isBorder)))
    const rings: number[][] = []
    for (const start of open) {
      const ring: number[] = []
      let h = start
      do {
        ring.push(h)
        open.delete(h)
        // Turn through the land outside: where the set touches itself in a corner, the rings stay simple.
        let leaving = h ^ 1
        do leaving = mesh.previous[leaving]! ^ 1
        while (!faces.has(mesh.face[leaving]!))
        h = leaving
      } while (h !== start)
      rings.push(ring)
    }
    const size = (ring: number[]) => area(ring.map((h) => mesh.points[mesh.origin[h]!]!))
    return rings.sort((a, b) => size(b) - size(a))
  }

  /** Metres of a ring of half-edges; the last point is not repeated. */
  ringMetres(ring: readonly number[]): Point[] {
    return ring.flatMap((h) => this.edge(h).metres.slice(0, -1))
  }

  /** The union of faces as a polygon whose nodes are those of the neighbours. */
  union(faces: ReadonlySet<number>): Geometry {
    const rings = this.outlines(faces).map((ring) => ring.flatMap((h) => this.edge(h).degrees.slice(0, -1)))
    return { type: 'Polygon', coordinates: rings.map((ring) => [...ring, ring[0]!]) }
  }
}
