// Is there somebody who may give roles over everything? Without, nobody could ever let anybody in.
import { sql } from 'kysely'
import { AppError } from './errors.ts'
import type { Db } from './tables.ts'

/** With `lasting`, only whoever may so without an end. Accounts of the demo county do not count: they go with it. */
export async function hasAdministrator(db: Db, { lasting = false } = {}): Promise<boolean> {
  const { rows } = await sql`
    select from account
    join role_grant held on held.account_id = account.id and held.area_code = '' and held.unit_id is null
      and held.valid_from <= current_date
      and (held.valid_to is null or (held.valid_to >= current_date and not ${lasting}))
    join role on role.id = held.role_id and 'grant.write' = any(role.verbs)
    where account.password_hash is not null and account.disabled_at is null and not account.demo limit 1`.execute(
    db,
  )
  return rows.length > 0
}

/**
 * Does what may take rights away, one at a time: two who disable each other must not both succeed.
 * @throws AppError last-administrator when nobody would be left
 */
export async function leavingAdministrator<Result>(trx: Db, write: () => Promise<Result>): Promise<Result> {
  await sql`select pg_advisory_xact_lock(hashtext('administrators'))`.execute(trx)
  const before = await hasAdministrator(trx, { lasting: true })
  const result = await write()
  if (before && !(await hasAdministrator(trx, { lasting: true })))
    throw new AppError(
      'last-administrator',
      'Nobody would be left who may give roles over the whole deployment; give somebody else that role first.',
    )
  return result
}
