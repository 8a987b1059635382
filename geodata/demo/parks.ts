// Parks of every size class: a lake park, the riverside, community and pocket parks, with blind areas left on purpose.
import type { Ground } from './ground.ts'
import type { Names } from './names.ts'
import { Reach } from './near.ts'
import { type Block, carve, type Parcel, parcelsOf } from './parcels.ts'
import type { PlaceList } from './place-list.ts'
import { area, between, centroid, distance, type Point, type Polygon, plus, times } from './plane.ts'
import type { Random } from './random.ts'
import { greenBanks } from './riverside.ts'
import type { Community } from './territory.ts'
import { offCentre } from './warp.ts'
import { blobIn } from './water.ts'

export interface Park {
  name: string
  key: string
  areaSquareMetres: number
  /** Metres on the ground. */
  ring: Polygon
}

type ParkClass = 'comprehensive' | 'community' | 'special' | 'pocket'

/** Radius of domain.md §1.1 #1; smaller parks serve nobody. */
const radiusOf = (squareMetres: number) => (squareMetres >= 5000 ? 500 : squareMetres >= 2000 ? 300 : 0)

const lakeWords = ['翠湖', '青禾湖', '鹤鸣湖', '映月湖', '莲花湖', '柳湖', '天池']
const gardenWords = ['青禾', '禾丰', '鹤岭', '云台']
const smallWords = [
  '杏林',
  '槐荫',
  '青松',
  '桃李',
  '麦穗',
  '百合',
  '晨曦',
  '银杏',
  '海棠',
  '丁香',
  '石榴',
  '康乐',
]

export function plantParks(
  ground: Ground,
  blocks: Block[],
  built: boolean[],
  communities: Community[],
  names: Names,
  random: Random,
  places: PlaceList,
): Park[] {
  const parks: Park[] = []
  const reach = homesToReach(ground, blocks)
  const add = (name: string, parkClass: ParkClass, ring: Polygon, hole?: Polygon) => {
    const squareMetres = area(ring) - (hole ? area(hole) : 0)
    const place = places.add('park', name, ground.polygon(ring, hole ? [hole.toReversed()] : []), {
      class: parkClass,
      areaSquareMetres: Math.round(squareMetres),
      openToPublic: true,
      manager: '青禾县园林绿化中心',
    })
    parks.push({ name, key: place.sourceKey, areaSquareMetres: squareMetres, ring })
    reach.serve(rim(ring), radiusOf(squareMetres))
  }

  largeParks(ground, blocks, names, random, places, add)
  const blind = blindCommunities(ground, communities, random)
  const plantIn = (parcel: Parcel) => plant(ground, parcel, names, random, add)
  greenBanks(ground, built, names, random, reach, places, add)
  smallParks(ground, blocks, random, reach, plantIn)
  communityParks(blocks, blind, random, reach, plantIn)
  return parks
}

export type AddPark = (name: string, parkClass: ParkClass, ring: Polygon, hole?: Polygon) => void

/** Five points in every parcel that will be homes, each for a fifth of its land. */
function homesToReach(ground: Ground, blocks: Block[]): Reach {
  const reach = new Reach(250)
  for (const { polygon, centre, areaSquareMetres, use } of parcelsOf(blocks)) {
    if (use !== undefined) continue
    const around = polygon.slice(0, 4).map((corner) => between(centre, corner, 0.6))
    for (const point of [centre, ...around]) reach.addLand(ground.metres(point), areaSquareMetres / 5)
  }
  return reach
}

