// Which state of a county's data is this? What is kept in memory or in a browser is good for one version.
import { sql } from 'kysely'
import { unknownArea } from './areas.ts'
import { executePrepared } from './prepared.ts'
import type { Db } from './tables.ts'

/** Another one after every write; none ever comes again. @throws AppError unknown-area */
export function readDataVersion(db: Db, county: string): Promise<number> {
  return readVersion(db, county, 'dataVersion')
}

/** Another one when shapes or names may have changed: what tiles show. @throws AppError unknown-area */
export function readTileVersion(db: Db, county: string): Promise<number> {
  return readVersion(db, county, 'tileVersion')
}

async function readVersion(db: Db, county: string, column: 'dataVersion' | 'tileVersion'): Promise<number> {
  const state = sql<{ version: number }>`
    select ${sql.ref(column)} as version from county_state where county_code = ${county}`
  const { rows } = await executePrepared(db, state)
  const [found] = rows
  if (!found) throw unknownArea(county)
  return found.version
}

/**
 * Writers of a county queue here, held until the transaction ends: before any of their rows, or two wait for each other.
 * Whoever reports a problem meanwhile need not wait, until the county is closed.
 */
export async function lockCounty(trx: Db, county: string): Promise<void> {
  await sql`select from county_state where county_code = ${county} for no key update`.execute(trx)
}

/** As `lockCounty`; reports wait too, since what they are written with is about to change. */
export async function closeCounty(trx: Db, county: string): Promise<void> {
  await sql`select from county_state where county_code = ${county} for update`.execute(trx)
}

/**
 * Call in the transaction of a write before its first row: whoever comes second waits here, since two at once would mix
 * what follows from their writes. With `shapes` tiles are new too. @throws AppError unknown-area
 */
export async function raiseDataVersion(
  trx: Db,
  county: string,
  { shapes = false }: { shapes?: boolean } = {},
): Promise<number> {
  const version = sql<number>`nextval('data_version')`
  const raised = await trx
    .updateTable('countyState')
    .set(shapes ? { dataVersion: version, tileVersion: version } : { dataVersion: version })
    .where('countyCode', '=', county)
    .returning('dataVersion')
    .executeTakeFirst()
  if (!raised) throw unknownArea(county)
  return raised.dataVersion
}
