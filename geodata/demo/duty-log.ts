// What the units of the demo county did since they took over, who had their compounds before, and who leads an indicator.
import type { AssignmentInput, DutyInput, PlaceInput, UnitInput } from '../county-data.ts'
import type { Random } from './random.ts'

/** The log begins with the present assignments and ends before the snow. */
const months = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']
const earlier = { from: '2025-09-01', to: '2026-02-28' }

interface Phrases {
  visits: readonly string[]
  meetings: readonly string[]
  /** Found, and how it was solved. */
  problems: readonly (readonly [string, string])[]
}

const atHome: Phrases = {
  visits: [
    '走访住户，宣传文明城市创建，发放倡议书。',
    '查看楼道堆物和飞线充电情况，劝导两户整改。',
    '走访独居老人，登记买药和维修需求。',
    '检查垃圾分类投放点和保洁记录。',
    '与网格长一同巡查小区道路和绿地。',
  ],
  meetings: ['与社区、物业碰头，排出本月整治清单。', '召开楼栋长会议，商定清理楼道的时间。'],
  problems: [
    ['三单元门前路灯不亮。', '路灯已更换，当晚恢复照明。'],
    ['雨水口堵塞，雨后积水。', '已疏通清淤，雨后复查无积水。'],
    ['电动自行车占用消防通道。', '已划线并增设停车棚，通道畅通。'],
    ['楼道堆放旧家具。', '已组织清运，与住户签订承诺书。'],
    ['宣传栏玻璃破损。', '玻璃已更换，内容已更新。'],
  ],
}
const inTheStreet: Phrases = {
  visits: ['巡查路段，劝导占道经营两处。', '检查门前五包落实情况，逐户签字。', '查看环境卫生和车辆停放。'],
  meetings: ['与城管中队、沿街商户开会，明确门前五包责任。'],
  problems: [
    ['垃圾桶满溢，地面有污渍。', '已清运冲洗，增加一次午间收运。'],
    ['人行道地砖松动。', '已修补，复查平整。'],
    ['非机动车乱停放。', '已补划停车位，安排专人引导。'],
  ],
}

/** Named by words that the unit's name holds. */
const leads: readonly (readonly [indicator: string, unit: string])[] = [
  ['unit-coverage', '县委组织部'],
  ['park-service-coverage', '园林绿化中心'],
  ['green-ratio', '园林绿化中心'],
  ['bus-stop-coverage', '交通运输局'],
  ['road-density', '住房和城乡建设局'],
  ['toilet-density', '城市管理综合执法局'],
  ['shelter-area-per-head', '应急管理局'],
]

/** Who leads which indicator of the county. */
export function leadIndicators(units: readonly UnitInput[], since: string): AssignmentInput[] {
  return leads.flatMap(([indicator, name]) => {
    const unit = units.find((each) => each.name.includes(name))
    if (!unit) return []
    const { code, leaderName } = unit
    return [{ unitCode: code, role: 'lead' as const, target: { indicator }, leaderName, validFrom: since }]
  })
}

/** One in five packaging units took over from another one. */
export function formerUnits(
  assignments: readonly AssignmentInput[],
  units: readonly UnitInput[],
  random: Random,
): AssignmentInput[] {
  return assignments.flatMap((assignment) => {
    if (assignment.role !== 'packaging' || !random.chance(0.2)) return []
    const former = random.pick(units)
    if (former.code === assignment.unitCode) return []
    return [
      {
        ...assignment,
        unitCode: former.code,
        leaderName: former.leaderName,
        validFrom: earlier.from,
        validTo: earlier.to,
        note: '上一轮包抓，2026 年 3 月调整',
      },
    ]
  })
}

/** Entries of the packaging units of today: a visit in most months, a meeting now and then, problems that mostly end well. */
export function keepLog(
  assignments: readonly AssignmentInput[],
  units: readonly UnitInput[],
  places: readonly PlaceInput[],
  random: Random,
): DutyInput[] {
  const contacts = new Map(units.map(({ code, contactName }) => [code, contactName]))
  const homes = new Set(places.flatMap(({ kind, sourceKey }) => (kind === 'compound' ? [sourceKey] : [])))
  return assignments.flatMap(({ role, target, unitCode, validTo }, assignment) => {
    if (role !== 'packaging' || validTo !== undefined || !('place' in target)) return []
    const phrases = homes.has(target.place) ? atHome : inTheStreet
    const authorName = contacts.get(unitCode) ?? '联络员'
    // Some units are diligent and some are not; a few never came.
    const diligence = random.chance(0.06) ? 0 : random.between(0.2, 0.9)
    return months.flatMap((month) => {
      if (!random.chance(diligence)) return []
      const day = random.integer(1, 20)
      const entry = (kind: DutyInput['kind'], words: string, daysLater = 0): DutyInput => ({
        assignment,
        kind,
        happenedOn: `${month}-${String(day + daysLater).padStart(2, '0')}`,
        words,
        authorName,
      })
      const entries = [entry('visit', random.pick(phrases.visits))]
      if (random.chance(0.15)) entries.push(entry('meeting', random.pick(phrases.meetings)))
      if (random.chance(0.35)) {
        const [found, solved] = random.pick(phrases.problems)
        entries.push(entry('problem-found', found))
        if (random.chance(0.8)) entries.push(entry('problem-solved', solved, random.integer(1, 8)))
      }
      return entries
    })
  })
}
