// A community cut along its roads, rivers and walls. Three grains: atoms are the finest faces; parcels keep every compound
// whole; blocks are what streets enclose, with the compounds that stand in them.
import { facesOf, type Side } from './faces.ts'
import { Groups } from './groups.ts'
import { type Line, nodeLines } from './noding.ts'
import {
  areaFinder,
  boxAround,
  isInBox,
  isInside,
  type Point,
  type Rings,
  ringArea,
  type Scale,
  scaleAt,
} from './plane.ts'

/**
 * How much a line divides, from 0 (a path, a service road: finer than a block) over 1 (a local road) to 4 (an expressway,
 * a river).
 */
export type Rank = 0 | 1 | 2 | 3 | 4

export interface Terrain {
  /** Grids in force, or of a draft; none: the land inside the boundary has no grid yet. */
  grids: readonly { code: string; parts: readonly Rings[] }[]
  boundary: readonly Rings[]
  lines: readonly { points: readonly Point[]; rank: Rank }[]
  compounds: readonly { id: number; parts: readonly Rings[] }[]
  /** Lines that stand for nothing on the ground, where nothing else divides the land. */
  straight?: readonly (readonly Point[])[]
}

export interface Atom {
  rings: Rings
  box: readonly [number, number, number, number]
  inner: Point
  squareMetres: number
  /** null: land inside the boundary that no grid has. */
  grid: string | null
  /** Indexes in `Terrain.compounds` of those that it belongs to. */
  compounds: readonly number[]
  parcel: number
  block: number
}

/** A piece of border between two atoms, or between one and the outside (-1). */
export interface Border {
  from: number
  to: number
  left: number
  right: number
  metres: number
  /** Of the strongest line along it; -1: none. */
  rank: number
  /** Nothing runs here but a line that was drawn to divide the land. */
  straight: boolean
  stretches: readonly number[]
}

export interface Subdivision {
  points: readonly Point[]
  /** Vertices that the grids, or without any the boundary, have themselves. */
  given: ReadonlySet<string>
  scale: Scale
  atoms: readonly Atom[]
  borders: readonly Border[]
  parcels: number
  blocks: number
}

const tags = { grid: 0, boundary: 1, wall: 2, straight: 3, line: 4 }

/** A strip between two drawings of one line: metres of mean width, and m². */
const parcelSliver = { metres: 5, squareMetres: 300 }
/** The land between two carriageways, a traffic island. */
const blockSliver = { metres: 15, squareMetres: 2500 }
/** Land without a grid that is no more than two drawings of one boundary. */
const driftMetres = 2

