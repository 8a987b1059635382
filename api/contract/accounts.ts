// Signing in and out, and what belongs to oneself: profile, password, sessions, second factor.
import { type Static, Type } from 'typebox'
import { HeldGrant, type Verb } from './access.ts'
import { LandingSchema } from './roles.ts'
import { route, rowId, strict } from './route.ts'

/** Stored in lower case; what people type in the sign-in form. */
export const accountNamePattern = '^[\\p{L}\\p{N}._-]{2,40}$'
export const AccountName = Type.String({
  pattern: accountNamePattern,
  description: '2 to 40 letters, digits, dots, dashes or underscores',
})

/** Short enough that hashing it cannot be made a load; the rules for a new one are in `passwordFault`. */
export const PasswordText = Type.String({ minLength: 1, maxLength: 128, description: '1 to 128 characters' })

export const passwordRules = { minLength: 8, classes: 3 } as const

/** Without a request for this long, a session is over; domain.md §6. */
export const idleMinutes = 30
/** However busy, after this long one signs in again. */
export const longestHours = 12
/** A screen on a wall shows for this long what it showed when somebody turned it on. */
export const wallDays = 30
/** What is left of somebody's verbs on a screen that everybody stands before. */
export const wallVerbs: readonly Verb[] = ['map.read', 'place.read', 'unit.read']
/** On a request that a page makes by itself while nobody touches it: what idles goes on idling. */
export const unattendedHeader = 'x-unattended'

