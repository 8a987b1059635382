// Units from a table that somebody pasted or uploaded: what a file would give, without a file.
import { cleanUnits } from '../../../geodata/clean-units.ts'
import { say } from '../../../geodata/messages.ts'
import { parseCsv } from '../../../geodata/readers/csv.ts'
import { layerOfTable } from '../../../geodata/readers/table.ts'
import { BadInput, type Remark } from '../../../geodata/remark.ts'
import type { UnitImport, unitRoutes } from '../../contract/units.ts'
import { checkArea } from '../../db/areas.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller, Handlers } from '../handler.ts'
import { saveListedUnits } from './save-listed-units.ts'

/** Ends the transaction of a dry run with what it found. */
class DryRun extends Error {
  readonly found: UnitImport

  constructor(found: UnitImport) {
    super()
    this.found = found
  }
}

export const unitImportHandlers: Handlers<Pick<typeof unitRoutes, 'importUnits'>> = {
  importUnits: async ({ db, caller, params: { county }, body: { table, dryRun = false } }) => {
    await checkArea(db, county)
    try {
      return await db.transaction().execute(async (trx) => {
        const found = await importTable(trx, caller, county, table, dryRun)
        if (dryRun) throw new DryRun(found)
        return found
      })
    } catch (error) {
      if (error instanceof DryRun) return error.found
      if (error instanceof BadInput)
        throw new AppError('bad-request', `${say(error.remark, 'en')}.`, worded(error.remark))
      throw error
    }
  },
}

async function importTable(
  trx: Db,
  caller: Caller,
  county: string,
  table: string,
  dryRun: boolean,
): Promise<UnitImport> {
  const cleaned = cleanUnits(layerOfTable('table', parseCsv(table)).rows)
  const saved = await saveListedUnits(trx, { countyCode: county, source: 'file' }, cleaned.accepted)
  const { accepted, updated, unchanged } = saved
  await appendAudit(trx, caller, {
    action: 'imported',
    area: county,
    subject: { type: 'units', id: county },
    after: { accepted, updated, unchanged },
  })
  return {
    dryRun,
    accepted,
    updated,
    unchanged,
    rejected: [...cleaned.rejected, ...saved.rejected].map(({ row, reason }) => ({ row, ...worded(reason) })),
    notes: [...cleaned.notes, ...saved.notes].map(({ remark, rows = [] }) => ({
      row: rows.join(' '),
      ...worded(remark),
    })),
  }
}

function worded(remark: Remark) {
  return { zh: say(remark, 'zh'), en: say(remark, 'en') }
}
