// Lines become a network: wherever two come within a centimetre they share a vertex, and no two edges cross or lie on each
// other. What comes first keeps its numbers to the last bit; what comes later is drawn to it.
import { crossingOf, isOnSegment, type Point, shareAlong, toleranceDegrees } from './plane.ts'

export interface Line {
  points: readonly Point[]
  /** What it is: given back with each edge of it. */
  tag: number
  /** It does not give way: what comes near is drawn to it, and it is not bent by as much as that. */
  fixed?: boolean
}

/** Part of one straight stretch of a line, or of several that lie on each other. */
export interface Edge {
  from: number
  to: number
  /** Of the lines that it is part of. */
  tags: readonly number[]
  /** Numbers of the straight stretches: two edges with one in common are straight on. */
  stretches: readonly number[]
  fixed: boolean
}

export interface Network {
  points: readonly Point[]
  edges: readonly Edge[]
}

/** Each round cuts what the round before bent by less than a centimetre; a few suffice, more would go on for ever. */
const mostRounds = 12

/** @throws when lines do not come to rest, which no drawing has done yet */
export function nodeLines(lines: readonly Line[]): Network {
  const vertices = new Vertices()
  let stretch = 0
  let edges = lines.flatMap(({ points, tag, fixed = false }) => {
    const ids = points.map((point) => vertices.at(point))
    if (fixed) for (const id of ids) vertices.fixed.add(id)
    return ids.slice(1).flatMap((to, i): Edge[] => {
      stretch += 1
      return ids[i] === to ? [] : [{ from: ids[i]!, to, tags: [tag], stretches: [stretch], fixed }]
    })
  })
  edges = joined(edges)
  for (let round = 0; round < mostRounds; round++) {
    const cuts = findCuts(edges, vertices)
    if (cuts.size === 0) return { points: vertices.points, edges }
    edges = joined(edges.flatMap((edge, i) => cutEdge(edge, cuts.get(i), vertices)))
  }
  throw new Error('The lines of this community cross each other without end.')
}

function cutEdge(edge: Edge, cuts: ReadonlySet<number> | undefined, { points }: Vertices): Edge[] {
  if (!cuts) return [edge]
  const [a, b] = [points[edge.from]!, points[edge.to]!]
  const inner = [...cuts]
    .map((vertex) => ({ vertex, at: shareAlong(points[vertex]!, a, b) }))
    .sort((one, other) => one.at - other.at || one.vertex - other.vertex)
    .map(({ vertex }) => vertex)
  const way = [edge.from, ...inner, edge.to]
  return way.slice(1).flatMap((to, i) => (way[i] === to ? [] : [{ ...edge, from: way[i]!, to }]))
}

/** Edges between the same two vertices are one. */
function joined(edges: readonly Edge[]): Edge[] {
  const byEnds = new Map<number, Edge>()
  for (const edge of edges) {
    const [low, high] = edge.from < edge.to ? [edge.from, edge.to] : [edge.to, edge.from]
    // Vertices stay far below 2²⁶: the key is exact.
    const key = low * 2 ** 26 + high
    const other = byEnds.get(key)
    byEnds.set(
      key,
      other
        ? {
            ...other,
            tags: union(other.tags, edge.tags),
            stretches: union(other.stretches, edge.stretches),
            fixed: other.fixed || edge.fixed,
          }
        : edge,
    )
  }
  return [...byEnds.values()]
}

function union(a: readonly number[], b: readonly number[]): readonly number[] {
  const more = b.filter((each) => !a.includes(each))
  return more.length === 0 ? a : [...a, ...more]
}

