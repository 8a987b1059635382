// Opens a session for somebody who proved who they are: a line in the log, the cookie, and what they may do.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Profile } from '../../contract/accounts.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import { setCookie } from './cookie.ts'
import { readProfile } from './profile.ts'
import { findCaller, openSession } from './sessions.ts'

/** A new session with every sign-in: a cookie that somebody planted before is worth nothing. */
export async function enter(
  { db, request, reply }: { db: Db; request: FastifyRequest; reply: FastifyReply },
  accountId: number,
): Promise<Profile> {
  const address = request.ip
  const token = await db.transaction().execute(async (trx) => {
    const opened = await openSession(trx, accountId, { address, agent: request.headers['user-agent'] ?? '' })
    const caller = await findCaller(trx, opened, address)
    if (!caller) throw new AppError('sign-in-failed', 'Name or password is wrong.')
    await appendAudit(trx, caller, { action: 'sign-in' })
    return { opened, caller }
  })
  setCookie(request, reply, token.opened)
  return readProfile(db, token.caller)
}
