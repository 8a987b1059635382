// Parks of every size class: a lake park, the riverside, community and pocket parks, with blind areas left on purpose.
import type { Ground } from './ground.ts'
import type { Names } from './names.ts'
import { Reach } from './near.ts'
import { type Block, carve, interior, type Parcel, parcelsOf } from './parcels.ts'
import type { PlaceList } from './place-list.ts'
import { area, between, centroid, distance, extent, type Point, type Polygon, plus, times } from './plane.ts'
import type { Random } from './random.ts'
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
const riverWords = ['柳浪', '望河', '听涛', '芦花', '晴川', '白沙', '垂虹', '观澜', '渡口', '长堤']
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
  banks(ground, built, names, random, places, add)
  smallParks(ground, blocks, blind, names, random, reach, add)
  return parks
}

type AddPark = (name: string, parkClass: ParkClass, ring: Polygon, hole?: Polygon) => void

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

function banks(
  ground: Ground,
  built: boolean[],
  names: Names,
  random: Random,
  places: PlaceList,
  add: AddPark,
) {
  const { plan } = ground
  plan.bank.forEach((isBank, face) => {
    if (!isBank || !built[face]) return
    const plot = interior(plan, face)
    if (plot.length === 0) return
    const ring = ground.bendRing(plot)
    const squareMetres = area(ring)
    const isPark = squareMetres > 2500 && random.chance(0.8)
    if (isPark) {
      const name = names.unique(random.shuffle(riverWords).slice(0, 2), ['滨河公园', '滨河园'])
      add(name, 'special', ring)
      walkway(ground, plot, name, places)
    } else {
      places.add('green-space', undefined, ground.polygon(ring), {
        class: 'protective',
        areaSquareMetres: Math.round(squareMetres),
      })
    }
  })
}

/** A path along the water, at home in the park. */
function walkway(ground: Ground, plot: Polygon, name: string, places: PlaceList) {
  const [west, east] = extent(plot, [1, 0])
  const y = centroid(plot)[1] * 0.86
  const line = ground.bend([
    [west + 9, y],
    [east - 9, y],
  ])
  places.add('road', `${name}步道`, ground.line(line), { class: 'path', widthMetres: 3 })
}

/** Some of every size; then more of the large until the wanted share of homes is served. */
function smallParks(
  ground: Ground,
  blocks: Block[],
  blind: Set<string>,
  names: Names,
  random: Random,
  reach: Reach,
  add: AddPark,
) {
  const target = random.between(0.81, 0.87)
  const grids = new Set(blocks.map((block) => block.gridCode)).size
  const sizes: [number, number][] = [
    ...Array<[number, number]>(Math.max(2, Math.round(grids / 16))).fill([2300, 4700]),
    ...Array<[number, number]>(Math.round(grids / 6)).fill([700, 1800]),
  ]
  let more = Math.round(grids / 4)
  for (const parcel of random.shuffle(parcelsOf(blocks).filter((each) => each.use === undefined))) {
    const size = sizes.at(-1) ?? [6000, 14_000]
    if (sizes.length === 0 && (reach.share >= target || more-- <= 0)) break
    // Too small to serve anybody, such a park leaves a blind area blind.
    if (blind.has(parcel.block.communityCode) && size[0] >= 2000) continue
    plant(ground, carve(parcel, random.between(...size), 'park'), names, random, add)
    sizes.pop()
  }
}

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
