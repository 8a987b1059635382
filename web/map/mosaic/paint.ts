// Painting: blocks of land go to a grid, and the borders follow. A step of it is a change like any other, to be undone as
// such. Compounds are never cut, being part of one parcel, unless the finest grain is chosen.
import { type Counts, countAtoms } from '../../../api/contract/blocks/counts.ts'
import { areaFinder } from '../../../api/contract/blocks/plane.ts'
import { shapesOf } from '../../../api/contract/blocks/shapes.ts'
import { type Subdivision, subdivide } from '../../../api/contract/blocks/subdivision.ts'
import { terrainOf } from '../../../api/contract/blocks/terrain.ts'
import type { CommunityGround } from '../../../api/contract/grid-division.ts'
import type { CommunityMosaic, GridShape } from '../../../api/contract/grids.ts'
import { ifFits } from './adopt-shapes.ts'
import type { Arc, Change, GridFace, Mosaic, RefusalCode } from './mosaic.ts'
import type { Point } from './plane.ts'
import { partsOf, polygonOf } from './polygons.ts'

/** `block`: what streets enclose; `parcel`: a compound, or land between walls and alleys; `atom`: cuts compounds too. */
export type Grain = 'block' | 'parcel' | 'atom'

export interface Cells {
  subdivision: Subdivision
  counts: Counts
  /** Borders that run along those of atoms: while a mosaic has no others, the atoms fit it. */
  fitting: WeakSet<Arc>
  /** Whose land it is. */
  community: string
}

/** The land of a community cut along its roads, rivers and walls, and along the borders of the draft. */
export function cutCells(mosaic: Mosaic, ground: CommunityGround, base: CommunityMosaic): Cells {
  const drawn = [...mosaic.grids.keys()].map((code) => ({
    code,
    geometry: polygonOf(mosaic, code) as GridShape, // positions of the mosaic are pairs; GeoJSON's type allows for a height
  }))
  const { terrain, stock } = terrainOf(ground, base.grids, drawn)
  const subdivision = subdivide(terrain)
  return {
    subdivision,
    counts: countAtoms(subdivision, stock),
    fitting: new WeakSet(mosaic.arcs.values()),
    community: base.code,
  }
}

export function doFit({ fitting }: Cells, { arcs }: Mosaic): boolean {
  return [...arcs.values()].every((arc) => fitting.has(arc))
}

/** The grid of each atom; null: no grid has that land. */
export function gridsOfAtoms({ subdivision }: Cells, mosaic: Mosaic): (string | null)[] {
  const codes = [...mosaic.grids.keys()]
  const find = areaFinder(
    codes.map((code) => {
      const parts = partsOf(mosaic, code)
      return typeof parts === 'string' ? [] : parts.map(({ outer, holes }) => [outer, ...holes])
    }),
  )
  return subdivision.atoms.map(({ inner }) => {
    const found = find(inner)
    return found === undefined ? null : codes[found]!
  })
}

/** The atoms of each piece that a brush takes as a whole. */
export function piecesOf({ subdivision: { atoms } }: Cells, grain: Grain): number[][] {
  if (grain === 'atom') return atoms.map((_, atom) => [atom])
  const pieces: number[][] = []
  atoms.forEach((own, atom) => {
    const known = pieces[own[grain]]
    if (known) known.push(atom)
    else pieces[own[grain]] = [atom]
  })
  return pieces
}

export interface Stroke {
  atoms: ReadonlySet<number>
  to: string
  /** What a grid would lose touch with goes along. */
  handOn: boolean
}

export type Painted =
  | { change: Change; mosaic: Mosaic; refusal?: undefined }
  | { change?: undefined; refusal: PaintRefusal }

/** `cuts`: a grid would fall in two, `atoms` are the lesser part; `apart`: the land does not touch the grid it goes to. */
export interface PaintRefusal {
  code: 'cuts' | 'apart' | 'takes-all' | 'nothing' | RefusalCode
  grid?: string
  atoms: readonly number[]
}

