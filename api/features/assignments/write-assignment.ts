// Makes one unit answer for one thing, corrects it and ends it: never two leads or two packaging units at a time.
import { type RawBuilder, sql } from 'kysely'
import { can } from '../../contract/access.ts'
import type { AssignmentInfo, assignmentRoutes, Overlap } from '../../contract/assignments.ts'
import type { BodyOf } from '../../contract/route.ts'
import { isInForceFrom, lastDayBefore, selectAssignments } from '../../db/assignments.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import { readToday } from '../../db/time-zone.ts'
import type { Caller } from '../handler.ts'
import { getTarget, type Target } from './targets.ts'

/** Call all three inside `changeAssignments`: writers of one county queue there, so what was checked stays true. */

/** @throws AppError unknown-unit, unit-closed, unknown-target, not-permitted, bad-request, overlapping-assignment */
export async function createAssignment(
  trx: Db,
  caller: Caller,
  county: string,
  body: BodyOf<typeof assignmentRoutes.createAssignment>,
): Promise<{ assignment: AssignmentInfo; ended: AssignmentInfo[] }> {
  const { unitId, role, validTo = null, leaderName = null, note = null } = body
  await checkUnit(trx, county, unitId)
  const target = await getTarget(trx, county, body.target)
  checkRight(caller, target.area)
  const validFrom = body.validFrom ?? (await readToday(trx))
  checkDays(validFrom, validTo)
  const holders = await listHolders(trx, county, slotOf(target, role, unitId), validFrom, validTo)
  if (holders.length > 0 && !body.replace) throw overlapping(holders)
  const ended: AssignmentInfo[] = []
  for (const holder of holders)
    ended.push(await setLastDay(trx, caller, county, holder, lastDayBefore(sql`${validFrom}::date`)))
  const { regionCode, gridId, placeId, indicator } = target
  const { id } = await trx
    .insertInto('assignment')
    .values({
      countyCode: county,
      unitId,
      role,
      regionCode,
      gridId,
      placeId,
      indicator,
      leaderName,
      note,
      validFrom,
      validTo,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const assignment = await getAssignment(trx, county, id)
  await appendAudit(trx, caller, { ...lineOf(assignment), action: 'assignment-created', after: assignment })
  return { assignment, ended }
}

/** @throws AppError unknown-assignment, not-permitted, changed-meanwhile, bad-request, overlapping-assignment */
export async function changeAssignment(
  trx: Db,
  caller: Caller,
  county: string,
  id: number,
  { version, ...fields }: BodyOf<typeof assignmentRoutes.changeAssignment>,
): Promise<AssignmentInfo> {
  const before = await getOwnAssignment(trx, caller, county, id, version)
  checkDays(fields.validFrom, fields.validTo)
  const slot = sql`(select slot from assignment where county_code = ${county} and id = ${id})`
  const holders = await listHolders(trx, county, slot, fields.validFrom, fields.validTo)
  const others = holders.filter((holder) => holder.id !== id)
  if (others.length > 0) throw overlapping(others)
  await trx
    .updateTable('assignment')
    .set({ ...fields, version: sql`version + 1` })
    .where('countyCode', '=', county)
    .where('id', '=', id)
    .execute()
  const after = await getAssignment(trx, county, id)
  await appendAudit(trx, caller, { ...lineOf(after), action: 'assignment-changed', before, after })
  return after
}

/** @throws AppError unknown-assignment, not-permitted, changed-meanwhile, bad-request */
export async function endAssignment(
  trx: Db,
  caller: Caller,
  county: string,
  id: number,
  { version, lastDay }: BodyOf<typeof assignmentRoutes.endAssignment>,
): Promise<AssignmentInfo> {
  const before = await getOwnAssignment(trx, caller, county, id, version)
  if (before.validTo !== null && before.validTo <= (lastDay ?? (await readToday(trx))))
    throw new AppError('bad-request', `This assignment ends on ${before.validTo} already.`)
  if (lastDay === undefined) return setLastDay(trx, caller, county, before, lastDayBefore(sql`current_date`))
  checkDays(before.validFrom, lastDay)
  return setLastDay(trx, caller, county, before, sql<string>`${lastDay}::date`)
}

async function setLastDay(
  trx: Db,
  caller: Caller,
  county: string,
  before: AssignmentInfo,
  lastDay: RawBuilder<string>,
): Promise<AssignmentInfo> {
  await trx
    .updateTable('assignment')
    .set({ validTo: lastDay, version: sql`version + 1` })
    .where('countyCode', '=', county)
    .where('id', '=', before.id)
    .execute()
  const after = await getAssignment(trx, county, before.id)
  await appendAudit(trx, caller, { ...lineOf(after), action: 'assignment-ended', before, after })
  return after
}

/** Whoever has a role in the days that are asked for. */
async function listHolders(
  trx: Db,
  county: string,
  slot: RawBuilder<unknown>,
  from: string,
  to: string | null,
): Promise<AssignmentInfo[]> {
  const overlaps = sql`assignment.slot = ${slot}
    and ${isInForceFrom(sql`${from}::date`)} and assignment.valid_from <= coalesce(${to}::date, 'infinity')`
  return selectAssignments(trx, county, overlaps, { limit: 100, on: 'ever' })
}

/** SQL: what only one assignment can have at a time; the function of the migration. */
export function slotOf({ regionCode, gridId, placeId, indicator }: Target, role: string, unitId: number) {
  return sql<string>`assignment_slot(${regionCode}, ${gridId}::bigint, ${placeId}::bigint, ${indicator}, ${role}, ${unitId}::bigint)`
}

/** A unit that can be given something to answer for. @throws AppError unknown-unit, unit-closed */
export async function checkUnit(trx: Db, county: string, id: number): Promise<void> {
  const unit = await trx
    .selectFrom('unit')
    .select(['name', 'closedOn'])
    .where('countyCode', '=', county)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!unit) throw new AppError('unknown-unit', `County ${county} has no unit with the id ${id}.`)
  if (unit.closedOn) throw new AppError('unit-closed', `${unit.name} was closed on ${unit.closedOn}.`)
}

/** @throws AppError unknown-assignment */
export async function getAssignment(db: Db, county: string, id: number): Promise<AssignmentInfo> {
  const chosen = sql`assignment.id = ${id}`
  const [found] = await selectAssignments(db, county, chosen, { limit: 1, on: 'ever' })
  if (!found)
    throw new AppError('unknown-assignment', `County ${county} has no assignment with the id ${id}.`)
  return found
}

/** An assignment that the caller may write, as the caller last saw it. */
async function getOwnAssignment(
  trx: Db,
  caller: Caller,
  county: string,
  id: number,
  version: number,
): Promise<AssignmentInfo> {
  const current = await getAssignment(trx, county, id)
  checkRight(caller, current.area)
  if (current.version !== version)
    throw new AppError('changed-meanwhile', 'Somebody else has changed this assignment meanwhile.', {
      current,
    })
  return current
}

function checkRight(caller: Caller, area: string): void {
  if (!can(caller, 'assignment.write', { area }))
    throw new AppError('not-permitted', 'Your account may not say who answers for this.')
}

function checkDays(from: string, to: string | null): void {
  if (to !== null && to < from)
    throw new AppError('bad-request', `The last day, ${to}, is before the first one, ${from}.`)
}

function overlapping(holders: AssignmentInfo[]): AppError {
  const [first] = holders
  const details: Overlap = { holders }
  return new AppError(
    'overlapping-assignment',
    `${first?.unitName} has this role there since ${first?.validFrom}.`,
    details,
  )
}

function lineOf({ id, area, unitName, target }: AssignmentInfo) {
  return { area, subject: { type: 'assignment', id, name: `${unitName} · ${target.name}` } }
}
