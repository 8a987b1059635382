// Where people live: households per grid, compounds with their dwellings, their land, houses and gardens.
import type { GridInput } from '../county-data.ts'
import { layHouses } from './buildings.ts'
import type { Ground } from './ground.ts'
import type { Names } from './names.ts'
import { type Block, type Parcel, parcelsOf } from './parcels.ts'
import type { PlaceList } from './place-list.ts'
import { area, inset, type Polygon } from './plane.ts'
import type { Random } from './random.ts'
import type { Township } from './territory.ts'

export interface GridPeople {
  households: number
  population: number
}

/** By grid code: 300 to 500 households in town, as domain.md §2.1 has it; fewer among the fields. */
export function settlePeople(townships: Township[], random: Random): Map<string, GridPeople> {
  const grids = townships.flatMap((township) => township.communities.flatMap((each) => each.grids))
  return new Map(
    grids.map(({ code, urban }) => {
      const households = urban ? random.integer(310, 495) : random.integer(140, 320)
      const perHousehold = urban ? random.between(2.35, 2.85) : random.between(2.9, 3.5)
      return [code, { households, population: Math.round(households * perHousehold) }]
    }),
  )
}

export interface Compound {
  key: string
  name: string
  parcel: Parcel
  gridCode: string
}

type Style = 'yard' | 'slab' | 'tower'

/** How a compound of an age is built. */
const styles: {
  style: Style
  until: number
  floors: [number, number]
  density: number
  greenMetres: number
}[] = [
  { style: 'yard', until: 1995, floors: [3, 5], density: 0.9, greenMetres: 5 },
  { style: 'slab', until: 2008, floors: [5, 6], density: 1, greenMetres: 8 },
  { style: 'slab', until: 2016, floors: [6, 11], density: 1.3, greenMetres: 10 },
  { style: 'tower', until: 2026, floors: [15, 26], density: 1.7, greenMetres: 13 },
]

const words = [
  '青禾',
  '锦绣',
  '金色',
  '阳光',
  '翠湖',
  '滨河',
  '麦香',
  '书香',
  '丽景',
  '康宁',
  '和谐',
  '水岸',
  '盛世',
  '御景',
  '桃源',
  '凤凰',
]
const endings = ['花园', '家园', '小区', '苑', '新村', '华府', '名邸', '嘉园', '雅居', '公馆']
const oldOwners = [
  '农机局',
  '粮食局',
  '供销社',
  '纺织厂',
  '酒厂',
  '运输公司',
  '教育局',
  '医药公司',
  '水泥厂',
  '农行',
  '邮电局',
  '建筑公司',
  '林业站',
  '水电局',
]
const managers = ['青禾万家', '禾美', '康宁', '锦城', '绿园', '安居', '鼎和', '瑞丰', '众邦', '新居']

export function buildCompounds(
  ground: Ground,
  blocks: Block[],
  people: Map<string, GridPeople>,
  names: Names,
  random: Random,
  places: PlaceList,
): Compound[] {
  residentialLand(ground, blocks, places)
  const compounds: Compound[] = []
  const parcels = parcelsOf(blocks).filter((parcel) => parcel.use === 'compound')
  const byGrid = Map.groupBy(parcels, (parcel) => parcel.block.gridCode)
  for (const [gridCode, members] of byGrid) {
    const drawn = members.map((parcel) => ({ parcel, ...drawAge(random) }))
    const total = drawn.reduce((sum, { parcel, look }) => sum + parcel.areaSquareMetres * look.density, 0)
    const { households } = people.get(gridCode)!
    // Some homes of a grid lie above shops and in lanes, outside every compound.
    const dwellings = households * random.between(0.9, 1)
    for (const { parcel, year, look } of drawn) {
      const share = (parcel.areaSquareMetres * look.density) / total
      const own = Math.floor(dwellings * share)
      const name = nameCompound(look.style, names, random)
      const floors = random.integer(...look.floors)
      const garden = plantGarden(ground, parcel, look.greenMetres, places)
      const old = look.style === 'yard'
      const managed = !old || random.chance(0.4)
      const place = places.add('compound', name, ground.polygon(ground.bendRing(parcel.polygon)), {
        dwellings: own,
        people: Math.round(own * random.between(2.3, 2.8)),
        builtYear: year,
        ...(managed ? { propertyCompany: `${random.pick(managers)}物业服务有限公司` } : {}),
        paved: !old || random.chance(0.7),
        lighting: !old || random.chance(0.75),
        fireEquipment: random.chance(old ? 0.5 : 0.95),
        cameras: random.chance(old ? 0.45 : 0.95),
        sortingBins: random.chance(old ? 0.5 : 0.85),
        ramps: random.chance(old ? 0.2 : 0.8),
        parkingSpaces: Math.round(own * random.between(old ? 0.1 : 0.5, old ? 0.4 : 1.1)),
        greenRatio: Math.round((1000 * garden.squareMetres) / garden.parcelSquareMetres) / 10,
      })
      layHouses(ground, garden.inner, look.style, floors, 'residential', random, places)
      compounds.push({ key: place.sourceKey, name, parcel, gridCode })
    }
  }
  return compounds
}

function drawAge(random: Random) {
  const year = Math.min(random.integer(1983, 2025), random.integer(1990, 2030))
  return { year, look: styles.find((each) => year <= each.until) ?? styles[3]! }
}

function nameCompound(style: Style, names: Names, random: Random): string {
  if (style === 'yard' && random.chance(0.6)) return names.numbered(`${random.pick(oldOwners)}家属院`)
  return names.unique(random.shuffle(words).slice(0, 3), endings)
}

/** Residential land: a block that is all homes in one piece, else parcel by parcel. */
function residentialLand(ground: Ground, blocks: Block[], places: PlaceList) {
  for (const { polygon, parcels } of blocks) {
    const homes = parcels.filter((parcel) => parcel.use === 'compound')
    const pieces =
      homes.length > 0 && homes.length === parcels.length ? [polygon] : homes.map((each) => each.polygon)
    for (const piece of pieces) {
      places.add('residential-land', undefined, ground.polygon(ground.bendRing(piece)), {
        landUse: 'R2 二类居住用地',
      })
    }
  }
}

/** A belt of green along the walls; answers the land inside it. */
export function plantGarden(ground: Ground, parcel: Parcel, metres: number, places: PlaceList) {
  const outer = inset(parcel.polygon, 2)
  const inner = inset(parcel.polygon, 2 + metres)
  const parcelSquareMetres = Math.abs(area(ground.bendRing(parcel.polygon)))
  if (inner.length === 0) return { inner: parcel.polygon as Polygon, squareMetres: 0, parcelSquareMetres }
  const [ring, hole] = [ground.bendRing(outer), ground.bendRing(inner)]
  const squareMetres = area(ring) - area(hole)
  places.add('green-space', undefined, ground.polygon(ring, [hole.toReversed()]), {
    class: 'attached',
    areaSquareMetres: Math.round(squareMetres),
  })
  return { inner, squareMetres, parcelSquareMetres }
}

export function gridInputs(
  ground: Ground,
  townships: Township[],
  people: Map<string, GridPeople>,
  names: Names,
): GridInput[] {
  return townships.flatMap((township) =>
    township.communities.flatMap((community) =>
      community.grids.map((grid) => ({
        code: grid.code,
        name: grid.name,
        geometry: ground.union(grid.faces),
        leaderName: names.person(),
        ...people.get(grid.code)!,
      })),
    ),
  )
}