/** @throws when there is neither a grid nor a boundary */
export function subdivide(terrain: Terrain): Subdivision {
  const drawn = terrain.grids.flatMap(({ parts }) => parts)
  const outline = [...drawn, ...terrain.boundary].flat()
  const [west, south, east, north] = boxAround(outline)
  if (outline.length === 0) throw new Error('A community without land has no blocks.')
  const scale = scaleAt((south + north) / 2)
  const around = [west - 1e-4, south - 1e-4, east + 1e-4, north + 1e-4] as const
  const lines: Line[] = [
    ...ringLines(drawn, tags.grid).map((line) => ({ ...line, fixed: true })),
    // Where grids and boundary were drawn twice the grids have it.
    ...ringLines(terrain.boundary, tags.boundary).map((line) => ({ ...line, fixed: drawn.length === 0 })),
    ...ringLines(
      terrain.compounds.flatMap(({ parts }) => parts),
      tags.wall,
    ).flatMap((line) => near(line, around)),
    ...(terrain.straight ?? []).map((points) => ({ points, tag: tags.straight })),
    ...terrain.lines.flatMap(({ points, rank }) => near({ points, tag: tags.line + rank }, around)),
  ]
  const { points, faces, sides } = facesOf(nodeLines(lines))
  const metres = (from: number, to: number) =>
    Math.hypot((points[to]![0] - points[from]![0]) * scale.x, (points[to]![1] - points[from]![1]) * scale.y)
  const gridOf = areaFinder(terrain.grids.map(({ parts }) => parts))
  const boundaryOf = areaFinder([terrain.boundary])
  const compoundsOf = finderOfCompounds(terrain.compounds, scale)
  const holder = faces.map(({ inner }) => gridOf(inner) ?? (boundaryOf(inner) === undefined ? outside : gap))
  const sizes = faces.map(({ area }) => ({ squareMetres: area * scale.x * scale.y }))
  // Without grids there are no two drawings of one boundary.
  if (terrain.grids.length > 0)
    for (const face of findDrift(sizes, sides, holder, metres)) holder[face] = outside
  const atomOf = new Int32Array(faces.length).fill(-1)
  const found: Omit<Atom, 'parcel' | 'block'>[] = []
  faces.forEach(({ rings, box, inner }, face) => {
    const held = holder[face]!
    if (held === outside) return
    const { squareMetres } = sizes[face]!
    const grid = held === gap ? null : terrain.grids[held]!.code
    const compounds = compoundsOf(inner, squareMetres)
    atomOf[face] = found.push({ rings, box, inner, squareMetres, grid, compounds }) - 1
  })
  const borders = sides
    .map(({ from, to, left, right, tags: own, stretches }): Border & { wall: boolean } => ({
      from,
      to,
      left: left < 0 ? -1 : atomOf[left]!,
      right: right < 0 ? -1 : atomOf[right]!,
      metres: metres(from, to),
      rank: Math.max(...own.map((tag) => tag - tags.line), -1),
      wall: own.includes(tags.wall) || own.includes(tags.straight),
      straight: own.every((tag) => tag === tags.straight),
      stretches,
    }))
    .filter(({ left, right }) => left !== right)
  const { parcel, block } = group(found, borders)
  return {
    points,
    given: new Set((drawn.length > 0 ? drawn : terrain.boundary).flat(2).map(nameOf)),
    scale,
    atoms: found.map((atom, i) => ({ ...atom, parcel: parcel.group[i]!, block: block.group[i]! })),
    borders,
    parcels: parcel.count,
    blocks: block.count,
  }
}

/** In place of the number of a grid. */
const [gap, outside] = [-1, -2]

/** Faces of gaps that, taken together as they lie side by side, are no more than two drawings of one boundary. */
function findDrift(
  faces: readonly { squareMetres: number }[],
  sides: readonly Side[],
  holder: readonly number[],
  metres: (from: number, to: number) => number,
): number[] {
  const isGap = (face: number) => face >= 0 && holder[face] === gap
  const gaps = new Groups(faces.length)
  for (const { left, right } of sides) if (isGap(left) && isGap(right)) gaps.join(left, right)
  const perimeter = new Map<number, number>()
  const area = new Map<number, number>()
  const add = (sums: Map<number, number>, face: number, value: number) =>
    sums.set(gaps.of(face), (sums.get(gaps.of(face)) ?? 0) + value)
  faces.forEach(({ squareMetres }, face) => {
    if (isGap(face)) add(area, face, squareMetres)
  })
  for (const { from, to, left, right } of sides)
    for (const [mine, other] of [
      [left, right],
      [right, left],
    ] as const)
      if (isGap(mine) && !(isGap(other) && gaps.of(other) === gaps.of(mine)))
        add(perimeter, mine, metres(from, to))
  return faces.flatMap((_, face) =>
    isGap(face) && (2 * area.get(gaps.of(face))!) / perimeter.get(gaps.of(face))! < driftMetres ? [face] : [],
  )
}

export function nameOf([lng, lat]: Point): string {
  return `${lng},${lat}`
}

