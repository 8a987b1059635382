// The country around the town: hamlets on roads that reach every village, woods on the slopes, what a village has.
import { type Houses, layHouses } from './buildings.ts'
import { layCountryRoads } from './country-roads.ts'
import type { Ground } from './ground.ts'
import type { Names } from './names.ts'
import { interior } from './parcels.ts'
import type { PlaceList } from './place-list.ts'
import {
  between,
  centroid,
  clip,
  heading,
  inset,
  intersection,
  minus,
  type Point,
  plus,
  times,
  unit,
} from './plane.ts'
import type { Random } from './random.ts'
import type { Township } from './territory.ts'
import { blobIn } from './water.ts'

export interface Hamlet {
  face: number
  /** In the plan. */
  centre: Point
  village: string
  township: Township
  /** The first hamlet of a village has its services; the first of a township its school and health centre. */
  rank: 'township' | 'village' | 'hamlet'
}

export function settleCountry(
  ground: Ground,
  townships: Township[],
  built: boolean[],
  names: Names,
  random: Random,
  places: PlaceList,
) {
  const hamlets = listHamlets(ground, townships, random)
  const roads = layCountryRoads(ground, hamlets, names, places)
  growNurseries(ground, built, random, places)
  for (const hamlet of hamlets.values()) {
    buildHamlet(ground, hamlet, roads.get(hamlet.face) ?? [], random, places)
    serveVillage(ground, hamlet, random, places)
    if (random.chance(0.55)) growWood(ground, hamlet, random, places)
  }
}

function listHamlets(ground: Ground, townships: Township[], random: Random): Map<number, Hamlet> {
  const { mesh } = ground.plan
  const hamlets = new Map<number, Hamlet>()
  for (const township of townships.filter((each) => !each.urban)) {
    township.communities.forEach(({ name, grids }, i) => {
      grids.forEach(({ faces }, k) => {
        for (const face of faces) {
          // In the middle of what lies well inside the borders, for river and ring road run along them.
          const land = inset(mesh.polygon(face), 420)
          const middle = land.length > 0 ? between(centroid(land), random.pick(land), 0.3) : mesh.centre(face)
          const rank = k > 0 ? 'hamlet' : i > 0 ? 'village' : 'township'
          hamlets.set(face, { face, centre: middle, village: name, township, rank })
        }
      })
    })
  }
  return hamlets
}

const hamletMetres = { township: 330, village: 210, hamlet: 150 } as const

function buildHamlet(ground: Ground, hamlet: Hamlet, roads: Point[], random: Random, places: PlaceList) {
  const { centre, rank } = hamlet
  const radius = hamletMetres[rank] * random.between(0.85, 1.2)
  const circle = Array.from({ length: 9 }, (_, i) =>
    plus(centre, times(heading((i * 2 * Math.PI) / 9), radius * random.between(0.75, 1))),
  )
  const around = intersection(circle, inset(ground.plan.mesh.polygon(hamlet.face), 70))
  // A wedge between every two roads: houses stand along them, never on them.
  const angles = roads.map(([x, y]) => Math.atan2(y, x)).sort((a, b) => a - b)
  const wedges = angles.map((angle, i): Wedge => [angle, angles[i + 1] ?? angles[0]! + 2 * Math.PI])
  for (const [left, right] of wedges.flatMap(belowHalfTurn)) {
    const beside = clip(around, { through: centre, direction: heading(left) }, 12)
    const inner = clip(beside, { through: centre, direction: times(heading(right), -1) }, 12)
    if (inner.length === 0) continue
    const houses: Houses = { style: 'cottage', floors: random.integer(1, 2), use: 'residential' }
    layHouses(ground, houses, { inner, court: [] }, random, places)
  }
}

/** Two angles, counter-clockwise. */
type Wedge = readonly [number, number]

/** A wedge wider than half a turn is not convex: it becomes two. */
function belowHalfTurn([from, to]: Wedge): Wedge[] {
  const middle = (from + to) / 2
  return to - from > Math.PI
    ? [
        [from, middle],
        [middle, to],
      ]
    : [[from, to]]
}

/** A village has a service centre and a clinic, the seat of a township more. */
function serveVillage(
  ground: Ground,
  { centre, rank, village, township }: Hamlet,
  random: Random,
  places: PlaceList,
) {
  const at = (angle: number, metres: number) =>
    ground.point(ground.metres(plus(centre, times(heading(angle), metres))))
  if (rank === 'hamlet') return
  places.add('community-service-centre', `${village}党群服务中心`, at(0.4, 40), {
    areaSquareMetres: random.integer(15, 40) * 10,
  })
  places.add('clinic', rank === 'township' ? `${township.name}卫生院` : `${village}卫生室`, at(2.2, 60), {
    level: rank === 'township' ? 'township' : 'village',
  })
  if (rank === 'village') return
  places.add('culture-centre', `${township.name}综合文化站`, at(3.6, 80), {
    level: 'township',
    areaSquareMetres: 420,
  })
  places.add('elderly-care', `${township.name}敬老院`, at(5, 150), { beds: random.integer(30, 80) })
  places.add('school', `${township.name}中心小学`, at(1.3, 140), {
    stage: 'primary',
    seats: random.integer(20, 60) * 10,
  })
  places.add('bus-stop', `${township.name}站`, at(4.4, 30), { lines: '城乡公交', roofed: true })
}

/** Fields inside the ring road that nobody has built on: many are nurseries. */
function growNurseries(ground: Ground, built: boolean[], random: Random, places: PlaceList) {
  ground.plan.urban.forEach((inTown, face) => {
    if (!inTown || built[face] || ground.plan.bank[face] || !random.chance(0.5)) return
    const land = inset(interior(ground.plan, face), 4)
    if (land.length === 0) return
    places.add('green-space', undefined, ground.polygon(ground.bendRing(land)), { class: 'protective' })
  })
}

/** A wood on the slope between the hamlet and a corner of its land. */
function growWood(ground: Ground, { face, centre }: Hamlet, random: Random, places: PlaceList) {
  const land = inset(ground.plan.mesh.polygon(face), 90)
  if (land.length === 0) return
  const corner = random.pick(land)
  const away = unit(minus(corner, centre))
  const direction: Point = [away[1], -away[0]]
  const slope = clip(land, { through: plus(centre, times(away, 480)), direction })
  if (slope.length === 0) return
  const ring = blobIn(ground, slope, centroid(slope), 0.85, random, 900)
  places.add('green-space', undefined, ground.polygon(ring), { class: 'regional' })
}
