// How much of the built-up area lies within 500 m of a bus stop? domain.md §1.1 row 7, §1.3.
import type { Definition } from '../definition.ts'

export const busStopCoverage: Definition = {
  id: 'bus-stop-coverage',
  title: { zh: '公交站点 500 米覆盖率', en: 'Bus-stop coverage, 500 m' },
  group: 'transit',
  unit: { zh: '%', en: '%' },
  decimals: 2,
  factor: 100,
  numerator: {
    title: { zh: '站点 500 米范围内的建成区', en: 'Built-up area within 500 m of a stop' },
    unit: 'm2',
  },
  denominator: { title: { zh: '建成区面积', en: 'Built-up area' }, unit: 'm2' },
  measure: {
    method: 'coverage',
    kind: 'bus-stop',
    radii: [{ minSquareMetres: 0, radiusMetres: 500 }],
    land: 'built-up-area',
  },
  target: {
    op: '>=',
    value: 90,
    title: { zh: '创建标准', en: 'Civilized-city target' },
    source: '县级创建全国文明城市实施方案（2021 年）；《公交都市考核评价指标体系》',
  },
  otherLevels: [],
  orRisingYearly: false,
  definition: {
    zh: '以公交站点为圆心、500 米为半径的范围在建成区内的面积（重叠部分只计一次），占建成区面积的比例。',
    en: 'Area of the built-up area within 500 m (straight line) of a bus stop, overlaps counted once, divided by the built-up area.',
  },
  source: '《公交都市考核评价指标体系》指标说明（交通运输部）',
  version: 1,
}
