// Who answers for what, today? Assignments in force with the name of their target.
import { type RawBuilder, sql } from 'kysely'
import type { AssignmentInfo } from '../contract/units.ts'
import type { Db } from './tables.ts'

/** Which assignments: a condition on `assignment`, `grid` and `place` (the targets of the assignment). */
export async function selectAssignments(
  db: Db,
  county: string,
  chosen: RawBuilder<unknown>,
  { order = sql`assignment.id`, limit }: { order?: RawBuilder<unknown>; limit: number },
): Promise<AssignmentInfo[]> {
  const { rows } = await sql<AssignmentInfo>`
    select assignment.id, assignment.unit_id, unit.name as unit_name, assignment.role, assignment.leader_name,
           assignment.valid_from::text, assignment.valid_to::text,
           case when place.id is not null
                then json_build_object('type', 'place', 'id', place.id::text, 'kind', place.kind,
                                       'name', coalesce(place.name, place.code, '#' || place.id))
                when grid.id is not null
                then json_build_object('type', 'grid', 'id', grid.code, 'kind', null, 'name', grid.name)
                else json_build_object('type', 'region', 'id', region.code, 'kind', null, 'name', region.name)
           end as target
    ${inForce(county, chosen)} order by ${order} limit ${limit}`.execute(db)
  return rows
}

/** How many there are of what `selectAssignments` lists. */
export async function countAssignments(db: Db, county: string, chosen: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total ${inForce(county, chosen)}`.execute(
    db,
  )
  return rows[0]?.total ?? 0
}

function inForce(county: string, chosen: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    from assignment
    join unit on unit.county_code = assignment.county_code and unit.id = assignment.unit_id
    left join region on region.county_code = assignment.county_code and region.code = assignment.region_code
    left join grid on grid.county_code = assignment.county_code and grid.id = assignment.grid_id
    left join place on place.county_code = assignment.county_code and place.id = assignment.place_id
    where assignment.county_code = ${county} and (${chosen})
      and assignment.valid_from <= current_date
      and (assignment.valid_to is null or assignment.valid_to >= current_date)`
}
