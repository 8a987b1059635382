// Signing in and out, and what belongs to oneself: every way in, and every way that must stay shut.
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { passwordFault, type SessionInfo, unattendedHeader } from '../../api/contract/accounts.ts'
import { hashPassword } from '../../api/db/passwords.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { saveDemoAccounts } from '../../api/features/accounts/demo-accounts.ts'
import { createLink } from '../../api/features/accounts/first-administrator.ts'
import { stepOf } from '../../api/features/accounts/second-factor.ts'
import { forgetCallers } from '../../api/features/accounts/sessions.ts'
import { county } from '../support/county.ts'
import { emptyTables, useDatabase } from '../support/database.ts'
import { makeAccount } from '../support/people.ts'
import { type Answer, fault, openApi } from './ask.ts'
import { layTown } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine, requestsPerMinute: 10_000 })

const password = 'Weiße-Wolke-3'
const planner = { roleId: 'planner', scope: { area: county, unitId: null } }
let passwordHash = ''
let wang = 0

beforeAll(async () => {
  await layTown(db)
  passwordHash = await hashPassword(password)
})

/** `wang` anew, signed in nowhere, with no failures counted. */
beforeEach(async () => {
  await sql`delete from account`.execute(db)
  await sql`delete from sign_in_failure`.execute(db)
  wang = await makeAccount(db, 'wang', [planner])
  await db.updateTable('account').set({ passwordHash, phone: '13812345678' }).execute()
  forgetCallers()
})

function signIn(body: { name?: string; password?: string; code?: string } = {}): Promise<Answer> {
  return ask('/session', { method: 'POST', cookie: '', body: { name: 'wang', password, ...body } })
}

/** The value of the session cookie that an answer sets. */
function cookieOf({ headers }: Answer): string {
  return new RegExp(`^${cookieName}=([^;]+)`).exec(String(headers['set-cookie']))?.[1] ?? ''
}

async function signedInCookie(): Promise<string> {
  return cookieOf(await signIn())
}

/** What this cookie is worth: 200, or 401. */
async function statusOf(cookie: string): Promise<number> {
  return (await ask('/profile', { cookie: cookie || 'none' })).status
}

async function actions(): Promise<string[]> {
  const rows = await db.selectFrom('auditEvent').select('action').orderBy('id').execute()
  return rows.map(({ action }) => action)
}

/** The actions that appear in the log while something is done. */
async function actionsOf(done: () => Promise<unknown>): Promise<string[]> {
  const before = (await actions()).length
  await done()
  return (await actions()).slice(before)
}

