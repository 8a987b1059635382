// Accounts of others, what they may do and where: people, grants and roles. Only what the caller's own scope reaches.
import { type Static, Type } from 'typebox'
import { Scope, VerbSchema } from './access.ts'
import { AccountName } from './accounts.ts'
import { AreaCode } from './areas.ts'
import { LandingSchema, ScopeKindSchema } from './roles.ts'
import { defaulted, route, rowId, strict } from './route.ts'

const TextOrNull = Type.Union([Type.String(), Type.Null()])
const BothTitles = Type.Object({ zh: Type.String(), en: Type.String() })
const Done = Type.Object({ done: Type.Literal(true) })
const Version = Type.Integer({
  minimum: 1,
  maximum: 2 ** 31 - 1,
  description: 'the version you started from',
})

const DateText = Type.String({ format: 'date', pattern: '^(19|20|21)', description: 'a date as YYYY-MM-DD' })
const DateOrNull = Type.Union([DateText, Type.Null()], { description: 'a date as YYYY-MM-DD, or null' })

/** Without control characters: one line. */
const OneLine = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: '^[^\\p{Cc}]*[^\\p{Cc}\\s][^\\p{Cc}]*$',
  description: '1 to 40 characters on one line',
})
const PhoneOrNull = Type.Union([Type.String({ pattern: '^\\+?[0-9][0-9 -]{4,23}$' }), Type.Null()], {
  description: 'a phone number of 5 to 24 digits, spaces or dashes, or null',
})

export const GrantInfo = Type.Object({
  id: Type.Integer(),
  roleId: Type.String(),
  roleTitle: BothTitles,
  verbs: Type.Array(VerbSchema),
  scope: Scope,
  /** Name of the area or the unit; null of the whole deployment, and where it is gone. */
  scopeName: TextOrNull,
  /** The grid was merged or split, the region or the unit is no longer there: the grant reaches nothing. */
  gone: Type.Boolean(),
  validFrom: Type.String({ description: 'YYYY-MM-DD' }),
  validTo: TextOrNull,
  state: Type.Enum(['in-force', 'coming', 'over']),
  version: Type.Integer(),
})
export type GrantInfo = Static<typeof GrantInfo>

export const AccountInfo = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  displayName: Type.String(),
  /** 138****1234; the whole number is `revealPhone`'s. */
  maskedPhone: TextOrNull,
  demo: Type.Boolean(),
  /** Of the demo county itself, without a password: it stays as it is. */
  unchangeable: Type.Boolean(),
  disabled: Type.Boolean(),
  /** Too many wrong passwords: nobody signs in by this name until then. */
  lockedUntil: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  hasSecondFactor: Type.Boolean(),
  mustChangePassword: Type.Boolean(),
  /** How many browsers are signed in. */
  sessions: Type.Integer(),
  createdAt: Type.String({ format: 'date-time' }),
  version: Type.Integer(),
  /** Those inside what the caller may read, the latest first; those that are over too. */
  grants: Type.Array(GrantInfo),
  /** Grants in force or to come that the caller may not read. */
  hasGrantsElsewhere: Type.Boolean(),
})
export type AccountInfo = Static<typeof AccountInfo>

/** A role over a scope; without dates from today, without end. */
export const GrantWish = strict({
  roleId: Type.String({ minLength: 1, maxLength: 40 }),
  scope: Scope,
  validFrom: Type.Optional(DateText),
  validTo: Type.Optional(DateOrNull),
})
export type GrantWish = Static<typeof GrantWish>

export const RoleInfo = Type.Object({
  id: Type.String(),
  title: BothTitles,
  verbs: Type.Array(VerbSchema),
  /** Verbs of a newer version of the product: they give nothing here, and are kept. */
  unknownVerbs: Type.Array(Type.String()),
  landing: LandingSchema,
  usualScope: ScopeKindSchema,
  /** Every deployment begins with it; it can be changed, not removed. */
  preset: Type.Boolean(),
  /** Grants that name it, those that are over too. */
  grants: Type.Integer(),
  version: Type.Integer(),
})
export type RoleInfo = Static<typeof RoleInfo>

const RoleWish = {
  title: strict({ zh: OneLine, en: OneLine }),
  verbs: Type.Array(VerbSchema, { uniqueItems: true, maxItems: 100 }),
  landing: LandingSchema,
  usualScope: ScopeKindSchema,
}

const AccountParams = strict({ id: rowId(1) })
const GrantParams = strict({ id: rowId(1), grant: rowId(1) })
const RoleId = Type.String({
  pattern: '^[a-z][a-z0-9-]{1,39}$',
  description: '2 to 40 small letters, digits or dashes',
})
const RoleParams = strict({ id: RoleId })

/** Shown once, by the one who hands it over; whoever gets it has to choose another at once. */
const OneTimePassword = Type.String()

