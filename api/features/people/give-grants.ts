// Who is given which role over what, from when to when? Never to oneself, never beyond one's own scope.
import { sql } from 'kysely'
import { type Scope, whyNotGive, whyNotTake } from '../../contract/access.ts'
import type { AccountInfo, GrantInfo, GrantWish } from '../../contract/people.ts'
import { leavingAdministrator } from '../../db/administrators.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import { scopeName } from '../../db/scopes.ts'
import type { Db } from '../../db/tables.ts'
import { readToday } from '../../db/time-zone.ts'
import type { Caller } from '../handler.ts'
import { checkVersion, lockAccount, refuseFor } from './keep-accounts.ts'
import { getGrant } from './read-grants.ts'
import { getRole } from './roles.ts'

type Receiver = Pick<AccountInfo, 'id' | 'displayName'>

/** @throws AppError unknown-role, not-permitted, scope-gone, bad-request, already-given */
export async function giveGrant(
  trx: Db,
  caller: Caller,
  account: Receiver,
  { roleId, scope, validFrom, validTo = null }: GrantWish,
): Promise<GrantInfo> {
  refuseFor(whyNotGive(caller, await getRole(trx, roleId), scope, account.id))
  await checkScope(trx, scope)
  const from = validFrom ?? (await readToday(trx))
  checkDates(from, validTo)
  const { id } = await trx
    .insertInto('roleGrant')
    .values({
      accountId: account.id,
      roleId,
      areaCode: scope.area,
      unitId: scope.unitId,
      validFrom: from,
      validTo,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const given = await getGrant(trx, account.id, id)
  await checkTwins(trx, account.id, given)
  await noteGrant(trx, caller, 'grant-given', account, undefined, given)
  return given
}

/** @throws AppError unknown-grant, not-permitted, changed-meanwhile, bad-request, already-given, last-administrator */
export function changeGrant(
  trx: Db,
  caller: Caller,
  { id, grant }: { id: number; grant: number },
  { validFrom, validTo, version }: Pick<GrantInfo, 'validFrom' | 'validTo' | 'version'>,
): Promise<GrantInfo> {
  return leavingAdministrator(trx, async () => {
    const account = await lockAccount(trx, caller, id)
    const before = await lockGrant(trx, id, grant)
    refuseFor(whyNotGive(caller, before, before.scope, id))
    checkVersion(before, version)
    checkDates(validFrom, validTo)
    await trx
      .updateTable('roleGrant')
      .set({ validFrom, validTo, version: version + 1 })
      .where('id', '=', grant)
      .execute()
    const after = await getGrant(trx, id, grant)
    await checkTwins(trx, id, after)
    await noteGrant(trx, caller, 'grant-changed', account, before, after)
    return after
  })
}

/** @throws AppError unknown-grant, not-permitted, changed-meanwhile, last-administrator */
export function endGrant(
  trx: Db,
  caller: Caller,
  { id, grant }: { id: number; grant: number },
  version: number,
): Promise<void> {
  return leavingAdministrator(trx, async () => {
    const account = await lockAccount(trx, caller, id)
    const before = await lockGrant(trx, id, grant)
    refuseFor(whyNotTake(caller, before, before.scope))
    checkVersion(before, version)
    // What was in force before today stays as history; the rest leaves its line in the log only.
    await sql`delete from role_grant where id = ${grant} and valid_from >= current_date`.execute(trx)
    await sql`
      update role_grant set version = version + 1, valid_to = least(valid_to, current_date - 1)
      where id = ${grant}`.execute(trx)
    await noteGrant(trx, caller, 'grant-ended', account, before, undefined)
  })
}

async function lockGrant(trx: Db, accountId: number, id: number): Promise<GrantInfo> {
  await trx.selectFrom('roleGrant').select('id').where('id', '=', id).forUpdate().execute()
  return getGrant(trx, accountId, id)
}

async function checkScope(trx: Db, { area, unitId }: Scope): Promise<void> {
  if (area === '' && unitId === null) return
  const { rows } = await sql<{ name: string | null }>`
    select ${scopeName(sql`${area}::text`, sql`${unitId}::bigint`)} as name`.execute(trx)
  if (rows[0]?.name != null) return
  const what = unitId === null ? `area ${area}` : `unit ${unitId} in ${area || 'the whole deployment'}`
  throw new AppError('scope-gone', `There is no ${what}, or no longer.`)
}

function checkDates(validFrom: string, validTo: string | null): void {
  if (validTo !== null && validTo < validFrom)
    throw new AppError('bad-request', 'The last day must not be before the first.')
}

/** The same role over the same scope twice at a time would have to be taken back twice. */
async function checkTwins(trx: Db, accountId: number, { id, roleId, scope, validFrom, validTo }: GrantInfo) {
  const { rows } = await sql`
    select from role_grant where account_id = ${accountId} and id <> ${id} and role_id = ${roleId}
      and area_code = ${scope.area} and unit_id is not distinct from ${scope.unitId}
      and daterange(valid_from, valid_to, '[]') && daterange(${validFrom}::date, ${validTo}::date, '[]')`.execute(
    trx,
  )
  if (rows.length > 0)
    throw new AppError('already-given', 'The account has this role over the same area or unit already.')
}

function noteGrant(
  trx: Db,
  caller: Caller,
  action: 'grant-given' | 'grant-changed' | 'grant-ended',
  account: Receiver,
  before: GrantInfo | undefined,
  after: GrantInfo | undefined,
): Promise<void> {
  const told = ({ roleId, scope, validFrom, validTo }: GrantInfo) => ({ roleId, scope, validFrom, validTo })
  return appendAudit(trx, caller, {
    action,
    area: (after ?? before)?.scope.area ?? '',
    subject: { type: 'account', id: account.id, name: account.displayName },
    ...(before && { before: told(before) }),
    ...(after && { after: told(after) }),
  })
}