/** Why a new password is refused, or undefined: at least 8 characters of 3 classes, and not the name itself. domain.md §6. */
export function passwordFault(password: string, name: string): 'short' | 'classes' | 'name' | undefined {
  if ([...password].length < passwordRules.minLength) return 'short'
  const classes = [/\p{Ll}/u, /\p{Lu}|\p{Lo}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((each) =>
    each.test(password),
  )
  if (classes.length < passwordRules.classes) return 'classes'
  return name !== '' && password.toLowerCase().includes(name.toLowerCase()) ? 'name' : undefined
}

/** Whoever is signed in: what the web needs to know what to offer. */
export const Profile = Type.Object({
  accountId: Type.Integer(),
  name: Type.String(),
  displayName: Type.String(),
  /** 138****1234 */
  maskedPhone: Type.Union([Type.String(), Type.Null()]),
  grants: Type.Array(
    Type.Object({
      ...HeldGrant.properties,
      roleTitle: Type.Object({ zh: Type.String(), en: Type.String() }),
      landing: LandingSchema,
      /** Name of the area or the unit; null where it is gone, or where the scope is the whole deployment. */
      scopeName: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  demo: Type.Boolean(),
  /** Accounts of the demo county itself have none. */
  hasPassword: Type.Boolean(),
  /** A password that somebody else knows has to be changed before anything else. */
  mustChangePassword: Type.Boolean(),
  hasSecondFactor: Type.Boolean(),
  /** Until when this is the session of a wall, which may only look; null: somebody is there. */
  wallUntil: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
})
export type Profile = Static<typeof Profile>

const Done = Type.Object({ done: Type.Literal(true) })

export const SessionInfo = Type.Object({
  id: Type.Integer(),
  current: Type.Boolean(),
  address: Type.String(),
  /** What the browser calls itself. */
  agent: Type.String(),
  createdAt: Type.String({ format: 'date-time' }),
  seenAt: Type.String({ format: 'date-time' }),
  /** A screen on a wall: it may only look, and stays until `endsAt` without anybody touching it. */
  wall: Type.Boolean(),
  endsAt: Type.String({ format: 'date-time' }),
})
export type SessionInfo = Static<typeof SessionInfo>

/** What the sign-in page offers. */
export const SignInOffer = Type.Object({
  /** No county yet: the welcome offers an import or the demo. */
  empty: Type.Boolean(),
  /** Nobody may give rights yet: the administrator is made with the link that the server prints. */
  needsAdministrator: Type.Boolean(),
  demoAccounts: Type.Array(
    Type.Object({
      name: Type.String(),
      displayName: Type.String(),
      roleTitle: Type.Object({ zh: Type.String(), en: Type.String() }),
      scopeName: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
})
export type SignInOffer = Static<typeof SignInOffer>

const oneTimeCode = Type.Optional(
  Type.String({ pattern: '^\\d{6}$', description: 'the 6 digits of the second factor' }),
)

export const accountRoutes = {
  getSignIn: route({
    method: 'GET',
    url: '/sign-in',
    access: 'anyone',
    summary: 'What the sign-in page offers: demo accounts while every county is fictional',
    response: SignInOffer,
  }),
  signIn: route({
    method: 'POST',
    url: '/session',
    access: 'anyone',
    rate: 'sign-in',
    summary:
      'Signs in with name and password, and the second factor where there is one; sets the session cookie',
    body: strict({
      name: Type.String({ minLength: 1, maxLength: 40 }),
      password: PasswordText,
      code: oneTimeCode,
    }),
    response: Profile,
  }),
  signInToDemo: route({
    method: 'POST',
    url: '/demo/session',
    access: 'anyone',
    rate: 'sign-in',
    summary: 'Signs in to an account of the demo county; refused as soon as there is a real county',
    body: strict({ name: AccountName }),
    response: Profile,
  }),
  signOut: route({
    method: 'DELETE',
    url: '/session',
    access: 'anyone',
    summary: 'Ends the session of the cookie, if there is one',
    response: Done,
  }),
  getProfile: route({
    method: 'GET',
    url: '/profile',
    access: 'signed-in',
    summary: 'Who is signed in and what they may do',
    response: Profile,
  }),
  changePassword: route({
    method: 'POST',
    url: '/profile/password',
    access: 'signed-in',
    rate: 'sign-in',
    summary: 'Changes the own password and signs the other sessions out',
    body: strict({ oldPassword: PasswordText, newPassword: PasswordText }),
    response: Done,
  }),
  listSessions: route({
    method: 'GET',
    url: '/profile/sessions',
    access: 'signed-in',
    summary: 'Where the own account is signed in, the latest first',
    response: Type.Object({ items: Type.Array(SessionInfo) }),
  }),
  endSession: route({
    method: 'DELETE',
    url: '/profile/sessions/:id',
    access: 'signed-in',
    summary: 'Signs one of the own sessions out',
    params: strict({ id: rowId(1) }),
    response: Done,
  }),
  openWall: route({
    method: 'POST',
    url: '/profile/wall',
    access: { verb: 'map.read', over: 'inside' },
    rate: 'sign-in',
    summary:
      'Makes this browser the screen of a wall: the own session ends, and one begins that may only look and does not end by idleness',
    body: strict({
      /** Left out only by accounts of the demo, which have none. */
      password: Type.Optional(PasswordText),
    }),
    response: Profile,
  }),
  beginSecondFactor: route({
    method: 'POST',
    url: '/profile/second-factor',
    access: 'signed-in',
    rate: 'sign-in',
    summary: 'A new secret for an authenticator; it counts once a code of it was confirmed',
    body: strict({ password: PasswordText }),
    response: Type.Object({ secret: Type.String(), uri: Type.String() }),
  }),
  confirmSecondFactor: route({
    method: 'POST',
    url: '/profile/second-factor/confirmation',
    access: 'signed-in',
    rate: 'sign-in',
    summary: 'Turns the second factor on with a code of the new secret',
    body: strict({
      code: Type.String({ pattern: '^\\d{6}$', description: 'the 6 digits of the second factor' }),
    }),
    response: Done,
  }),
  removeSecondFactor: route({
    method: 'DELETE',
    url: '/profile/second-factor',
    access: 'signed-in',
    rate: 'sign-in',
    summary: 'Turns the second factor off',
    body: strict({ password: PasswordText }),
    response: Done,
  }),
  createFirstAdministrator: route({
    method: 'POST',
    url: '/administrators',
    access: 'anyone',
    rate: 'sign-in',
    summary: 'Makes an administrator with the one-time link that the server printed, and signs in',
    body: strict({
      token: Type.String({ minLength: 20, maxLength: 100 }),
      name: AccountName,
      displayName: Type.String({ minLength: 1, maxLength: 40 }),
      password: PasswordText,
    }),
    response: Profile,
  }),
}