export const peopleRoutes = {
  listAccounts: route({
    method: 'GET',
    url: '/accounts',
    access: { verb: 'account.read', over: 'inside' },
    summary: 'Accounts with a grant inside what the caller may read, by name; over the deployment all',
    query: strict({
      q: Type.Optional(
        Type.String({ maxLength: 40, description: 'part of the name, at most 40 characters' }),
      ),
      area: Type.Optional(AreaCode),
      roleId: Type.Optional(Type.String({ maxLength: 40 })),
      state: Type.Optional(Type.Enum(['active', 'disabled', 'locked'])),
      /** Name of the last account of the page before. */
      after: Type.Optional(Type.String({ maxLength: 40 })),
      limit: defaulted(Type.Integer({ minimum: 1, maximum: 200 }), 50),
    }),
    response: Type.Object({ items: Type.Array(AccountInfo), next: TextOrNull }),
  }),
  getAccount: route({
    method: 'GET',
    url: '/accounts/:id',
    access: { verb: 'account.read', over: 'inside' },
    summary: 'One account with its grants',
    params: AccountParams,
    response: AccountInfo,
  }),
  openAccount: route({
    method: 'POST',
    url: '/accounts',
    access: { verb: 'account.write', over: 'inside' },
    summary:
      'Opens an account with a one-time password, and gives it roles at once where the caller may give them; ' +
      'without a role only for who may open accounts over the whole deployment',
    body: strict({
      name: AccountName,
      displayName: OneLine,
      phone: Type.Optional(PhoneOrNull),
      grants: Type.Optional(Type.Array(GrantWish, { maxItems: 20 })),
    }),
    response: Type.Object({ account: AccountInfo, password: OneTimePassword }),
  }),
  changeAccount: route({
    method: 'PUT',
    url: '/accounts/:id',
    access: { verb: 'account.write', over: 'inside' },
    summary: 'Changes display name and phone; a phone left out stays as it is',
    params: AccountParams,
    body: strict({ displayName: OneLine, phone: Type.Optional(PhoneOrNull), version: Version }),
    response: AccountInfo,
  }),
  setAccountDisabled: route({
    method: 'PUT',
    url: '/accounts/:id/disabled',
    access: { verb: 'account.write', over: 'inside' },
    summary: 'Disables an account, which ends its sessions, or enables it again',
    params: AccountParams,
    body: strict({ disabled: Type.Boolean(), version: Version }),
    response: AccountInfo,
  }),
  resetPassword: route({
    method: 'POST',
    url: '/accounts/:id/password',
    access: { verb: 'account.write', over: 'inside' },
    summary: 'Gives an account a one-time password, unlocks it and ends its sessions',
    params: AccountParams,
    response: Type.Object({ password: OneTimePassword }),
  }),
  unlockAccount: route({
    method: 'DELETE',
    url: '/accounts/:id/lock',
    access: { verb: 'account.write', over: 'inside' },
    summary: 'Lets a name sign in again before its lock is over',
    params: AccountParams,
    response: Done,
  }),
  endSessions: route({
    method: 'DELETE',
    url: '/accounts/:id/sessions',
    access: { verb: 'account.write', over: 'inside' },
    summary: 'Signs an account out everywhere',
    params: AccountParams,
    response: Done,
  }),
  removeSecondFactorOf: route({
    method: 'DELETE',
    url: '/accounts/:id/second-factor',
    access: { verb: 'account.write', over: 'inside' },
    summary: 'Turns the second factor off for somebody who lost the phone',
    params: AccountParams,
    response: Done,
  }),
  revealPhone: route({
    method: 'POST',
    url: '/accounts/:id/phone',
    access: { verb: 'phone.reveal', over: 'inside' },
    summary: 'The whole phone number of somebody with a grant inside the own scope; leaves a line in the log',
    params: AccountParams,
    response: Type.Object({ phone: TextOrNull }),
  }),

  giveGrant: route({
    method: 'POST',
    url: '/accounts/:id/grants',
    access: { verb: 'grant.write', over: 'inside' },
    summary: 'Gives an account a role over an area or a unit',
    params: AccountParams,
    body: GrantWish,
    response: GrantInfo,
  }),
  changeGrant: route({
    method: 'PUT',
    url: '/accounts/:id/grants/:grant',
    access: { verb: 'grant.write', over: 'inside' },
    summary: 'Changes from when to when a grant holds',
    params: GrantParams,
    body: strict({ validFrom: DateText, validTo: DateOrNull, version: Version }),
    response: GrantInfo,
  }),
  endGrant: route({
    method: 'DELETE',
    url: '/accounts/:id/grants/:grant',
    access: { verb: 'grant.write', over: 'inside' },
    summary: 'Takes a grant back at once: it was in force until yesterday; one that began no earlier goes',
    params: GrantParams,
    body: strict({ version: Version }),
    response: Done,
  }),

  listRoles: route({
    method: 'GET',
    url: '/roles',
    access: { verb: 'account.read', over: 'inside' },
    summary: 'Roles with what they may do',
    response: Type.Object({ items: Type.Array(RoleInfo) }),
  }),
  createRole: route({
    method: 'POST',
    url: '/roles',
    access: { verb: 'role.write', over: 'deployment' },
    summary: 'Makes a role',
    body: strict({ id: RoleId, ...RoleWish }),
    response: RoleInfo,
  }),
  changeRole: route({
    method: 'PUT',
    url: '/roles/:id',
    access: { verb: 'role.write', over: 'deployment' },
    summary: 'Changes what a role may do; not the verbs of a role that one holds oneself',
    params: RoleParams,
    body: strict({ ...RoleWish, version: Version }),
    response: RoleInfo,
  }),
  removeRole: route({
    method: 'DELETE',
    url: '/roles/:id',
    access: { verb: 'role.write', over: 'deployment' },
    summary: 'Removes a role that no grant names',
    params: RoleParams,
    body: strict({ version: Version }),
    response: Done,
  }),
}
