// A proposal: how could a community be divided into n grids of about the same size, along its roads?
import { type Counts, countAtoms, type Ground } from '../../../contract/blocks/counts.ts'
import type { Point, Rings } from '../../../contract/blocks/plane.ts'
import {
  type Border,
  type Subdivision,
  subdivide,
  type Terrain,
} from '../../../contract/blocks/subdivision.ts'
import type { DivisionNote } from '../../../contract/grid-division.ts'
import { type Graph, linksOf, partition } from './partition.ts'

export type Measure = 'households' | 'people' | 'area'

export interface DivisionWish {
  /** undefined: as many as the target says. */
  grids: number | undefined
  /** Households that a grid should have. */
  target: number
  seed: number
  /** Stay with the present borders where that costs little. */
  keep: boolean
}

export interface Division {
  subdivision: Subdivision
  counts: Counts
  measure: Measure
  /** Grid of the proposal of every atom. */
  part: number[]
  /** What was moved as a whole, and the grid of each such piece. */
  graph: Graph
  unitPart: number[]
  parts: number
  /** `parts` that the target would give. */
  suggested: number
  /** What was not as it should be. */
  notes: DivisionNote[]
}

/** A grid of average size, where nobody knows households or people: 万 m², as 400 households of a town take up. */
const usualSquareMetres = 150_000
const peoplePerHousehold = 2.6
/** Blocks heavier than this share of a grid may be divided along walls and alleys. */
const heavyShare = 0.25
/** From 400 households to 300 or 500: what a street may make uneven. */
const mostDeviation = 0.25
export const mostGrids = 200

/** @throws when there is neither a grid nor a boundary */
export function divide(terrain: Terrain, ground: Ground, wish: DivisionWish): Division {
  const first = weigh(subdivide(terrain), ground)
  const suggested = suggest(first, wish.target)
  const wanted = Math.min(wish.grids ?? suggested, mostGrids)
  const streets = propose(first, terrain, wanted, wish)
  // Land that no street divides gets straight lines, where without them grids would be far too large or too few.
  const isUneven = streets.parts < wanted || streets.deviation > mostDeviation
  const meshed = isUneven && wanted > 1 && { ...terrain, straight: mesh(first, wanted) }
  const straight = meshed && propose(weigh(subdivide(meshed), ground), terrain, wanted, wish)
  const isBetter =
    straight && (straight.parts > streets.parts || straight.deviation < streets.deviation - 0.02)
  const { weighed, graph, part, unitPart, parts, isTied } = isBetter ? straight : streets
  const notes: DivisionNote[] = []
  const isStreet = ({ left, right, rank }: Border) => left >= 0 && right >= 0 && rank >= 1
  if (!first.subdivision.borders.some(isStreet)) notes.push('no-streets')
  if (first.measure !== 'households') notes.push('no-households')
  if (weighed.subdivision.borders.some((border) => border.straight && isBetween(border, part)))
    notes.push('straight-cuts')
  if (parts < wanted) notes.push('fewer-grids')
  if (isTied) notes.push('islands')
  return { ...weighed, parts, suggested, notes, graph, unitPart, part }
}

function isBetween({ left, right }: Border, part: readonly number[]): boolean {
  return left >= 0 && right >= 0 && part[left] !== part[right]
}

interface Proposed {
  weighed: Weighed
  /** Of every atom. */
  part: number[]
  graph: Graph
  unitPart: number[]
  parts: number
  /** Of the grid farthest from the mean, as a share of it. */
  deviation: number
  /** Land lies apart. */
  isTied: boolean
}

