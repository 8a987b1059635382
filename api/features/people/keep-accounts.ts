// Opening, changing and closing accounts of others, each with its line in the log.
import { sql } from 'kysely'
import { canOver, type Refusal, wholeDeployment, whyNotKeep, whyNotTakeOver } from '../../contract/access.ts'
import type { AuditAction } from '../../contract/audit.ts'
import type { AccountInfo } from '../../contract/people.ts'
import { leavingAdministrator } from '../../db/administrators.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import { maskPhone } from '../../db/phones.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { getAccount } from './read-accounts.ts'

const refusals: Record<Refusal, string> = {
  self: 'Nobody may do this to their own account.',
  outside: 'This reaches beyond the area or unit that your account answers for.',
  ruling: 'This account or role holds rights over people that yours may not decide about.',
}

/** @throws AppError not-permitted with the reason */
export function refuseFor(reason: Refusal | undefined): void {
  if (reason) throw new AppError('not-permitted', refusals[reason], { reason })
}

/** @throws AppError changed-meanwhile with the row as it is now */
export function checkVersion(current: { version: number }, version: number): void {
  if (current.version !== version)
    throw new AppError('changed-meanwhile', 'Somebody else changed this in the meantime.', { current })
}

/**
 * The account, locked until the transaction ends.
 * @throws AppError unknown-account, demo-account
 */
export async function lockAccount(trx: Db, caller: Caller, id: number): Promise<AccountInfo> {
  await trx.selectFrom('account').select('id').where('id', '=', id).forUpdate().execute()
  const account = await getAccount(trx, caller, id)
  if (account.unchangeable)
    throw new AppError(
      'demo-account',
      'The accounts of the demo county stay as they are; open one of your own.',
    )
  return account
}

/** @throws AppError name-taken */
export async function insertAccount(
  trx: Db,
  caller: Caller,
  { name, displayName, phone = null }: { name: string; displayName: string; phone?: string | null },
  passwordHash: string,
): Promise<number> {
  const account = await trx
    .insertInto('account')
    .values({
      name: name.toLowerCase(),
      displayName: displayName.trim(),
      phone,
      passwordHash,
      mustChangePassword: true,
      // What an account of the demo opens ends with the demo.
      demo: caller.demo,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!account) throw new AppError('name-taken', `There is an account named ${name} already.`)
  const after = { name: name.toLowerCase(), displayName, phone: maskPhone(phone) }
  await note(trx, caller, 'account-opened', { id: account.id, displayName }, { after })
  return account.id
}

export async function changeAccount(
  trx: Db,
  caller: Caller,
  id: number,
  { displayName, phone, version }: { displayName: string; phone?: string | null; version: number },
): Promise<AccountInfo> {
  const before = await lockAccount(trx, caller, id)
  refuseFor(whyNotKeep(caller, before))
  checkVersion(before, version)
  await trx
    .updateTable('account')
    .set({ displayName: displayName.trim(), ...(phone !== undefined && { phone }), version: version + 1 })
    .where('id', '=', id)
    .execute()
  const after = await getAccount(trx, caller, id)
  await note(trx, caller, 'account-changed', before, {
    before: { displayName: before.displayName, phone: before.maskedPhone },
    after: { displayName: after.displayName, phone: after.maskedPhone },
  })
  return after
}

export function setDisabled(
  trx: Db,
  caller: Caller,
  id: number,
  { disabled, version }: { disabled: boolean; version: number },
): Promise<AccountInfo> {
  return leavingAdministrator(trx, async () => {
    const before = await lockAccount(trx, caller, id)
    refuseFor(disabled && id === caller.accountId ? 'self' : whyNotKeep(caller, before))
    checkVersion(before, version)
    if (before.disabled === disabled) return before
    await trx
      .updateTable('account')
      .set({ disabledAt: disabled ? new Date() : null, version: version + 1 })
      .where('id', '=', id)
      .execute()
    if (disabled) await endSessionsOf(trx, id)
    await note(trx, caller, disabled ? 'account-disabled' : 'account-enabled', before)
    return getAccount(trx, caller, id)
  })
}

export async function resetPassword(
  trx: Db,
  caller: Caller,
  id: number,
  passwordHash: string,
): Promise<void> {
  const account = await lockAccount(trx, caller, id)
  refuseFor(whyNotTakeOver(caller, account))
  await trx
    .updateTable('account')
    .set({
      passwordHash,
      passwordChangedAt: new Date(),
      mustChangePassword: true,
    })
    .where('id', '=', id)
    .execute()
  await endSessionsOf(trx, id)
  await unlock(trx, account.name)
  await note(trx, caller, 'password-reset', account)
}

export async function unlockAccount(trx: Db, caller: Caller, id: number): Promise<void> {
  const account = await lockAccount(trx, caller, id)
  refuseFor(whyNotKeep(caller, account))
  await unlock(trx, account.name)
  await note(trx, caller, 'account-unlocked', account)
}

export async function signOutEverywhere(trx: Db, caller: Caller, id: number): Promise<void> {
  const account = await lockAccount(trx, caller, id)
  refuseFor(whyNotKeep(caller, account))
  await endSessionsOf(trx, id)
  await note(trx, caller, 'account-signed-out', account)
}

export async function removeSecondFactor(trx: Db, caller: Caller, id: number): Promise<void> {
  const account = await lockAccount(trx, caller, id)
  refuseFor(whyNotTakeOver(caller, account))
  await trx
    .updateTable('account')
    .set({ secondFactor: null, pendingSecondFactor: null })
    .where('id', '=', id)
    .execute()
  await note(trx, caller, 'second-factor-removed', account)
}

/** Of whoever has a grant, in force or to come, inside the scope in which the caller may see whole numbers. */
export async function revealPhone(trx: Db, caller: Caller, id: number): Promise<string | null> {
  const account = await getAccount(trx, caller, id, 'phone.reveal')
  const reached =
    canOver(caller, 'phone.reveal', wholeDeployment) || account.grants.some(({ state }) => state !== 'over')
  refuseFor(reached ? undefined : 'outside')
  const row = await trx.selectFrom('account').select('phone').where('id', '=', id).executeTakeFirst()
  await note(trx, caller, 'phone-revealed', account)
  return row?.phone ?? null
}

async function endSessionsOf(trx: Db, accountId: number): Promise<void> {
  await trx.deleteFrom('session').where('accountId', '=', accountId).execute()
}

/** Failures are counted by the SHA-256 of what was typed, see sign-in.ts of accounts. */
async function unlock(trx: Db, name: string): Promise<void> {
  await sql`delete from sign_in_failure where name_hash = sha256(convert_to(${name}, 'UTF8'))`.execute(trx)
}

function note(
  trx: Db,
  caller: Caller,
  action: AuditAction,
  { id, displayName }: Pick<AccountInfo, 'id' | 'displayName'>,
  change: { before?: Record<string, unknown>; after?: Record<string, unknown> } = {},
): Promise<void> {
  return appendAudit(trx, caller, { action, subject: { type: 'account', id, name: displayName }, ...change })
}
