// After every write: mosaic, land, whereabouts of places, facts. Called inside the transaction that wrote.
import { sql } from 'kysely'
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
  // Two refreshes of one county at once would mix their pieces; the second waits here.
  await db
    .insertInto('countyState')
    .values({ countyCode: county, factsAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { dataVersion } = await db
    .updateTable('countyState')
    .set({ dataVersion: sql<number>`nextval('data_version')` })
    .where('countyCode', '=', county)
    .returning('dataVersion')
    .executeTakeFirstOrThrow()
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
  await db
    .updateTable('countyState')
    .set({ factsVersion: dataVersion, factsAt: new Date() })
    .where('countyCode', '=', county)
    .execute()
}