function ringLines(parts: readonly Rings[], tag: number): Line[] {
  return parts.flat().map((ring) => {
    const [first, last] = [ring[0]!, ring.at(-1)!]
    const isClosed = first[0] === last[0] && first[1] === last[1]
    return { points: isClosed ? ring : [...ring, first], tag }
  })
}

/** The stretches of a line that come near the community. */
function near(
  { points, tag }: Line,
  [west, south, east, north]: readonly [number, number, number, number],
): Line[] {
  const lines: Line[] = []
  let run: Point[] = []
  const end = () => {
    if (run.length > 1) lines.push({ points: run, tag })
    run = []
  }
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b] = [points[i]!, points[i + 1]!]
    const away =
      Math.max(a[0], b[0]) < west ||
      Math.min(a[0], b[0]) > east ||
      Math.max(a[1], b[1]) < south ||
      Math.min(a[1], b[1]) > north
    if (away) end()
    else if (run.length === 0) run = [a, b]
    else run.push(b)
  }
  end()
  return lines
}

/** Where two drawings of compounds overlap, less of one than this is no part of it that could be cut off: share and m². */
const overlap = { share: 0.01, squareMetres: 1 }

function finderOfCompounds(compounds: Terrain['compounds'], { x, y }: Scale) {
  const all = compounds.map(({ parts }) => ({
    parts: parts.map((rings) => ({ rings, box: boxAround(rings) })),
    squareMetres: parts.reduce((sum, rings) => sum + areaOf(rings), 0) * x * y,
  }))
  return (point: Point, squareMetres: number): number[] => {
    const around = all.flatMap(({ parts }, i) =>
      parts.some(({ rings, box }) => isInBox(box, point) && isInside(rings, point)) ? [i] : [],
    )
    const meant = around.filter(
      (i) => squareMetres > Math.max(overlap.squareMetres, overlap.share * all[i]!.squareMetres),
    )
    return meant.length > 0 ? meant : around.slice(0, 1)
  }
}

function areaOf([outer, ...holes]: Rings): number {
  return Math.abs(ringArea(outer!)) - holes.reduce((sum, hole) => sum + Math.abs(ringArea(hole)), 0)
}

type Piece = Pick<Atom, 'squareMetres' | 'compounds'>

function group(atoms: readonly Piece[], borders: readonly (Border & { wall: boolean })[]) {
  const inner = borders.filter(({ left, right }) => left >= 0 && right >= 0)
  const parcels = new Groups(atoms.length)
  const blocks = new Groups(atoms.length)
  const isWithin = ({ left, right }: Border) =>
    atoms[left]!.compounds.some((each) => atoms[right]!.compounds.includes(each))
  // A compound is whole whatever runs through it.
  for (const border of inner) if (isWithin(border)) parcels.join(border.left, border.right)
  // An old border of a grid is none of the land.
  for (const { left, right, rank, wall } of inner) if (rank < 0 && !wall) parcels.join(left, right)
  const holdsCompound = (groups: Groups) => {
    const held = new Set(atoms.flatMap(({ compounds }, i) => (compounds.length > 0 ? [groups.of(i)] : [])))
    return (member: number) => held.has(groups.of(member))
  }
  absorb(parcels, { atoms, inner, outer: borders, sliver: parcelSliver, keeps: holdsCompound(parcels) })
  for (let i = 0; i < atoms.length; i++) blocks.join(i, parcels.of(i))
  const isHome = holdsCompound(parcels)
  for (const { left, right, rank } of inner)
    if (rank < 1 && !isHome(left) && !isHome(right)) blocks.join(left, right)
  settle(atoms, inner, parcels, blocks, isHome)
  absorb(blocks, { atoms, inner, outer: borders, sliver: blockSliver, keeps: holdsCompound(blocks) })
  return { parcel: parcels.numbered(), block: blocks.numbered() }
}

