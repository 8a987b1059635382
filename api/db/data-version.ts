// Which state of a county's data is this? What is kept in memory or in a browser is good for one stamp.
import { sql } from 'kysely'
import { unknownArea } from './areas.ts'
import type { Db } from './tables.ts'

export interface DataVersion {
  /** Rises with every write. */
  version: number
  /** Also tells two counties apart that were made one after the other under the same code. */
  stamp: string
}

/** @throws AppError unknown-area */
export async function readDataVersion(db: Db, county: string): Promise<DataVersion> {
  const { rows } = await sql<DataVersion>`
    select data_version as version,
           data_version || '-' || coalesce((extract(epoch from facts_at) * 1000000)::bigint, 0) as stamp
    from county_state where county_code = ${county}`.execute(db)
  const [found] = rows
  if (!found) throw unknownArea(county)
  return found
}
