// What is known of a category of problems: code, titles, who usually handles it, how long that may take, what gives it away.

import type { Limit } from './clock.ts'
import { handlingLimits, type LimitRule, workingDays } from './problem-limits.ts'

/**
 * 管理部件和事项, in force since 2026-07-01; domain.md §2.4, tag B: seen in public repositories that cite it. Chinese titles
 * are those of its table C.1, English ones ours.
 */
export const categoryStandard = 'GB/T 47678.5-2026'

/** Which department usually answers; a county maps these to units of its own. Without a match the township does. */
export const departmentHints = {
  urban: { zh: '城管', en: 'Urban management' },
  sanitation: { zh: '环卫', en: 'Sanitation' },
  housing: { zh: '住建', en: 'Housing and construction' },
  gardens: { zh: '园林', en: 'Parks and gardens' },
  'traffic-police': { zh: '交警', en: 'Traffic police' },
  transport: { zh: '交通运输', en: 'Transport' },
  'market-regulation': { zh: '市场监管', en: 'Market regulation' },
  ecology: { zh: '生态环境', en: 'Ecology and environment' },
  water: { zh: '水务', en: 'Water' },
  power: { zh: '供电', en: 'Power supply' },
  telecom: { zh: '通信运营', en: 'Telecom operators' },
  fire: { zh: '消防救援', en: 'Fire and rescue' },
  'public-security': { zh: '公安', en: 'Public security' },
  emergency: { zh: '应急管理', en: 'Emergency management' },
  'civil-affairs': { zh: '民政', en: 'Civil affairs' },
  culture: { zh: '文旅', en: 'Culture and tourism' },
  publicity: { zh: '宣传（文明办）', en: 'Publicity (civilization office)' },
  agriculture: { zh: '农业农村', en: 'Agriculture' },
  township: { zh: '乡镇街道', en: 'Township' },
} as const
export type DepartmentHint = keyof typeof departmentHints

export interface ProblemCategoryPreset {
  /** Five digits: two of the major, three of the matter. */
  code: string
  /** The first two digits, `06`. */
  major: string
  title: { zh: string; en: string }
  /** The list that the code is of; null for an extension of ours, numbered downwards from 999 in its major. */
  standard: string | null
  department: DepartmentHint
  /** Of the handling; the first is the usual one. Never empty. */
  limits: readonly LimitRule[]
  /** Ids of the kinds of facilities that such a problem is usually at. */
  kinds: readonly string[]
  /** What people write who mean it, the title aside. */
  keywords: readonly string[]
}

/** A row of the preset lists; kinds and keywords are parted by blanks. `proposed` holds where the sample of limits says nothing. */
export function matter(
  code: string,
  zh: string,
  en: string,
  department: DepartmentHint,
  kinds: string,
  keywords: string,
  proposed: Limit | readonly LimitRule[] = workingDays(1),
): ProblemCategoryPreset {
  const rules: readonly LimitRule[] =
    'clock' in proposed ? [{ condition: null, limit: proposed, source: 'proposal' }] : proposed
  return {
    code,
    major: code.slice(0, 2),
    title: { zh, en },
    standard: Number(code.slice(2)) > 900 ? null : categoryStandard,
    department,
    limits: handlingLimits[code] ?? rules,
    kinds: words(kinds),
    keywords: words(keywords),
  }
}

const words = (text: string) => text.split(' ').filter((word) => word !== '')