/** Each compound goes to the block that it shares most wall with where no street is between; else it is its own. */
function settle(
  atoms: readonly Piece[],
  inner: readonly Border[],
  parcels: Groups,
  blocks: Groups,
  isHome: (member: number) => boolean,
): void {
  const homes = new Set(atoms.flatMap((_, i) => (isHome(i) ? [parcels.of(i)] : [])))
  const settled = new Set<number>()
  for (const beside of ['land', 'home'] as const) {
    const shared = new Map<number, Map<number, number>>()
    const add = (home: number, other: number, metres: number) => {
      if (!homes.has(home) || (beside === 'land') === homes.has(other)) return
      const known = shared.get(home) ?? new Map<number, number>()
      shared.set(home, known.set(other, (known.get(other) ?? 0) + metres))
    }
    for (const { left, right, rank, metres } of inner) {
      const [one, other] = [parcels.of(left), parcels.of(right)]
      if (rank >= 1 || one === other) continue
      add(one, other, metres)
      add(other, one, metres)
    }
    for (const [home, others] of shared) {
      // Who found land keeps to it: joined further it would bring two blocks together.
      if (settled.has(home)) continue
      const best = longest(others, beside === 'land' ? (each) => blocks.of(each) : (each) => each)
      if (best === undefined) continue
      blocks.join(home, best)
      if (beside === 'land') settled.add(home)
    }
  }
}

function longest(others: ReadonlyMap<number, number>, groupOf: (each: number) => number): number | undefined {
  const sums = new Map<number, number>()
  for (const [other, metres] of others) sums.set(groupOf(other), (sums.get(groupOf(other)) ?? 0) + metres)
  return [...sums].sort(([a, one], [b, two]) => two - one || a - b)[0]?.[0]
}

interface Absorbing {
  atoms: readonly Piece[]
  inner: readonly Border[]
  outer: readonly Border[]
  sliver: { metres: number; squareMetres: number }
  /** Of a group that stays whatever its size. */
  keeps: (member: number) => boolean
}

/** What is too narrow or too small for anybody goes to the neighbour with the longest border, across streets last. */
function absorb(groups: Groups, { atoms, inner, outer, sliver, keeps }: Absorbing): void {
  for (;;) {
    const area = new Map<number, number>()
    const perimeter = new Map<number, number>()
    const add = (sums: Map<number, number>, key: number, value: number) =>
      sums.set(key, (sums.get(key) ?? 0) + value)
    atoms.forEach(({ squareMetres }, i) => {
      add(area, groups.of(i), squareMetres)
    })
    const shared = new Map<number, Map<number, number>>()
    for (const { left, right, metres } of outer) {
      const [one, other] = [left < 0 ? -1 : groups.of(left), right < 0 ? -1 : groups.of(right)]
      if (one === other) continue
      for (const each of [one, other]) if (each >= 0) add(perimeter, each, metres)
    }
    for (const { left, right, metres, rank } of inner) {
      const [one, other] = [groups.of(left), groups.of(right)]
      if (one === other) continue
      const weight = metres / (1 + 2 * Math.max(rank, 0))
      for (const [mine, its] of [
        [one, other],
        [other, one],
      ] as const) {
        const known = shared.get(mine) ?? new Map<number, number>()
        shared.set(mine, known)
        add(known, its, weight)
      }
    }
    const slivers = [...area]
      .filter(([member, size]) => {
        const width = (2 * size) / (perimeter.get(member) ?? Infinity)
        return !keeps(member) && (size < sliver.squareMetres || width < sliver.metres)
      })
      .sort(([a, one], [b, two]) => one - two || a - b)
    const moved = new Set<number>()
    for (const [member] of slivers) {
      const best = longest(shared.get(member) ?? new Map(), (each) => each)
      // One at a time beside each other: the next round measures anew.
      if (best === undefined || moved.has(member) || moved.has(best)) continue
      groups.join(member, best)
      moved.add(member).add(best)
    }
    if (moved.size === 0) return
  }
}
