// The same question with the stricter 300 m. domain.md §1.3.
import type { Definition } from '../definition.ts'
import { busStopCoverage } from './bus-stop-coverage.ts'

export const busStopCoverage300: Definition = {
  ...busStopCoverage,
  id: 'bus-stop-coverage-300',
  title: { zh: '公交站点 300 米覆盖率', en: 'Bus-stop coverage, 300 m' },
  numerator: {
    title: { zh: '站点 300 米范围内的建成区', en: 'Built-up area within 300 m of a stop' },
    unit: 'm2',
  },
  measure: {
    method: 'coverage',
    kind: 'bus-stop',
    radii: [{ minSquareMetres: 0, radiusMetres: 300 }],
    land: 'built-up-area',
  },
  target: null,
  otherLevels: [
    {
      op: '>=',
      value: 50,
      title: { zh: '原国标（已废止，供参考）', en: 'Former national standard, for reference' },
      source: 'GB 50220-95',
    },
  ],
  definition: {
    zh: '以公交站点为圆心、300 米为半径的范围在建成区内的面积（重叠部分只计一次），占建成区面积的比例。',
    en: 'Area of the built-up area within 300 m (straight line) of a bus stop, overlaps counted once, divided by the built-up area.',
  },
  source: 'GB 50220-95（300 米半径）',
  version: 1,
}