describe('signing in', () => {
  test('answers who it is and what they may do, and sets a cookie that no script reads', async () => {
    const answer = await signIn()
    expect(answer).toMatchObject({
      status: 200,
      body: { name: 'wang', maskedPhone: '138****5678', demo: false, hasSecondFactor: false },
    })
    expect(answer.body.grants).toMatchObject([
      {
        roleId: 'planner',
        scope: { area: county, unitId: null },
        scopeName: '试验县',
        landing: 'indicators',
      },
    ])
    expect(answer.headers['set-cookie']).toMatch(
      new RegExp(`^${cookieName}=[\\w-]{43}; Max-Age=43200; Path=/; HttpOnly; SameSite=Lax$`),
    )
    expect(await statusOf(cookieOf(answer))).toBe(200)
    expect(JSON.stringify(answer.body)).not.toMatch(/argon2|13812345678/)
  })

  test('takes the name in capitals or with spaces around', async () => {
    expect((await signIn({ name: ' Wang ' })).status).toBe(200)
  })

  test('leaves a line, and so does failing', async () => {
    expect(await actionsOf(() => signIn())).toEqual(['sign-in'])
    expect(await actionsOf(() => signIn({ password: 'wrong' }))).toEqual(['sign-in-failed'])
    expect(await actionsOf(() => signIn({ name: 'nobody' }))).toEqual(['sign-in-failed'])
  })

  test('with a wrong password, an unknown name or a closed account is answered in the same words', async () => {
    const wrong = await signIn({ password: 'wrong' })
    expect(fault(wrong)).toEqual([401, 'sign-in-failed'])
    const unknown = await signIn({ name: 'nobody' })
    await db.updateTable('account').set({ disabledAt: new Date() }).execute()
    const closed = await signIn()
    for (const other of [unknown, closed]) {
      expect(other.status).toBe(401)
      expect(other.body).toEqual(wrong.body)
      expect(other.headers['set-cookie']).toBeUndefined()
    }
  })

  test('hashes a password for an unknown name too, so that the clock tells nothing', async () => {
    // Hashing is what costs: without it, an unknown name would be answered in a fraction of the time.
    const fastest = async (name: string) => {
      const times: number[] = []
      for (let round = 0; round < 4; round++) {
        const start = performance.now()
        await signIn({ name, password: 'wrong' })
        times.push(performance.now() - start)
      }
      return Math.min(...times)
    }
    const [known, unknown] = [await fastest('wang'), await fastest('nobody')]
    expect(unknown).toBeGreaterThan(known / 2)
  })

  test('an account without a password of its own is opened by none', async () => {
    await db.updateTable('account').set({ passwordHash: null }).execute()
    for (const typed of ['null', 'undefined', password])
      expect(fault(await signIn({ password: typed }))).toEqual([401, 'sign-in-failed'])
  })

  test('never adopts a cookie that somebody planted', async () => {
    const planted = 'A'.repeat(43)
    const answer = await ask('/session', {
      method: 'POST',
      cookie: planted,
      body: { name: 'wang', password },
    })
    expect(answer.status).toBe(200)
    expect(cookieOf(answer)).not.toBe(planted)
    expect(await statusOf(planted)).toBe(401)
    // a live session of before is not taken over either
    const again = await ask('/session', {
      method: 'POST',
      cookie: cookieOf(answer),
      body: { name: 'wang', password },
    })
    expect(cookieOf(again)).not.toBe(cookieOf(answer))
  })
})

describe('five failures', () => {
  async function failFiveTimes(name: string): Promise<Answer> {
    for (let time = 1; time <= 5; time++)
      expect(fault(await signIn({ name, password: 'wrong' }))).toEqual([401, 'sign-in-failed'])
    return signIn({ name })
  }

  test('lock a name, whether there is such an account or not, and say for how long', async () => {
    for (const name of ['wang', 'nobody']) {
      const answer = await failFiveTimes(name)
      expect(fault(answer)).toEqual([429, 'sign-in-locked'])
      // a quarter of an hour, less the moment that the test took
      const seconds = Number(answer.headers['retry-after'])
      expect(seconds).toBeGreaterThan(840)
      expect(seconds).toBeLessThanOrEqual(900)
    }
  })

  test('the fifth and every try behind the lock leave a line', async () => {
    expect(await actionsOf(() => failFiveTimes('wang'))).toEqual([
      ...Array(4).fill('sign-in-failed'),
      'sign-in-locked',
      'sign-in-locked',
    ])
  })

  test('lock one name, not its neighbour', async () => {
    await failFiveTimes('nobody')
    expect((await signIn()).status).toBe(200)
  })

  test('are forgotten when the lock is over', async () => {
    await failFiveTimes('wang')
    await sql`update sign_in_failure set locked_until = now() - interval '1 second'`.execute(db)
    expect((await signIn()).status).toBe(200)
    expect(await db.selectFrom('signInFailure').selectAll().execute()).toEqual([])
  })

  test('count only together: a success in between starts anew', async () => {
    for (let round = 0; round < 2; round++) {
      for (let time = 1; time <= 4; time++) await signIn({ password: 'wrong' })
      expect((await signIn()).status).toBe(200)
    }
  })

  test('over a longer time than the lock lasts do not add up', async () => {
    for (let time = 1; time <= 6; time++) {
      expect(fault(await signIn({ password: 'wrong' }))).toEqual([401, 'sign-in-failed'])
      await sql`update sign_in_failure set last_at = last_at - interval '16 minutes'`.execute(db)
    }
  })

  test('also lock the own password where it is asked again', async () => {
    const cookie = await signedInCookie()
    const change = (oldPassword: string) =>
      ask('/profile/password', {
        method: 'POST',
        cookie,
        body: { oldPassword, newPassword: 'Neues-Blatt-7' },
      })
    for (let time = 1; time <= 5; time++)
      expect(fault(await change('wrong'))).toEqual([422, 'password-wrong'])
    expect(fault(await change(password))).toEqual([429, 'sign-in-locked'])
  })
})

