// After every write: mosaic, land, whereabouts of places, facts. Called inside the transaction that wrote.
import { sql } from 'kysely'
import { lockCounty, raiseDataVersion } from '../db/data-version.ts'
import { locatePlaces, locateProblems, type RelocatedProblem } from '../db/locate.ts'
import { borderGrid } from '../db/overlay.ts'
import type { Db } from '../db/tables.ts'
import { computeFacts, refreshFacts } from './compute.ts'
import { definitions } from './definitions/index.ts'
import { rebuildLand, rebuildWhole, refreshLand } from './land.ts'
import { rebuildLineShares } from './line-share.ts'
import { rebuildPieces, refreshPieces } from './mosaic.ts'

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
  const dataVersion = await raiseDataVersion(db, county, { shapes: true })
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

/**
 * Makes everything that follows from the grids of one community true again after some of them changed: only pieces with
 * another shape, and those around them, are computed. The same numbers as a full run. Call in the transaction that wrote,
 * with the data version it raised first. Answers the open problems that lie in another grid now.
 */
export async function refreshGrids(
  trx: Db,
  county: string,
  community: string,
  dataVersion: number,
): Promise<RelocatedProblem[]> {
  // Compiling each of these queries takes longer than running it.
  await sql`set local jit = off`.execute(trx)
  const { changed, land, hasLeft } = await refreshPieces(trx, county, community)
  if (hasLeft) return refreshAround(trx, county, community)
  await refreshLand(trx, county, changed)
  await locatePlaces(trx, county, await placesOn(trx, county, community, changed))
  const relocated = await locateProblems(trx, county, await problemsOn(trx, county, community, land))
  const beside = [...new Set([...changed, ...(await piecesBeside(trx, county, land))])]
  const around = await piecesAround(trx, county, beside)
  await refreshFacts(trx, county, definitions, { changed, beside, around })
  // When each indicator was computed as a whole stays: shares go by that day.
  await trx.updateTable('indicatorRun').set({ dataVersion }).where('countyCode', '=', county).execute()
  await markFresh(trx, county, dataVersion)
  return relocated
}

/**
 * Grids no longer reach beyond their community: what they leave falls to whatever lies around it, the neighbour's grid, the
 * township, the county. Seldom, after a repair; then the county as a whole.
 */
async function refreshAround(trx: Db, county: string, community: string): Promise<RelocatedProblem[]> {
  await refreshCounty(trx, county)
  const { rows } = await sql<{ id: number }>`
    select id from problem where county_code = ${county} and area_code like ${`${community}%`} and ${isOpen}`.execute(
    trx,
  )
  return locateProblems(
    trx,
    county,
    rows.map(({ id }) => id),
  )
}

const isOpen = sql`status not in ('closed', 'refused', 'void', 'merged')`

/** Places that may stand on other pieces now: around the changed ones, and of grids that ended. */
async function placesOn(
  trx: Db,
  county: string,
  community: string,
  changed: readonly number[],
): Promise<number[]> {
  // As two questions, each with its index: `or` between them reads all rows of the county.
  const { rows } = await sql<{ id: number }>`
    select place.id from piece join place on place.county_code = ${county} and place.geom_m && piece.geom_m
    where piece.county_code = ${county} and piece.id = any(${changed}::bigint[])
    union
    ${ofEndedGrids(county, community, 'place')}`.execute(trx)
  return rows.map(({ id }) => id)
}

/** Open problems on land that changed hands, and of grids that ended: elsewhere the reporter may have chosen the grid beside. */
async function problemsOn(
  trx: Db,
  county: string,
  community: string,
  land: readonly string[],
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select problem.id from unnest(${land}::text[]) as moved (hex)
    join problem on problem.county_code = ${county} and ${isOpen}
      and st_dwithin(problem.geom_m, moved.hex::geometry, ${borderGrid})
    union
    ${ofEndedGrids(county, community, 'problem')} and ${isOpen}`.execute(trx)
  return rows.map(({ id }) => id)
}

function ofEndedGrids(county: string, community: string, table: 'place' | 'problem') {
  return sql`
    select standing.id from grid ended
    join ${sql.table(table)} standing on standing.county_code = ${county} and standing.area_code = ended.code
      and standing.grid_id = ended.id
    where ended.county_code = ${county} and ended.community_code = ${community} and ended.valid_to is not null`
}

/** The pieces that touch some land: elsewhere along their borders all is as it was. */
async function piecesBeside(trx: Db, county: string, land: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct piece.id from unnest(${land}::text[]) as moved (hex)
    join piece on piece.county_code = ${county} and st_dwithin(piece.geom_m, moved.hex::geometry, ${borderGrid})`.execute(
    trx,
  )
  return rows.map(({ id }) => id)
}

