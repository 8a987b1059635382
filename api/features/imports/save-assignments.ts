// Writes who answers for what (包抓): unit × region, grid or place, with role and date.
import { sql } from 'kysely'
import type { AssignmentInput } from '../../../geodata/county-data.ts'
import type { Db } from '../../db/tables.ts'
import { type Batch, nothingSaved, type Saved } from './batch.ts'

interface WrittenAssignment {
  ordinal: number
  outcome: 'accepted' | 'unchanged' | 'unit-unknown' | 'target-unknown'
}

/**
 * Writes the assignments of one county after its units, grids and places; one that is already in force (same
 * unit, role and target) is left alone. A place is named by kind and natural key in the source of the batch.
 */
export async function saveAssignments(
  trx: Db,
  batch: Batch,
  assignments: readonly AssignmentInput[],
): Promise<Saved> {
  const saved = nothingSaved()
  if (assignments.length === 0) return saved
  for (const row of await write(trx, batch, assignments)) {
    if (row.outcome === 'accepted' || row.outcome === 'unchanged') saved[row.outcome] += 1
    else saved.rejected.push({ row: String(row.ordinal), reason: { code: row.outcome } })
  }
  return saved
}

async function write(
  trx: Db,
  batch: Batch,
  assignments: readonly AssignmentInput[],
): Promise<WrittenAssignment[]> {
  const column = <T>(of: (assignment: AssignmentInput) => T) => assignments.map(of)
  const { rows } = await sql<WrittenAssignment>`
    with incoming as (
      select * from unnest(
        ${column((each) => each.unitCode)}::text[],
        ${column((each) => each.role)}::text[],
        ${column((each) => ('region' in each.target ? each.target.region : null))}::text[],
        ${column((each) => ('grid' in each.target ? each.target.grid : null))}::text[],
        ${column((each) => ('place' in each.target ? each.target.kind : null))}::text[],
        ${column((each) => ('place' in each.target ? each.target.place : null))}::text[],
        ${column((each) => each.leaderName ?? null)}::text[],
        ${column((each) => each.note ?? null)}::text[],
        ${column((each) => each.validFrom)}::date[]
      ) with ordinality as list
        (unit_code, role, region_code, grid_code, place_kind, place_key, leader_name, note, valid_from, ordinal)
    ),
    resolved as (
      select i.*, u.id as unit_id, r.code as region, g.id as grid_id, p.id as place_id
      from incoming i
      left join unit u on u.county_code = ${batch.countyCode} and u.code = i.unit_code
      left join region r on r.county_code = ${batch.countyCode} and r.code = i.region_code
      left join grid g on g.county_code = ${batch.countyCode} and g.code = i.grid_code and g.valid_to is null
      left join place p on p.county_code = ${batch.countyCode} and p.kind = i.place_kind
        and p.source = ${batch.source} and p.source_key = i.place_key
    ),
    compared as (
      select r.*, case
        when unit_id is null then 'unit-unknown'
        when num_nonnulls(region, grid_id, place_id) = 0 then 'target-unknown'
        when exists (
          select from assignment a
          where a.county_code = ${batch.countyCode} and a.unit_id = r.unit_id and a.role = r.role
            and a.valid_to is null and a.region_code is not distinct from r.region
            and a.grid_id is not distinct from r.grid_id and a.place_id is not distinct from r.place_id)
        then 'unchanged' else 'accepted' end as outcome
      from resolved r
    ),
    written as (
      insert into assignment
        (county_code, unit_id, role, region_code, grid_id, place_id, leader_name, note, valid_from)
      select ${batch.countyCode}, unit_id, role, region, grid_id, place_id, leader_name, note, valid_from
      from compared where outcome = 'accepted'
    )
    select ordinal::int as ordinal, outcome from compared order by ordinal`.execute(trx)
  return rows
}
