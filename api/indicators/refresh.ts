// After every write: mosaic, land, whereabouts of places, facts. Called inside the transaction that wrote.
import { sql } from 'kysely'
import { unknownArea } from '../db/areas.ts'
import { locatePlaces } from '../db/locate.ts'
import type { Db } from '../db/tables.ts'
import { computeFacts } from './compute.ts'
import { definitions } from './definitions/index.ts'
import { rebuildLand } from './land.ts'
import { rebuildLineShares } from './line-share.ts'
import { rebuildPieces } from './mosaic.ts'

/** Makes everything that follows from regions, grids and places of a county true again and raises its data version. */
export async function refreshCounty(
  db: Db,
  county: string,
  onStep: (step: string) => void = () => {},
): Promise<void> {
  await db
    .insertInto('countyState')
    .values({ countyCode: county, factsAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const dataVersion = await raiseDataVersion(db, county)
  // Rows of this very transaction are unknown to the planner otherwise, and a bad plan costs minutes.
  for (const table of ['region', 'grid', 'place', 'assignment'])
    await sql`analyze ${sql.table(table)}`.execute(db)
  onStep('mosaic')
  await rebuildPieces(db, county)
  const land = await rebuildLand(db, county)
  onStep('places')
  await locatePlaces(db, county)
  await rebuildLineShares(db, county)
  for (const definition of definitions) {
    onStep(definition.id)
    await computeFacts(db, county, definition, land, dataVersion)
  }
  await markFresh(db, county, dataVersion)
}

/** A share counts places and measures no land. */
const noLand = { 'built-up-area': 'missing', 'residential-land': 'missing' } as const

/**
 * Runs what changes who answers for what in one county, and makes the numbers that follow from it true again, in one
 * transaction. Writers of one county queue here. @throws AppError unknown-area
 */
export function changeAssignments<T>(db: Db, county: string, write: (trx: Db) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    // Compiling the query takes several times as long as the share of 20,000 compounds does.
    await sql`set local jit = off`.execute(trx)
    const dataVersion = await raiseDataVersion(trx, county)
    const written = await write(trx)
    for (const definition of definitions)
      if (definition.measure.method === 'share')
        await computeFacts(trx, county, definition, noLand, dataVersion)
    await markFresh(trx, county, dataVersion)
    return written
  })
}

/** Whoever comes second waits here: two at once would mix their pieces and facts. */
async function raiseDataVersion(db: Db, county: string): Promise<number> {
  const raised = await db
    .updateTable('countyState')
    .set({ dataVersion: sql<number>`nextval('data_version')` })
    .where('countyCode', '=', county)
    .returning('dataVersion')
    .executeTakeFirst()
  if (!raised) throw unknownArea(county)
  return raised.dataVersion
}

async function markFresh(db: Db, county: string, dataVersion: number): Promise<void> {
  await db
    .updateTable('countyState')
    .set({ factsVersion: dataVersion, factsAt: new Date() })
    .where('countyCode', '=', county)
    .execute()
}
