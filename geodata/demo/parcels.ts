// The built land between the streets, cut into parcels: what later becomes a compound, a school or a park.
import type { Plan } from './plan.ts'
import {
  area,
  centroid,
  clip,
  crossLine,
  halve,
  inset,
  minus,
  type Point,
  type Polygon,
  times,
  unit,
} from './plane.ts'
import type { Random } from './random.ts'
import { setback } from './streets.ts'
import type { Township } from './territory.ts'

export type Use =
  | 'compound'
  | 'commerce'
  | 'industry'
  | 'government'
  | 'office'
  | 'school'
  | 'kindergarten'
  | 'hospital'
  | 'clinic'
  | 'market'
  | 'park'
  | 'lake-park'
  | 'garden-park'
  | 'square'
  | 'parking'
  | 'sports-ground'
  | 'culture-centre'
  | 'elderly-care'
  | 'fire-station'

export interface Parcel {
  /** Convex, in the plan. */
  polygon: Polygon
  centre: Point
  areaSquareMetres: number
  use: Use | undefined
  block: Block
}

/** A block between streets with the parcels in it. */
export interface Block {
  face: number
  polygon: Polygon
  gridCode: string
  communityCode: string
  parcels: Parcel[]
  /** Green strips in the plan between the main streets and the parcels. */
  belts: Polygon[]
}

const alleyMetres = 6
const beltMetres = 11

export const parcelsOf = (blocks: readonly Block[]): Parcel[] => blocks.flatMap((block) => block.parcels)

export function cutParcels(plan: Plan, built: boolean[], townships: Township[], random: Random): Block[] {
  const blocks: Block[] = []
  for (const township of townships) {
    for (const community of township.communities) {
      for (const grid of community.grids) {
        for (const face of grid.faces) {
          if (!built[face] || plan.bank[face]) continue
          const { polygon, belts } = greenBelts(plan, face)
          if (polygon.length === 0) continue
          const codes = { gridCode: grid.code, communityCode: community.code }
          const block: Block = { face, polygon, ...codes, parcels: [], belts }
          block.parcels = subdivide(polygon, random).map((each) => parcelOf(block, each))
          blocks.push(block)
        }
      }
    }
  }
  return blocks
}

/** The face without its streets and pavements. */
export function interior(plan: Plan, face: number): Polygon {
  const ring = plan.mesh.around(face)
  const roles = ring.map((h) => plan.mesh.role[h >> 1]!)
  return inset(plan.mesh.polygon(face), (i) => setback(roles[i]!, plan.riverMetres))
}

/** Takes a strip off the block along every main street; the rest is for parcels. */
function greenBelts(plan: Plan, face: number): { polygon: Polygon; belts: Polygon[] } {
  let polygon = interior(plan, face)
  const belts: Polygon[] = []
  for (const h of plan.mesh.around(face)) {
    const role = plan.mesh.role[h >> 1]!
    if (role !== 'arterial' && role !== 'expressway') continue
    const [from, to] = plan.mesh.ends(h)
    const direction = unit(minus(to, from))
    const margin = setback(role, plan.riverMetres) + beltMetres
    const belt = clip(polygon, { through: from, direction: times(direction, -1) }, -margin + 2)
    if (belt.length > 0 && area(belt) > 200) belts.push(belt)
    polygon = clip(polygon, { through: from, direction }, margin)
  }
  return { polygon: inset(polygon, 0), belts }
}

function parcelOf(block: Block, polygon: Polygon): Parcel {
  return { polygon, centre: centroid(polygon), areaSquareMetres: area(polygon), use: undefined, block }
}

function subdivide(block: Polygon, random: Random): Polygon[] {
  const done: Polygon[] = []
  const open = [block]
  for (let piece = open.pop(); piece; piece = open.pop()) {
    if (area(piece) <= random.between(20_000, 37_000)) {
      done.push(piece)
      continue
    }
    const line = crossLine(piece, random.between(0.42, 0.58), random.between(-0.04, 0.04))
    open.push(...halve(piece, line, alleyMetres).filter((half) => half.length > 0))
  }
  return done
}

/** Takes a piece of about this size off the end of a parcel; the rest stays free. Small rests go with the piece. */
export function carve(from: Parcel, squareMetres: number, use: Use): Parcel {
  const ratio = squareMetres / from.areaSquareMetres
  const [left, right] =
    ratio > 0.72 ? [[], []] : halve(from.polygon, crossLine(from.polygon, ratio, 0), alleyMetres)
  if (left.length === 0 || right.length === 0) {
    from.use = use
    return from
  }
  const leftFits = Math.abs(area(left) - squareMetres) < Math.abs(area(right) - squareMetres)
  const [piece, rest] = leftFits ? [left, right] : [right, left]
  const carved = { ...parcelOf(from.block, piece), use }
  Object.assign(from, { polygon: rest, centre: centroid(rest), areaSquareMetres: area(rest) })
  from.block.parcels.push(carved)
  return carved
}
