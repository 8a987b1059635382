// How much effective shelter area is there for each resident? domain.md §1.1 row 9, §1.6.
import type { Definition } from '../definition.ts'

export const shelterAreaPerHead: Definition = {
  id: 'shelter-area-per-head',
  title: { zh: '人均避难场所面积', en: 'Shelter area per head' },
  group: 'safety',
  unit: { zh: 'm²/人', en: 'm²/person' },
  decimals: 2,
  factor: 1,
  numerator: {
    title: { zh: '建成区有效避难面积', en: 'Effective shelter area in the built-up area' },
    unit: 'm2',
  },
  denominator: { title: { zh: '城区人口与暂住人口', en: 'Urban and temporary population' }, unit: 'count' },
  measure: {
    method: 'per-head',
    of: { from: 'property', kind: 'shelter', property: 'effectiveAreaSquareMetres' },
    land: 'built-up-area',
  },
  target: {
    op: '>=',
    value: 1.5,
    title: { zh: '创建标准', en: 'Civilized-city target' },
    source: '县级创建全国文明城市实施方案（2021 年）',
  },
  otherLevels: [],
  orRisingYearly: false,
  definition: {
    zh: '建成区内应急避难场所的有效避难面积之和与人口之比。只计有效避难面积，不计整个公园或广场；未登记有效面积的不计。',
    en: 'Sum of the effective area of emergency shelters in the built-up area divided by population. Only the effective area counts, never the whole park; shelters without a recorded effective area do not count.',
  },
  source: 'GB 51143-2015;GB/T 51327-2018 5.4.4',
  version: 1,
}
