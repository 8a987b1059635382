// The built land between the streets, cut into parcels: what later becomes a compound, a school or a park.
import type { Plan } from './plan.ts'
import { area, centroid, crossLine, halve, inset, type Point, type Polygon } from './plane.ts'
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
}

export const parcelsOf = (blocks: readonly Block[]): Parcel[] => blocks.flatMap((block) => block.parcels)

const alleyMetres = 6

export function cutParcels(plan: Plan, built: boolean[], townships: Township[], random: Random): Block[] {
  const blocks: Block[] = []
  for (const township of townships) {
    for (const community of township.communities) {
      for (const grid of community.grids) {
        for (const face of grid.faces) {
          if (!built[face] || plan.bank[face]) continue
          const polygon = interior(plan, face)
          if (polygon.length === 0) continue
          const block: Block = {
            face,
            polygon,
            gridCode: grid.code,
            communityCode: community.code,
            parcels: [],
          }
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

function parcelOf(block: Block, polygon: Polygon): Parcel {
  return { polygon, centre: centroid(polygon), areaSquareMetres: area(polygon), use: undefined, block }
}

function subdivide(block: Polygon, random: Random): Polygon[] {
  const done: Polygon[] = []
  const open = [block]
  for (let piece = open.pop(); piece; piece = open.pop()) {
    if (area(piece) <= random.between(19_000, 34_000)) {
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
  const [piece, rest] =
    Math.abs(area(left) - squareMetres) < Math.abs(area(right) - squareMetres) ? [left, right] : [right, left]
  const carved = { ...parcelOf(from.block, piece), use }
  Object.assign(from, { polygon: rest, centre: centroid(rest), areaSquareMetres: area(rest) })
  from.block.parcels.push(carved)
  return carved
}
