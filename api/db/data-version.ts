// Which state of a county's data is this? What is kept in memory or in a browser is good for one version.
import { sql } from 'kysely'
import { unknownArea } from './areas.ts'
import { executePrepared } from './prepared.ts'
import type { Db } from './tables.ts'

/** Another one after every write; none ever comes again. @throws AppError unknown-area */
export async function readDataVersion(db: Db, county: string): Promise<number> {
  const state = sql<{ version: number }>`
    select data_version as version from county_state where county_code = ${county}`
  const { rows } = await executePrepared(db, state)
  const [found] = rows
  if (!found) throw unknownArea(county)
  return found.version
}
