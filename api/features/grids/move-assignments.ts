// Who answers for whole grids after some ended or began? What is assigned to places goes along with them by itself.
import { sql } from 'kysely'
import type { GridAssignment } from '../../contract/grids.ts'
import { isInForceFrom, lastDayBefore } from '../../db/assignments.ts'
import type { Db } from '../../db/tables.ts'
import type { Written } from './write-grids.ts'

/**
 * Of a grid that ended, its units answer no longer: those of the grid that took it in do. A new grid has the units of the
 * one it was cut from, so that nobody's land is without somebody who answers.
 */
export async function moveAssignments(
  trx: Db,
  county: string,
  { removed, created }: Pick<Written, 'removed' | 'created'>,
): Promise<GridAssignment[]> {
  const ended = await sql<GridAssignment>`
    with ended as (
      update assignment set valid_to = ${lastDayBefore(sql`current_date`)}, version = assignment.version + 1
      where county_code = ${county} and grid_id = any(${removed.map(({ id }) => id)}::bigint[]) and ${isInForceFrom()}
      returning unit_id, role, grid_id)
    select unit.name as unit_name, ended.role, grid.code as grid, 'ended' as becomes
    from ended
    join unit on unit.county_code = ${county} and unit.id = ended.unit_id
    join grid on grid.county_code = ${county} and grid.id = ended.grid_id
    order by grid.code, unit.name`.execute(trx)
  const copied = await sql<GridAssignment>`
    with pair as (
      select * from unnest(${created.map(({ id }) => id)}::bigint[], ${created.map(({ from }) => from)}::bigint[])
        as pair (id, from_id)),
    copied as (
      insert into assignment (county_code, unit_id, role, grid_id, leader_name, note, valid_from, valid_to)
      select county_code, unit_id, role, pair.id, leader_name, note, greatest(valid_from, current_date), valid_to
      from pair join assignment on county_code = ${county} and grid_id = pair.from_id and ${isInForceFrom()}
      returning unit_id, role, grid_id)
    select unit.name as unit_name, copied.role, grid.code as grid, 'copied' as becomes
    from copied
    join unit on unit.county_code = ${county} and unit.id = copied.unit_id
    join grid on grid.county_code = ${county} and grid.id = copied.grid_id
    order by grid.code, unit.name`.execute(trx)
  return [...ended.rows, ...copied.rows]
}