describe('a session', () => {
  test('ends after 30 idle minutes', async () => {
    const cookie = await signedInCookie()
    await sql`update session set seen_at = now() - interval '29 minutes'`.execute(db)
    forgetCallers()
    expect(await statusOf(cookie)).toBe(200)
    await sql`update session set seen_at = now() - interval '31 minutes'`.execute(db)
    forgetCallers()
    expect(await statusOf(cookie)).toBe(401)
  })

  test('ends after 12 hours, however busy', async () => {
    const cookie = await signedInCookie()
    await sql`update session set created_at = now() - interval '12 hours 1 minute', seen_at = now()`.execute(
      db,
    )
    forgetCallers()
    expect(await statusOf(cookie)).toBe(401)
  })

  test('ends at once with signing out, and with the account', async () => {
    const cookie = await signedInCookie()
    const answer = await ask('/session', { method: 'DELETE', cookie })
    expect(answer.headers['set-cookie']).toMatch(/Expires=Thu, 01 Jan 1970/)
    expect(await statusOf(cookie)).toBe(401)
    const other = await signedInCookie()
    await db.updateTable('account').set({ disabledAt: new Date() }).execute()
    forgetCallers()
    expect(await statusOf(other)).toBe(401)
  })

  test('is stored as a hash that opens nothing', async () => {
    const cookie = await signedInCookie()
    const { tokenHash } = await db.selectFrom('session').select('tokenHash').executeTakeFirstOrThrow()
    expect(tokenHash).toHaveLength(32)
    for (const encoding of ['hex', 'base64url'] as const)
      expect(await statusOf(Buffer.from(tokenHash).toString(encoding))).toBe(401)
    expect(await statusOf(cookie)).toBe(200)
  })

  test('of the own account can be listed and ended, of others not', async () => {
    const [first, second] = [await signedInCookie(), await signedInCookie()]
    const { body } = await ask('/profile/sessions', { cookie: first })
    expect(body.items).toHaveLength(2)
    const other = body.items.find(({ current }: { current: boolean }) => !current)
    await makeAccount(db, 'li', [])
    await db.updateTable('account').set({ passwordHash }).where('name', '=', 'li').execute()
    const li = cookieOf(await signIn({ name: 'li' }))
    const end = (cookie: string) => ask(`/profile/sessions/${other.id}`, { method: 'DELETE', cookie })
    expect(fault(await end(li))).toEqual([404, 'unknown-session'])
    expect((await end(first)).status).toBe(200)
    expect(await statusOf(second)).toBe(401)
    expect(await statusOf(first)).toBe(200)
  })
})

describe('a page that asks by itself', () => {
  test('keeps no session alive: 30 minutes after the last touch it is over', async () => {
    const cookie = await signedInCookie()
    const idle = (minutes: number) =>
      sql`update session set seen_at = now() - ${minutes} * interval '1 minute'`.execute(db)
    const ask29MinutesLater = async (headers: Record<string, string>) => {
      await idle(29)
      forgetCallers()
      expect((await ask('/profile', { cookie, headers })).status).toBe(200)
      const { seenAt } = await db.selectFrom('session').select('seenAt').executeTakeFirstOrThrow()
      return Math.round((Date.now() - seenAt.getTime()) / 60_000)
    }
    expect(await ask29MinutesLater({ [unattendedHeader]: '1' })).toBe(29)
    expect(await ask29MinutesLater({})).toBe(0)
  })
})

