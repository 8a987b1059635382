// Which share of the built-up area lies inside a grid? features.md S1: 网格化管理全覆盖.
import type { Definition } from '../definition.ts'

export const gridCoverage: Definition = {
  id: 'grid-coverage',
  title: { zh: '网格覆盖率', en: 'Grid coverage' },
  group: 'grid',
  unit: { zh: '%', en: '%' },
  decimals: 2,
  factor: 100,
  numerator: { title: { zh: '划入网格的建成区', en: 'Built-up area inside a grid' }, unit: 'm2' },
  denominator: { title: { zh: '建成区面积', en: 'Built-up area' }, unit: 'm2' },
  measure: { method: 'area-ratio', of: { from: 'grids' }, land: 'built-up-area' },
  target: {
    op: '>=',
    value: 100,
    title: { zh: '网格化管理全覆盖', en: 'Full coverage' },
    source: '县级创建全国文明城市实施方案（2021 年，网格化管理全覆盖）',
  },
  otherLevels: [],
  orRisingYearly: false,
  definition: {
    zh: '建成区内划入网格的面积占建成区面积的比例。',
    en: 'Part of the built-up area that lies inside a grid.',
  },
  source: 'GB/T 34300-2017；县级创建全国文明城市实施方案（2021 年）',
  version: 1,
}
