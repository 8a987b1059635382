// Whose browser is this? Sessions: a random cookie here, its hash in the database, 30 idle minutes; a wall only looks.
import { createHash, randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { HeldGrant } from '../../contract/access.ts'
import { verbIds } from '../../contract/access.ts'
import { type SessionInfo, wallVerbs } from '../../contract/accounts.ts'
import { executePrepared } from '../../db/prepared.ts'
import { endOfSession, isSessionOver } from '../../db/sessions.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'

/** A session's rights are read again after this long; writes of this process make it forget at once. */
const rememberedMs = 2_000

const remembered = new Map<string, { caller: Caller; readAt: number; seen: boolean }>()

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Opens a session and answers the cookie's value. The sessions that ran out go with it. */
export async function openSession(
  trx: Db,
  accountId: number,
  { address, agent, wall = false }: { address: string; agent: string; wall?: boolean },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await sql`delete from session where ${isSessionOver}`.execute(trx)
  await trx
    .insertInto('session')
    .values({ accountId, tokenHash: hashToken(token), address, agent: agent.slice(0, 300), wall })
    .execute()
  return token
}

interface Sighting {
  address: string
  /** The page asks by itself, nobody is there: that keeps no session alive. */
  unattended?: boolean
}

/** Who has this cookie, with what they may do today; undefined when the session is over or was ended. */
export async function findCaller(
  db: Db,
  token: string,
  { address, unattended = false }: Sighting,
): Promise<Caller | undefined> {
  const hash = hashToken(token)
  const key = hash.toString('base64')
  const known = remembered.get(key)
  if (known && Date.now() - known.readAt < rememberedMs && (unattended || known.seen))
    return { ...known.caller, address }
  const [found] = await readCallers(db, sql`token_hash = ${hash}`, { unattended })
  if (!found) {
    remembered.delete(key)
    return undefined
  }
  const caller = { ...found, address }
  if (remembered.size > 10_000) remembered.clear()
  remembered.set(key, { caller, readAt: Date.now(), seen: !unattended })
  return caller
}

/** Those of some sessions that are not over, with what they may do today; looking does not make them any younger. */
export async function lookAtSessions(
  db: Db,
  sessionIds: readonly number[],
): Promise<Map<number, Omit<Caller, 'address'>>> {
  const which = sql`session.id = any(${sessionIds}::bigint[])`
  const callers = await readCallers(db, which, { unattended: true })
  return new Map(callers.map((caller) => [caller.sessionId, caller]))
}

/** After a write that may change who may do what: the next request of everybody is judged anew. */
export function forgetCallers(): void {
  remembered.clear()
}

interface CallerRow {
  accountId: number
  sessionId: number
  name: string
  displayName: string
  demo: boolean
  mustChangePassword: boolean
  wallUntil: Date | null
  grants: { roleId: string; verbs: string[]; scope: HeldGrant['scope'] }[]
}

async function readCallers(
  db: Db,
  which: RawBuilder<unknown>,
  { unattended }: { unattended: boolean },
): Promise<Omit<Caller, 'address'>[]> {
  const asked = sql<CallerRow>`
    with live as (
      select session.id, session.account_id, case when session.wall then ${endOfSession} end as wall_until
      from session join account on account.id = session.account_id
      where ${which} and not ${isSessionOver} and account.disabled_at is null
        -- as soon as there is a real county, the accounts of the demo end
        and (not account.demo or (select bool_and(demo) from county_state))),
    -- once a minute is enough to know who is idle, and spares a write per tile
    seen as (
      update session set seen_at = now() from live
      where session.id = live.id and session.seen_at < now() - interval '1 minute'
        and (session.wall or not ${unattended}::boolean))
    select account.id as account_id, live.id as session_id, account.name, account.display_name, account.demo,
           account.must_change_password, live.wall_until, coalesce(held.grants, '[]'::json) as grants
    from live join account on account.id = live.account_id
    left join lateral (
      select json_agg(json_build_object('roleId', role.id, 'verbs', role.verbs,
               'scope', json_build_object('area', role_grant.area_code, 'unitId', role_grant.unit_id))
               order by role_grant.id) as grants
      from role_grant join role on role.id = role_grant.role_id
      where role_grant.account_id = account.id and role_grant.valid_from <= current_date
        and (role_grant.valid_to is null or role_grant.valid_to >= current_date)) held on true`
  const { rows } = await executePrepared(db, asked)
  return rows.map((row) => {
    // A verb of a newer version of the product means nothing here, and gives nothing.
    const given = row.wallUntil ? wallVerbs : verbIds
    const grants = row.grants.map((held) => ({
      ...held,
      verbs: given.filter((verb) => held.verbs.includes(verb)),
    }))
    return { ...row, grants }
  })
}

/** Where the caller's account is signed in, the latest first. */
export async function listSessions(db: Db, { accountId, sessionId }: Caller): Promise<SessionInfo[]> {
  const { rows } = await sql<SessionRow>`
    select id, address, agent, created_at, seen_at, wall, ${endOfSession} as ends_at
    from session where account_id = ${accountId} and not ${isSessionOver} order by seen_at desc`.execute(db)
  return rows.map(({ createdAt, seenAt, endsAt, ...row }) => ({
    ...row,
    current: row.id === sessionId,
    createdAt: createdAt.toISOString(),
    seenAt: seenAt.toISOString(),
    endsAt: endsAt.toISOString(),
  }))
}

type SessionRow = Omit<SessionInfo, 'current' | 'createdAt' | 'seenAt' | 'endsAt'> & {
  createdAt: Date
  seenAt: Date
  endsAt: Date
}
