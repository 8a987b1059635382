// The country around the town: hamlets on roads that reach every village, woods on the slopes, what a village has.
import { layHouses } from './buildings.ts'
import type { Ground } from './ground.ts'
import type { Names } from './names.ts'
import { interior } from './parcels.ts'
import type { PlaceList } from './place-list.ts'
import {
  between,
  centroid,
  clip,
  distance,
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

interface Hamlet {
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

/**
 * A tree of roads from the town's ring out to every hamlet, nearest first; answers, by face, in which directions
 * roads leave the hamlet. Each road crosses a border in the middle, so roads of convex cells never meet elsewhere.
 */
function layCountryRoads(
  ground: Ground,
  hamlets: Map<number, Hamlet>,
  names: Names,
  places: PlaceList,
): Map<number, Point[]> {
  const { mesh } = ground.plan
  const leaving = new Map<number, Point[]>([...hamlets.keys()].map((face) => [face, []]))
  const reached = new Set<number>()
  const open = [...hamlets.values()].flatMap((hamlet) => {
    const gate = findGate(ground, hamlet)
    return gate ? [roadTo(undefined, hamlet, [gate, hamlet.centre], distance(gate, hamlet.centre))] : []
  })
  while (open.length > 0) {
    const nearest = open.reduce((best, each, i) => (each.far < open[best]!.far ? i : best), 0)
    const [{ from, to, line, far }] = open.splice(nearest, 1) as [(typeof open)[number]] // the loop runs while there is one
    if (reached.has(to.face)) continue
    reached.add(to.face)
    const main = to.rank !== 'hamlet'
    const name = main
      ? names.numbered(`青${to.village.slice(0, 1)}公路`)
      : names.numbered(`${to.village.replace(/村$/, '')}通组路`)
    places.add('road', name, ground.line(ground.bend(rounded(line), 60, 1.5)), {
      class: main ? 'secondary' : 'local',
      widthMetres: main ? 9 : 5.5,
      lanes: main ? 2 : 1,
      oneway: false,
    })
    for (const h of mesh.around(to.face)) {
      const next = hamlets.get(mesh.face[h ^ 1]!)
      if (!next || reached.has(next.face)) continue
      const [a, b] = mesh.ends(h)
      const crossing = times(plus(a, b), 0.5)
      const metres = distance(to.centre, crossing) + distance(crossing, next.centre)
      // A bridge is dear.
      const cost = mesh.role[h >> 1] === 'river' ? 3 * metres : metres
      open.push(roadTo(to, next, [to.centre, crossing, next.centre], far * 0.6 + cost))
    }
    leaving.get(to.face)!.push(minus(line.at(-2)!, to.centre))
    if (from) leaving.get(from.face)!.push(minus(line[1]!, from.centre))
  }
  return leaving
}

/** The corner on the border becomes a bend. */
function rounded(line: Point[]): Point[] {
  const [a, corner, b] = line
  if (!a || !corner || !b) return line
  const [from, to] = [between(corner, a, 0.45), between(corner, b, 0.45)]
  const bend = Array.from({ length: 9 }, (_, i) =>
    between(between(from, corner, i / 8), between(corner, to, i / 8), i / 8),
  )
  return [a, ...bend, b]
}

/** A road that could be built; `from` is undefined where it begins at the town. */
const roadTo = (from: Hamlet | undefined, to: Hamlet, line: Point[], far: number) => ({ from, to, line, far })

/** A corner of the ring road where a street of the town comes out. */
function findGate(ground: Ground, { face, centre }: Hamlet): Point | undefined {
  const { mesh, urban } = ground.plan
  const gates = mesh
    .around(face)
    .filter((h) =>
      mesh.fan(h).some((leaving) => urban[mesh.face[leaving]!] && urban[mesh.face[leaving ^ 1]!]),
    )
    .filter((h) =>
      mesh.fan(h).some((leaving) => ['arterial', 'secondary'].includes(mesh.role[leaving >> 1]!)),
    )
    .map((h) => mesh.points[mesh.origin[h]!]!)
  return gates.sort((a, b) => distance(a, centre) - distance(b, centre))[0]
}

const hamletMetres = { township: 330, village: 210, hamlet: 150 } as const

function buildHamlet(ground: Ground, hamlet: Hamlet, roads: Point[], random: Random, places: PlaceList) {
  const { centre, rank, village, township } = hamlet
  const radius = hamletMetres[rank] * random.between(0.85, 1.2)
  const circle = Array.from({ length: 9 }, (_, i) =>
    plus(centre, times(heading((i * 2 * Math.PI) / 9), radius * random.between(0.75, 1))),
  )
  const around = intersection(circle, inset(ground.plan.mesh.polygon(hamlet.face), 70))
  // A wedge between every two roads: houses stand along them, never on them.
  const angles = roads.map(([x, y]) => Math.atan2(y, x)).sort((a, b) => a - b)
  const wedges = angles.map((angle, i) => [angle, angles[i + 1] ?? angles[0]! + 2 * Math.PI] as const)
  for (const [from, to] of wedges) {
    for (const [left, right] of to - from > Math.PI
      ? [[from, (from + to) / 2] as const, [(from + to) / 2, to] as const]
      : [[from, to] as const]) {
      const beside = clip(around, { through: centre, direction: heading(left) }, 12)
      const inner = clip(beside, { through: centre, direction: times(heading(right), -1) }, 12)
      if (inner.length === 0) continue
      layHouses(
        ground,
        { style: 'cottage', floors: random.integer(1, 2), use: 'residential' },
        { inner, court: [] },
        random,
        places,
      )
    }
  }
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
