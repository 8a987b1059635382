// The table of micro grids as Kysely sees it; the SQL of record is in migration 0034.
import type { Generated } from 'kysely'
import type { DateText, Geometry } from './tables.ts'

export interface MicroGridTable {
  countyCode: string
  id: Generated<number>
  /** Code of its grid and two digits; never used again. */
  code: string
  gridId: number
  name: string
  leaderName: string | null
  leaderPhone: string | null
  households: number | null
  population: number | null
  geom: Geometry
  geomM: Geometry
  validFrom: DateText
  validTo: DateText | null
  version: Generated<number>
  source: string
  batchId: number | null
  /** The row that it was under its former code. */
  formerId: number | null
}
