// Who handles what, before a county says otherwise? From whoever is nearest to the place up to the county; domain.md §3.1 属地.
import { problemCategoryPresets } from '../../contract/problem-categories.ts'
import type { ProblemRuleTable } from '../../db/problem-tables.ts'

/** Majors that are about streets as a whole: traffic facilities, advertisements, building work, street order. */
const streetMajors = ['02', '07', '08', '09']

/** Of the other majors what happens on roads. */
const streetMatters = problemCategoryPresets
  .filter(({ major, kinds }) => !streetMajors.includes(major) && kinds[0] === 'road')
  .map(({ code }) => code)

interface PresetRule {
  answer: ProblemRuleTable['answer']
  zh: string
  en: string
  categories?: string[]
}

export const presetRules: readonly PresetRule[] = [
  { answer: 'place', zh: '点位的责任单位', en: 'Unit of the place' },
  { answer: 'compound', zh: '小区的包抓单位', en: 'Unit of the compound' },
  {
    answer: 'road',
    zh: '道路的责任单位',
    en: 'Unit of the road',
    categories: [...streetMajors, ...streetMatters],
  },
  { answer: 'grid', zh: '网格的责任单位', en: 'Unit of the grid' },
  { answer: 'category', zh: '类别的主管部门', en: 'Department of the category' },
  { answer: 'community', zh: '社区的责任单位', en: 'Unit of the community' },
  { answer: 'township', zh: '乡镇（街道）', en: 'Township' },
  { answer: 'county', zh: '县级兜底单位', en: 'Unit of the county' },
]
