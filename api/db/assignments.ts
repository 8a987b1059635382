// Who answers for what, and when? Assignments with the name of their target and the area it lies in.
import { type RawBuilder, sql } from 'kysely'
import type { AssignmentInfo, AssignmentTarget } from '../contract/assignments.ts'
import type { Db } from './tables.ts'

/** SQL: is this `assignment` in force on a day? Without one, today. The last day counts. */
export function isInForce(day: RawBuilder<unknown> = sql`current_date`): RawBuilder<boolean> {
  return sql<boolean>`(assignment.valid_from <= ${day}
    and (assignment.valid_to is null or assignment.valid_to >= ${day}))`
}

/** SQL: is it in force at any time from a day on? */
export function isInForceFrom(day: RawBuilder<unknown> = sql`current_date`): RawBuilder<boolean> {
  return sql<boolean>`(coalesce(assignment.valid_to, 'infinity') >= greatest(${day}, assignment.valid_from))`
}

/** SQL: the last day of an `assignment` that ends before a day; one that begins later was then never in force. */
export function lastDayBefore(day: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`greatest(${day}, assignment.valid_from) - 1`
}

/** SQL: region, grid and place that an `assignment` may name; `targetColumn` and `areaColumn` read them. */
export const targetJoins = sql`
  left join region on region.county_code = assignment.county_code and region.code = assignment.region_code
  left join grid on grid.county_code = assignment.county_code and grid.id = assignment.grid_id
  left join place on place.county_code = assignment.county_code and place.id = assignment.place_id`

export const targetColumn = sql<AssignmentTarget>`
  case when place.id is not null
       then json_build_object('type', 'place', 'id', place.id::text, 'kind', place.kind,
                              'name', coalesce(place.name, place.code, '#' || place.id))
       when grid.id is not null
       then json_build_object('type', 'grid', 'id', grid.code, 'kind', null, 'name', grid.name)
       when region.code is not null
       then json_build_object('type', 'region', 'id', region.code, 'kind', null, 'name', region.name)
       else json_build_object('type', 'indicator', 'id', assignment.indicator, 'kind', null,
                              'name', assignment.indicator)
  end`

/** The finest area that holds the target: what permissions are judged by. */
export const areaColumn = sql<string>`
  coalesce(place.area_code, grid.code, region.code, assignment.county_code)`

export interface Choice {
  order?: RawBuilder<unknown>
  limit: number
  /** `YYYY-MM-DD`, or `ever` for the whole history; without it today. */
  on?: string
}

/** Which assignments: a condition on `assignment`, `region`, `grid` and `place` (the targets of the assignment). */
export async function selectAssignments(
  db: Db,
  county: string,
  chosen: RawBuilder<unknown>,
  { order = sql`assignment.id`, limit, on }: Choice,
): Promise<AssignmentInfo[]> {
  const { rows } = await sql<AssignmentInfo>`
    select assignment.id, assignment.unit_id, unit.name as unit_name, assignment.role, assignment.leader_name,
           assignment.note, assignment.valid_from::text, assignment.valid_to::text, assignment.version,
           ${areaColumn} as area, ${targetColumn} as target
    ${chosenAssignments(county, chosen, on)} order by ${order} limit ${limit}`.execute(db)
  return rows
}

/** How many there are of what `selectAssignments` lists. */
export async function countAssignments(
  db: Db,
  county: string,
  chosen: RawBuilder<unknown>,
  on?: Choice['on'],
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total ${chosenAssignments(county, chosen, on)}`.execute(db)
  return rows[0]?.total ?? 0
}

function chosenAssignments(
  county: string,
  chosen: RawBuilder<unknown>,
  on: Choice['on'],
): RawBuilder<unknown> {
  const then = on === undefined ? isInForce() : on === 'ever' ? sql`true` : isInForce(sql`${on}::date`)
  return sql`
    from assignment
    join unit on unit.county_code = assignment.county_code and unit.id = assignment.unit_id
    ${targetJoins}
    where assignment.county_code = ${county} and (${chosen}) and ${then}`
}

/** SQL: assignments of an area, of what it holds and, for a county, of its indicators. */
export function targetsInside(area: string, isCounty: boolean): RawBuilder<boolean> {
  const below = `${area}%`
  const inside = sql`region.code like ${below} or grid.code like ${below} or place.area_code like ${below}`
  return isCounty ? sql<boolean>`(assignment.indicator is not null or ${inside})` : sql<boolean>`(${inside})`
}
