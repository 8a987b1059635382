// What kinds of problems are there? Two levels by the national list of matters, to begin with; a county changes its own.
import { appearanceMatters } from './appearance-matters.ts'
import { facilityMatters } from './facility-matters.ts'
import type { ProblemCategoryPreset } from './problem-matter.ts'
import { streetMatters } from './street-matters.ts'

/** Level one 大类, those that people report most first. */
export const problemMajors = [
  { code: '06', title: { zh: '市容环境', en: 'Appearance and environment' } },
  { code: '09', title: { zh: '街面秩序', en: 'Street order' } },
  { code: '07', title: { zh: '宣传广告', en: 'Advertisements and notices' } },
  { code: '08', title: { zh: '施工管理', en: 'Building work' } },
  { code: '01', title: { zh: '市政公用设施', en: 'Municipal facilities' } },
  { code: '02', title: { zh: '交通设施', en: 'Traffic facilities' } },
  { code: '03', title: { zh: '市容环卫设施', en: 'Sanitation facilities' } },
  { code: '04', title: { zh: '园林绿化设施', en: 'Garden facilities' } },
  { code: '05', title: { zh: '其他设施', en: 'Other facilities' } },
  { code: '10', title: { zh: '其他事项', en: 'Other matters' } },
] as const

/** Level two, in each major the likely ones first and what fits nowhere else last. */
export const problemCategoryPresets: readonly ProblemCategoryPreset[] = [
  ...appearanceMatters,
  ...streetMatters,
  ...facilityMatters,
]
