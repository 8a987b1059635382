// How many problems wait for somebody, for every thousand households? Issue 4, line 7.
import type { Definition } from '../definition.ts'

export const openProblemsPerThousandHouseholds: Definition = {
  id: 'open-problems-per-thousand-households',
  title: { zh: '每千户未办结问题数', en: 'Open problems per 1,000 households' },
  group: 'problem',
  unit: { zh: '件/千户', en: 'per 1,000 households' },
  decimals: 2,
  // count ÷ households × 1,000
  factor: 1000,
  numerator: { title: { zh: '未办结问题', en: 'Open problems' }, unit: 'count' },
  denominator: { title: { zh: '户数', en: 'Households' }, unit: 'count' },
  measure: { method: 'open-problems', per: 'households' },
  target: null,
  otherLevels: [],
  orRisingYearly: false,
  definition: {
    zh: '此刻尚未办结（未结案、未作废、未并案、未不予受理）的问题件数，与户数之比乘以一千。户数取区域登记户数，没有登记的取其各网格户数之和。上报积极的区域数值会偏高，不宜单独用于排名。',
    en: 'Problems that are open at this moment (not closed, void, merged or refused) per thousand households: those recorded for the area, else the sum of its grids. Where people report eagerly the number is high, so it should not rank areas by itself.',
  },
  source: '图治自定指标，无法定标准',
  version: 1,
}