export function paint(mosaic: Mosaic, cells: Cells, { atoms, to, handOn }: Stroke): Painted {
  const before = gridsOfAtoms(cells, mosaic)
  const after = before.map((grid, atom) => (atoms.has(atom) ? to : grid))
  const losers = [...new Set([...atoms].flatMap((atom) => before[atom] ?? []))].filter((grid) => grid !== to)
  if (!after.some((grid, atom) => grid !== before[atom])) return { refusal: { code: 'nothing', atoms: [] } }
  for (const grid of losers) {
    const severed = severedOf(cells, before, after, grid)
    if (severed.length > 0 && !handOn) return { refusal: { code: 'cuts', grid, atoms: severed } }
    for (const atom of severed) after[atom] = to
  }
  const apart = severedOf(cells, before, after, to)
  if (apart.length > 0) return { refusal: { code: 'apart', grid: to, atoms: apart } }
  const left = new Set(after)
  const ended = losers.filter((grid) => !left.has(grid))
  const faces = facesAfter(mosaic, before, after, to, ended, cells.community)
  if (!faces) return { refusal: { code: 'takes-all', grid: ended[0]!, atoms: [] } }
  const fit = ifFits(mosaic, shapesOf(cells.subdivision, after), faces)
  if (!fit.change) return { refusal: { code: fit.refusal.code, atoms: [] } }
  for (const arc of fit.mosaic.arcs.values()) cells.fitting.add(arc)
  return fit
}

/** Parts that a grid has now and had not before: all but its largest. */
function severedOf(
  cells: Cells,
  before: readonly (string | null)[],
  after: readonly (string | null)[],
  grid: string,
): number[] {
  const parts = partsOfGrid(cells, after, grid)
  return parts.length > Math.max(1, partsOfGrid(cells, before, grid).length) ? parts.slice(1).flat() : []
}

/** Atoms of a grid as connected parts, the largest first. */
function partsOfGrid(
  { subdivision: { atoms, borders } }: Cells,
  grids: readonly (string | null)[],
  grid: string,
): number[][] {
  const beside = new Map<number, number[]>()
  for (const { left, right } of borders) {
    if (left < 0 || right < 0 || grids[left] !== grid || grids[right] !== grid) continue
    beside.set(left, [...(beside.get(left) ?? []), right])
    beside.set(right, [...(beside.get(right) ?? []), left])
  }
  const open = new Set(grids.flatMap((each, atom) => (each === grid ? [atom] : [])))
  const parts: number[][] = []
  for (const start of open) {
    const part = [start]
    open.delete(start)
    for (let i = 0; i < part.length; i++)
      for (const next of beside.get(part[i]!) ?? []) if (open.delete(next)) part.push(next)
    parts.push(part)
  }
  const land = (part: readonly number[]) => part.reduce((sum, atom) => sum + atoms[atom]!.squareMetres, 0)
  return parts.sort((a, b) => land(b) - land(a))
}

/** Undefined: a saved grid would end in one that is not saved yet. */
function facesAfter(
  { grids }: Mosaic,
  before: readonly (string | null)[],
  after: readonly (string | null)[],
  to: string,
  ended: readonly string[],
  community: string,
): Map<string, GridFace> | undefined {
  const faces = new Map(grids)
  const origin = before.find((grid, atom) => after[atom] === to && grid !== null)
  const source = origin === undefined || origin === null ? undefined : grids.get(origin)
  const known = grids.get(to)
  const face =
    known ??
    (source
      ? { community: source.community, from: source.from === undefined ? origin! : source.from }
      : { community, from: null })
  const took = ended.flatMap((grid) => {
    const { from, took: more = [] } = grids.get(grid)!
    return [...(from === undefined ? [grid] : []), ...more]
  })
  if (took.length > 0 && face.from !== undefined) return undefined
  for (const grid of ended) faces.delete(grid)
  return faces.set(to, took.length > 0 ? { ...face, took: [...(face.took ?? []), ...took] } : face)
}

/** What the brush covers: atoms with any land within so many degrees of latitude. */
export function atomsUnder({ subdivision }: Cells, [x, y]: Point, reachDegrees: number): number[] {
  const { atoms, scale } = subdivision
  const shrink = scale.x / scale.y
  const reachX = reachDegrees / shrink
  return atoms.flatMap(({ box: [west, south, east, north], rings }, atom) => {
    if (x < west - reachX || x > east + reachX || y < south - reachDegrees || y > north + reachDegrees)
      return []
    if (areaFinder([[rings]])([x, y]) !== undefined) return [atom]
    const isNear =
      reachDegrees > 0 &&
      rings.some((ring) =>
        ring.some((a, i) => {
          const b = ring[(i + 1) % ring.length]!
          const [ax, ay] = [(a[0] - x) * shrink, a[1] - y]
          const [dx, dy] = [(b[0] - a[0]) * shrink, b[1] - a[1]]
          const at = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
          return Math.hypot(ax + dx * at, ay + dy * at) <= reachDegrees
        }),
      )
    return isNear ? [atom] : []
  })
}
