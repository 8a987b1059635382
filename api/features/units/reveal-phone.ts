// Whom to call: the whole number of a unit's contact, for whoever looks after something the unit answers for.
import { sql } from 'kysely'
import { can } from '../../contract/access.ts'
import { areaColumn, isInForce, targetJoins } from '../../db/assignments.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { getUnit } from './read-units.ts'
import { subjectOf } from './save-unit.ts'

/** @throws AppError unknown-unit, not-permitted */
export async function revealPhone(
  trx: Db,
  caller: Caller,
  county: string,
  id: number,
): Promise<{ phone: string | null }> {
  const unit = await getUnit(trx, county, id)
  const areas = [county, ...(await listAreas(trx, county, id))]
  if (!areas.some((area) => can(caller, 'phone.reveal', { area, unitIds: [id] })))
    throw new AppError('not-permitted', 'This unit answers for nothing that you look after.')
  const { contactPhone } = await trx
    .selectFrom('unit')
    .select('contactPhone')
    .where('countyCode', '=', county)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await appendAudit(trx, caller, { action: 'phone-revealed', area: county, subject: subjectOf(unit) })
  return { phone: contactPhone }
}

/** Where the things lie that the unit answers for today. */
async function listAreas(trx: Db, county: string, id: number): Promise<string[]> {
  const { rows } = await sql<{ area: string }>`
    select distinct ${areaColumn} as area from assignment ${targetJoins}
    where assignment.county_code = ${county} and assignment.unit_id = ${id} and ${isInForce()}`.execute(trx)
  return rows.map((row) => row.area)
}
