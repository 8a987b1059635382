// How many kilometres of urban road run through a square kilometre of built-up area? domain.md §1.1 row 5, §1.4.
import type { Definition } from '../definition.ts'
import { urbanRoadClasses } from '../urban-roads.ts'

export const roadDensity: Definition = {
  id: 'road-density',
  title: { zh: '建成区路网密度', en: 'Road density' },
  group: 'road',
  unit: { zh: 'km/km²', en: 'km/km²' },
  decimals: 2,
  // m ÷ m² × 10³ = km ÷ km²
  factor: 1e3,
  numerator: { title: { zh: '城市道路中心线长度', en: 'Centre-line length of urban roads' }, unit: 'm' },
  denominator: { title: { zh: '建成区面积', en: 'Built-up area' }, unit: 'm2' },
  measure: { method: 'length-density', kind: 'road', classes: urbanRoadClasses, land: 'built-up-area' },
  target: {
    op: '>=',
    value: 8,
    title: { zh: '创建标准', en: 'Civilized-city target' },
    source: '县级创建全国文明城市实施方案（2021 年）；GB 50180-2018 6.0.2',
  },
  otherLevels: [],
  orRisingYearly: false,
  definition: {
    zh: '建成区内城市道路（快速路、主干路、次干路、支路）中心线长度与建成区面积之比。快速路只计主路，匝道、小区内部道路不计；双幅路只计一条中心线。',
    en: 'Centre-line length of urban roads (expressways, arterials, secondary and local roads) in the built-up area per km². Ramps and roads inside compounds do not count; the two carriageways of a divided road count as one centre line.',
  },
  source: 'GB/T 51328-2018 12.2.3;GB 50180-2018 6.0.2',
  version: 1,
}
