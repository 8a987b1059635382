// How long may it take? Limits for handling by matter and condition, and for the other steps. Presets, changed by the county.
import type { Limit } from './clock.ts'

export interface LimitRule {
  /** When this limit holds; null: whenever no other does. */
  condition: { zh: string; en: string } | null
  limit: Limit
  source: keyof typeof limitSources
}

export const limitSources = {
  /** domain.md §3.2, tag B; "hours" are working hours there, "days" working days, urgent ones run on without a break. */
  yuncheng: {
    zh: '运城市城市综合管理服务立案、处置和结案标准',
    en: 'Yuncheng: standards for filing, handling and closing in city management',
  },
  proposal: {
    zh: '图治建议值，请按本地标准调整',
    en: 'Proposed by Tuzhi, to be adjusted to the local standard',
  },
} as const

export const urgentHours = (amount: number): Limit => ({ amount, clock: 'urgent-hours' })
export const workingHours = (amount: number): Limit => ({ amount, clock: 'working-hours' })
export const workingDays = (amount: number): Limit => ({ amount, clock: 'working-days' })

const sample = (limit: Limit, zh?: string, en?: string): LimitRule => ({
  condition: zh !== undefined && en !== undefined ? { zh, en } : null,
  limit,
  source: 'yuncheng',
})

/** Of manhole covers; the text of the sample is about those of gardens. */
export const coverLimits: readonly LimitRule[] = [
  sample(urgentHours(2), '缺失、移位、开裂，存在安全隐患', 'Missing, shifted or cracked, a danger'),
  sample(workingHours(4), '破损超过 25 cm²', 'Broken, more than 25 cm²'),
  sample(workingDays(2), '弹跳作响、翻盖', 'Rattles or flips'),
  sample(
    workingDays(5),
    '周边 150 cm × 150 cm 路面沉陷、凸起或破损',
    'The road 150 cm × 150 cm around it sunk or broken',
  ),
]

/** By matter code; of several the first is the usual one. */
export const handlingLimits: Record<string, readonly LimitRule[]> = {
  '01004': [sample(workingDays(1), '堵塞三分之一以上', 'A third or more blocked')],
  '06001': [
    sample(urgentHours(48), '正在搭建', 'Being built'),
    sample(workingDays(15), '已经建成', 'Built already'),
  ],
  '06010': [sample(workingHours(4))],
  '06012': [sample(workingHours(2))],
  '06013': [sample(workingDays(5), '破损 0.5 m² 以上', 'Broken, 0.5 m² or more')],
  '06017': [sample(workingHours(4))],
  '06042': [sample(workingHours(4))],
  '06997': [sample(workingDays(1))],
  '06998': [sample(urgentHours(2), '积水超过 100 m² 且深于 15 cm', 'More than 100 m² and deeper than 15 cm')],
  '07001': [sample(workingDays(1))],
  '07008': [sample(workingDays(5))],
  '09001': [sample(urgentHours(2))],
  '09005': [sample(urgentHours(2))],
  '09006': [sample(urgentHours(2))],
  '09010': [sample(workingHours(2))],
  '09011': [sample(workingHours(2))],
  '09012': [sample(workingHours(2))],
  '09020': [sample(workingDays(2))],
  '09998': [sample(workingHours(4))],
}

/**
 * Of the steps around the handling: our proposal. Yuncheng gives 15 minutes for accepting and dispatching and 30 for a
 * check, day and night, which needs a staffed centre.
 */
export const stepLimits = {
  accept: workingHours(1),
  verify: workingHours(4),
  file: workingHours(1),
  dispatch: workingHours(1),
  check: workingDays(1),
  close: workingDays(1),
  /** Reply to a supervision note 督办. */
  supervise: workingDays(1),
} as const satisfies Record<string, Limit>
