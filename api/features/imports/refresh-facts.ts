// Computes the facts of a county while somebody waits: every step by the words that the page uses for it.
import type { Progress } from '../../../geodata/remark.ts'
import type { Db } from '../../db/tables.ts'
import { findDefinition } from '../../indicators/definitions/index.ts'
import { countPlaces, layMosaic, type OnStep, refreshCounty } from '../../indicators/refresh.ts'

/** Steps before the indicators, which are steps of their own. */
const stages: Readonly<Record<string, { zh: string; en: string }>> = {
  mosaic: { zh: '拼合各级区域', en: 'putting areas together' },
  places: { zh: '点位归到网格', en: 'placing places in grids' },
  land: { zh: '划分建成区和居住用地', en: 'cutting built-up and residential land' },
  lines: { zh: '合并双幅道路', en: 'pairing divided roads' },
}

/** Everything anew, after a write of any kind. */
export function refreshFacts(trx: Db, county: string, progress?: Progress): Promise<void> {
  return refreshCounty(trx, county, showing(progress))
}

/** The areas of an import are written, its places are not yet: they are told where they lie as they come. */
export function layAreas(trx: Db, county: string, progress?: Progress): Promise<void> {
  return layMosaic(trx, county, showing(progress))
}

/** Every place is written. */
export function countFacts(trx: Db, county: string, progress?: Progress): Promise<void> {
  return countPlaces(trx, county, showing(progress))
}

function showing(progress: Progress | undefined): OnStep {
  return (step) => progress?.('refresh', undefined, undefined, stages[step] ?? findDefinition(step)?.title)
}
