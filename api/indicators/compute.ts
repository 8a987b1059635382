// From pieces and places to facts: every definition through its method, each value with the versions it came from.
import { sql } from 'kysely'
import type { Db } from '../db/tables.ts'
import { type Definition, isLive, kindsOf, type LandLayer } from './definition.ts'
import type { LandBasis } from './land.ts'
import { methodOf } from './methods/index.ts'
import type { Reach } from './methods/method.ts'
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

/**
 * Makes the facts of some pieces true again. `changed`: pieces with another shape; `beside`: these and all at whose borders
 * something changed; `around`: these and all around those, with which they share borders and what stands on them.
 */
export async function refreshFacts(
  db: Db,
  county: string,
  definitions: readonly Definition[],
  { changed, beside, around }: Record<'changed' | 'beside' | 'around', readonly number[]>,
): Promise<void> {
  for (const { id, measure } of definitions) {
    if (isLive(measure)) continue
    const method = methodOf(measure)
    const reach = method.reach(measure)
    const [write, read] = reach.beside ? [beside, around] : [changed, changed]
    const { hasData } = await notesOf(db, county, { measure }, unknownLand)
    await sql`
      delete from indicator_fact
      where county_code = ${county} and indicator = ${id} and piece_id = any(${write}::bigint[])`.execute(db)
    const near = await placesNear(db, county, kindsOf(measure), reach, write)
    // The methods read land and places by these names: here both hold only what lies around the pieces.
    await sql`
      with land_part as materialized (
        select county_code, layer, piece_id, geom_m, ctid from land_part
        where county_code = ${county} and piece_id = any(${read}::bigint[])),
      place as materialized (
        select place.* from place where county_code = ${county} and id = any(${near}::bigint[]))
      insert into indicator_fact (county_code, indicator, piece_id, numerator, denominator)
      select ${county}, ${id}, piece_id, case when ${hasData}::boolean then numerator end, denominator
      from (${method.facts(county, id, measure)}) fact
      where piece_id = any(${write}::bigint[])`.execute(db)
  }
}

/** Places of some kinds that may count in some pieces. */
async function placesNear(
  db: Db,
  county: string,
  kinds: readonly string[],
  { metres }: Reach,
  pieces: readonly number[],
): Promise<number[]> {
  if (metres === null) return []
  const { rows } = await sql<{ id: number }>`
    select distinct place.id from piece
    join place on place.county_code = ${county} and place.geom_m && st_expand(piece.geom_m, ${metres})
      and place.kind = any(${kinds}::text[])
    where piece.county_code = ${county} and piece.id = any(${pieces}::bigint[])`.execute(db)
  return rows.map(({ id }) => id)
}

/** Whether there is data at all does not depend on what the land rests on. */
const unknownLand = { 'built-up-area': 'recorded', 'residential-land': 'recorded' } as const
