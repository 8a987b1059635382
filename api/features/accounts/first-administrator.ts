// How does the first administrator come to be? With a link that the server prints, good for one account and one day.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { passwordFault } from '../../contract/accounts.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import { hashPassword } from '../../db/passwords.ts'
import type { Db } from '../../db/tables.ts'
import { forgetDemoPeople } from './demo-accounts.ts'
import { hashToken } from './sessions.ts'

const linkHours = 24
/** Audit stays with somebody else, whom the security administrator names. */
const firstRoles = ['system-administrator', 'security-administrator']

/** A new one-time token; those that ran out go. */
export async function createLink(db: Db): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await sql`delete from one_time_link where expires_at < now()`.execute(db)
  await sql`
    insert into one_time_link (token_hash, expires_at)
    values (${hashToken(token)}, now() + ${linkHours} * interval '1 hour')`.execute(db)
  return token
}

/**
 * Makes the account and answers its id; the link is spent with it.
 * @throws AppError link-refused, password-refused, name-taken
 */
export async function createAdministrator(
  trx: Db,
  {
    token,
    name,
    displayName,
    password,
  }: { token: string; name: string; displayName: string; password: string },
  address: string,
): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('oneTimeLink')
    .where('tokenHash', '=', hashToken(token))
    .where('expiresAt', '>', new Date())
    .executeTakeFirst()
  if (numDeletedRows === 0n)
    throw new AppError(
      'link-refused',
      'This link was used already or has expired. Restart the server, or run npm run administrator, for a new one.',
    )
  const fault = passwordFault(password, name)
  if (fault) throw new AppError('password-refused', 'The password is too easy to guess.', { fault })
  await forgetDemoPeople(trx)
  const account = await trx
    .insertInto('account')
    .values({
      name: name.toLowerCase(),
      displayName,
      passwordHash: await hashPassword(password),
      passwordChangedAt: new Date(),
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!account) throw new AppError('name-taken', `There is an account named ${name} already.`)
  // Every start without an administrator printed one; whoever finds an older one comes too late.
  await trx.deleteFrom('oneTimeLink').execute()
  for (const roleId of firstRoles)
    await trx.insertInto('roleGrant').values({ accountId: account.id, roleId, areaCode: '' }).execute()
  await appendAudit(
    trx,
    { accountId: account.id, name: name.toLowerCase(), address },
    {
      action: 'administrator-created',
      subject: { type: 'account', id: account.id, name: displayName },
      after: { roles: firstRoles },
    },
  )
  return account.id
}
