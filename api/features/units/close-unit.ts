// Closes a unit and hands what it answers for to its successor; nothing of the history is lost.
import { sql } from 'kysely'
import { can } from '../../contract/access.ts'
import type { Unit } from '../../contract/units.ts'
import { isInForceFrom, lastDayBefore } from '../../db/assignments.ts'
import { AppError } from '../../db/errors.ts'
import { countProblemDuties, handOverProblems, holdUnit } from '../../db/hand-over-problems.ts'
import type { Db } from '../../db/tables.ts'
import { readToday } from '../../db/time-zone.ts'
import type { Caller } from '../handler.ts'
import { getUnit } from './read-units.ts'
import { getUnitOfVersion, updateUnit } from './save-unit.ts'

interface Closing {
  version: number
  handOverTo?: number
}

/**
 * Call inside `changeAssignments`.
 * @throws AppError unknown-unit, changed-meanwhile, unit-closed, not-permitted, unit-in-use with `{ count, problems, settings }`
 */
export async function closeUnit(
  trx: Db,
  caller: Caller,
  county: string,
  id: number,
  { version, handOverTo }: Closing,
): Promise<{ unit: Unit; handedOver: number; problemsHandedOver: number }> {
  await holdUnit(trx, county, id)
  const before = await getUnitOfVersion(trx, county, id, version)
  if (before.closedOn) throw new AppError('unit-closed', 'This unit is closed already.')
  const { problems, settings } = await countProblemDuties(trx, county, id)
  const count = (await countDuties(trx, county, id)) + problems + settings
  if (count > 0 && handOverTo === undefined)
    throw new AppError('unit-in-use', `This unit still answers for ${count}; name who takes over.`, {
      ...{ count, problems, settings },
    })
  const handedOver =
    count > 0 && handOverTo !== undefined ? await handOver(trx, caller, before, handOverTo) : []
  const problemsHandedOver =
    problems + settings > 0 && handOverTo !== undefined
      ? await handOverProblems(trx, caller, county, id, handOverTo)
      : 0
  const columns = { closedOn: await readToday(trx) }
  const besides = count > 0 ? { handOverTo, handedOver, problemsHandedOver } : {}
  const after = await updateUnit(trx, caller, before, 'unit-closed', columns, besides)
  return { unit: after, handedOver: handedOver.length, problemsHandedOver }
}

/** @throws AppError unknown-unit, changed-meanwhile */
export async function reopenUnit(
  trx: Db,
  caller: Caller,
  county: string,
  id: number,
  version: number,
): Promise<Unit> {
  const before = await getUnitOfVersion(trx, county, id, version)
  return updateUnit(trx, caller, before, 'unit-reopened', { closedOn: null })
}

/** What it answers for today and what it will. */
async function countDuties(trx: Db, county: string, id: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from assignment
    where county_code = ${county} and unit_id = ${id} and ${isInForceFrom()}`.execute(trx)
  return rows[0]?.count ?? 0
}

/** Answers the ids of the assignments that were handed over. */
async function handOver(trx: Db, caller: Caller, from: Unit, to: number): Promise<number[]> {
  const county = from.county
  // Closing is a matter of the list of units; who answers for what is another right.
  if (!can(caller, 'assignment.write', { area: county }))
    throw new AppError('not-permitted', 'Your account may not hand over what a unit answers for.')
  const successor = await getUnit(trx, county, to)
  if (successor.closedOn || to === from.id)
    throw new AppError('unit-closed', 'Only another unit that is not closed can take over.')
  const { rows } = await sql<{ id: number; begins: string; ends: string | null }>`
    with taken as (
      select id, greatest(current_date, valid_from) as begins, valid_to as ends from assignment
      where county_code = ${county} and unit_id = ${from.id} and ${isInForceFrom()} for update)
    update assignment set valid_to = ${lastDayBefore(sql`current_date`)}, version = version + 1
    from taken where assignment.county_code = ${county} and assignment.id = taken.id
    returning assignment.id, begins::text, ends::text`.execute(trx)
  // The named leader belonged to the old unit. What the successor shares already it does not get twice.
  await sql`
    insert into assignment (county_code, unit_id, role, region_code, grid_id, place_id, indicator, note, valid_from, valid_to)
    select county_code, ${to}, role, region_code, grid_id, place_id, indicator, note, taken.begins, taken.ends
    from assignment
    join unnest(
      ${rows.map((row) => row.id)}::bigint[],
      ${rows.map((row) => row.begins)}::date[],
      ${rows.map((row) => row.ends)}::date[]) as taken (id, begins, ends) using (id)
    where county_code = ${county}
    on conflict do nothing`.execute(trx)
  return rows.map((row) => row.id)
}
