// Which accounts may the caller see, and what may each do? Rows are chosen by the caller's own scopes.
import { type RawBuilder, sql } from 'kysely'
import { canOver, type Verb, wholeDeployment } from '../../contract/access.ts'
import type { AccountInfo } from '../../contract/people.ts'
import { AppError } from '../../db/errors.ts'
import { maskPhone } from '../../db/phones.ts'
import { isSessionOver } from '../../db/sessions.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { grantAsJson, isLive } from './read-grants.ts'

interface Filters {
  q?: string
  area?: string
  roleId?: string
  state?: 'active' | 'disabled' | 'locked'
}

/** Accounts by name, which is unique, compared by character code as on every engine. */
export function listAccounts(
  db: Db,
  caller: Caller,
  { q = '', area, roleId, state, after = '', limit }: Filters & { after?: string; limit: number },
): Promise<AccountInfo[]> {
  const conditions = [sql`account.name collate "C" > ${after}`]
  if (q !== '')
    conditions.push(sql`(strpos(account.name, ${q.toLowerCase()}) > 0
      or strpos(lower(account.display_name), ${q.toLowerCase()}) > 0)`)
  if (area !== undefined || roleId !== undefined)
    conditions.push(sql`exists (
      select from role_grant held where held.account_id = account.id and ${isLive} and ${reaches(caller, 'account.read')}
        and starts_with(held.area_code, ${area ?? ''}) and held.role_id = coalesce(${roleId ?? null}, held.role_id))`)
  if (state === 'locked') conditions.push(isLocked)
  else if (state) conditions.push(sql`(account.disabled_at is not null) = ${state === 'disabled'}`)
  return selectAccounts(db, caller, 'account.read', sql.join(conditions, sql` and `), limit)
}

/**
 * With another verb than `account.read`: the account as far as that verb reaches.
 * @throws AppError unknown-account, also for one that the caller may not see
 */
export async function getAccount(
  db: Db,
  caller: Caller,
  id: number,
  verb: Verb = 'account.read',
): Promise<AccountInfo> {
  const [account] = await selectAccounts(db, caller, verb, sql`account.id = ${id}`, 1)
  if (!account)
    throw new AppError('unknown-account', 'There is no such account among those that you may see.')
  return account
}

type AccountRow = Omit<AccountInfo, 'maskedPhone' | 'createdAt' | 'lockedUntil'> & {
  phone: string | null
  createdAt: Date
  lockedUntil: Date | null
}

const isLocked = sql<boolean>`coalesce(failure.locked_until > now(), false)`

async function selectAccounts(
  db: Db,
  caller: Caller,
  verb: Verb,
  chosen: RawBuilder<unknown>,
  limit: number,
): Promise<AccountInfo[]> {
  const seen = canOver(caller, verb, wholeDeployment)
    ? sql`true`
    : sql`exists (select from role_grant held where held.account_id = account.id and ${reaches(caller, verb)})`
  // Failures are counted by the SHA-256 of what was typed, see sign-in.ts of accounts.
  const { rows } = await sql<AccountRow>`
    select account.id, account.name, account.display_name, account.phone, account.demo, account.created_at,
           account.demo and account.password_hash is null as unchangeable,
           account.version, account.must_change_password, account.disabled_at is not null as disabled,
           account.second_factor is not null as has_second_factor,
           case when ${isLocked} then failure.locked_until end as locked_until,
           (select count(*) from session where session.account_id = account.id and not ${isSessionOver}) as sessions,
           coalesce(given.grants, '[]'::json) as grants,
           exists (select from role_grant held where held.account_id = account.id and ${isLive}
                   and not (${reaches(caller, verb)})) as has_grants_elsewhere
    from account
    left join sign_in_failure failure on failure.name_hash = sha256(convert_to(account.name, 'UTF8'))
    left join lateral (
      select json_agg(${grantAsJson} order by held.valid_from desc, held.id desc) as grants
      from role_grant held join role on role.id = held.role_id
      where held.account_id = account.id and ${reaches(caller, verb)}) given on true
    where ${seen} and ${chosen} order by account.name collate "C" limit ${limit}`.execute(db)
  return rows.map(({ phone, createdAt, lockedUntil, ...row }) => ({
    ...row,
    maskedPhone: maskPhone(phone),
    createdAt: createdAt.toISOString(),
    lockedUntil: lockedUntil?.toISOString() ?? null,
  }))
}

/** Is the grant `held` inside one of the scopes in which the caller has the verb? `isWithin` of the contract, in SQL. */
function reaches({ grants }: Caller, verb: Verb): RawBuilder<boolean> {
  const scopes = grants.filter(({ verbs }) => verbs.includes(verb)).map(({ scope }) => scope)
  return sql`exists (
    select from unnest(${scopes.map(({ area }) => area)}::text[], ${scopes.map(({ unitId }) => unitId)}::bigint[])
      as own (area, unit_id)
    where starts_with(held.area_code, own.area) and (own.unit_id is null or own.unit_id = held.unit_id))`
}
