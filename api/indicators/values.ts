// What is the number of an area? Sums of facts over its pieces, the ratio at the very end, the verdict from the target.
import { sql } from 'kysely'
import { codeLength, type Level, levelOf } from '../contract/areas.ts'
import { type IndicatorValue, type Substitute, substitutes, type Verdict } from '../contract/indicators.ts'
import { AppError } from '../db/errors.ts'
import type { Db } from '../db/tables.ts'
import type { Definition } from './definition.ts'
import { definitions, findDefinition } from './definitions/index.ts'

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

export async function listValuesOf(db: Db, query: ValueQuery): Promise<IndicatorValue[]> {
  const rows = await sumFacts(db, query)
  const order = new Map(query.indicators.map((each) => [each.id, each]))
  return rows.map((row) =>
    toValue(row, order.get(row.indicator) ?? getDefinition(row.indicator), query.level),
  )
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
