// Which share of the built-up area is road land? domain.md §1.1 row 6, §7.4.
import type { Definition } from '../definition.ts'
import { usualWidthMetres } from '../urban-roads.ts'

export const roadAreaRatio: Definition = {
  id: 'road-area-ratio',
  title: { zh: '建成区道路面积率', en: 'Road-area ratio' },
  group: 'road',
  unit: { zh: '%', en: '%' },
  decimals: 2,
  factor: 100,
  numerator: { title: { zh: '道路用地面积', en: 'Road land' }, unit: 'm2' },
  denominator: { title: { zh: '建成区面积', en: 'Built-up area' }, unit: 'm2' },
  measure: {
    method: 'area-ratio',
    of: { from: 'widened-lines', kind: 'road', usualWidthMetres },
    land: 'built-up-area',
  },
  target: {
    op: '>=',
    value: 15,
    title: { zh: '创建标准', en: 'Civilized-city target' },
    source: '县级创建全国文明城市实施方案（2021 年）',
  },
  otherLevels: [],
  orRisingYearly: false,
  definition: {
    zh: '建成区内城市道路用地面积占建成区面积的比例。道路面积由中心线和路宽推算，交叉处只计一次；广场和停车场不计。无路宽记录的按道路等级取常用宽度。',
    en: 'Road land divided by the built-up area. Road land is the centre line widened to the recorded width, crossings counted once; squares and car parks do not count. Where no width is recorded the usual width of the class is taken.',
  },
  source: '县级创建全国文明城市实施方案（2021 年）',
  version: 1,
}
