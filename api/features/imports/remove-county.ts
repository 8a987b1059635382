// Removes a county with everything it holds: a demo made anew, or the undo of the import that made the county.
import { abandonPhotos } from '../../db/photos.ts'
import type { Db, Tables } from '../../db/tables.ts'

/** Tables with rows of a county, those that refer to others first. */
const holdings = [
  // First of all: only without it may the history of problems go.
  'countyState',
  'problemPhoto',
  'problemEvent',
  'problemFollower',
  'problem',
  'problemRule',
  'problemCategory',
  'problemSource',
  'problemSetting',
  'problemNumber',
  'problemView',
  'dutyPhoto',
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
  'gridProposalEvent',
  'gridProposalParty',
  'gridProposal',
  'gridDescent',
  'gridFounding',
  'gridVersion',
  'gridChange',
  'gridDeputy',
  'microGrid',
  'grid',
  'unitGrid',
  'region',
] as const satisfies readonly (keyof Tables)[]

/** Deletes every row of the county but its import batches, which tell its history, and photos, which go with their files. */
export async function removeCounty(trx: Db, countyCode: string): Promise<void> {
  for (const table of holdings) await trx.deleteFrom(table).where('countyCode', '=', countyCode).execute()
  await abandonPhotos(trx, countyCode)
}