describe('the screen of a wall', () => {
  const openWall = (cookie: string, body: object = { password }) =>
    ask('/profile/wall', { method: 'POST', cookie, body })
  const wallCookie = async () => cookieOf(await openWall(await signedInCookie()))
  const age = (days: number) =>
    sql`update session set created_at = now() - ${days} * interval '1 day', seen_at = created_at`.execute(db)

  test('gets a session that may only look, in the place of the one before', async () => {
    const before = await signedInCookie()
    const answer = await openWall(before)
    expect(answer.status).toBe(200)
    expect(answer.body.grants).toMatchObject([
      { roleId: 'planner', verbs: ['map.read', 'place.read', 'unit.read'], scopeName: '试验县' },
    ])
    const days = (Date.parse(answer.body.wallUntil) - Date.now()) / 86_400_000
    expect(days).toBeCloseTo(30, 2)
    expect(answer.headers['set-cookie']).toMatch(/Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(await statusOf(before)).toBe(401)
    const cookie = cookieOf(answer)
    expect((await ask(`/areas/${county}`, { cookie })).status).toBe(200)
    expect((await ask(`/counties/${county}/units`, { cookie })).status).toBe(200)
    expect((await actions()).at(-1)).toBe('wall-opened')
  })

  test('changes nothing, and tells nothing of the account that turned it on', async () => {
    const cookie = await wallCookie()
    const refused = [403, 'not-permitted']
    const post = (path: string, body: object) => ask(path, { method: 'POST', cookie, body })
    expect(fault(await post(`/counties/${county}/units`, { code: 'x', name: 'x', kind: 'other' }))).toEqual(
      refused,
    )
    expect(
      fault(await post('/profile/password', { oldPassword: password, newPassword: 'Neu-7777' })),
    ).toEqual(refused)
    expect(fault(await post('/profile/second-factor', { password }))).toEqual(refused)
    expect(fault(await openWall(cookie))).toEqual(refused)
    expect(fault(await ask('/profile/sessions/1', { method: 'DELETE', cookie }))).toEqual(refused)
    expect(fault(await ask('/profile/sessions', { cookie }))).toEqual(refused)
    expect(fault(await ask('/accounts', { cookie }))).toEqual(refused)
    expect((await actions()).at(-1)).toBe('refused')
  })

  test('shows on without anybody touching it, for 30 days', async () => {
    const cookie = await wallCookie()
    for (const [days, status] of [
      [0.5, 200],
      [29.9, 200],
      [30.1, 401],
    ] as const) {
      await age(days)
      forgetCallers()
      expect(await statusOf(cookie), String(days)).toBe(status)
    }
    // Whoever signs in next sweeps away what is over, and nothing else.
    const alive = await wallCookie()
    await age(29)
    await signIn()
    expect(await statusOf(alive)).toBe(200)
  })

  test('stands among the sessions of the account, is ended from there and with every other one', async () => {
    const cookie = await wallCookie()
    await age(3)
    const own = await signedInCookie()
    const { items } = (await ask('/profile/sessions', { cookie: own })).body
    expect(items.map(({ wall, current }: SessionInfo) => [wall, current])).toEqual([
      [false, true],
      [true, false],
    ])
    expect((Date.parse(items[1].endsAt) - Date.now()) / 86_400_000).toBeCloseTo(27, 2)
    expect((Date.parse(items[0].endsAt) - Date.now()) / 3_600_000).toBeCloseTo(12, 2)
    expect((await ask(`/accounts/${wang}`)).body.sessions).toBe(2)
    await ask(`/profile/sessions/${items[1].id}`, { method: 'DELETE', cookie: own })
    expect(await statusOf(cookie)).toBe(401)

    const another = await wallCookie()
    const body = { oldPassword: password, newPassword: 'Neues-Blatt-7' }
    await ask('/profile/password', { method: 'POST', cookie: own, body })
    expect(await statusOf(another)).toBe(401)
  })

  test('loses what its account loses', async () => {
    const cookie = await wallCookie()
    await sql`delete from role_grant`.execute(db)
    forgetCallers()
    expect(fault(await ask(`/areas/${county}`, { cookie }))).toEqual([403, 'not-permitted'])
  })

  test('is turned on by whoever knows the password and may see a map, after the first password', async () => {
    const cookie = await signedInCookie()
    for (const body of [{}, { password: 'wrong' }])
      expect(fault(await openWall(cookie, body))).toEqual([422, 'password-wrong'])
    expect(await statusOf(cookie)).toBe(200)
    await db.updateTable('account').set({ mustChangePassword: true }).execute()
    forgetCallers()
    expect(fault(await openWall(cookie))).toEqual([403, 'password-change-needed'])
    await db.updateTable('account').set({ mustChangePassword: false }).execute()
    await db.updateTable('roleGrant').set({ roleId: 'auditor', areaCode: '' }).execute()
    forgetCallers()
    expect(fault(await openWall(cookie))).toEqual([403, 'not-permitted'])
  })

  test('of a demo account needs no password, for there is none', async () => {
    await saveDemoAccounts(db, county)
    await sql`update county_state set demo = true`.execute(db)
    const entered = await ask('/demo/session', { method: 'POST', cookie: '', body: { name: 'demo-planner' } })
    expect((await openWall(cookieOf(entered), {})).body.wallUntil).not.toBeNull()
    // What an account of the demo opened has a password, and is asked for it.
    await db.updateTable('account').set({ demo: true }).where('id', '=', wang).execute()
    expect(fault(await openWall(await signedInCookie(), {}))).toEqual([422, 'password-wrong'])
    await sql`update county_state set demo = false`.execute(db)
  })
})

describe('a new password', () => {
  const change = (cookie: string, oldPassword: string, newPassword: string) =>
    ask('/profile/password', { method: 'POST', cookie, body: { oldPassword, newPassword } })

  test('signs the other sessions out and takes the place of the old one', async () => {
    const [own, other] = [await signedInCookie(), await signedInCookie()]
    expect(await actionsOf(() => change(own, password, 'Neues-Blatt-7'))).toEqual(['password-changed'])
    expect(await statusOf(own)).toBe(200)
    expect(await statusOf(other)).toBe(401)
    expect(fault(await signIn())).toEqual([401, 'sign-in-failed'])
    expect((await signIn({ password: 'Neues-Blatt-7' })).status).toBe(200)
  })

  test('needs the old one, and to be hard to guess', async () => {
    const cookie = await signedInCookie()
    expect(fault(await change(cookie, 'wrong', 'Neues-Blatt-7'))).toEqual([422, 'password-wrong'])
    const refused = await change(cookie, password, 'Wang-2026')
    expect(fault(refused)).toEqual([422, 'password-refused'])
    expect(refused.body.error.details).toEqual({ fault: 'name' })
    expect((await signIn()).status).toBe(200)
  })

  test('has to be chosen before anything else when somebody else knows the present one', async () => {
    await db.updateTable('account').set({ mustChangePassword: true }).execute()
    const cookie = await signedInCookie()
    expect(fault(await ask(`/areas/${county}`, { cookie }))).toEqual([403, 'password-change-needed'])
    await change(cookie, password, 'Neues-Blatt-7')
    expect((await ask(`/areas/${county}`, { cookie })).status).toBe(200)
  })

  test('is hashed with Argon2id and a salt of its own', async () => {
    const [first, second] = [await hashPassword(password), await hashPassword(password)]
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(first).not.toBe(second)
  })

  // 8 characters of 3 classes; a Chinese character counts as a class of its own
  test.each([
    ['Aa1-567', 'short'],
    ['Aa1-5678', undefined],
    ['abcdefgh', 'classes'],
    ['abcdefg1', 'classes'],
    ['ABCDEFG1', 'classes'],
    ['abcdefg1!', undefined],
    ['网格网格网格网格', 'classes'],
    ['网格网格abc1', undefined],
    ['xx-WANG-77', 'name'],
  ])('%s: %s', (typed, expected) => {
    expect(passwordFault(typed, 'wang')).toBe(expected)
  })
})

// RFC 6238, appendix B, SHA-1: the key is the ASCII text 12345678901234567890; of the eight digits the last six.
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const rfcVectors: [seconds: number, code: string, step: number][] = [
  [59, '287082', 1],
  [1_111_111_109, '081804', 37_037_036],
  [1_111_111_111, '050471', 37_037_037],
  [1_234_567_890, '005924', 41_152_263],
  [2_000_000_000, '279037', 66_666_666],
  [20_000_000_000, '353130', 666_666_666],
]

describe('the second factor', () => {
  test.each(rfcVectors)('at %i s the code of RFC 6238 is %s', (seconds, code, step) => {
    expect(stepOf(rfcSecret, code, seconds * 1000)).toBe(step)
    // half a minute early or late is forgiven, a minute is not
    expect(stepOf(rfcSecret, code, (step * 30 + 30) * 1000)).toBe(step)
    expect(stepOf(rfcSecret, code, (step * 30 - 1) * 1000)).toBe(step)
    expect(stepOf(rfcSecret, code, (step * 30 + 60) * 1000)).toBeUndefined()
  })

  /** The code of now after RFC 4226 §5.3, by Node's own HMAC instead of the product's library. */
  function codeOf(secret: string): string {
    const bits = [...secret].map((each) => base32.indexOf(each).toString(2).padStart(5, '0')).join('')
    const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
    const counter = Buffer.alloc(8)
    counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
    const mac = createHmac('sha1', key).update(counter).digest()
    const number = mac.readUInt32BE(mac[19]! & 15) & 0x7fffffff
    return String(number % 1_000_000).padStart(6, '0')
  }

  test('begins with a code of the new secret, is then asked for, and takes no code twice', async () => {
    const cookie = await signedInCookie()
    const begun = await ask('/profile/second-factor', { method: 'POST', cookie, body: { password } })
    expect(begun.body.uri).toContain(`secret=${begun.body.secret}`)
    const confirm = (code: string) =>
      ask('/profile/second-factor/confirmation', { method: 'POST', cookie, body: { code } })
    const code = codeOf(begun.body.secret)
    const wrong = code === '000000' ? '000001' : '000000'
    expect(fault(await confirm(wrong))).toEqual([422, 'code-refused'])
    expect((await signIn()).status).toBe(200)
    expect((await confirm(code)).status).toBe(200)

    expect(fault(await signIn())).toEqual([401, 'second-factor-needed'])
    // the confirmation took this code already
    expect(fault(await signIn({ code }))).toEqual([422, 'code-refused'])
    await sql`update account set second_factor_step = 0`.execute(db)
    expect((await signIn({ code })).status).toBe(200)
    expect(fault(await signIn({ code }))).toEqual([422, 'code-refused'])
    // without the password the code is worth nothing, and nobody learns that it is asked for
    expect(fault(await signIn({ password: 'wrong', code }))).toEqual([401, 'sign-in-failed'])
    expect(fault(await signIn({ password: 'wrong' }))).toEqual([401, 'sign-in-failed'])
  })

  test('guessed five times locks the name', async () => {
    await db.updateTable('account').set({ secondFactor: rfcSecret }).execute()
    for (let time = 1; time <= 5; time++)
      expect(fault(await signIn({ code: '000000' }))).toEqual([422, 'code-refused'])
    expect(fault(await signIn({ code: '000000' }))).toEqual([429, 'sign-in-locked'])
  })

  test('cannot be turned off without the password', async () => {
    await db.updateTable('account').set({ secondFactor: rfcSecret }).execute()
    const cookie = cookieOf(await signIn({ code: codeOf(rfcSecret) }))
    const remove = (typed: string) =>
      ask('/profile/second-factor', { method: 'DELETE', cookie, body: { password: typed } })
    expect(fault(await remove('wrong'))).toEqual([422, 'password-wrong'])
    expect((await remove(password)).status).toBe(200)
    expect((await signIn()).status).toBe(200)
  })
})

describe('the first administrator', () => {
  const create = (token: string, more: object = {}) =>
    ask('/administrators', {
      method: 'POST',
      cookie: '',
      body: { token, name: 'Chief', displayName: '首位管理员', password, ...more },
    })

  test('is made with the link, once', async () => {
    expect((await ask('/sign-in', { cookie: '' })).body.needsAdministrator).toBe(true)
    const token = await createLink(db)
    const made = await create(token)
    expect(made.body.grants.map(({ roleId }: { roleId: string }) => roleId)).toEqual([
      'system-administrator',
      'security-administrator',
    ])
    expect(await statusOf(cookieOf(made))).toBe(200)
    expect((await ask('/sign-in', { cookie: '' })).body.needsAdministrator).toBe(false)
    expect(fault(await create(token, { name: 'second' }))).toEqual([422, 'link-refused'])
  })

  test('a refused password or a taken name does not spend the link', async () => {
    const token = await createLink(db)
    expect(fault(await create(token, { password: 'easy' }))).toEqual([422, 'password-refused'])
    expect(fault(await create(token, { name: 'wang' }))).toEqual([409, 'name-taken'])
    expect((await create(token)).status).toBe(200)
  })

  test('a link of yesterday, or a guessed one, is worth nothing', async () => {
    const token = await createLink(db)
    await sql`update one_time_link set expires_at = now() - interval '1 second'`.execute(db)
    expect(fault(await create(token))).toEqual([422, 'link-refused'])
    expect(fault(await create('A'.repeat(43)))).toEqual([422, 'link-refused'])
  })

  test('a link that was not used ends with the first one that was', async () => {
    const [first, second] = [await createLink(db), await createLink(db)]
    expect((await create(first)).status).toBe(200)
    expect(fault(await create(second, { name: 'second' }))).toEqual([422, 'link-refused'])
  })
})

describe('accounts of the demo county', () => {
  const enter = (name: string) => ask('/demo/session', { method: 'POST', cookie: '', body: { name } })
  const setDemo = (demo: boolean) => sql`update county_state set demo = ${demo}`.execute(db)

  test('are offered and let in while every county is fictional, and end with the first real one', async () => {
    await setDemo(true)
    await saveDemoAccounts(db, county)
    const { body } = await ask('/sign-in', { cookie: '' })
    expect(body.demoAccounts.map(({ name }: { name: string }) => name)).toContain('demo-planner')
    const cookie = cookieOf(await enter('demo-planner'))
    expect(await statusOf(cookie)).toBe(200)

    await setDemo(false)
    forgetCallers()
    expect(await statusOf(cookie)).toBe(401)
    expect(fault(await enter('demo-planner'))).toEqual([404, 'unknown-account'])
    expect((await ask('/sign-in', { cookie: '' })).body.demoAccounts).toEqual([])
  })

  test('a real account is no demo account', async () => {
    await setDemo(true)
    expect(fault(await enter('wang'))).toEqual([404, 'unknown-account'])
    await setDemo(false)
  })

  test('what a demo account opened ends with the demo, password or not', async () => {
    await setDemo(true)
    await db.updateTable('account').set({ demo: true }).where('id', '=', wang).execute()
    expect((await signIn()).status).toBe(200)
    // it has a password, so nobody gets in without
    expect(fault(await enter('wang'))).toEqual([404, 'unknown-account'])
    await setDemo(false)
    expect(fault(await signIn())).toEqual([401, 'sign-in-failed'])
  })
})

test('a real deployment begins with the preset roles, whatever visitors of a demo made of them', async () => {
  await emptyTables(db)
  await db.insertInto('account').values({ name: 'demo-visitor', displayName: '访客', demo: true }).execute()
  await db.updateTable('role').set({ verbs: [] }).where('id', '=', 'planner').execute()
  const token = await createLink(db)
  const body = { token, name: 'chief', displayName: '首位管理员', password }
  expect((await ask('/administrators', { method: 'POST', cookie: '', body })).status).toBe(200)
  const names = await db.selectFrom('account').select('name').execute()
  expect(names).toEqual([{ name: 'chief' }])
  const planner = await db.selectFrom('role').select('verbs').where('id', '=', 'planner').executeTakeFirst()
  expect(planner?.verbs).toContain('assignment.write')
})

test('a later administrator changes no role and removes nobody', async () => {
  const namesOf = () => db.selectFrom('account').select('name').orderBy('id').execute()
  const before = await namesOf()
  expect(before).not.toEqual([])
  await db
    .updateTable('role')
    .set({ verbs: ['map.read'] })
    .where('id', '=', 'planner')
    .execute()
  const token = await createLink(db)
  const body = { token, name: 'deputy', displayName: '第二位管理员', password }
  expect((await ask('/administrators', { method: 'POST', cookie: '', body })).status).toBe(200)
  const planner = await db.selectFrom('role').select('verbs').where('id', '=', 'planner').executeTakeFirst()
  expect(planner?.verbs).toEqual(['map.read'])
  expect(await namesOf()).toEqual([...before, { name: 'deputy' }])
})