function largeParks(
  ground: Ground,
  blocks: Block[],
  names: Names,
  random: Random,
  places: PlaceList,
  add: AddPark,
) {
  for (const { polygon, parcels } of blocks) {
    const use = parcels[0]?.use
    if (use === 'garden-park') {
      add(names.unique(gardenWords, ['植物园', '森林公园']), 'special', ground.bendRing(polygon))
    }
    if (use !== 'lake-park') continue
    const word = names.unique(lakeWords, [''])
    const lake = blobIn(ground, polygon, centroid(polygon), 0.72, random)
    places.add('water', word, ground.polygon(lake), { class: 'lake' })
    add(`${word}公园`, 'comprehensive', ground.bendRing(polygon), lake)
    // A promenade around the water.
    const shore = lake.map((point) => plus(times(point, 1.14), times(centroid(lake), -0.14)))
    places.add('road', `${word}环湖步道`, ground.line([...shore, shore[0]!]), {
      class: 'path',
      widthMetres: 3,
    })
  }
}

/** Every sixth community or so gets no park that counts, so that the map has something to find. */
function blindCommunities(ground: Ground, communities: Community[], random: Random): Set<string> {
  const outer = communities
    .filter((each) => offCentre(ground.plan.extent, each.centre) > 0.35)
    .sort((a, b) => Math.abs(b.centre[1]) - Math.abs(a.centre[1]))
  const wanted = Math.max(1, Math.round(communities.length / 6))
  return new Set(
    random
      .shuffle(outer.slice(0, 2 * wanted))
      .slice(0, wanted)
      .map((each) => each.code),
  )
}

/** A few below 5,000 m² and more below 2,000 m², which serve nobody and so leave a blind area blind. */
function smallParks(ground: Ground, blocks: Block[], random: Random, reach: Reach, plantIn: PlantIn) {
  const grids = gridsOf(blocks)
  const sizes: [number, number][] = [
    ...Array<[number, number]>(Math.round(grids / 6)).fill([700, 1800]),
    ...Array<[number, number]>(Math.max(2, Math.round(grids / 16))).fill([2300, 4700]),
  ]
  for (const parcel of random.shuffle(freeParcels(blocks))) {
    const size = sizes.at(-1)
    if (!size) break
    if (size[0] >= 2000 && !servesFewMore(reach, ground.bendRing(parcel.polygon), 300)) continue
    plantIn(carve(parcel, random.between(...size), 'park'))
    sizes.pop()
  }
}

/** Community parks until the wanted share of homes is served. */
function communityParks(blocks: Block[], blind: Set<string>, random: Random, reach: Reach, plantIn: PlantIn) {
  const target = random.between(0.77, 0.82)
  let left = Math.round(gridsOf(blocks) / 4)
  for (const parcel of random.shuffle(freeParcels(blocks))) {
    if (reach.share >= target || left === 0) break
    if (blind.has(parcel.block.communityCode)) continue
    plantIn(carve(parcel, random.between(6000, 14_000), 'park'))
    left--
  }
}

/**
 * Whether a park leaves blind areas for the map to find: it serves next to nobody who is not served already, or only
 * part of the town is served so far.
 */
export function servesFewMore(reach: Reach, ring: Polygon, radius: number): boolean {
  return reach.shareWith(rim(ring), radius) <= Math.max(0.76, reach.share + 0.004)
}

type PlantIn = (parcel: Parcel) => void

const gridsOf = (blocks: Block[]) => new Set(blocks.map((block) => block.gridCode)).size
const freeParcels = (blocks: Block[]) => parcelsOf(blocks).filter((each) => each.use === undefined)

function plant(ground: Ground, parcel: Parcel, names: Names, random: Random, add: AddPark) {
  const ring = ground.bendRing(parcel.polygon)
  const large = area(ring) >= 5000
  const name = names.unique(
    random.shuffle(smallWords).slice(0, 2),
    large ? ['公园', '社区公园'] : ['游园', '口袋公园'],
  )
  add(name, large ? 'community' : 'pocket', ring)
}

/** Points along a ring, at most 40 m apart. */
export function rim(ring: Polygon): Point[] {
  return ring.flatMap((a, i) => {
    const b = ring[(i + 1) % ring.length]!
    const pieces = Math.max(1, Math.ceil(distance(a, b) / 40))
    return Array.from({ length: pieces }, (_, k) => between(a, b, k / pieces))
  })
}
