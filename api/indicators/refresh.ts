// After every write: mosaic, land, whereabouts of places, facts. Called inside the transaction that wrote.
import { sql } from 'kysely'
import { unknownArea } from '../db/areas.ts'
import { locatePlaces } from '../db/locate.ts'
import type { Db } from '../db/tables.ts'
import { computeFacts } from './compute.ts'
import { definitions } from './definitions/index.ts'
import { rebuildLand, rebuildWhole } from './land.ts'
import { rebuildLineShares } from './line-share.ts'
import { rebuildPieces } from './mosaic.ts'

/** Makes everything that follows from regions, grids and places of a county true again and raises its data version. */
export async function refreshCounty(db: Db, county: string, onStep: OnStep = () => {}): Promise<void> {
  await layMosaic(db, county, onStep)
  await countPlaces(db, county, onStep)
}

/** `mosaic`, `places`, `land`, `lines`, then the ids of the indicators. */
export type OnStep = (step: string) => void

/**
 * The pieces of a county, after its regions or grids changed, and where its places lie among them. Whoever writes places
 * afterwards says where they lie (`whereabouts`) and then calls `countPlaces`.
 */
export async function layMosaic(db: Db, county: string, onStep: OnStep = () => {}): Promise<void> {
  await analyse(db, 'region', 'grid')
  onStep('mosaic')
  await rebuildPieces(db, county)
  await rebuildWhole(db, county)
  onStep('places')
  await locatePlaces(db, county)
}

/** Does the county have pieces at all? */
export async function hasMosaic(db: Db, county: string): Promise<boolean> {
  const piece = db.selectFrom('piece').select('id').where('countyCode', '=', county).limit(1)
  return (await piece.executeTakeFirst()) !== undefined
}

/** The facts of a county whose pieces are laid and whose places are located. */
export async function countPlaces(db: Db, county: string, onStep: OnStep = () => {}): Promise<void> {
  await db
    .insertInto('countyState')
    .values({ countyCode: county, factsAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const dataVersion = await raiseDataVersion(db, county)
  await analyse(db, 'place', 'assignment')
  onStep('land')
  const land = await rebuildLand(db, county)
  onStep('lines')
  await rebuildLineShares(db, county)
  for (const definition of definitions) {
    onStep(definition.id)
    await computeFacts(db, county, definition, land, dataVersion)
  }
  await markFresh(db, county, dataVersion)
}

/**
 * Rows of this very transaction are unknown to the planner otherwise, and a bad plan costs minutes. A quarter of the
 * usual sample is enough for it and takes a quarter of the time; the server looks closer by itself, later.
 */
async function analyse(db: Db, ...tables: ('region' | 'grid' | 'place' | 'assignment')[]): Promise<void> {
  await sql`set local default_statistics_target = 25`.execute(db)
  for (const table of tables) await sql`analyze ${sql.table(table)}`.execute(db)
  await sql`set local default_statistics_target to default`.execute(db)
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
