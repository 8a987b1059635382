// May this person come in? Name, password and second factor; five failures lock the name for a quarter of an hour.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Author, appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import { isPassword } from '../../db/passwords.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { takeCode } from './second-factor.ts'

/** domain.md §6. */
export const failuresBeforeLock = 5
export const lockMinutes = 15

export interface Credentials {
  name: string
  password: string
  code?: string
}

/**
 * Answers the account's id. The same words and the same time whether the name, the password or both are wrong.
 * @throws AppError sign-in-failed, second-factor-needed, code-refused, sign-in-locked
 */
export async function checkCredentials(
  db: Db,
  { name, password, code }: Credentials,
  address: string,
): Promise<number> {
  const typed = name.trim().toLowerCase()
  const author: Author = { accountId: null, name: typed, address }
  await refuseWhileLocked(db, author)
  const account = await db
    .selectFrom('account')
    .select(['id', 'passwordHash', 'secondFactor'])
    .where('name', '=', typed)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  if (!(await isPassword(password, account?.passwordHash ?? null)) || !account) {
    await countFailure(db, author)
    throw new AppError('sign-in-failed', 'Name or password is wrong.')
  }
  if (account.secondFactor) {
    if (code === undefined)
      throw new AppError('second-factor-needed', 'The six digits of the second factor are needed.')
    if (!(await takeCode(db, account.id, account.secondFactor, code))) {
      await countFailure(db, author)
      throw new AppError('code-refused', 'These six digits are wrong, or were used already.')
    }
  }
  await db.deleteFrom('signInFailure').where('nameHash', '=', hashName(typed)).execute()
  return account.id
}

/**
 * Asked again before something that a borrowed browser must not do.
 * @throws AppError password-wrong, sign-in-locked
 */
export async function checkOwnPassword(db: Db, caller: Caller, password: string): Promise<void> {
  await refuseWhileLocked(db, caller)
  const account = await db
    .selectFrom('account')
    .select('passwordHash')
    .where('id', '=', caller.accountId)
    .executeTakeFirst()
  if (await isPassword(password, account?.passwordHash ?? null)) return
  await countFailure(db, caller)
  throw new AppError('password-wrong', 'The password is wrong.')
}

function hashName(name: string): Buffer {
  return createHash('sha256').update(name).digest()
}

async function refuseWhileLocked(db: Db, author: Author): Promise<void> {
  const { rows } = await sql<{ seconds: number }>`
    select ceil(extract(epoch from locked_until - now()))::int as seconds
    from sign_in_failure where name_hash = ${hashName(author.name)} and locked_until > now()`.execute(db)
  const [locked] = rows
  if (!locked) return
  await appendAudit(db, author, { action: 'sign-in-locked' })
  throw new AppError('sign-in-locked', 'Too many failures: this name cannot sign in for a while.', {
    retryAfterSeconds: locked.seconds,
  })
}

/** Failures older than the lock lasts are forgotten. */
async function countFailure(db: Db, author: Author): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ locked: boolean }>`
      insert into sign_in_failure as known (name_hash, times) values (${hashName(author.name)}, 1)
      on conflict (name_hash) do update set
        times = case when known.last_at < now() - ${lockMinutes} * interval '1 minute' then 1 else known.times + 1 end,
        last_at = now(),
        locked_until = case
          when known.last_at >= now() - ${lockMinutes} * interval '1 minute' and known.times + 1 >= ${failuresBeforeLock}
          then now() + ${lockMinutes} * interval '1 minute' end
      returning locked_until is not null as locked`.execute(trx)
    await appendAudit(trx, author, { action: rows[0]?.locked ? 'sign-in-locked' : 'sign-in-failed' })
  })
}
