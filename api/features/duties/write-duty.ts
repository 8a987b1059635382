// Writes the duty log: whoever is there for the target or for the unit, and corrects only on the day of writing.
import { sql } from 'kysely'
import { can } from '../../contract/access.ts'
import type { Duty, dutyRoutes } from '../../contract/duties.ts'
import type { BodyOf } from '../../contract/route.ts'
import { areaColumn, targetJoins } from '../../db/assignments.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { setDutyPhotos } from './duty-photos.ts'
import { getDuty } from './read-duties.ts'

type Fields = BodyOf<typeof dutyRoutes.createDuty>

/** @throws AppError unknown-assignment, not-permitted, bad-request, photo-not-usable */
export async function createDuty(
  trx: Db,
  caller: Caller,
  county: string,
  assignmentId: number,
  { photoIds = [], ...fields }: Fields,
): Promise<Duty> {
  const area = await checkRight(trx, caller, county, assignmentId, fields.happenedOn)
  const { id } = await trx
    .insertInto('duty')
    .values({
      ...fields,
      countyCode: county,
      assignmentId,
      authorId: caller.accountId,
      authorName: caller.displayName,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await setDutyPhotos(trx, caller, county, id, photoIds)
  const after = await getDuty(trx, caller, county, id)
  await appendAudit(trx, caller, { action: 'duty-written', area, subject: subjectOf(after), after })
  return after
}

/** @throws AppError unknown-duty, not-permitted, changed-meanwhile, bad-request, photo-not-usable */
export async function changeDuty(
  trx: Db,
  caller: Caller,
  county: string,
  id: number,
  { version, photoIds, ...fields }: BodyOf<typeof dutyRoutes.changeDuty>,
): Promise<Duty> {
  await sql`select from duty where county_code = ${county} and id = ${id} for update`.execute(trx)
  const before = await getDuty(trx, caller, county, id)
  const area = await checkRight(trx, caller, county, before.assignmentId, fields.happenedOn)
  if (!before.correctable)
    throw new AppError('not-permitted', 'Only its author corrects an entry, on the day it was written.')
  if (before.version !== version)
    throw new AppError('changed-meanwhile', 'This entry was changed meanwhile.', { current: before })
  await trx
    .updateTable('duty')
    .set({ ...fields, version: sql`version + 1` })
    .where('countyCode', '=', county)
    .where('id', '=', id)
    .execute()
  const shown = before.photos.map((photo) => photo.id)
  if (photoIds) await setDutyPhotos(trx, caller, county, id, photoIds, shown)
  const after = await getDuty(trx, caller, county, id)
  await appendAudit(trx, caller, { action: 'duty-corrected', area, subject: subjectOf(after), before, after })
  return after
}

interface Duties {
  unitId: number
  area: string
  validFrom: string
  validTo: string | null
  today: string
}

/** Answers the area of the target. */
async function checkRight(
  trx: Db,
  caller: Caller,
  county: string,
  assignmentId: number,
  day: string,
): Promise<string> {
  const { rows } = await sql<Duties>`
    select assignment.unit_id, ${areaColumn} as area, assignment.valid_from::text, assignment.valid_to::text,
           current_date::text as today
    from assignment ${targetJoins}
    where assignment.county_code = ${county} and assignment.id = ${assignmentId}`.execute(trx)
  const [found] = rows
  if (!found)
    throw new AppError(
      'unknown-assignment',
      `County ${county} has no assignment with the id ${assignmentId}.`,
    )
  const { unitId, area, validFrom, validTo, today } = found
  if (!can(caller, 'duty.write', { area, unitIds: [unitId] }))
    throw new AppError('not-permitted', 'Your account keeps neither this target nor this unit.')
  if (day > today) throw new AppError('bad-request', `${day} is still to come; the log holds what was done.`)
  if (day < validFrom || (validTo !== null && day > validTo))
    throw new AppError('bad-request', `The unit did not answer for this on ${day}.`)
  return area
}

function subjectOf({ id, unitName, target }: Duty) {
  return { type: 'duty', id, name: `${unitName} · ${target.name}` }
}
