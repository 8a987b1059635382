// Signing in and out, and what belongs to oneself.
import { type accountRoutes, passwordFault } from '../../contract/accounts.ts'
import { hasAdministrator } from '../../db/administrators.ts'
import { appendAudit } from '../../db/audit.ts'
import { AppError } from '../../db/errors.ts'
import { hashPassword } from '../../db/passwords.ts'
import type { Handlers } from '../handler.ts'
import { clearCookie } from './cookie.ts'
import { findDemoAccount, isDemo, isEmpty, isWithoutPassword, listDemoAccounts } from './demo-accounts.ts'
import { enter, enterWall } from './enter.ts'
import { createAdministrator } from './first-administrator.ts'
import { readProfile } from './profile.ts'
import { addressOf, newSecret, takeCode } from './second-factor.ts'
import { listSessions } from './sessions.ts'
import { checkCredentials, checkOwnPassword } from './sign-in.ts'

const done = { done: true } as const

export const accountHandlers: Handlers<typeof accountRoutes> = {
  getSignIn: async ({ db }) => {
    const demo = await isDemo(db)
    return {
      empty: await isEmpty(db),
      needsAdministrator: !demo && !(await hasAdministrator(db)),
      demoAccounts: demo ? await listDemoAccounts(db) : [],
    }
  },

  signIn: async (call) => {
    const accountId = await checkCredentials(call.db, call.body, call.request.ip)
    return enter(call, accountId)
  },

  signInToDemo: async (call) => {
    const accountId = (await isDemo(call.db)) ? await findDemoAccount(call.db, call.body.name) : undefined
    if (accountId === undefined)
      throw new AppError('unknown-account', 'There is no demo account of that name here.')
    return enter(call, accountId)
  },

  signOut: async ({ db, caller, request, reply }) => {
    clearCookie(request, reply)
    if (!caller) return done
    await db.transaction().execute(async (trx) => {
      await trx.deleteFrom('session').where('id', '=', caller.sessionId).execute()
      await appendAudit(trx, caller, { action: 'sign-out' })
    })
    return done
  },

  getProfile: ({ db, caller }) => readProfile(db, caller),

  changePassword: async ({ db, caller, body }) => {
    await checkOwnPassword(db, caller, body.oldPassword)
    const fault = passwordFault(body.newPassword, caller.name)
    if (fault) throw new AppError('password-refused', 'The password is too easy to guess.', { fault })
    const passwordHash = await hashPassword(body.newPassword)
    await db.transaction().execute(async (trx) => {
      await trx
        .updateTable('account')
        .set({ passwordHash, passwordChangedAt: new Date(), mustChangePassword: false })
        .where('id', '=', caller.accountId)
        .execute()
      await trx
        .deleteFrom('session')
        .where('accountId', '=', caller.accountId)
        .where('id', '<>', caller.sessionId)
        .execute()
      await appendAudit(trx, caller, { action: 'password-changed' })
    })
    return done
  },

  listSessions: async ({ db, caller }) => {
    if (caller.wallUntil)
      throw new AppError('not-permitted', 'Where somebody is signed in is not shown on a wall.')
    return { items: await listSessions(db, caller) }
  },

  endSession: async ({ db, caller, params }) => {
    await db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('session')
        .where('id', '=', params.id)
        .where('accountId', '=', caller.accountId)
        .executeTakeFirst()
      if (numDeletedRows === 0n) throw new AppError('unknown-session', 'There is no such session of yours.')
      await appendAudit(trx, caller, { action: 'session-ended', subject: { type: 'session', id: params.id } })
    })
    return done
  },

  openWall: async (call) => {
    const { db, caller, body } = call
    if (!(caller.demo && (await isWithoutPassword(db, caller.accountId))))
      await checkOwnPassword(db, caller, body.password ?? '')
    return enterWall(call, caller)
  },

  beginSecondFactor: async ({ db, caller, body }) => {
    await checkOwnPassword(db, caller, body.password)
    const secret = newSecret()
    await db
      .updateTable('account')
      .set({ pendingSecondFactor: secret })
      .where('id', '=', caller.accountId)
      .execute()
    return { secret, uri: addressOf(secret, caller.name) }
  },

  confirmSecondFactor: async ({ db, caller, body }) => {
    await db.transaction().execute(async (trx) => {
      const { pendingSecondFactor: secret } = await trx
        .selectFrom('account')
        .select('pendingSecondFactor')
        .where('id', '=', caller.accountId)
        .executeTakeFirstOrThrow()
      if (!secret || !(await takeCode(trx, caller.accountId, secret, body.code)))
        throw new AppError('code-refused', 'These six digits are wrong, or were used already.')
      await trx
        .updateTable('account')
        .set({ secondFactor: secret, pendingSecondFactor: null })
        .where('id', '=', caller.accountId)
        .execute()
      await appendAudit(trx, caller, { action: 'second-factor-on' })
    })
    return done
  },

  removeSecondFactor: async ({ db, caller, body }) => {
    await checkOwnPassword(db, caller, body.password)
    await db.transaction().execute(async (trx) => {
      await trx
        .updateTable('account')
        .set({ secondFactor: null, pendingSecondFactor: null })
        .where('id', '=', caller.accountId)
        .execute()
      await appendAudit(trx, caller, { action: 'second-factor-off' })
    })
    return done
  },

  createFirstAdministrator: async (call) => {
    const { db, body, request } = call
    const accountId = await db.transaction().execute((trx) => createAdministrator(trx, body, request.ip))
    return enter(call, accountId)
  },
}
