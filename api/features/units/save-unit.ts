// Adds and changes a unit: codes once in a county, a tree without a circle, never over what somebody else just wrote.
import { sql, type Updateable } from 'kysely'
import type { AuditAction } from '../../contract/audit.ts'
import type { BodyOf } from '../../contract/route.ts'
import type { Unit, unitRoutes } from '../../contract/units.ts'
import { appendAudit } from '../../db/audit.ts'
import { raiseDataVersion } from '../../db/data-version.ts'
import { AppError } from '../../db/errors.ts'
import { lockUnits } from '../../db/lock-units.ts'
import { fillDepartments } from '../../db/problem-departments.ts'
import type { Db, UnitTable } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { getUnit, unknownUnit } from './read-units.ts'

type UnitFields = BodyOf<typeof unitRoutes.createUnit>

/** Who keeps a unit by hand; an import names its file here. */
const byHand = 'hand'

/** @throws AppError code-taken, unknown-unit (the parent) */
export async function createUnit(trx: Db, caller: Caller, county: string, fields: UnitFields): Promise<Unit> {
  await lockUnits(trx, county)
  await raiseDataVersion(trx, county)
  if (fields.parentId) await checkParent(trx, county, fields.parentId)
  const row = await trx
    .insertInto('unit')
    .values({
      ...columnsOf(fields),
      countyCode: county,
      contactPhone: fields.contactPhone ?? null,
      source: byHand,
    })
    .onConflict((conflict) => conflict.columns(['countyCode', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw codeTaken(fields.code)
  await fillDepartments(trx, county)
  const unit = await getUnit(trx, county, row.id)
  await appendAudit(trx, caller, {
    action: 'unit-created',
    area: county,
    subject: subjectOf(unit),
    after: unit,
  })
  return unit
}

/** @throws AppError unknown-unit, changed-meanwhile, code-taken, unit-cycle */
export async function changeUnit(
  trx: Db,
  caller: Caller,
  county: string,
  id: number,
  { version, ...fields }: UnitFields & { version: number },
): Promise<Unit> {
  await lockUnits(trx, county)
  await raiseDataVersion(trx, county)
  const before = await getUnitOfVersion(trx, county, id, version)
  if (fields.parentId) {
    await checkParent(trx, county, fields.parentId)
    await refuseCircle(trx, county, id, fields.parentId)
  }
  const namesake = await trx
    .selectFrom('unit')
    .select('id')
    .where('countyCode', '=', county)
    .where('code', '=', fields.code)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (namesake) throw codeTaken(fields.code)
  const phone = fields.contactPhone === undefined ? {} : { contactPhone: fields.contactPhone }
  return updateUnit(trx, caller, before, 'unit-changed', { ...columnsOf(fields), ...phone })
}

/** Writes columns of a unit that is locked, with the line of it; `besides`: what the line tells beyond the unit itself. */
export async function updateUnit(
  trx: Db,
  caller: Caller,
  before: Unit,
  action: AuditAction,
  columns: Updateable<UnitTable>,
  besides: Record<string, unknown> = {},
): Promise<Unit> {
  const { county, id } = before
  await trx
    .updateTable('unit')
    .set({ ...columns, version: before.version + 1 })
    .where('countyCode', '=', county)
    .where('id', '=', id)
    .execute()
  const after = await getUnit(trx, county, id)
  const subject = subjectOf(after)
  await appendAudit(trx, caller, { action, area: county, subject, before, after: { ...after, ...besides } })
  return after
}

/** A unit, locked, as the caller last saw it. @throws AppError unknown-unit, changed-meanwhile */
export async function getUnitOfVersion(trx: Db, county: string, id: number, version: number): Promise<Unit> {
  await sql`select from unit where county_code = ${county} and id = ${id} for update`.execute(trx)
  const unit = await getUnit(trx, county, id)
  if (unit.version !== version)
    throw new AppError('changed-meanwhile', 'Somebody else has changed this unit meanwhile.', {
      current: unit,
    })
  return unit
}

export function subjectOf({ id, name }: Unit) {
  return { type: 'unit', id, name }
}

async function checkParent(trx: Db, county: string, parentId: number): Promise<void> {
  const parent = await trx
    .selectFrom('unit')
    .select('closedOn')
    .where('countyCode', '=', county)
    .where('id', '=', parentId)
    .executeTakeFirst()
  if (!parent) throw unknownUnit(county, parentId)
  if (parent.closedOn) throw new AppError('unit-closed', 'A closed unit cannot stand above another one.')
}

async function refuseCircle(trx: Db, county: string, id: number, parentId: number): Promise<void> {
  const { rows } = await sql`
    with recursive above as (
      select id, parent_id from unit where county_code = ${county} and id = ${parentId}
      union
      select unit.id, unit.parent_id from above
      join unit on unit.county_code = ${county} and unit.id = above.parent_id)
    select from above where id = ${id}`.execute(trx)
  if (rows.length > 0)
    throw new AppError('unit-cycle', 'A unit cannot stand below itself or below a unit that it stands above.')
}

function columnsOf({
  code,
  name,
  kind,
  category = null,
  parentId = null,
  leaderName = null,
  contactName = null,
}: UnitFields) {
  return { code, name: name.trim(), kind, category, parentId, leaderName, contactName }
}

function codeTaken(code: string): AppError {
  return new AppError('code-taken', `Another unit of this county has the code ${code}.`)
}
