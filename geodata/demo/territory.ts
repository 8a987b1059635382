// Who governs what: grids gathered into communities and villages, these into streets and townships, with their codes.
import { groupConnected } from './grouping.ts'
import { type Names, numeral } from './names.ts'
import type { Plan } from './plan.ts'
import type { Point } from './plane.ts'
import type { Scale } from './sizes.ts'

export const countyCode = '629901'
export const countyName = '青禾县'

export interface Grid {
  code: string
  name: string
  faces: Set<number>
  urban: boolean
}

export interface Community {
  code: string
  name: string
  urban: boolean
  centre: Point
  grids: Grid[]
}

export interface Township {
  code: string
  name: string
  urban: boolean
  communities: Community[]
}

export function formTerritory(plan: Plan, scale: Scale, names: Names): Township[] {
  const cells = gridCells(plan)
  const urban = cells.filter((cell) => cell.urban)
  const rural = cells.filter((cell) => !cell.urban)
  const blocks = merge(urban, (cell) => cell.superblock)
  const communities = gather(plan, blocks, scale.gridsPerCommunity)
  const streets = gather(plan, communities, scale.gridsPerCommunity * scale.communitiesPerStreet)
  const villages = gather(plan, rural, scale.gridsPerVillage)
  const townships = gather(plan, villages, scale.gridsPerVillage * scale.villagesPerTownship)
  return [
    ...inOrder(plan, streets).map((street, i) => {
      const name = names.unique(streetWords, ['街道'])
      return formTownship(plan, street, communities, countyCode + digits(i + 1), name, true, names)
    }),
    ...inOrder(plan, townships).map((township, i) => {
      const isTown = i % 5 < 3
      const number = isTown
        ? 100 + Math.floor(i / 5) * 3 + (i % 5)
        : 200 + Math.floor(i / 5) * 2 + (i % 5) - 3
      const name = names.unique(townWords, [isTown ? '镇' : '乡'])
      return formTownship(plan, township, villages, countyCode + digits(number), name, false, names)
    }),
  ]
}

const streetWords = ['城关', '禾丰', '文昌', '新城', '翠湖', '东关', '麦香', '西苑']
const townWords = ['柳河', '麦岭', '石泉', '杏花', '槐树湾', '云台', '大塬', '沙坪', '鹤岭', '桃川']
const communityWords = [
  '文昌',
  '建设',
  '团结',
  '滨河',
  '朝阳',
  '翠湖',
  '东关',
  '南苑',
  '和平',
  '禾苗',
  '锦绣',
  '育才',
  '迎宾',
  '康宁',
  '富康',
  '光明',
  '幸福',
  '青松',
  '麦田',
  '长乐',
]
const villageWords = [
  '上湾',
  '下湾',
  '李家塬',
  '张家川',
  '大柳树',
  '石桥',
  '沙河沿',
  '南坪',
  '北坪',
  '麦场',
  '白杨',
  '前进',
  '红土岭',
  '泉沟',
  '杏树台',
  '月亮湾',
]

/** Faces that stay together while groups form. */
interface Cell {
  faces: Set<number>
  weight: number
  urban: boolean
  superblock: number
  centre: Point
  /** The grids of the plan inside, as they were before. */
  grids: Cell[]
}

function gridCells(plan: Plan): Cell[] {
  const faces = Map.groupBy(plan.grid.keys(), (face) => plan.grid[face]!)
  return [...faces.values()].map((list) => {
    const inland = list.find((face) => plan.superblock[face]! >= 0) ?? list[0]!
    const cell: Cell = {
      faces: new Set(list),
      weight: 1,
      urban: plan.urban[inland]!,
      superblock: plan.superblock[inland]!,
      centre: middle(plan, list),
      grids: [],
    }
    cell.grids.push(cell)
    return cell
  })
}

/** Weighted by land, so that a long riverbank does not pull the middle of its grid into the water. */
function middle(plan: Plan, faces: Iterable<number>): Point {
  let [x, y, total] = [0, 0, 0]
  for (const face of faces) {
    const [centre, size] = [plan.mesh.centre(face), plan.mesh.area(face)]
    x += centre[0] * size
    y += centre[1] * size
    total += size
  }
  return [x / total, y / total]
}

function merge(cells: Cell[], key: (cell: Cell) => number): Cell[] {
  return [...Map.groupBy(cells, key).values()].map((members) => combine(members))
}

function combine(members: Cell[]): Cell {
  const weight = members.reduce((sum, cell) => sum + cell.weight, 0)
  const [first] = members
  const weighted = (axis: 0 | 1) =>
    members.reduce((sum, cell) => sum + cell.centre[axis] * cell.weight, 0) / weight
  return {
    faces: new Set(members.flatMap((cell) => [...cell.faces])),
    weight,
    urban: first!.urban,
    superblock: first!.superblock,
    centre: [weighted(0), weighted(1)],
    grids: members.flatMap((cell) => cell.grids),
  }
}

/** Joins neighbouring cells up to a weight. The river divides: no community lies on both banks. */
function gather(plan: Plan, cells: Cell[], target: number): Cell[] {
  const owner = new Map<number, number>()
  cells.forEach((cell, i) => {
    for (const face of cell.faces) owner.set(face, i)
  })
  const neighbours = cells.map((cell, i) => {
    const beside = new Set<number>()
    for (const face of cell.faces) {
      for (const h of plan.mesh.around(face)) {
        const other = owner.get(plan.mesh.face[h ^ 1]!)
        if (other !== undefined && other !== i && plan.mesh.role[h >> 1] !== 'river') beside.add(other)
      }
    }
    return [...beside]
  })
  const weights = cells.map((cell) => cell.weight)
  const group = groupConnected(weights, neighbours, target)
  return [...Map.groupBy(cells.keys(), (i) => group[i]!).values()].map((members) =>
    combine(members.map((i) => cells[i]!)),
  )
}

/** West to east, and north to south where two lie above each other: the order of the codes. */
function inOrder<T extends { centre: Point }>(plan: Plan, list: T[]): T[] {
  const column = plan.extent.halfLength / 3
  const place = ({ centre }: T) => Math.round(centre[0] / column) * 1e6 - centre[1]
  return list.toSorted((a, b) => place(a) - place(b))
}

function formTownship(
  plan: Plan,
  township: Cell,
  members: Cell[],
  code: string,
  name: string,
  urban: boolean,
  names: Names,
): Township {
  const inside = members.filter((cell) => township.faces.has(cell.faces.values().next().value!))
  const words = urban ? communityWords : villageWords
  const communities = inOrder(plan, inside).map((cell, i): Community => {
    const communityCode = code + digits(urban ? i + 1 : 200 + i)
    const communityName = names.unique(words, [urban ? '社区' : '村'])
    const grids = inOrder(plan, cell.grids).map((grid, k) => ({
      code: communityCode + digits(k + 1),
      name: `${communityName}第${numeral(k + 1)}网格`,
      faces: grid.faces,
      urban,
    }))
    return { code: communityCode, name: communityName, urban, centre: cell.centre, grids }
  })
  return { code, name, urban, communities }
}

const digits = (value: number) => String(value).padStart(3, '0')