function propose(weighed: Weighed, terrain: Terrain, wanted: number, wish: DivisionWish): Proposed {
  const units = unitsOf(weighed, wanted)
  const graph = graphOf(weighed, units)
  const isTied = bridge(graph)
  const parts = Math.min(wanted, units.count)
  const keep = wish.keep ? { keep: presentParts(weighed, units, terrain, parts) } : {}
  const ofUnit = partition(graph, { parts, seed: wish.seed, ...keep })
  const part = units.of.map((unit) => ofUnit[unit]!)
  const sums = new Array<number>(parts).fill(0)
  part.forEach((each, atom) => {
    sums[each]! += weighed.weights[atom]!
  })
  const mean = sums.reduce((sum, each) => sum + each, 0) / parts
  const deviation = Math.max(...sums.map((sum) => Math.abs(sum / mean - 1)))
  return { weighed, graph, part, unitPart: ofUnit, parts, isTied, deviation }
}

interface Weighed {
  subdivision: Subdivision
  counts: Counts
  measure: Measure
  /** By atom. */
  weights: readonly number[]
}

function weigh(subdivision: Subdivision, ground: Ground): Weighed {
  const counts = countAtoms(subdivision, ground)
  const isSome = (numbers: readonly number[] | null) => numbers?.some((each) => each > 0)
  if (counts.households && isSome(counts.households))
    return { subdivision, counts, measure: 'households', weights: counts.households }
  if (counts.population && isSome(counts.population))
    return { subdivision, counts, measure: 'people', weights: counts.population }
  return { subdivision, counts, measure: 'area', weights: subdivision.atoms.map((atom) => atom.squareMetres) }
}

function suggest({ weights, measure }: Weighed, target: number): number {
  const total = weights.reduce((sum, each) => sum + each, 0)
  const size = {
    households: target,
    people: target * peoplePerHousehold,
    area: usualSquareMetres,
  }[measure]
  return Math.min(mostGrids, Math.max(1, Math.round(total / size)))
}

/** Islands are tied to it as it is built. */
type PieceGraph = Graph & { edges: Graph['edges'][number][] }

interface Units {
  /** Of every atom. */
  of: readonly number[]
  count: number
}

/** What is moved as a whole: a block, or, where that is heavy, each parcel of it. */
function unitsOf({ subdivision, weights }: Weighed, wanted: number): Units {
  const mean = weights.reduce((sum, each) => sum + each, 0) / wanted
  const heavy = new Map<number, number>()
  subdivision.atoms.forEach(({ block }, i) => {
    heavy.set(block, (heavy.get(block) ?? 0) + weights[i]!)
  })
  const numbers = new Map<string, number>()
  const of = subdivision.atoms.map(({ block, parcel }) => {
    // Parcels hold all atoms of a compound; one that reaches into two blocks belongs to the block of its first atom.
    const name = heavy.get(block)! > heavyShare * mean ? `parcel ${parcel}` : `block ${block}`
    const known = numbers.get(name) ?? numbers.size
    numbers.set(name, known)
    return known
  })
  return { of, count: numbers.size }
}

/** Straight lines over land without compounds that would be a third of a grid or more: about ten pieces for each grid. */
function mesh({ subdivision: { atoms, scale }, weights }: Weighed, wanted: number): Point[][] {
  const mean = weights.reduce((sum, each) => sum + each, 0) / wanted
  return atoms.flatMap(({ rings, box, compounds, squareMetres }, atom) => {
    const weight = weights[atom]!
    if (compounds.length > 0 || weight <= 0.3 * mean) return []
    const step = Math.sqrt((squareMetres * mean) / (10 * weight))
    const [west, south, east, north] = box
    const lines = (low: number, high: number, metres: number, along: 0 | 1) => {
      const count = Math.min(100, Math.max(2, Math.round(((high - low) * metres) / step)))
      return Array.from({ length: count - 1 }, (_, i) => low + ((high - low) * (i + 1)) / count).flatMap(
        (at) => chords(rings, along, at),
      )
    }
    return [...lines(west, east, scale.x, 0), ...lines(south, north, scale.y, 1)]
  })
}

