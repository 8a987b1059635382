// The whole import: files in, rows in the database, facts computed, a report out; all of it or nothing.
import { prepare } from '../../../geodata/prepare.ts'
import type { Progress } from '../../../geodata/remark.ts'
import type { Author } from '../../db/audit.ts'
import type { Db } from '../../db/tables.ts'
import { findBox } from './county-bounds.ts'
import { addBounds, decideCounty, findTarget, needsCounty } from './decide-county.ts'
import { operator } from './operator.ts'
import { type ImportReport, openReport } from './report.ts'
import { startStopwatch } from './stopwatch.ts'
import { writeImport } from './write-import.ts'

export interface ImportRequest {
  files: readonly string[]
  kind?: string
  crs?: string
  /** Code of the county that the places belong to. */
  region?: string
  /** Code of a county to be made of the bounds of the file. */
  regionFromBounds?: string
  /** Its name, or that of a single nameless region. */
  name?: string
  dryRun?: boolean
  metricCrs?: string
}

/** What there is to say of the grids or unit grids of a county as they would stand; a feature of its own, which the entry names. */
export type Look = (trx: Db, county: string) => Promise<ImportReport['warnings']>

/**
 * Imports files in one transaction. Rows with faults are in the report; a file or an option that cannot be used
 * throws BadInput, and then nothing was written.
 */
export async function importFiles(
  db: Db,
  request: ImportRequest,
  onProgress?: Progress,
  author: Author = operator(),
  lookAtGrids?: Look,
  lookAtUnitGrids?: Look,
): Promise<ImportReport> {
  const { progress, stop } = startStopwatch(onProgress)
  const target = await findTarget(db, request)
  const given = { code: request.region, name: request.name }
  const box = target === undefined ? undefined : await findBox(db, target)
  const prepared = await prepare({ ...request, given, box }, progress)
  if (request.regionFromBounds) addBounds(prepared, request.regionFromBounds, request.name)
  const placeCounty = needsCounty(prepared) ? await decideCounty(db, target, prepared) : undefined
  const report = openReport(prepared, request.dryRun ?? false)
  try {
    await db.transaction().execute(async (trx) => {
      await writeImport(
        trx,
        prepared,
        placeCounty,
        { ...request, lookAtGrids, lookAtUnitGrids },
        report,
        author,
        progress,
      )
      if (request.dryRun) throw new DryRun()
    })
  } catch (error) {
    if (!(error instanceof DryRun)) throw error
    report.batches = []
  }
  report.seconds = stop()
  return report
}

/** Ends the transaction of a dry run; never seen outside. */
class DryRun extends Error {}
