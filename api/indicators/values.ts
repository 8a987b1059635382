// What is the number of an area? Sums of facts over its pieces, the ratio at the very end, the verdict from the target.
import { sql } from 'kysely'
import { codeLength, type Level, levelOf } from '../contract/areas.ts'
import { type IndicatorValue, type Substitute, substitutes, type Verdict } from '../contract/indicators.ts'
import { AppError } from '../db/errors.ts'
import type { Db } from '../db/tables.ts'
import { type Definition, isLive, type LiveMeasure } from './definition.ts'
import { definitions, findDefinition } from './definitions/index.ts'
import { type LiveSums, denominatorOf as liveDenominatorOf, sumOpenProblems } from './live.ts'

export interface ValueQuery {
  /** Area code; its own value when it is of `level`, else of all areas of `level` inside it. */
  within: string
  level: Level
  indicators: readonly Definition[]
}

interface Sums {
  area: string
  name: string
  indicator: string
  numerator: number | null
  denominator: number | null
  /** Every piece with a numerator has a denominator: people are known everywhere. */
  complete: boolean | null
  urbanPopulation: number | null
  residentPopulation: number | null
  /** Compounds, or a file's bounds, were taken for the land when the facts were computed. */
  onCompounds: boolean
  onFileBounds: boolean
}

/** All indicators of one area. @throws AppError unknown-area */
export async function listAreaValues(db: Db, code: string): Promise<IndicatorValue[]> {
  const level = levelOf(code)
  const values = level ? await listValuesOf(db, { within: code, level, indicators: definitions }) : []
  if (values.length === 0) throw new AppError('unknown-area', `There is no area with the code ${code}.`)
  return values
}

/** One indicator for all areas of a level inside an area, by code. @throws AppError unknown-indicator */
export async function listValues(
  db: Db,
  indicator: string,
  within: string,
  level: Level,
): Promise<IndicatorValue[]> {
  return listValuesOf(db, { within, level, indicators: [getDefinition(indicator)] })
}

/** @throws AppError unknown-indicator */
export function getDefinition(id: string): Definition {
  const definition = findDefinition(id)
  if (!definition) throw new AppError('unknown-indicator', `There is no indicator ${id}.`)
  return definition
}

/** By code of the area, and then in the order of `indicators`. */
export async function listValuesOf(db: Db, query: ValueQuery): Promise<IndicatorValue[]> {
  const { within, level, indicators } = query
  const kept = indicators.filter(({ measure }) => !isLive(measure))
  const live = indicators.filter(({ measure }) => isLive(measure))
  const [facts, open] = await Promise.all([
    kept.length > 0 ? sumFacts(db, { ...query, indicators: kept }) : [],
    live.length > 0 ? sumOpenProblems(db, within, level) : [],
  ])
  const place = new Map(indicators.map(({ id }, position) => [id, position]))
  const values = [
    ...facts.map((row) => toValue(row, getDefinition(row.indicator), level)),
    ...open.flatMap((sums) => live.map((definition) => toLiveValue(sums, definition, level))),
  ]
  return values.sort(
    (a, b) => compareCodes(a.area, b.area) || place.get(a.indicator)! - place.get(b.indicator)!, // they were asked for
  )
}

function compareCodes(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function toLiveValue(sums: LiveSums, definition: Definition, level: Level): IndicatorValue {
  const { id, measure, factor } = definition
  const { area, name, open: numerator } = sums
  const denominator = liveDenominatorOf(sums, measure as LiveMeasure) // chosen by isLive
  const value = numerator === null || !denominator ? null : (numerator / denominator) * factor
  const verdict = verdictOf(value, definition)
  return { area, name, level, indicator: id, value, numerator, denominator, verdict, substitutes: [] }
}

async function sumFacts(db: Db, { within, level, indicators }: ValueQuery): Promise<Sums[]> {
  const county = within.slice(0, codeLength.county)
  const ids = indicators.map((each) => each.id)
  const { rows } = await sql<Sums>`
    with area as (
      select code, name, null::bigint as grid_id,
             urban_population + coalesce(temporary_population, 0) as urban_population, resident_population
      from region where county_code = ${county} and level = ${level} and code like ${`${within}%`}
      union all
      select code, name, id, null, null
      from grid where county_code = ${county} and ${level} = 'grid' and valid_to is null and code like ${`${within}%`}),
    wanted as (select * from unnest(${sql.val(ids)}::text[]) with ordinality as each (indicator, position)),
    fact as (
      select ${areaOfPiece(level)} as area, indicator_fact.indicator,
             sum(numerator) as numerator, sum(denominator) as denominator, bool_and(denominator is not null) as complete
      from indicator_fact join piece on piece.county_code = ${county} and piece.id = indicator_fact.piece_id
      where indicator_fact.county_code = ${county} and indicator_fact.indicator = any(${sql.val(ids)}::text[])
      group by 1, 2)
    select area.code as area, area.name, wanted.indicator, fact.numerator, fact.denominator, fact.complete,
           area.urban_population, area.resident_population,
           coalesce(run.notes @> '[{"code": "substitute-denominator"}]', false) as on_compounds,
           coalesce(run.notes @> '[{"code": "substitute-built-up-area"}]', false) as on_file_bounds
    from area cross join wanted
    left join fact on fact.indicator = wanted.indicator
      and fact.area = case when ${level} = 'grid' then area.grid_id::text else area.code end
    left join indicator_run run on run.county_code = ${county} and run.indicator = wanted.indicator
    order by area.code, wanted.position`.execute(db)
  return rows
}

/** SQL: the area of a level that a piece belongs to, as text. */
export function areaOfPiece(level: Level) {
  const columns = {
    county: 'county_code',
    township: 'township_code',
    community: 'community_code',
    grid: 'grid_id',
  }
  return sql`${sql.ref(`piece.${columns[level]}`)}::text`
}

function toValue(row: Sums, definition: Definition, level: Level): IndicatorValue {
  const denominator = denominatorOf(row, definition)
  const value =
    row.numerator === null || !denominator ? null : (row.numerator / denominator) * definition.factor
  return {
    area: row.area,
    name: row.name,
    level,
    indicator: row.indicator,
    value,
    numerator: row.numerator,
    denominator,
    verdict: verdictOf(value, definition),
    substitutes: denominator === null ? [] : substitutesOf(row, definition),
  }
}

/**
 * People of an area: urban + temporary population where recorded, else the people of its grids when all are known,
 * else the resident population (domain.md §7.6). Every other denominator is the sum of the pieces.
 */
function denominatorOf(row: Sums, { measure }: Definition): number | null {
  if (measure.method !== 'per-head' || row.numerator === null) return row.denominator
  return row.urbanPopulation ?? (row.complete ? row.denominator : row.residentPopulation)
}

function substitutesOf(row: Sums, { measure }: Definition): Substitute[] {
  const stoodIn: Record<Substitute, boolean> = {
    compounds: row.onCompounds,
    'file-bounds': row.onFileBounds,
    residents: measure.method === 'per-head' && row.urbanPopulation === null && !row.complete,
  }
  return substitutes.filter((each) => stoodIn[each])
}

/** Decided on the rounded value, as it is published: 79.996 % is shown and passes as 80.00 %. */
export function verdictOf(
  value: number | null,
  { target, decimals }: Pick<Definition, 'target' | 'decimals'>,
): Verdict {
  if (value === null) return 'no-data'
  if (!target) return 'none'
  const rounded = Number(value.toFixed(decimals))
  return (target.op === '>=' ? rounded >= target.value : rounded <= target.value) ? 'pass' : 'fail'
}
