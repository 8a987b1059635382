// Units of the county and what each answers for 包抓: communities, compounds, markets and roads, with named leaders.
import type { AssignmentInput, DutyInput, PlaceInput, UnitInput } from '../county-data.ts'
import { formerUnits, keepLog, leadIndicators } from './duty-log.ts'
import type { Compound } from './homes.ts'
import type { Names } from './names.ts'
import type { Random } from './random.ts'
import type { Community, Township } from './territory.ts'

const departments = [
  ...[
    '县委办公室',
    '县政府办公室',
    '县委组织部',
    '县委宣传部',
    '县委政法委',
    '县人大办公室',
    '县政协办公室',
    '县纪委监委',
  ],
  ...[
    '县发展和改革局',
    '县教育局',
    '县科技局',
    '县工业和信息化局',
    '县公安局',
    '县民政局',
    '县司法局',
    '县财政局',
  ],
  ...[
    '县人力资源和社会保障局',
    '县自然资源局',
    '县住房和城乡建设局',
    '县交通运输局',
    '县水务局',
    '县农业农村局',
    '县商务局',
  ],
  ...[
    '县文体广电和旅游局',
    '县卫生健康局',
    '县退役军人事务局',
    '县应急管理局',
    '县审计局',
    '县市场监督管理局',
    '县统计局',
  ],
  ...[
    '县医疗保障局',
    '县城市管理综合执法局',
    '县林业和草原局',
    '县乡村振兴局',
    '县信访局',
    '县档案馆',
    '县总工会',
    '团县委',
  ],
  ...[
    '县妇联',
    '县残联',
    '县供销社',
    '县税务局',
    '县气象局',
    '县融媒体中心',
    '县园林绿化中心',
    '县机关事务服务中心',
  ],
]
const trades = [
  '建设工程',
  '农业科技',
  '商贸',
  '供热',
  '自来水',
  '公交运输',
  '粮油',
  '面粉',
  '中药材',
  '物流',
  '建材',
  '燃气',
]

/** Whose matter they are, by a part of its name. */
const parents: Partial<Record<UnitInput['kind'], string>> = { school: '教育局', hospital: '卫生健康局' }

/** Shares of what has a packaging unit; a few communities lag behind. */
const packagedShare = { usual: 0.975, lagging: 0.78 }
const since = '2026-03-01'

export interface Responsibilities {
  units: UnitInput[]
  assignments: AssignmentInput[]
  duties: DutyInput[]
}

export function assignUnits(
  townships: Township[],
  compounds: Compound[],
  places: readonly PlaceInput[],
  names: Names,
  random: Random,
  logRandom: Random,
): Responsibilities {
  const units = listUnits(townships, compounds.length, places, names, random)
  const offices = units.filter((unit) => unit.kind === 'township')
  const helpers = units.filter((unit) => unit.kind !== 'township')
  const assignments: AssignmentInput[] = []
  const assign = (unit: UnitInput, role: AssignmentInput['role'], target: AssignmentInput['target']) =>
    assignments.push({ unitCode: unit.code, role, target, leaderName: names.person(), validFrom: since })

  const packagers = new Map<string, UnitInput[]>()
  const communities = townships.flatMap((township, i) =>
    township.communities.map((each) => ({ each, office: offices[i]! })),
  )
  for (const { each, office } of communities) {
    assign(office, 'responsible', { region: each.code })
    if (!each.urban) continue
    const pool = random.shuffle(helpers).slice(0, 5)
    packagers.set(each.code, pool)
    assign(pool[0]!, 'lead', { region: each.code })
  }
  const lagging = pickLagging(
    communities.map(({ each }) => each),
    random,
  )
  for (const { key, parcel } of compounds) {
    const { communityCode } = parcel.block
    const share = lagging.has(communityCode) ? packagedShare.lagging : packagedShare.usual
    if (!random.chance(share)) continue
    assign(random.pick(packagers.get(communityCode)!), 'packaging', { place: key, kind: 'compound' })
  }
  const named = (name: string) => units.find((unit) => unit.name.includes(name))!
  for (const place of places) {
    const target = { place: place.sourceKey, kind: place.kind }
    if (place.kind === 'market') {
      assign(named('市场监督管理局'), 'responsible', target)
      if (random.chance(0.8)) assign(random.pick(helpers), 'packaging', target)
    }
    if (place.kind === 'park' && random.chance(0.7)) assign(named('园林绿化中心'), 'responsible', target)
    const mainRoad = place.kind === 'road' && place.properties.class === 'arterial'
    if (mainRoad && random.chance(0.7)) assign(random.pick(helpers), 'packaging', target)
  }
  const all = [
    ...assignments,
    ...leadIndicators(units, since),
    ...formerUnits(assignments, helpers, logRandom),
  ]
  return { units, assignments: all, duties: keepLog(all, units, places, logRandom) }
}

function pickLagging(communities: Community[], random: Random): Set<string> {
  const urban = communities.filter((each) => each.urban)
  const count = Math.max(1, Math.round(urban.length / 10))
  return new Set(
    random
      .shuffle(urban)
      .slice(0, count)
      .map((each) => each.code),
  )
}

/** Street and township offices first, in the order of the townships. */
function listUnits(
  townships: Township[],
  compounds: number,
  places: readonly PlaceInput[],
  names: Names,
  random: Random,
): UnitInput[] {
  const units: UnitInput[] = []
  const add = (name: string, kind: UnitInput['kind'], category: 'A' | 'B') => {
    const code = `629901U${String(units.length + 1).padStart(4, '0')}`
    // 0900 is no dialling code: the number rings nowhere.
    const contactPhone = `0900-${random.integer(3_000_000, 8_999_999)}`
    const parentCode = parents[kind] && units.find((unit) => unit.name.includes(parents[kind]!))?.code
    units.push({
      ...{
        code,
        name,
        kind,
        category,
        leaderName: names.person(),
        contactName: names.person(),
        contactPhone,
      },
      ...(parentCode && { parentCode }),
    })
  }
  for (const { name, urban } of townships) add(urban ? `${name}办事处` : `${name}人民政府`, 'township', 'A')
  // A: departments and offices; B: schools, hospitals and enterprises, ranked apart. domain.md §3.5.
  for (const name of departments) add(`青禾${name}`, 'department', 'A')
  for (const { kind, name } of places) {
    if (kind === 'school') add(name!, 'school', 'B')
    if (kind === 'hospital') add(name!, 'hospital', 'B')
  }
  const enterprises = Math.max(10, Math.round(compounds / 25))
  for (let i = 0; i < enterprises; i++) {
    add(names.numbered(`青禾${random.pick(trades)}有限公司`), 'enterprise', 'B')
  }
  return units
}
