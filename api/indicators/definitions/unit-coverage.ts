// Which share of the compounds has a unit that answers for it? features.md S2: 包抓单位全到位.
import type { Definition } from '../definition.ts'

export const unitCoverage: Definition = {
  id: 'unit-coverage',
  title: { zh: '小区包抓到位率', en: 'Compounds with an assigned unit' },
  group: 'grid',
  unit: { zh: '%', en: '%' },
  decimals: 2,
  factor: 100,
  numerator: { title: { zh: '有包抓单位的小区', en: 'Compounds with a unit' }, unit: 'count' },
  denominator: { title: { zh: '小区总数', en: 'Compounds' }, unit: 'count' },
  measure: { method: 'share', kind: 'compound', having: 'assigned-unit' },
  target: {
    op: '>=',
    value: 100,
    title: { zh: '包抓单位全到位', en: 'Every compound' },
    source: '县级创建全国文明城市实施方案（2021 年，包抓单位全到位）',
  },
  otherLevels: [],
  orRisingYearly: false,
  definition: {
    zh: '已明确包抓（牵头、责任）单位且在有效期内的小区数，占小区总数的比例。',
    en: 'Compounds for which a unit answers today (lead, responsible or packaging), divided by all compounds.',
  },
  source: '县级创建全国文明城市实施方案（2021 年）；2021 年培训班讲话材料',
  version: 1,
}
