// Puts the demo county into a database: part of the entries (cli.ts and the server), which may wire geodata to the API.
import { type Author, appendAudit } from '../../api/db/audit.ts'
import type { Db } from '../../api/db/tables.ts'
import { saveDemoAccounts } from '../../api/features/accounts/demo-accounts.ts'
import { operator } from '../../api/features/imports/operator.ts'
import { saveCountyData } from '../../api/features/imports/save-county-data.ts'
import type { Progress } from '../remark.ts'
import { generateCounty } from './generate.ts'
import type { DemoOptions } from './sizes.ts'

/**
 * Generates the county with its people, replaces an earlier demo and answers the county's code.
 * @throws BadInput when a real county has that code
 */
export async function loadDemo(
  db: Db,
  options: DemoOptions,
  onStep?: Progress,
  author: Author = operator(),
): Promise<string> {
  const data = generateCounty(options)
  await db.transaction().execute(async (trx) => {
    await saveCountyData(trx, data, onStep)
    await saveDemoAccounts(trx, data.county)
    await appendAudit(trx, author, {
      action: 'demo-made',
      area: data.county,
      after: { ...options, places: data.places.length },
    })
  })
  return data.county
}
