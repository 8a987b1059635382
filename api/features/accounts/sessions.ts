// Whose browser is this? Sessions: a random cookie here, its hash in the database, 30 idle minutes.
import { createHash, randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { HeldGrant, Verb } from '../../contract/access.ts'
import { verbIds } from '../../contract/access.ts'
import { idleMinutes, longestHours } from '../../contract/accounts.ts'
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
  { address, agent }: { address: string; agent: string },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await sql`delete from session where ${isOver}`.execute(trx)
  await trx
    .insertInto('session')
    .values({ accountId, tokenHash: hashToken(token), address, agent: agent.slice(0, 300) })
    .execute()
  return token
}

const isOver = sql<boolean>`(session.seen_at < now() - ${idleMinutes} * interval '1 minute'
  or session.created_at < now() - ${longestHours} * interval '1 hour')`

/**
 * Who has this cookie, with what they may do today; undefined when the session is over or was ended. `background`: a page
 * asks of itself, which does not make the session any younger.
 */
export async function findCaller(
  db: Db,
  token: string,
  address: string,
  { background = false } = {},
): Promise<Caller | undefined> {
  const hash = hashToken(token)
  const key = hash.toString('base64')
  const known = remembered.get(key)
  if (known && Date.now() - known.readAt < rememberedMs && (background || known.seen))
    return { ...known.caller, address }
  const [found] = await readCallers(db, sql`token_hash = ${hash}`, { seen: !background })
  if (!found) {
    remembered.delete(key)
    return undefined
  }
  const caller = { ...found, address }
  if (remembered.size > 10_000) remembered.clear()
  remembered.set(key, { caller, readAt: Date.now(), seen: !background })
  return caller
}

/** Those of some sessions that are not over, with what they may do today; looking does not make them any younger. */
export async function lookAtSessions(
  db: Db,
  sessionIds: readonly number[],
): Promise<Map<number, Omit<Caller, 'address'>>> {
  const callers = await readCallers(db, sql`session.id = any(${sessionIds}::bigint[])`, { seen: false })
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
  grants: { roleId: string; verbs: string[]; scope: HeldGrant['scope'] }[]
}

async function readCallers(
  db: Db,
  which: RawBuilder<unknown>,
  { seen }: { seen: boolean },
): Promise<Omit<Caller, 'address'>[]> {
  const { rows } = await sql<CallerRow>`
    with live as (
      select session.id, session.account_id from session join account on account.id = session.account_id
      where ${which} and not ${isOver} and account.disabled_at is null
        -- as soon as there is a real county, the accounts of the demo end
        and (not account.demo or (select bool_and(demo) from county_state))),
    -- once a minute is enough to know who is idle, and spares a write per tile
    seen as (
      update session set seen_at = now() from live
      where ${seen} and session.id = live.id and session.seen_at < now() - interval '1 minute')
    select account.id as account_id, live.id as session_id, account.name, account.display_name, account.demo,
           account.must_change_password, coalesce(held.grants, '[]'::json) as grants
    from live join account on account.id = live.account_id
    left join lateral (
      select json_agg(json_build_object('roleId', role.id, 'verbs', role.verbs,
               'scope', json_build_object('area', role_grant.area_code, 'unitId', role_grant.unit_id))
               order by role_grant.id) as grants
      from role_grant join role on role.id = role_grant.role_id
      where role_grant.account_id = account.id and role_grant.valid_from <= current_date
        and (role_grant.valid_to is null or role_grant.valid_to >= current_date)) held on true`.execute(db)
  // A verb of a newer version of the product means nothing here, and gives nothing.
  return rows.map((row) => ({
    ...row,
    grants: row.grants.map((held) => ({ ...held, verbs: held.verbs.filter(isVerb) })),
  }))
}

function isVerb(text: string): text is Verb {
  return (verbIds as string[]).includes(text)
}
