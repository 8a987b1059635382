// From pieces and places to facts: every definition through its method, each value with the versions it came from.
import { sql } from 'kysely'
import type { Db } from '../db/tables.ts'
import { type Definition, isLive, type LandLayer } from './definition.ts'
import type { LandBasis } from './land.ts'
import { methodOf } from './methods/index.ts'
import { notesOf } from './notes.ts'

/** Rebuilds the facts of one indicator for all pieces of a county; of what is counted live there are none. */
export async function computeFacts(
  db: Db,
  county: string,
  definition: Definition,
  land: Record<LandLayer, LandBasis>,
  dataVersion: number,
): Promise<void> {
  const { id, measure, version } = definition
  if (isLive(measure)) return
  const method = methodOf(measure)
  const { hasData, notes } = await notesOf(db, county, { measure }, land)
  if (method.prepare) {
    await method.prepare(db, county, id, measure)
    await sql`analyze service_part`.execute(db)
  }
  await db.deleteFrom('indicatorFact').where('countyCode', '=', county).where('indicator', '=', id).execute()
  await sql`
    insert into indicator_fact (county_code, indicator, piece_id, numerator, denominator)
    select ${county}, ${id}, piece_id, case when ${hasData}::boolean then numerator end, denominator
    from (${method.facts(county, id, measure)}) fact`.execute(db)
  const run = {
    definitionVersion: version,
    dataVersion,
    notes: JSON.stringify(notes),
    // Of the transaction, as `current_date` is: what was computed over midnight belongs to the day before.
    computedAt: sql<Date>`now()`,
  }
  await db
    .insertInto('indicatorRun')
    .values({ countyCode: county, indicator: id, ...run })
    .onConflict((conflict) => conflict.columns(['countyCode', 'indicator']).doUpdateSet(run))
    .execute()
}
