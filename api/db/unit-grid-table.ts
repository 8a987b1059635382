// The table of unit grids as Kysely sees it; the SQL of record is in migration 0033.
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { DateText } from './tables.ts'

/** Written and read through the helpers of geometry.ts; `geomM` is kept by the trigger. */
type Geometry = ColumnType<never, never, never>

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
