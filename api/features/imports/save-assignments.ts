// Writes who answers for what (包抓): unit × region, grid, place or indicator, with role and dates.
import { sql } from 'kysely'
import type { AssignmentInput } from '../../../geodata/county-data.ts'
import type { Db } from '../../db/tables.ts'
import { type Batch, nothingSaved, type Saved } from './batch.ts'

interface WrittenAssignment {
  ordinal: number
  id: number | null
  outcome: 'accepted' | 'unchanged' | 'assignment-overlaps' | 'unit-unknown' | 'target-unknown'
}

/**
 * Writes the assignments of one county after its units, grids and places; one that is there already (same unit, role
 * and target) is left alone, one whose role another unit has at that time is rejected. A place is named by kind and
 * natural key in the source of the batch. `ids` has one for each assignment that is there now.
 */
export async function saveAssignments(
  trx: Db,
  batch: Batch,
  assignments: readonly AssignmentInput[],
): Promise<{ saved: Saved; ids: (number | null)[] }> {
  const saved = nothingSaved()
  const written = assignments.length === 0 ? [] : await write(trx, batch, assignments)
  for (const { ordinal, outcome } of written) {
    if (outcome === 'accepted' || outcome === 'unchanged') saved[outcome] += 1
    else saved.rejected.push({ row: String(ordinal), reason: { code: outcome } })
  }
  return { saved, ids: written.map(({ id }) => id) }
}

/** In the order of the list. */
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
        ${column((each) => ('indicator' in each.target ? each.target.indicator : null))}::text[],
        ${column((each) => each.leaderName ?? null)}::text[],
        ${column((each) => each.note ?? null)}::text[],
        ${column((each) => each.validFrom)}::date[],
        ${column((each) => each.validTo ?? null)}::date[]
      ) with ordinality as list (unit_code, role, region_code, grid_code, place_kind, place_key, indicator,
        leader_name, note, valid_from, valid_to, ordinal)
    ),
    resolved as (
      select i.*, u.id as unit_id, r.code as region, g.id as grid_id, p.id as place_id,
             assignment_slot(r.code, g.id, p.id, i.indicator, i.role, u.id) as slot
      from incoming i
      left join unit u on u.county_code = ${batch.countyCode} and u.code = i.unit_code
      left join region r on r.county_code = ${batch.countyCode} and r.code = i.region_code
      left join grid g on g.county_code = ${batch.countyCode} and g.code = i.grid_code and g.valid_to is null
      left join place p on p.county_code = ${batch.countyCode} and p.kind = i.place_kind
        and p.source = ${batch.source} and p.source_key = i.place_key
    ),
    compared as (
      select r.*, a.id as known_id from resolved r
      left join lateral (
        select id from assignment a
        where a.county_code = ${batch.countyCode} and a.slot = r.slot and a.unit_id = r.unit_id
          and (a.valid_from = r.valid_from or (a.valid_to is null and r.valid_to is null))
        limit 1) a on true
    ),
    written as (
      insert into assignment
        (county_code, unit_id, role, region_code, grid_id, place_id, indicator, leader_name, note, valid_from, valid_to)
      select ${batch.countyCode}, unit_id, role, region, grid_id, place_id, indicator, leader_name, note,
             valid_from, valid_to
      from compared where known_id is null and unit_id is not null and slot is not null
      order by ordinal
      -- whose role another unit has at that time is left out here
      on conflict do nothing
      returning id, slot, unit_id, valid_from
    )
    select c.ordinal::int as ordinal, coalesce(c.known_id, w.id) as id,
           case when c.unit_id is null then 'unit-unknown'
                when num_nonnulls(c.region, c.grid_id, c.place_id, c.indicator) = 0 then 'target-unknown'
                when c.known_id is not null then 'unchanged'
                when w.id is null then 'assignment-overlaps' else 'accepted' end as outcome
    from compared c
    left join written w on w.slot = c.slot and w.unit_id = c.unit_id and w.valid_from = c.valid_from
    order by c.ordinal`.execute(trx)
  return rows
}
