// Green that belongs to something: belts along walls, courts between houses, strips along streets; one place per block.
import type { Position } from 'geojson'
import type { Ground } from './ground.ts'
import type { Block, Parcel } from './parcels.ts'
import type { PlaceList } from './place-list.ts'
import { area, between, inset, type Point, type Polygon, plus, times } from './plane.ts'
import type { Random } from './random.ts'

export interface Garden {
  /** What is left for houses, in the plan. */
  inner: Polygon
  /** The court in the middle, metres on the ground; empty for none. */
  court: Polygon
  squareMetres: number
}

export class Gardens {
  #ground: Ground
  #random: Random
  /** Polygons in degrees, with their m², by block. */
  #green = new Map<Block, { rings: Position[][]; squareMetres: number }[]>()

  constructor(ground: Ground, random: Random) {
    this.#ground = ground
    this.#random = random
  }

  /** A belt of this width along the walls and a court between the houses that takes `courtShare` of what is inside. */
  plant(parcel: Parcel, beltMetres: number, courtShare: number): Garden {
    const outer = inset(parcel.polygon, 2)
    const inner = inset(parcel.polygon, 2 + beltMetres)
    if (inner.length === 0) return { inner: parcel.polygon, court: [], squareMetres: 0 }
    let squareMetres = 0
    if (beltMetres > 0) {
      squareMetres += this.#add(parcel.block, this.#ground.bendRing(outer), this.#ground.bendRing(inner))
    }
    // Somewhere near the middle: shrunk towards a point inside, a convex piece stays inside.
    const middle = between(parcel.centre, this.#random.pick(inner), this.#random.between(0, 0.45))
    const court = courtShare > 0 ? this.#ground.bendRing(shrunk(inner, middle, Math.sqrt(courtShare))) : []
    if (court.length > 0) squareMetres += this.#add(parcel.block, court)
    return { inner, court, squareMetres }
  }

  plantBelts(blocks: readonly Block[]) {
    for (const block of blocks) for (const belt of block.belts) this.#add(block, this.#ground.bendRing(belt))
  }

  addTo(places: PlaceList) {
    for (const pieces of this.#green.values()) {
      const squareMetres = pieces.reduce((sum, piece) => sum + piece.squareMetres, 0)
      const geometry = { type: 'MultiPolygon' as const, coordinates: pieces.map((piece) => piece.rings) }
      places.add('green-space', undefined, geometry, {
        class: 'attached',
        areaSquareMetres: Math.round(squareMetres),
      })
    }
  }

  #add(block: Block, ring: Polygon, hole?: Polygon): number {
    const rings = [this.#ground.closed(ring), ...(hole ? [this.#ground.closed(hole.toReversed())] : [])]
    const squareMetres = area(ring) - (hole ? area(hole) : 0)
    const pieces = this.#green.get(block) ?? []
    pieces.push({ rings, squareMetres })
    this.#green.set(block, pieces)
    return squareMetres
  }
}

function shrunk(ring: Polygon, middle: Point, factor: number): Polygon {
  return ring.map((point) => plus(times(point, factor), times(middle, 1 - factor)))
}
