// Opens a session for somebody who proved who they are: a line in the log, the cookie, and what they may do.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Profile } from '../../contract/accounts.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { setCookie } from './cookie.ts'
import { readProfile } from './profile.ts'
import { findCaller, openSession } from './sessions.ts'

interface Arrival {
  db: Db
  request: FastifyRequest
  reply: FastifyReply
}

/** A new session with every sign-in: a cookie that somebody planted before is worth nothing. */
export function enter(arrival: Arrival, accountId: number): Promise<Profile> {
  return begin(arrival, accountId, false, (trx, caller) => appendAudit(trx, caller, { action: 'sign-in' }))
}

/** The session of a wall in the place of the caller's own, of which nothing stays in the browser. */
export function enterWall(arrival: Arrival, caller: Caller): Promise<Profile> {
  return begin(arrival, caller.accountId, true, async (trx, wall) => {
    await trx.deleteFrom('session').where('id', '=', caller.sessionId).execute()
    await appendAudit(trx, wall, { action: 'wall-opened', subject: { type: 'session', id: wall.sessionId } })
  })
}

async function begin(
  { db, request, reply }: Arrival,
  accountId: number,
  wall: boolean,
  note: (trx: Db, caller: Caller) => Promise<void>,
): Promise<Profile> {
  const from = { address: request.ip, agent: request.headers['user-agent'] ?? '', wall }
  const { token, caller } = await db.transaction().execute(async (trx) => {
    const opened = await openSession(trx, accountId, from)
    const entered = await findCaller(trx, opened, from)
    if (!entered) throw new AppError('sign-in-failed', 'Name or password is wrong.')
    await note(trx, entered)
    return { token: opened, caller: entered }
  })
  setCookie(request, reply, { token, wall })
  return readProfile(db, caller)
}
