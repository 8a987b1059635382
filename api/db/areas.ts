// Which areas are there, and what is known of each? Regions and grids in force as one list of one shape.
import { type RawBuilder, sql } from 'kysely'
import { type Area, codeLength, type Level, levelOf } from '../contract/areas.ts'
import { AppError } from './errors.ts'
import type { Db } from './tables.ts'

const countyDigits = codeLength.county

/** The county of an area or the county itself: an area code begins with it. */
export function countyOf(code: string): string {
  return code.slice(0, countyDigits)
}

/** @throws AppError unknown-area */
export async function checkArea(db: Db, code: string): Promise<void> {
  const table = levelOf(code) === 'grid' ? sql`grid where valid_to is null and` : sql`region where`
  const { rows } =
    await sql`select 1 from ${table} county_code = ${countyOf(code)} and code = ${code}`.execute(db)
  if (rows.length === 0) throw unknownArea(code)
}

/** The regions that hold an area, outermost first, then the area itself; what does not exist is left out. */
export function listChain(db: Db, code: string): Promise<Area[]> {
  const codes = Object.values(codeLength)
    .filter((digits) => digits <= code.length)
    .map((digits) => code.slice(0, digits))
  return selectAreas(db, countyOf(code), sql`code = any(${codes})`, codes.length)
}

/** SQL: the same of an area that a query names, as JSON of what titles and persons to call are made of. */
export function chainOf(county: string, code: RawBuilder<unknown>): RawBuilder<unknown> {
  const codes = sql.join(Object.values(codeLength).map((digits) => sql`left(${code}, ${sql.lit(digits)})`))
  return sql`(
    select json_agg(json_build_object('code', chain.code, 'level', chain.level, 'name', chain.name,
                                      'leaderName', chain.leader_name) order by chain.code)
    from (
      select code, level, name, null as leader_name from region where county_code = ${county} and code in (${codes})
      union all
      select code, 'grid', name, leader_name from grid
      where county_code = ${county} and valid_to is null and code = ${code}) chain)`
}

/** Areas of a level inside an area, by code; `within` itself when it is of that level. */
export function listAreas(
  db: Db,
  { within, level, after = '', limit }: { within: string; level: Level; after?: string; limit: number },
): Promise<Area[]> {
  const chosen = sql`level = ${level} and code like ${`${within}%`} and code > ${after}`
  return selectAreas(db, countyOf(within), chosen, limit)
}

/** The code that a grid in force has today, of which it once had this one; undefined when there is none. */
export async function findRenumbered(db: Db, code: string): Promise<string | undefined> {
  if (levelOf(code) !== 'grid') return undefined
  const { rows } = await sql<{ code: string }>`
    select grid.code from grid_version former
    join grid on grid.county_code = former.county_code and grid.id = former.grid_id and grid.valid_to is null
    where former.county_code = ${countyOf(code)} and former.code = ${code}
    order by former.change_id desc limit 1`.execute(db)
  return rows[0]?.code
}

/** SQL: `(ids)` of the grids that have this code or once had it. */
export function gridsCalled(county: string, code: string): RawBuilder<unknown> {
  return sql`(
    select id from grid where county_code = ${county} and code = ${code}
    union
    select grid_id from grid_version where county_code = ${county} and code = ${code})`
}

/**
 * Under which codes lies what an area is asked for? Its own; that of a grid which is not in force means also the present
 * ones of it, or of those in force that came of it: what was closed before stays where it was, and the rest went along.
 */
export async function listPresentCodes(db: Db, code: string): Promise<string[]> {
  if (levelOf(code) !== 'grid') return [code]
  const county = countyOf(code)
  // Almost always, and found in an index.
  const { rows: inForce } = await sql`
    select from grid where county_code = ${county} and code = ${code} and valid_to is null`.execute(db)
  if (inForce.length > 0) return [code]
  const { rows } = await sql<{ code: string }>`
    with recursive kin as (
      select grid.id, grid.code, grid.valid_to from grid
      where county_code = ${county} and id in ${gridsCalled(county, code)}
      union
      select child.id, child.code, child.valid_to from kin
      join grid_descent descent on descent.county_code = ${county} and descent.parent_id = kin.id
      join grid child on child.county_code = ${county} and child.id = descent.child_id
      -- whoever is still there gave some land away, not the name
      where kin.valid_to is not null)
    select code from kin where valid_to is null`.execute(db)
  return [code, ...rows.map((row) => row.code)]
}

export function unknownArea(code: string): AppError {
  return new AppError('unknown-area', `There is no area with the code ${code}.`)
}

async function selectAreas(
  db: Db,
  county: string,
  chosen: RawBuilder<unknown>,
  limit: number,
): Promise<Area[]> {
  const { rows } = await sql<Area>`
    with area as (
      select code, level, name, parent_code, geom, geom_m, households, null as leader_name,
             -- 城区人口 + 城区暂住人口 where given, as the official per-head indicators have it, else 常住
             coalesce(urban_population + coalesce(temporary_population, 0), resident_population) as population
      from region where county_code = ${county}
      union all
      select code, 'grid', name, community_code, geom, geom_m, households, leader_name, population
      from grid where county_code = ${county} and valid_to is null)
    select code, level, name, parent_code, population, households, leader_name,
           st_area(geom_m) as area_square_metres, ${boxOf(sql`geom`)} as box
    from area where ${chosen} order by code limit ${limit}`.execute(db)
  return rows
}

/** `[west, south, east, north]` of a geometry, null of none. */
export function boxOf(geom: RawBuilder<unknown>): RawBuilder<Area['box']> {
  return sql`case when not st_isempty(${geom})
    then json_build_array(st_xmin(${geom}), st_ymin(${geom}), st_xmax(${geom}), st_ymax(${geom})) end`
}
