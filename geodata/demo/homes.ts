// Compounds: their land, dwellings, houses and gardens, older in the middle of the town and taller at its edge.
import { layHouses } from './buildings.ts'
import type { Gardens } from './gardens.ts'
import type { Ground } from './ground.ts'
import type { Names } from './names.ts'
import { type Block, type Parcel, parcelsOf } from './parcels.ts'
import type { GridPeople } from './people.ts'
import type { PlaceList } from './place-list.ts'
import { area } from './plane.ts'
import type { Random } from './random.ts'
import { offCentre } from './warp.ts'

export interface Compound {
  key: string
  name: string
  parcel: Parcel
}

interface Look {
  style: 'yard' | 'slab' | 'tower'
  /** Built until this year. */
  until: number
  floors: [number, number]
  /** Dwellings per m² against the six-storey slab. */
  density: number
  beltMetres: number
  courtShare: number
}

const looks: Look[] = [
  { style: 'yard', until: 1995, floors: [3, 5], density: 0.9, beltMetres: 8, courtShare: 0 },
  { style: 'slab', until: 2008, floors: [5, 6], density: 1, beltMetres: 13, courtShare: 0.12 },
  { style: 'slab', until: 2016, floors: [6, 11], density: 1.3, beltMetres: 14, courtShare: 0.19 },
  { style: 'tower', until: Infinity, floors: [15, 26], density: 1.7, beltMetres: 16, courtShare: 0.22 },
]

const words = [
  ...['青禾', '锦绣', '金色', '阳光', '翠湖', '滨河', '麦香', '书香', '丽景'],
  ...['康宁', '和谐', '水岸', '盛世', '御景', '桃源', '凤凰'],
]
const endings = ['花园', '家园', '小区', '苑', '新村', '华府', '名邸', '嘉园', '雅居', '公馆']
const oldOwners = [
  ...['农机局', '粮食局', '供销社', '纺织厂', '酒厂', '运输公司', '教育局'],
  ...['医药公司', '水泥厂', '农行', '邮电局', '建筑公司', '林业站', '水电局'],
]
const managers = ['青禾万家', '禾美', '康宁', '锦城', '绿园', '安居', '鼎和', '瑞丰', '众邦', '新居']

export function buildCompounds(
  ground: Ground,
  blocks: Block[],
  people: Map<string, GridPeople>,
  names: Names,
  random: Random,
  gardens: Gardens,
  places: PlaceList,
): Compound[] {
  const homes = parcelsOf(blocks).filter((parcel) => parcel.use === 'compound')
  residentialLand(ground, homes, places)
  const compounds: Compound[] = []
  for (const [gridCode, parcels] of Map.groupBy(homes, (parcel) => parcel.block.gridCode)) {
    const drawn = parcels.map((parcel) => {
      const year = drawYear(offCentre(ground.plan.extent, parcel.centre), random)
      return { parcel, year, look: looks.find((each) => year <= each.until)! }
    })
    const weight = ({ parcel, look }: (typeof drawn)[number]) => parcel.areaSquareMetres * look.density
    const total = drawn.reduce((sum, each) => sum + weight(each), 0)
    // Some homes of a grid lie above shops and in lanes, outside every compound.
    const dwellings = people.get(gridCode)!.households * random.between(0.9, 1)
    for (const each of drawn) {
      const name = nameCompound(each.look.style, names, random)
      const garden = gardens.plant(each.parcel, each.look.beltMetres, each.look.courtShare)
      const ring = ground.bendRing(each.parcel.polygon)
      const own = Math.floor((dwellings * weight(each)) / total)
      const place = places.add('compound', name, ground.polygon(ring), {
        ...describe(own, each.year, each.look, random),
        greenRatio: Math.round((1000 * garden.squareMetres) / area(ring)) / 10,
      })
      const { style, floors } = each.look
      layHouses(
        ground,
        { style, floors: random.integer(...floors), use: 'residential' },
        garden,
        random,
        places,
      )
      compounds.push({ key: place.sourceKey, name, parcel: each.parcel })
    }
  }
  return compounds
}

/** The middle was built first; the edge lies on fields of twenty years ago. */
function drawYear(off: number, random: Random): number {
  const year = 1984 + 28 * Math.min(1, off) + random.between(-6, 16)
  return Math.min(2025, Math.round(year))
}

/** What a compound has and lacks: the older, the less. */
function describe(dwellings: number, builtYear: number, look: Look, random: Random) {
  const old = look.style === 'yard'
  const managed = !old || random.chance(0.4)
  return {
    dwellings,
    people: Math.round(dwellings * random.between(2.3, 2.8)),
    builtYear,
    ...(managed ? { propertyCompany: `${random.pick(managers)}物业服务有限公司` } : {}),
    paved: !old || random.chance(0.7),
    drainage: !old || random.chance(0.8),
    lighting: !old || random.chance(0.75),
    fireEquipment: random.chance(old ? 0.5 : 0.95),
    cameras: random.chance(old ? 0.45 : 0.95),
    sortingBins: random.chance(old ? 0.5 : 0.85),
    ramps: random.chance(old ? 0.2 : 0.8),
    parkingSpaces: Math.round(dwellings * random.between(old ? 0.1 : 0.5, old ? 0.4 : 1.1)),
  }
}

function nameCompound(style: Look['style'], names: Names, random: Random): string {
  if (style === 'yard' && random.chance(0.6))
    return names.numbered(`${random.pick(oldOwners)}家属院`, '', '区')
  return names.unique(random.shuffle(words).slice(0, 3), endings)
}

function residentialLand(ground: Ground, homes: Parcel[], places: PlaceList) {
  for (const { polygon } of homes) {
    places.add('residential-land', undefined, ground.polygon(ground.bendRing(polygon)), {
      landUse: 'R2 二类居住用地',
    })
  }
}
