// How much of the built-up area has a public toilet within 300 m? domain.md §1.5.

import { uncountedToilets } from '../counted-toilets.ts'
import type { Definition } from '../definition.ts'

export const toiletCoverage300: Definition = {
  id: 'toilet-coverage-300',
  title: { zh: '公共厕所 300 米覆盖率', en: 'Public toilet coverage, 300 m' },
  group: 'sanitation',
  unit: { zh: '%', en: '%' },
  decimals: 2,
  factor: 100,
  numerator: {
    title: { zh: '公厕 300 米范围内的建成区', en: 'Built-up area within 300 m of a toilet' },
    unit: 'm2',
  },
  denominator: { title: { zh: '建成区面积', en: 'Built-up area' }, unit: 'm2' },
  measure: {
    method: 'coverage',
    kind: 'toilet',
    exclude: uncountedToilets,
    radii: [{ minSquareMetres: 0, radiusMetres: 300 }],
    land: 'built-up-area',
  },
  // The code fixes the radius, no share of the area: shown without a verdict.
  target: null,
  otherLevels: [],
  orRisingYearly: false,
  definition: {
    zh: '建成区内距公共厕所直线距离不超过 300 米的面积，占建成区面积的比例。',
    en: 'Area of the built-up area within 300 m (straight line) of a public toilet, divided by the built-up area.',
  },
  source: 'GB 55013-2021 5.0.1（建成区公共厕所服务半径不大于 300 米）',
  version: 1,
}
