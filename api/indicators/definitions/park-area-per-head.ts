// How much park land is there for each resident? domain.md §1.1 row 3, §7.6.
import type { Definition } from '../definition.ts'

export const parkAreaPerHead: Definition = {
  id: 'park-area-per-head',
  title: { zh: '人均公园绿地面积', en: 'Park area per head' },
  group: 'green',
  unit: { zh: 'm²/人', en: 'm²/person' },
  decimals: 2,
  factor: 1,
  numerator: { title: { zh: '建成区公园绿地面积', en: 'Park land in the built-up area' }, unit: 'm2' },
  denominator: { title: { zh: '城区人口与暂住人口', en: 'Urban and temporary population' }, unit: 'count' },
  measure: { method: 'per-head', of: { from: 'places', kinds: ['park'] }, land: 'built-up-area' },
  target: {
    op: '>=',
    value: 12,
    title: { zh: '创建标准（或逐年提升）', en: 'Civilized-city target, or rising yearly' },
    source: '县级创建全国文明城市实施方案（2021 年）；州（市）级实施方案（2022 年）',
  },
  otherLevels: [
    {
      op: '>=',
      value: 8,
      title: { zh: '强制性规范下限', en: 'Mandatory lower bound' },
      source: 'GB 55014-2021 2.1.3',
    },
  ],
  orRisingYearly: true,
  definition: {
    zh: '建成区内公园绿地面积与城区人口加城区暂住人口之比；没有城区人口的按常住人口计并注明。',
    en: 'Park land in the built-up area divided by urban plus temporary population; where these are not recorded, by the resident population, which is then said.',
  },
  source: 'GB/T 51346-2019 4.4.3；住房和城乡建设部统计指标解释',
  version: 1,
}
