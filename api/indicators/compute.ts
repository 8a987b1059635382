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

/** Lines and polygons from this far off are read along with a piece, metres: the diagonal of a cell in which they are dissolved. */
const nearMetres = 600

/**
 * Makes the facts of one indicator true again for the pieces to `write`. `read` are these and all around them, with which
 * they share borders and what stands on them. Service areas do not depend on pieces and stay.
 */
export async function refreshFactsOf(
  db: Db,
  county: string,
  definition: Definition,
  { write, read }: { write: readonly number[]; read: readonly number[] },
): Promise<void> {
  const { id, measure } = definition
  if (isLive(measure)) return
  const { hasData } = await notesOf(db, county, { measure }, unknownLand)
  await sql`
    delete from indicator_fact
    where county_code = ${county} and indicator = ${id} and piece_id = any(${write}::bigint[])`.execute(db)
  // The methods read land and places by these names: here both hold only what lies around the pieces.
  await sql`
    with land_part as materialized (
      select county_code, layer, piece_id, geom_m, ctid from land_part
      where county_code = ${county} and piece_id = any(${read}::bigint[])),
    place as materialized (
      select place.* from place
      where county_code = ${county} and exists (
        select from piece where piece.county_code = ${county} and piece.id = any(${write}::bigint[])
          and place.geom_m && st_expand(piece.geom_m, ${nearMetres})))
    insert into indicator_fact (county_code, indicator, piece_id, numerator, denominator)
    select ${county}, ${id}, piece_id, case when ${hasData}::boolean then numerator end, denominator
    from (${methodOf(measure).facts(county, id, measure)}) fact
    where piece_id = any(${write}::bigint[])`.execute(db)
}

/** Whether there is data at all does not depend on what the land rests on. */
const unknownLand = { 'built-up-area': 'recorded', 'residential-land': 'recorded' } as const
