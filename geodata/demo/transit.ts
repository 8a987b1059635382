// Bus stops: pairs along the main streets, thinned out where a blind area is wanted.
import type { Ground } from './ground.ts'
import { PointIndex, Reach } from './near.ts'
import { type Block, parcelsOf } from './parcels.ts'
import type { PlaceList } from './place-list.ts'
import {
  between,
  contains,
  distance,
  leftOf,
  minus,
  type Point,
  type Polygon,
  plus,
  times,
  unit,
} from './plane.ts'
import type { Random } from './random.ts'
import type { Street } from './roads.ts'
import type { Community } from './territory.ts'
import { offCentre } from './warp.ts'

interface Stop {
  street: Street
  at: Point
  direction: Point
}

const spacingMetres = 470
const radiusMetres = 500

export interface Landmark {
  name: string
  at: Point
}

export function placeBusStops(
  ground: Ground,
  town: Polygon,
  river: Polygon,
  streets: Street[],
  blocks: Block[],
  communities: Community[],
  landmarks: Landmark[],
  random: Random,
  places: PlaceList,
) {
  const stops = streets
    .filter((street) => street.role === 'arterial' || street.role === 'secondary')
    .flatMap((street) => along(street).filter((stop) => contains(town, stop.at) && !isOnBridge(stop, river)))
  const kept = thinOut(ground, apart(stops), blocks, communities, random)
  const index = new PointIndex<Landmark>(200)
  for (const landmark of landmarks) index.add(landmark.at, landmark)
  const lines = new Map(streets.map((street) => [street, linesOf(random)]))
  for (const stop of kept)
    addPair(ground, stop, nameStop(stop, index), lines.get(stop.street)!, random, places)
}

function along(street: Street): Stop[] {
  const stops: Stop[] = []
  let due = spacingMetres / 2
  for (let i = 1; i < street.line.length; i++) {
    const [a, b] = [street.line[i - 1]!, street.line[i]!]
    const metres = distance(a, b)
    for (; due <= metres; due += spacingMetres) {
      stops.push({ street, at: between(a, b, due / metres), direction: unit(minus(b, a)) })
    }
    due -= metres
  }
  return stops
}

/** Whether one of its platforms could stand over the water. */
function isOnBridge({ at, direction }: Stop, river: Polygon): boolean {
  return [-32, 0, 32].some((metres) => contains(river, plus(at, times(direction, metres))))
}

/** No two stops within 260 m: where streets meet, the first one serves both. */
function apart(stops: Stop[]): Stop[] {
  const index = new PointIndex<Stop>(260)
  return stops.filter((stop) => {
    if (index.within(stop.at, 260).length > 0) return false
    index.add(stop.at, stop)
    return true
  })
}

/** Takes stops away around a few outlying communities until about nine tenths of the town are served. */
function thinOut(
  ground: Ground,
  stops: Stop[],
  blocks: Block[],
  communities: Community[],
  random: Random,
): Stop[] {
  const reach = new Reach(250)
  for (const { centre, polygon, areaSquareMetres } of parcelsOf(blocks)) {
    for (const corner of polygon.slice(0, 4)) {
      reach.addLand(ground.metres(between(centre, corner, 0.6)), areaSquareMetres / 4)
    }
  }
  for (const stop of stops) reach.serve([stop.at], radiusMetres)
  const target = random.between(0.9, 0.935)
  const outlying = communities.filter((each) => offCentre(ground.plan.extent, each.centre) > 0.45)
  const forgotten = random.shuffle(outlying).slice(0, Math.max(1, Math.round(communities.length / 7)))
  const away = (stop: Stop) =>
    Math.min(...forgotten.map(({ centre }) => distance(ground.metres(centre), stop.at)))
  const order = stops.map((stop) => ({ stop, metres: away(stop) })).sort((a, b) => a.metres - b.metres)
  const gone = new Set<Stop>()
  for (const { stop } of order) {
    if (reach.share <= target) break
    reach.serve([stop.at], radiusMetres, -1)
    gone.add(stop)
  }
  return stops.filter((stop) => !gone.has(stop))
}

function linesOf(random: Random): string {
  const numbers = new Set([random.integer(1, 12), random.integer(1, 12)])
  return [...numbers]
    .sort((a, b) => a - b)
    .map((number) => `${number}路`)
    .join('、')
}

function nameStop({ at, street }: Stop, landmarks: PointIndex<Landmark>): string {
  const near = landmarks.within(at, 220)
  const nearest = near.reduce<Landmark | undefined>(
    (best, each) => (best && distance(best.at, at) <= distance(each.at, at) ? best : each),
    undefined,
  )
  return `${nearest?.name ?? `${street.name}路口`}站`
}

/** One platform on each side, each behind the crossing in its own direction of travel. */
function addPair(ground: Ground, stop: Stop, name: string, lines: string, random: Random, places: PlaceList) {
  const out = stop.street.widthMetres / 2 + 1.5
  for (const way of [1, -1]) {
    const along = times(stop.direction, way * random.between(12, 30))
    const aside = times(leftOf(stop.direction), -way * out)
    places.add('bus-stop', name, ground.point(plus(stop.at, plus(along, aside))), {
      lines,
      roofed: random.chance(0.7),
    })
  }
}
