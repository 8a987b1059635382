// How many problems wait for somebody in a grid, and on average in the grids of an area? Issue 4, line 7.
import type { Definition } from '../definition.ts'

export const openProblemsPerGrid: Definition = {
  id: 'open-problems-per-grid',
  title: { zh: '每网格未办结问题数', en: 'Open problems per grid' },
  group: 'problem',
  unit: { zh: '件/网格', en: 'per grid' },
  decimals: 1,
  factor: 1,
  numerator: { title: { zh: '未办结问题', en: 'Open problems' }, unit: 'count' },
  denominator: { title: { zh: '网格', en: 'Grids' }, unit: 'count' },
  measure: { method: 'open-problems', per: 'grids' },
  target: null,
  otherLevels: [],
  orRisingYearly: false,
  definition: {
    zh: '此刻尚未办结（未结案、未作废、未并案、未不予受理）的问题件数，与现行网格数之比；网格一级即该网格的件数。落在网格之外的问题计入其社区、乡镇和县。',
    en: 'Problems that are open at this moment (not closed, void, merged or refused) divided by the grids in force; of a grid itself its number. What lies in no grid counts for its community, township and county.',
  },
  source: '图治自定指标，无法定标准',
  version: 1,
}
