// How many public toilets stand on a square kilometre of built-up area? domain.md §1.1 row 4, §1.5.

import { uncountedToilets } from '../counted-toilets.ts'
import type { Definition } from '../definition.ts'

export const toiletDensity: Definition = {
  id: 'toilet-density',
  title: { zh: '公共厕所设置密度', en: 'Public toilet density' },
  group: 'sanitation',
  unit: { zh: '座/km²', en: 'per km²' },
  decimals: 2,
  // count ÷ m² × 10⁶
  factor: 1e6,
  numerator: { title: { zh: '建成区内公共厕所', en: 'Public toilets in the built-up area' }, unit: 'count' },
  denominator: { title: { zh: '建成区面积', en: 'Built-up area' }, unit: 'm2' },
  measure: { method: 'density', kind: 'toilet', exclude: uncountedToilets, land: 'built-up-area' },
  target: {
    op: '>=',
    value: 4,
    title: { zh: '创建标准', en: 'Civilized-city target' },
    source: '县级创建全国文明城市实施方案（2021 年）',
  },
  otherLevels: [
    {
      op: '>=',
      value: 3,
      title: { zh: '居住用地下限', en: 'Residential land, lower bound' },
      source: 'GB/T 50337-2018（居住用地 3–5 座/km²）',
    },
  ],
  orRisingYearly: false,
  definition: {
    zh: '建成区内公共厕所座数与建成区面积之比。固定公厕计入；附属式公厕对外开放的计入；活动式和不对外开放的不计。',
    en: 'Public toilets in the built-up area per km² of built-up area. Fixed toilets count; toilets inside buildings count when open to the public; mobile and closed ones do not.',
  },
  source: 'GB/T 50337-2018；县级创建全国文明城市实施方案（2021 年）',
  version: 1,
}
