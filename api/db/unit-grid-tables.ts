// The table of unit grids 单元网格 as Kysely sees it; the SQL of record is in migrations/.
import type { Generated, JSONColumnType } from 'kysely'
import type { DateText, Geometry } from './tables.ts'

/** Of city management; no grid of ours, which are in `grid`. */
export interface UnitGridTable {
  countyCode: string
  id: Generated<number>
  code: string
  communityCode: string
  name: string
  landUse: string | null
  grade: string | null
  /** null: 属地兜底 */
  responsibleBody: string | null
  geom: Geometry
  geomM: Geometry
  properties: Generated<JSONColumnType<Record<string, unknown>>>
  validFrom: DateText
  /** The first day on which it is no longer in force. */
  validTo: DateText | null
  statusReason: string | null
  source: string
  batchId: number | null
}
