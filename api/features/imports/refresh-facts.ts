// Computes the facts of a county while somebody waits: every step by the words that the page uses for it.
import type { Progress } from '../../../geodata/remark.ts'
import type { Db } from '../../db/tables.ts'
import { findDefinition } from '../../indicators/definitions/index.ts'
import { refreshCounty } from '../../indicators/refresh.ts'

/** Steps before the indicators, which are steps of their own. */
const stages: Readonly<Record<string, { zh: string; en: string }>> = {
  mosaic: { zh: '拼合各级区域', en: 'putting areas together' },
  places: { zh: '点位归到网格', en: 'placing places in grids' },
}

export async function refreshFacts(trx: Db, county: string, progress?: Progress): Promise<void> {
  await refreshCounty(trx, county, (step) =>
    progress?.('refresh', undefined, undefined, stages[step] ?? findDefinition(step)?.title),
  )
}
