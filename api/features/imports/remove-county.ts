// Removes a county with everything it holds: a demo made anew, or the undo of the import that made the county.
import type { Db, Tables } from '../../db/tables.ts'

/** Tables with rows of a county, those that refer to others first. */
const holdings = [
  'duty',
  'assignment',
  'unit',
  'indicatorFact',
  'indicatorRun',
  'servicePart',
  'landPart',
  'piece',
  'lineShare',
  'place',
  'grid',
  'countyState',
  'region',
] as const satisfies readonly (keyof Tables)[]

/** Deletes every row of the county but its import batches, which tell its history. */
export async function removeCounty(trx: Db, countyCode: string): Promise<void> {
  for (const table of holdings) await trx.deleteFrom(table).where('countyCode', '=', countyCode).execute()
}
