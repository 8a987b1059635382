// Accounts of others, their grants and the roles: what each route does, in one transaction.
import { whyNotKeep } from '../../contract/access.ts'
import type { peopleRoutes } from '../../contract/people.ts'
import { type Handlers, pageOf } from '../handler.ts'
import { changeGrant, endGrant, giveGrant } from './give-grants.ts'
import {
  changeAccount,
  insertAccount,
  lockAccount,
  refuseFor,
  removeSecondFactor,
  resetPassword,
  revealPhone,
  setDisabled,
  signOutEverywhere,
  unlockAccount,
} from './keep-accounts.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { getAccount, listAccounts } from './read-accounts.ts'
import { changeRole, createRole, listRoles, removeRole } from './roles.ts'

const done = { done: true } as const

export const peopleHandlers: Handlers<typeof peopleRoutes> = {
  listAccounts: async ({ db, caller, query }) => {
    const rows = await listAccounts(db, caller, { ...query, limit: query.limit + 1 })
    return pageOf(rows, query.limit, ({ name }) => name)
  },

  getAccount: ({ db, caller, params }) => getAccount(db, caller, params.id),

  openAccount: async ({ db, caller, body: { grants = [], ...wish } }) => {
    // Whoever could not keep the account afterwards may not open it either.
    const wishes = grants.map(({ scope }) => ({ verbs: [], scope, state: 'coming' as const }))
    refuseFor(whyNotKeep(caller, { id: 0, grants: wishes, hasGrantsElsewhere: false }))
    const { password, passwordHash } = await makeOneTimePassword()
    const account = await db.transaction().execute(async (trx) => {
      const id = await insertAccount(trx, caller, wish, passwordHash)
      for (const grant of grants) await giveGrant(trx, caller, { id, displayName: wish.displayName }, grant)
      return getAccount(trx, caller, id)
    })
    return { account, password }
  },

  changeAccount: ({ db, caller, params, body }) =>
    db.transaction().execute((trx) => changeAccount(trx, caller, params.id, body)),

  setAccountDisabled: ({ db, caller, params, body }) =>
    db.transaction().execute((trx) => setDisabled(trx, caller, params.id, body)),

  resetPassword: async ({ db, caller, params }) => {
    const { password, passwordHash } = await makeOneTimePassword()
    await db.transaction().execute((trx) => resetPassword(trx, caller, params.id, passwordHash))
    return { password }
  },

  unlockAccount: async ({ db, caller, params }) => {
    await db.transaction().execute((trx) => unlockAccount(trx, caller, params.id))
    return done
  },

  endSessions: async ({ db, caller, params }) => {
    await db.transaction().execute((trx) => signOutEverywhere(trx, caller, params.id))
    return done
  },

  removeSecondFactorOf: async ({ db, caller, params }) => {
    await db.transaction().execute((trx) => removeSecondFactor(trx, caller, params.id))
    return done
  },

  revealPhone: async ({ db, caller, params }) => ({
    phone: await db.transaction().execute((trx) => revealPhone(trx, caller, params.id)),
  }),

  giveGrant: ({ db, caller, params, body }) =>
    db.transaction().execute(async (trx) => {
      const account = await lockAccount(trx, caller, params.id)
      return giveGrant(trx, caller, account, body)
    }),

  changeGrant: ({ db, caller, params, body }) =>
    db.transaction().execute((trx) => changeGrant(trx, caller, params, body)),

  endGrant: async ({ db, caller, params, body }) => {
    await db.transaction().execute((trx) => endGrant(trx, caller, params, body.version))
    return done
  },

  listRoles: async ({ db }) => ({ items: await listRoles(db) }),

  createRole: ({ db, caller, body }) => db.transaction().execute((trx) => createRole(trx, caller, body)),

  changeRole: ({ db, caller, params, body }) =>
    db.transaction().execute((trx) => changeRole(trx, caller, params.id, body)),

  removeRole: async ({ db, caller, params, body }) => {
    await db.transaction().execute((trx) => removeRole(trx, caller, params.id, body.version))
    return done
  },
}
