// What stands on the parcels that are no homes: schools, markets, squares, halls and offices.
import type { Geometry } from 'geojson'
import { findKind, type KindId } from '../kinds/index.ts'
import { type Houses, layHouses } from './buildings.ts'
import type { Gardens } from './gardens.ts'
import type { Ground } from './ground.ts'
import type { Names } from './names.ts'
import { type Block, type Parcel, parcelsOf, type Use } from './parcels.ts'
import type { PlaceList } from './place-list.ts'
import { area, type Polygon } from './plane.ts'
import type { Random } from './random.ts'

interface Facility {
  kind?: KindId
  words: readonly string[]
  endings: readonly string[]
  /** Green belt along the fence, metres; 0 for none. */
  green: number
  houses?: Omit<Houses, 'floors'> & { floors: [number, number] }
  properties?: (random: Random, squareMetres: number) => Record<string, unknown>
}

const places10 = (value: number) => Math.round(value / 10) * 10
const office = { style: 'office', use: 'public' } as const

const facilities: Partial<Record<Use, Facility>> = {
  school: {
    kind: 'school',
    words: ['青禾县第一', '青禾县第二', '城关', '禾丰', '文昌', '滨河', '翠湖', '建设路', '新城', '育才'],
    endings: ['小学'],
    green: 9,
    houses: { ...office, floors: [3, 5], most: 6 },
    properties: (random) => ({ stage: 'primary', seats: places10(random.between(800, 1900)) }),
  },
  kindergarten: {
    kind: 'kindergarten',
    words: ['县直机关', '小太阳', '青苗', '蓓蕾', '童心', '麦芽'],
    endings: ['幼儿园'],
    green: 5,
    houses: { ...office, floors: [2, 3], most: 2 },
    properties: (random) => ({ seats: places10(random.between(150, 420)), affordable: random.chance(0.75) }),
  },
  hospital: {
    kind: 'hospital',
    words: ['青禾县人民', '青禾县中医', '青禾县第二人民', '青禾县妇幼保健'],
    endings: ['医院'],
    green: 9,
    houses: { ...office, floors: [6, 14], most: 6 },
    properties: (random) => ({
      grade: random.pick(['二级甲等', '二级乙等']),
      beds: places10(random.between(180, 620)),
    }),
  },
  clinic: {
    kind: 'clinic',
    words: ['城关', '禾丰', '滨河', '新城', '翠湖', '东关', '文昌'],
    endings: ['社区卫生服务中心', '社区卫生服务站'],
    green: 0,
    houses: { ...office, floors: [2, 4], most: 1 },
    properties: () => ({ level: 'centre' }),
  },
  market: {
    kind: 'market',
    words: ['城关', '东关', '禾丰', '滨河', '新城', '麦香', '北门'],
    endings: ['农贸市场', '菜市场'],
    green: 0,
    houses: { style: 'hall', use: 'commercial', floors: [1, 2], most: 2 },
    properties: (random, squareMetres) => ({
      standardised: random.chance(0.78),
      stalls: Math.round(squareMetres / random.between(22, 34)),
      areaSquareMetres: Math.round(squareMetres),
      openingHours: '06:30-19:30',
    }),
  },
  square: {
    kind: 'square',
    words: ['青禾人民', '文化', '禾丰', '市民', '南门', '友谊'],
    endings: ['广场'],
    green: 8,
    properties: (_, squareMetres) => ({ areaSquareMetres: Math.round(squareMetres) }),
  },
  parking: {
    kind: 'parking',
    words: ['人民广场', '县医院', '东关', '客运站', '文化路'],
    endings: ['停车场', '公共停车场'],
    green: 2,
    properties: (random, squareMetres) => ({
      spaces: Math.round(squareMetres / random.between(27, 33)),
      form: 'surface',
      openToPublic: true,
    }),
  },
  'sports-ground': {
    kind: 'sports-ground',
    words: ['青禾县', '禾丰', '文昌', '新城'],
    endings: ['体育中心', '全民健身中心', '体育场'],
    green: 10,
    houses: { ...office, floors: [2, 3], most: 1 },
    properties: (_, squareMetres) => ({ areaSquareMetres: Math.round(squareMetres * 0.7), indoor: false }),
  },
  'culture-centre': {
    kind: 'culture-centre',
    words: ['青禾县', '禾丰街道', '文昌街道', '新城街道', '翠湖街道'],
    endings: ['文化馆', '文化活动中心'],
    green: 6,
    houses: { ...office, floors: [3, 5], most: 2 },
    properties: (random, squareMetres) => ({
      level: 'county',
      areaSquareMetres: Math.round(squareMetres * random.between(0.5, 0.9)),
    }),
  },
  'elderly-care': {
    kind: 'elderly-care',
    words: ['青禾县', '夕阳红', '康宁', '长乐'],
    endings: ['养老服务中心', '敬老院'],
    green: 6,
    houses: { ...office, floors: [3, 6], most: 2 },
    properties: (random) => ({ beds: places10(random.between(60, 220)) }),
  },
  'fire-station': {
    kind: 'fire-station',
    words: ['青禾县', '城东', '城南', '新区'],
    endings: ['消防救援站'],
    green: 3,
    houses: { ...office, floors: [3, 4], most: 1 },
    properties: (random) => ({ level: random.pick(['first', 'second']) }),
  },
  government: {
    words: ['青禾县'],
    endings: ['行政中心', '政务服务中心'],
    green: 14,
    houses: { style: 'office', use: 'office', floors: [5, 10] },
  },
  office: { words: [], endings: [], green: 5, houses: { style: 'office', use: 'office', floors: [4, 9] } },
  commerce: {
    words: [],
    endings: [],
    green: 0,
    houses: { style: 'slab', use: 'commercial', floors: [3, 6] },
  },
  industry: {
    words: [],
    endings: [],
    green: 9,
    houses: { style: 'hall', use: 'industrial', floors: [1, 2] },
  },
}

export interface Site {
  use: Use
  name: string
  /** Key of the place; undefined where the site is no place of a kind. */
  key: string | undefined
  kind: KindId | undefined
  parcel: Parcel
  areaSquareMetres: number
}

/** Builds every parcel that has a use and is no home and no park. */
export function buildFacilities(
  ground: Ground,
  blocks: Block[],
  names: Names,
  random: Random,
  gardens: Gardens,
  places: PlaceList,
): Site[] {
  return parcelsOf(blocks).flatMap((parcel) => {
    const facility = parcel.use && facilities[parcel.use]
    if (!facility) return []
    const { kind, words, endings, green, houses } = facility
    const ring = ground.bendRing(parcel.polygon)
    const areaSquareMetres = area(ring)
    const name = words.length > 0 ? names.unique(words, endings) : ''
    const properties = facility.properties?.(random, areaSquareMetres) ?? {}
    const place = kind && places.add(kind, name, shapeFor(ground, kind, parcel, ring), properties)
    const garden = gardens.plant(parcel, green, 0)
    if (houses) {
      const floors = random.integer(...houses.floors)
      layHouses(
        ground,
        { ...houses, floors, name: kind ? undefined : name || undefined },
        garden,
        random,
        places,
      )
    }
    return [{ use: parcel.use!, name, key: place?.sourceKey, kind, parcel, areaSquareMetres }]
  })
}

/** As the kind prefers: its land, or a point on it. */
function shapeFor(ground: Ground, kind: KindId, parcel: Parcel, ring: Polygon): Geometry {
  return findKind(kind)?.shapes[0] === 'area'
    ? ground.polygon(ring)
    : ground.point(ground.metres(parcel.centre))
}