/** For each edge the vertices that lie on it; where two cross, a new one. */
function findCuts(edges: readonly Edge[], vertices: Vertices): Map<number, Set<number>> {
  const { points } = vertices
  const cuts = new Map<number, Set<number>>()
  const cut = (edge: number, vertex: number) => {
    const { from, to, fixed } = edges[edge]!
    if (vertex === from || vertex === to) return
    if (fixed) vertices.drawTo(vertex, points[from]!, points[to]!)
    const known = cuts.get(edge)
    if (known) known.add(vertex)
    else cuts.set(edge, new Set([vertex]))
  }
  for (const [one, other] of pairsNearby(edges, points)) {
    const [e, f] = [edges[one]!, edges[other]!]
    const [a, b, c, d] = [points[e.from]!, points[e.to]!, points[f.from]!, points[f.to]!]
    const isOn = [
      isOnSegment(c, a, b) && f.from !== e.from && f.from !== e.to,
      isOnSegment(d, a, b) && f.to !== e.from && f.to !== e.to,
      isOnSegment(a, c, d) && e.from !== f.from && e.from !== f.to,
      isOnSegment(b, c, d) && e.to !== f.from && e.to !== f.to,
    ]
    if (isOn[0]) cut(one, f.from)
    if (isOn[1]) cut(one, f.to)
    if (isOn[2]) cut(other, e.from)
    if (isOn[3]) cut(other, e.to)
    const meets = e.from === f.from || e.from === f.to || e.to === f.from || e.to === f.to
    if (meets || isOn.includes(true)) continue
    const crossing = crossingOf(a, b, c, d)
    if (!crossing) continue
    const vertex = vertices.at(crossing)
    cut(one, vertex)
    cut(other, vertex)
  }
  return cuts
}

/** Pairs of edges whose boxes meet, each once. */
function* pairsNearby(edges: readonly Edge[], points: readonly Point[]): Generator<[number, number]> {
  const boxes = edges.map(({ from, to }) => {
    const [a, b] = [points[from]!, points[to]!]
    return [
      Math.min(a[0], b[0]) - toleranceDegrees,
      Math.min(a[1], b[1]) - toleranceDegrees,
      Math.max(a[0], b[0]) + toleranceDegrees,
      Math.max(a[1], b[1]) + toleranceDegrees,
    ] as const
  })
  const order = boxes.map((_, i) => i).sort((a, b) => boxes[a]![0] - boxes[b]![0] || a - b)
  const rows = new Map<number, number[]>()
  const rowDegrees = Math.max(1e-4, boxes.reduce((sum, box) => sum + box[3] - box[1], 0) / boxes.length)
  // From west to east, in strips from south to north: few are open at a time.
  for (const i of order) {
    const [west, south, , north] = boxes[i]!
    const [low, high] = [Math.floor(south / rowDegrees), Math.floor(north / rowDegrees)]
    for (let row = low; row <= high; row++) {
      const open = rows.get(row) ?? []
      let kept = 0
      for (const k of open) {
        const other = boxes[k]!
        if (other[2] < west) continue
        open[kept++] = k
        if (other[1] > north || other[3] < south) continue
        // In the first strip that both are in.
        if (Math.max(low, Math.floor(other[1] / rowDegrees)) === row) yield [k, i]
      }
      open.length = kept
      open.push(i)
      rows.set(row, open)
    }
  }
}

/** The first of some points that are the same place gives its numbers to all. */
class Vertices {
  readonly points: Point[] = []
  readonly fixed = new Set<number>()
  #cells = new Map<string, number[]>()

  at(point: Point): number {
    const [x, y] = [Math.floor(point[0] / cellDegrees), Math.floor(point[1] / cellDegrees)]
    let near: number | undefined
    for (let i = x - 1; i <= x + 1; i++)
      for (let k = y - 1; k <= y + 1; k++)
        for (const id of this.#cells.get(`${i},${k}`) ?? [])
          if (isNear(this.points[id]!, point) && (near === undefined || id < near)) near = id
    if (near !== undefined) return near
    const id = this.points.push(point) - 1
    const key = `${x},${y}`
    const cell = this.#cells.get(key)
    if (cell) cell.push(id)
    else this.#cells.set(key, [id])
    return id
  }

  /** On the line itself instead of a centimetre beside it, and for good; what is fixed already stays. */
  drawTo(vertex: number, a: Point, b: Point): void {
    if (this.fixed.has(vertex)) return
    this.fixed.add(vertex)
    const at = shareAlong(this.points[vertex]!, a, b)
    // So near that it is still found in the cells around.
    this.points[vertex] = [a[0] + (b[0] - a[0]) * at, a[1] + (b[1] - a[1]) * at]
  }
}

const cellDegrees = 4e-7

function isNear(a: Point, b: Point): boolean {
  return Math.abs(a[0] - b[0]) <= toleranceDegrees && Math.abs(a[1] - b[1]) <= toleranceDegrees
}
