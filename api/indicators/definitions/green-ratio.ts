// Which share of the built-up area is green land of any kind? domain.md §1.1 row 2.
import type { Definition } from '../definition.ts'

export const greenRatio: Definition = {
  id: 'green-ratio',
  title: { zh: '建成区绿地率', en: 'Green ratio' },
  group: 'green',
  unit: { zh: '%', en: '%' },
  decimals: 2,
  factor: 100,
  numerator: { title: { zh: '建成区各类绿地', en: 'Green land in the built-up area' }, unit: 'm2' },
  denominator: { title: { zh: '建成区面积', en: 'Built-up area' }, unit: 'm2' },
  measure: {
    method: 'area-ratio',
    of: { from: 'places', kinds: ['park', 'green-space'] },
    land: 'built-up-area',
  },
  target: {
    op: '>=',
    value: 36,
    title: { zh: '创建标准（或逐年提升）', en: 'Civilized-city target, or rising yearly' },
    source: '县级创建全国文明城市实施方案（2021 年）；州（市）级实施方案（2022 年）',
  },
  otherLevels: [
    {
      op: '>=',
      value: 35,
      title: { zh: '规划建成区下限', en: 'Planned built-up area, lower bound' },
      source: 'GB/T 51346-2019 4.4.4',
    },
  ],
  orRisingYearly: true,
  definition: {
    zh: '建成区内各类绿地面积占建成区面积的比例，重叠部分只计一次。',
    en: 'Area of all green land in the built-up area divided by the built-up area; overlaps count once.',
  },
  source: 'CJJ/T 91-2017；国家园林城市指标解释（住房和城乡建设部）',
  version: 1,
}
