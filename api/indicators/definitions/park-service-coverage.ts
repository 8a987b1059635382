// How much residential land has a park within its service radius? domain.md §1.1 row 1, §1.2.
import type { Definition } from '../definition.ts'

export const parkServiceCoverage: Definition = {
  id: 'park-service-coverage',
  title: { zh: '公园绿地服务半径覆盖率', en: 'Park service-radius coverage' },
  group: 'green',
  unit: { zh: '%', en: '%' },
  decimals: 2,
  factor: 100,
  numerator: {
    title: { zh: '被服务半径覆盖的居住用地', en: 'Residential land within reach of a park' },
    unit: 'm2',
  },
  denominator: { title: { zh: '建成区居住用地', en: 'Residential land of the built-up area' }, unit: 'm2' },
  measure: {
    method: 'coverage',
    kind: 'park',
    // Below 2,000 m² the 2022 health-check table gives no radius, so such a park does not count.
    radii: [
      { minSquareMetres: 5000, radiusMetres: 500 },
      { minSquareMetres: 2000, radiusMetres: 300 },
    ],
    land: 'residential-land',
  },
  target: {
    op: '>=',
    value: 80,
    title: { zh: '创建标准', en: 'Civilized-city target' },
    source: '县级创建全国文明城市实施方案（2021 年）；GB 55014-2021 2.1.3',
  },
  otherLevels: [
    {
      op: '>=',
      value: 90,
      title: { zh: '国家生态园林城市', en: 'National ecological garden city' },
      source: '国家园林城市申报与评选管理办法（2022）生态园林城市指标',
    },
  ],
  orRisingYearly: false,
  definition: {
    zh: '建成区内被公园绿地服务半径覆盖的居住用地面积，占建成区居住用地总面积的比例。5000 平方米及以上的公园按 500 米，2000–5000 平方米的按 300 米，自公园边界起算直线距离；不足 2000 平方米的不计。',
    en: 'Residential land of the built-up area within the service radius of a park, divided by all residential land of the built-up area. Parks of 5,000 m² and more serve 500 m, parks of 2,000–5,000 m² serve 300 m, straight line from the boundary; smaller ones do not count.',
  },
  source: '2022 年城市体检指标体系；GB/T 51346-2019 附录 A.0.3',
  version: 1,
}
