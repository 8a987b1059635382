// Footprints of houses: rows that face south, towers, halls; one place per group of equal houses.
import type { Garden } from './gardens.ts'
import type { Ground } from './ground.ts'
import type { PlaceList } from './place-list.ts'
import {
  contains,
  extent,
  heading,
  leftOf,
  minus,
  overlap,
  type Point,
  type Polygon,
  plus,
  times,
  unit,
} from './plane.ts'
import type { Random } from './random.ts'

export type HouseStyle = 'yard' | 'slab' | 'tower' | 'hall' | 'office' | 'cottage'

export interface Houses {
  style: HouseStyle
  floors: number
  use: 'residential' | 'commercial' | 'office' | 'public' | 'industrial' | 'other'
  name?: string
  /** At most so many. */
  most?: number
}

interface Footprint {
  length: [number, number]
  depth: number
  /** Clear land between two rows and between two houses of a row. */
  rowGap: number
  sideGap: number
}

const footprints: Record<HouseStyle, Footprint> = {
  yard: { length: [22, 44], depth: 10, rowGap: 13, sideGap: 8 },
  slab: { length: [38, 66], depth: 13, rowGap: 19, sideGap: 12 },
  tower: { length: [27, 35], depth: 17, rowGap: 24, sideGap: 14 },
  hall: { length: [50, 90], depth: 34, rowGap: 14, sideGap: 12 },
  office: { length: [36, 60], depth: 18, rowGap: 26, sideGap: 18 },
  cottage: { length: [12, 20], depth: 9, rowGap: 15, sideGap: 12 },
}

/** Fills the land inside a garden with houses and adds them as one place; none where it is too small. */
export function layHouses(
  ground: Ground,
  { style, floors, use, name, most = Infinity }: Houses,
  { inner, court }: Pick<Garden, 'inner' | 'court'>,
  random: Random,
  places: PlaceList,
) {
  const ring = ground.bendRing(inner)
  const houses = footprintsIn(ring, court, southward(ring), footprints[style], random).slice(0, most)
  if (houses.length > 0) places.add('building', name, ground.multiPolygon(houses), { floors, use })
}

/** The direction along a row: that of the parcel's side which lies closest to east-west. */
export function southward(ring: Polygon): Point {
  let best: Point = [1, 0]
  let most = 0
  ring.forEach((point, i) => {
    const along = minus(ring[(i + 1) % ring.length]!, point)
    const direction = unit(along)
    const score = Math.hypot(...along) * Math.abs(direction[0]) ** 4
    if (score > most) [best, most] = [direction[0] < 0 ? times(direction, -1) : direction, score]
  })
  // Homes want the sun: never turned more than 25° from south.
  const angle = Math.max(-0.44, Math.min(0.44, Math.atan2(best[1], best[0])))
  return heading(angle)
}

function footprintsIn(
  ring: Polygon,
  court: Polygon,
  along: Point,
  form: Footprint,
  random: Random,
): Point[][] {
  const across = leftOf(along)
  const [left, right] = extent(ring, along)
  const [low, high] = extent(ring, across)
  const houses: Point[][] = []
  const pitch = form.depth + form.rowGap
  const rows = Math.floor((high - low - 4 + form.rowGap) / pitch)
  const first = low + (high - low - (rows * pitch - form.rowGap)) / 2
  for (let row = 0; row < rows; row++) {
    const y = first + row * pitch
    const length = random.between(...form.length)
    for (let x = left + 2; x + length < right - 2; ) {
      const corner = (dx: number, dy: number) => plus(times(along, x + dx), times(across, y + dy))
      const house = [corner(0, 0), corner(length, 0), corner(length, form.depth), corner(0, form.depth)]
      const middles = [corner(length / 2, 0), corner(length / 2, form.depth)]
      const inside = [...house, ...middles].every((point) => contains(ring, point))
      if (inside && !(court.length > 0 && overlap(house, court))) {
        houses.push(house)
        x += length + form.sideGap
      } else x += 4
    }
  }
  return houses
}
