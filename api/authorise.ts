// May this request be answered? Finds out who calls, and holds them against the access that the route names.
import type { FastifyRequest } from 'fastify'
import { type Actor, can, canInside, type Verb } from './contract/access.ts'
import { unattendedHeader } from './contract/accounts.ts'
import type { Access, Route } from './contract/route.ts'
import { countyOf } from './db/areas.ts'
import { appendAudit } from './db/audit.ts'
import { AppError } from './db/errors.ts'
import type { Db } from './db/tables.ts'
import { cookieName } from './features/accounts/cookie.ts'
import { findCaller } from './features/accounts/sessions.ts'
import type { Caller } from './features/handler.ts'

/** @throws AppError not-signed-in, password-change-needed, not-permitted (with an audit line) */
export async function authorise(db: Db, route: Route, request: FastifyRequest): Promise<Caller | undefined> {
  const token = request.cookies[cookieName]
  const unattended = route.background === true || request.headers[unattendedHeader] !== undefined
  const caller = token ? await findCaller(db, token, { address: request.ip, unattended }) : undefined
  if (route.access === 'anyone') return caller
  if (!caller) throw new AppError('not-signed-in', 'Sign in first: this session is over or was ended.')
  if (caller.wallUntil && route.method !== 'GET')
    return refuse(db, caller, request, 'The screen of a wall may only look: sign in to change something.')
  if (route.access === 'signed-in') return caller
  if (caller.mustChangePassword)
    throw new AppError('password-change-needed', 'Choose a password of your own first.')
  if (isGiven(caller, route.access, areaOf(request))) return caller
  return refuse(db, caller, request, 'Your account may not do this here.')
}

async function refuse(db: Db, caller: Caller, request: FastifyRequest, message: string): Promise<never> {
  const refused = new AppError('not-permitted', message)
  await noteRefusal(db, caller, request, refused)
  throw refused
}

/** What is forbidden, or stands against what somebody else did, leaves a line although nothing was written. */
export async function noteRefusal(
  db: Db,
  caller: Caller,
  request: FastifyRequest,
  error: unknown,
): Promise<void> {
  if (!(error instanceof AppError) || ![403, 409].includes(error.status)) return
  await appendAudit(db, caller, {
    action: 'refused',
    area: areaOf(request),
    subject: { type: 'request', id: `${request.method} ${request.url.slice(0, 200)}` },
    after: { code: error.code },
  })
}

/** Do the grants of a caller open a route, for the area that the request names? */
export function isGiven(actor: Actor, { verb, over }: Exclude<Access, string>, area: string): boolean {
  return typeof verb === 'string'
    ? holds(actor, verb, over, area)
    : verb.some((each) => holds(actor, each, over, area))
}

function holds(actor: Actor, verb: Verb, over: Exclude<Access, string>['over'], area: string): boolean {
  switch (over) {
    case 'deployment':
      return can(actor, verb, { area: '' })
    case 'area':
      return can(actor, verb, { area })
    case 'inside':
      return canInside(actor, verb, area)
    case 'county':
      return canInside(actor, verb, countyOf(area))
  }
}

/** Parameters that name the area of a request, in the order in which they decide. */
export const areaParameters = ['code', 'area', 'within', 'county'] as const

/** The area that a request names; '' when it names none. */
function areaOf(request: FastifyRequest): string {
  const named = { ...asRecord(request.query), ...asRecord(request.params) }
  const found = areaParameters.map((name) => named[name]).find((value) => typeof value === 'string')
  return typeof found === 'string' ? found : ''
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {} // keys of any object are text
}
