// Puts the demo county into a database: part of the entries (cli.ts and the server), which may wire geodata to the API.
import { type Author, appendAudit } from '../../api/db/audit.ts'
import type { Db } from '../../api/db/tables.ts'
import { saveDemoAccounts } from '../../api/features/accounts/demo-accounts.ts'
import { operator } from '../../api/features/imports/operator.ts'
import { saveCountyData } from '../../api/features/imports/save-county-data.ts'
import { saveProblems } from '../../api/features/problems/save-problems.ts'
import type { PhotoStore } from '../../api/photos/photo-store.ts'
import type { Progress } from '../remark.ts'
import { drawPhotos } from './draw-photos.ts'
import { generateCounty } from './generate.ts'
import { type DemoOptions, scaleOf } from './sizes.ts'

/**
 * Generates the county with its people and a year of problems, replaces an earlier demo and answers the county's code.
 * @throws BadInput when a real county has that code
 */
export async function loadDemo(
  db: Db,
  store: PhotoStore,
  options: DemoOptions,
  onStep?: Progress,
  author: Author = operator(),
): Promise<string> {
  const now = options.until ?? new Date()
  const data = generateCounty({ ...options, until: now })
  const { county, problems = [] } = data
  await db.transaction().execute(async (trx) => {
    await saveCountyData(trx, data, onStep)
    const accounts = await saveDemoAccounts(trx, county)
    // After the county: whatever fails before leaves no pictures behind.
    const of = await drawPhotos(store, county)
    const { problems: total } = scaleOf(options)
    const pictures = { author: accounts[0]!, of } // the demo has one for each preset role
    const reporters = accounts.filter(({ area }) => area.length > county.length)
    const saved = await saveProblems({ trx, county, reporters, pictures, now }, problems, (done) =>
      onStep?.('problems', done, total),
    )
    await appendAudit(trx, author, {
      action: 'demo-made',
      area: county,
      after: { ...options, places: data.places.length, problems: saved },
    })
  })
  return county
}