/** The stretches inside of the line on which the coordinate number `along` is `at`. */
function chords(rings: Rings, along: 0 | 1, at: number): Point[][] {
  const across = along === 0 ? 1 : 0
  const ends = rings
    .flatMap((ring) =>
      ring.flatMap((a, i) => {
        const b = ring[(i + 1) % ring.length]!
        if (a[along] > at === b[along] > at) return []
        return [a[across] + ((b[across] - a[across]) * (at - a[along])) / (b[along] - a[along])]
      }),
    )
    .sort((a, b) => a - b)
  const point = (other: number): Point => (along === 0 ? [at, other] : [other, at])
  return ends.flatMap((end, i) => (i % 2 === 1 ? [[point(ends[i - 1]!), point(end)]] : []))
}

/** A metre of border along an expressway or a river costs a third of one along a lane; along a wall or an alley more. */
export function costOf({ rank, metres }: Pick<Border, 'rank' | 'metres'>): number {
  return metres * ([1.4, 0.8, 0.55, 0.4, 0.3][rank] ?? 1.6)
}

function graphOf({ subdivision, weights }: Weighed, { of, count }: Units): PieceGraph {
  const { atoms, borders, scale } = subdivision
  const sums = new Array<number>(count).fill(0)
  const blocks = new Array<number>(count).fill(0)
  const land = new Array<number>(count).fill(0)
  const middles = Array.from({ length: count }, (): [number, number] => [0, 0])
  const [origin] = atoms
  atoms.forEach(({ block, inner, squareMetres }, i) => {
    const unit = of[i]!
    sums[unit]! += weights[i]!
    blocks[unit] = block
    land[unit]! += squareMetres
    middles[unit]![0] += (inner[0] - origin!.inner[0]) * scale.x * squareMetres
    middles[unit]![1] += (inner[1] - origin!.inner[1]) * scale.y * squareMetres
  })
  const costs = new Map<number, number>()
  for (const border of borders) {
    if (border.left < 0 || border.right < 0) continue
    const [a, b] = [of[border.left]!, of[border.right]!]
    if (a === b) continue
    const key = Math.min(a, b) * count + Math.max(a, b)
    costs.set(key, (costs.get(key) ?? 0) + costOf(border))
  }
  return {
    weights: sums,
    blocks,
    middles: middles.map(([x, y], unit) => [x / land[unit]!, y / land[unit]!] as const),
    edges: [...costs].map(([key, cost]) => ({ a: Math.floor(key / count), b: key % count, cost })),
  }
}

/** Land that lies apart is tied to the nearest: somebody has to look after it too. Was there any? */
function bridge(graph: PieceGraph): boolean {
  const { middles, edges } = graph
  let isTied = false
  for (;;) {
    const links = linksOf(graph)
    const reached = new Set([0])
    for (const piece of reached) for (const { to } of links[piece]!) reached.add(to)
    if (reached.size === middles.length) return isTied
    isTied = true
    let best: { a: number; b: number; off: number } | undefined
    for (const a of reached)
      middles.forEach((middle, b) => {
        if (reached.has(b)) return
        const off = Math.hypot(middle[0] - middles[a]![0], middle[1] - middles[a]![1])
        if (!best || off < best.off) best = { a, b, off }
      })
    edges.push({ a: best!.a, b: best!.b, cost: 0 })
  }
}

/** For each unit the number of the grid that has most of its land; grids in the order of the terrain. */
function presentParts(
  { subdivision }: Weighed,
  { of, count }: Units,
  { grids }: Terrain,
  parts: number,
): (number | undefined)[] {
  const numbers = new Map(grids.map(({ code }, i) => [code, i]))
  const land = Array.from({ length: count }, () => new Map<number, number>())
  subdivision.atoms.forEach(({ grid, squareMetres }, i) => {
    const part = grid === null ? undefined : numbers.get(grid)
    if (part !== undefined && part < parts)
      land[of[i]!]!.set(part, (land[of[i]!]!.get(part) ?? 0) + squareMetres)
  })
  return land.map((shares) => [...shares].sort(([, a], [, b]) => b - a)[0]?.[0])
}
