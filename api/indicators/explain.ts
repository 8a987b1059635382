// Why is a value what it is? The places that count, the land they leave uncovered, and what was skipped or assumed.
import { type RawBuilder, sql } from 'kysely'
import { codeLength, type Level, levelOf } from '../contract/areas.ts'
import type { Explanation, Note } from '../contract/indicators.ts'
import { AppError } from '../db/errors.ts'
import type { Db } from '../db/tables.ts'
import { notesOfArea } from './area-notes.ts'
import { isLive, type KeptMeasure } from './definition.ts'
import { listGaps } from './gaps.ts'
import { notesOfLive } from './live.ts'
import { servingPlaces } from './serving.ts'
import { areaOfPiece, getDefinition, listValuesOf } from './values.ts'

const mostPlaces = 200

/** @throws AppError unknown-indicator, unknown-area */
export async function explainValue(db: Db, indicator: string, code: string): Promise<Explanation> {
  const definition = getDefinition(indicator)
  const level = levelOf(code)
  const [value] = level ? await listValuesOf(db, { within: code, level, indicators: [definition] }) : []
  if (!level || !value) throw new AppError('unknown-area', `There is no area with the code ${code}.`)
  const county = code.slice(0, codeLength.county)
  const { measure } = definition
  if (isLive(measure))
    return {
      value,
      dataVersion: await readDataVersion(db, county),
      definitionVersion: definition.version,
      computedAt: new Date().toISOString(),
      notes: notesOfLive(value, measure),
      ...{ places: [], placeCount: 0, gaps: [] },
    }
  const run = await db
    .selectFrom('indicatorRun')
    .selectAll()
    .where('countyCode', '=', county)
    .where('indicator', '=', indicator)
    .executeTakeFirst()
  const layer = 'land' in measure ? measure.land : 'whole'
  const land = areaParts(county, level, code, layer)
  const whole = areaParts(county, level, code, 'whole')
  const { places, placeCount } = await listServing(db, county, { land, whole }, measure)
  const countyWide = (run?.notes ?? []) as Note[] // written by computeFacts
  return {
    value,
    dataVersion: run?.dataVersion ?? 0,
    definitionVersion: run?.definitionVersion ?? definition.version,
    computedAt: (run?.computedAt ?? new Date(0)).toISOString(),
    notes: await notesOfArea(db, { county, land, whole }, value, measure, countyWide),
    places,
    placeCount,
    // without a numerator nothing is known to be uncovered
    gaps: value.numerator === null ? [] : await listGaps(db, county, whole, definition),
  }
}

async function readDataVersion(db: Db, county: string): Promise<number> {
  const state = await db
    .selectFrom('countyState')
    .select('dataVersion')
    .where('countyCode', '=', county)
    .executeTakeFirst()
  return state?.dataVersion ?? 0
}

/** SQL: the parts of a layer inside an area, as `geom_m`. */
export function areaParts(county: string, level: Level, code: string, layer: string): RawBuilder<unknown> {
  const key =
    level === 'grid'
      ? sql`(select id::text from grid where county_code = ${county} and code = ${code} and valid_to is null)`
      : sql`${code}`
  return sql`
    select part.geom_m from land_part part
    join piece on piece.county_code = ${county} and piece.id = part.piece_id
    where part.county_code = ${county} and part.layer = ${layer} and ${areaOfPiece(level)} = ${key}`
}

async function listServing(
  db: Db,
  county: string,
  { land, whole }: { land: RawBuilder<unknown>; whole: RawBuilder<unknown> },
  measure: KeptMeasure,
) {
  const { rows } = await sql<Explanation['places'][number] & { total: number }>`
    with area_part as materialized (${land}),
    area_whole as materialized (${whole}),
    serving as (${servingPlaces(county, measure)}),
    best as (
      select id, contribution, count(*) over ()::int as total from serving where contribution > 0
      order by contribution desc, id limit ${mostPlaces})
    select place.id, place.kind, place.name, best.contribution, best.total,
           exists (select from area_whole where st_intersects(area_whole.geom_m, st_pointonsurface(place.geom_m))) as inside
    from best join place on place.county_code = ${county} and place.id = best.id
    order by best.contribution desc, place.id`.execute(db)
  return {
    places: rows.map(({ total: _total, ...place }) => place),
    placeCount: rows[0]?.total ?? 0,
  }
}