/** The pieces themselves and those that touch one of them: what stands on a border belongs to one of the two. */
async function piecesAround(trx: Db, county: string, pieces: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct around.id from piece own
    join piece around on around.county_code = ${county} and st_dwithin(around.geom_m, own.geom_m, ${borderGrid})
    where own.county_code = ${county} and own.id = any(${pieces}::bigint[])`.execute(trx)
  return rows.map(({ id }) => id)
}

/** A share counts places and measures no land. */
const noLand = { 'built-up-area': 'missing', 'residential-land': 'missing' } as const
/** What follows from who answers for what today. */
const shares = definitions.filter(({ measure }) => measure.method === 'share')

/**
 * Runs what changes who answers for what in one county, and makes the numbers that follow from it true again, in one
 * transaction. Writers of one county queue here. @throws AppError unknown-area
 */
export function changeAssignments<T>(db: Db, county: string, write: (trx: Db) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    const dataVersion = await beginChange(trx, county)
    const written = await write(trx)
    await computeShares(trx, county, dataVersion)
    return written
  })
}

async function beginChange(trx: Db, county: string): Promise<number> {
  // Compiling the query takes several times as long as the share of 20,000 compounds does.
  await sql`set local jit = off`.execute(trx)
  return raiseDataVersion(trx, county)
}

async function computeShares(trx: Db, county: string, dataVersion: number): Promise<void> {
  for (const definition of shares) await computeFacts(trx, county, definition, noLand, dataVersion)
  await markFresh(trx, county, dataVersion)
}

/**
 * Assignments begin and end by date, without anybody writing: what was computed on an earlier day is made true again by
 * the first one who asks on the next. Call before facts are read.
 */
export async function refreshForToday(db: Db, county: string): Promise<void> {
  if ((await readShareDay(db, county)) === undefined) return
  await db.transaction().execute(async (trx) => {
    // A hundred screens ask at midnight; the others find it done.
    await lockCounty(trx, county)
    const day = await readShareDay(trx, county)
    if (day === undefined) return
    if (await hasTurned(trx, county, day)) return computeShares(trx, county, await beginChange(trx, county))
    await sql`
      update indicator_run set computed_at = now()
      where county_code = ${county} and indicator = any(${idsOfShares}::text[])`.execute(trx)
  })
}

const idsOfShares = shares.map(({ id }) => id)

/** The day on which the shares were computed; undefined when that was today, or when there is none. */
async function readShareDay(db: Db, county: string): Promise<string | undefined> {
  const { rows } = await sql<{ day: string }>`
    select min(computed_at)::date::text as day from indicator_run
    where county_code = ${county} and indicator = any(${idsOfShares}::text[])
    having min(computed_at) < current_date`.execute(db)
  return rows[0]?.day
}

/** Does somebody answer for something today who did not on that day, or the reverse? */
async function hasTurned(trx: Db, county: string, day: string): Promise<boolean> {
  const { rows } = await sql`
    select from assignment
    where county_code = ${county}
      and (valid_from > ${day}::date and valid_from <= current_date
        or valid_to >= ${day}::date and valid_to < current_date)
    limit 1`.execute(trx)
  return rows.length > 0
}

async function markFresh(db: Db, county: string, dataVersion: number): Promise<void> {
  await db
    .updateTable('countyState')
    .set({ factsVersion: dataVersion, factsAt: new Date() })
    .where('countyCode', '=', county)
    .execute()
}
