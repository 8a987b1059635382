// What an attacker tries: other sites, floods, guesses, foreign fields and SQL in every text, over every route.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../api/app.ts'
import { callsPerMinute, type Route } from '../../api/contract/route.ts'
import { hashPassword } from '../../api/db/passwords.ts'
import { readProxy } from '../../api/defences.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { useDatabase } from '../support/database.ts'
import { noPhotos } from '../support/no-photos.ts'
import { almighty, makeAccount } from '../support/people.ts'
import { fault, openApi } from './ask.ts'
import { addressOf, everyRoute, layTownWithPeople, questionsAbout, type TownIds } from './every-route.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine, requestsPerMinute: 1_000_000 })
const loadDemo = () => Promise.reject(new Error('no demo in this test'))

const password = 'Weiße-Wolke-3'
let ids: TownIds
let cookie = ''

beforeAll(async () => {
  ids = await layTownWithPeople(db)
  cookie = await almighty(db)
  await makeAccount(db, 'wang', [])
  // What the questions would make is there already: whatever else a text in them makes would be seen.
  await makeAccount(db, 'new', [])
  await sql`insert into role select 'another', title_zh, title_en, verbs, landing, usual_scope from role
    where id = 'spare'`.execute(db)
  await db
    .updateTable('account')
    .set({ passwordHash: await hashPassword(password) })
    .where('name', '=', 'wang')
    .execute()
})

const unsafe = everyRoute.filter(([, { method }]) => method !== 'GET')

describe('a page of another site', () => {
  const host = 'tuzhi.example.org'
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example.org' },
    { origin: 'null' },
    { origin: 'not an address' },
    { origin: `http://${host}:8080` },
    { origin: `http://${host}.evil.example.org` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    // the two disagree
    { origin: `http://${host}`, 'sec-fetch-site': 'cross-site' },
  ]

  test.each(unsafe)('changes nothing through %s', async (name, route) => {
    const asked = questionsAbout(ids)[name]
    for (const headers of foreign) {
      const answer = await ask(addressOf(route, asked), {
        method: route.method,
        cookie,
        headers: { host, ...headers },
        ...(asked.body && { body: asked.body }),
      })
      expect(fault(answer), JSON.stringify(headers)).toEqual([403, 'other-origin'])
    }
  })

  test('may not even send a form: its type is no JSON', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const app = await buildApp({ photos: noPhotos, db, engine, loadDemo, logLevel: 'silent' })
      const { statusCode } = await app.inject({
        method: 'POST',
        url: '/api/roles',
        headers: { 'content-type': type, cookie: `${cookieName}=${cookie}` },
        payload: '{"id":"king"}',
      })
      expect(statusCode, type).toBe(400)
      await app.close()
    }
  })

  test('our own pages and programs are let through', async () => {
    const own: Record<string, string>[] = [
      { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'same-origin' },
      {},
    ]
    for (const headers of own)
      expect(
        (await ask('/session', { method: 'DELETE', cookie: '', headers: { host, ...headers } })).status,
      ).toBe(200)
  })
})

describe('headers', () => {
  test('of every answer keep browsers from guessing, framing, leaking and remembering', async () => {
    for (const path of ['/health', '/nothing', '/accounts']) {
      const { headers } = await ask(path)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      })
      expect(headers['permissions-policy']).toContain('camera=()')
      expect(headers['content-security-policy']).toMatch(/object-src 'none'.*frame-ancestors 'self'/)
      expect(headers).not.toHaveProperty('x-powered-by')
      // without TLS nobody must be told to insist on it
      expect(headers).not.toHaveProperty('strict-transport-security')
    }
  })
})

describe('behind a proxy', () => {
  const enter = async (proxy: string | undefined, forwarded: Record<string, string>) => {
    const trusted = proxy === undefined ? undefined : readProxy(proxy)
    const app = await buildApp({
      photos: noPhotos,
      db,
      engine,
      loadDemo,
      ...(trusted && { proxy: trusted }),
    })
    const answer = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { host: 'tuzhi.example.org', ...forwarded },
      payload: { name: 'wang', password },
    })
    await app.close()
    const { address } = await db
      .selectFrom('auditEvent')
      .select('address')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    return {
      status: answer.statusCode,
      cookie: String(answer.headers['set-cookie']),
      headers: answer.headers,
      address,
    }
  }
  // what the proxy sends; the first address is what the caller claimed himself
  const overTls = { 'x-forwarded-for': '6.6.6.6, 203.0.113.9', 'x-forwarded-proto': 'https' }

  test.each(['127.0.0.1', '1', '10.0.0.0/8, 127.0.0.0/8'])('named as %s, it is believed', async (proxy) => {
    const { cookie, headers, address } = await enter(proxy, overTls)
    expect(address).toBe('203.0.113.9')
    expect(cookie).toContain('; Secure')
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
  })

  test.each([undefined, '192.0.2.1'])('named as %s, nobody else is', async (proxy) => {
    const { cookie, headers, address } = await enter(proxy, overTls)
    expect(address).toBe('127.0.0.1')
    expect(cookie).not.toContain('Secure')
    expect(headers).not.toHaveProperty('strict-transport-security')
  })

  test('a page of the same name without TLS is another site', async () => {
    const origin = (scheme: string) => ({ ...overTls, origin: `${scheme}://tuzhi.example.org` })
    expect((await enter('127.0.0.1', origin('https'))).status).toBe(200)
    expect((await enter('127.0.0.1', origin('http'))).status).toBe(403)
  })

  test.each([
    '0',
    '10',
    '-1',
    'yes',
    '1.2.3',
    '127.0.0.1/33',
    '127.0.0.1/',
    '::1/129',
    '127.0.0.1/8/8',
    ',',
    '*',
  ])('%s names no proxy', (text) => {
    expect(readProxy(text)).toBeUndefined()
  })
})

describe('a flood', () => {
  test('is told when to try again, each sort of call by itself', async () => {
    const askOften = await openApi({ db, engine, requestsPerMinute: 2 })
    for (let time = 1; time <= 2; time++) await askOften('/catalog')
    const answer = await askOften('/catalog')
    expect(fault(answer)).toEqual([429, 'too-many-requests'])
    const seconds = Number(answer.headers['retry-after'])
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    // reading too much does not keep anybody from signing out
    expect((await askOften('/session', { method: 'DELETE', cookie: '' })).status).toBe(200)
  })

  test('guessing passwords of many names from one address ends after 30 tries a minute', async () => {
    expect(callsPerMinute['sign-in']).toBe(30)
    const app = await buildApp({ photos: noPhotos, db, engine, loadDemo })
    const guess = async (name: string) => {
      const { statusCode } = await app.inject({
        method: 'POST',
        url: '/api/session',
        payload: { name, password: 'Sommer-2026' },
      })
      return statusCode
    }
    const statuses: number[] = []
    for (let time = 0; time < 32; time++) statuses.push(await guess(`guess-${time}`))
    await app.close()
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(401))
    expect(statuses.slice(30)).toEqual([429, 429])
  })

  test('a body larger than a megabyte is refused with one sentence, before it is read', async () => {
    const answer = await ask('/session', {
      method: 'POST',
      cookie: '',
      body: { name: 'wang', password: 'x'.repeat(1024 * 1024) },
    })
    expect(fault(answer)).toEqual([413, 'too-large'])
    expect(answer.body.error.message).toMatch(/^[^\n]+\.$/)
  })

  test('a password that would take long to hash is refused', async () => {
    const answer = await ask('/session', {
      method: 'POST',
      cookie: '',
      body: { name: 'wang', password: 'x'.repeat(129) },
    })
    expect(fault(answer)).toEqual([400, 'bad-request'])
  })
})

test('the log tells of a sign-in neither password nor cookie, nor what an address carries', async () => {
  const lines: string[] = []
  const app = await buildApp({
    photos: noPhotos,
    db,
    engine,
    loadDemo,
    logLevel: 'info',
    logTo: { write: (line) => void lines.push(line) },
  })
  const entered = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { name: 'wang', password },
  })
  const session = /=([^;]+)/.exec(String(entered.headers['set-cookie']))?.[1] ?? 'none'
  await app.inject({ url: '/api/profile', headers: { cookie: `${cookieName}=${session}` } })
  await app.inject({ method: 'POST', url: '/api/session', payload: { name: 'wang', password: 'Geheim-123' } })
  await app.inject({ url: '/administrator?token=one-time-secret' })
  await app.close()
  const log = lines.join('')
  expect(log).toContain('/api/profile')
  expect(session).toHaveLength(43)
  for (const secret of [password, 'Geheim-123', session, 'one-time-secret', 'argon2'])
    expect(log).not.toContain(secret)
})

/** Every object in a body, with the path that leads there. */
function objectsIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([key, each]) => objectsIn(each, [...path, key]))
  return Array.isArray(value) ? inner : [path, ...inner]
}

const withBody = everyRoute.filter(([, { body }]) => body)

describe('a field that the contract does not name', () => {
  const someIds = { account: 1, grant: 1, compound: 1, unit: 1, assignment: 1, photo: 1, problem: 1 }
  const places = withBody.flatMap(([name, route]) =>
    objectsIn(questionsAbout(someIds)[name].body).map((path) => ({
      name,
      route,
      path,
      where: path.join('.'),
    })),
  )

  test.each(places)('$name: refused in the body at "$where"', async ({ name, route, path }) => {
    const asked = questionsAbout(ids)[name]
    const body = structuredClone(asked.body) as Record<string, unknown> // routes of this list have one
    const inner = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], body) // a path of it
    Object.assign(inner as object, { isAdministrator: true }) // objectsIn found an object there
    const answer = await ask(addressOf(route, asked), { method: route.method, cookie, body })
    expect(fault(answer)).toEqual([400, 'bad-request'])
    expect(answer.body.error.details).toContain('isAdministrator is not a parameter here.')
  })
})

// Each would do harm, or fail, where text is put into SQL instead of beside it; the last is what PostgreSQL cannot store.
const injections = [
  "'; delete from account; --",
  "' or '1'='1",
  '"; drop table role; --',
  "%' union select password_hash from account --",
  '$1 \\ \' " ` {0}',
  'null\u0000byte',
]

/** The texts of a question: where each is, and the question with another in its place. */
function textsOf(route: Route, asked: ReturnType<typeof questionsAbout>['signIn']) {
  const { params = {}, query = {}, body } = asked
  const names = Object.keys(route.query?.properties ?? {})
  const inPath = [...route.url.matchAll(/:(\w+)/g)].map(([, name]) => name!)
  return [
    ...inPath.map((name) => (text: string) => ({ ...asked, params: { ...params, [name]: text } })),
    ...names.map((name) => (text: string) => ({ ...asked, query: { ...query, [name]: text } })),
    ...stringsIn(body).map((path) => (text: string) => {
      const changed = structuredClone(body) as Record<string, unknown> // stringsIn found a text in it
      const last = path.at(-1)!
      const owner = path
        .slice(0, -1)
        .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], changed) // likewise
      Object.assign(owner as object, { [last]: text })
      return { ...asked, body: changed }
    }),
  ]
}

function stringsIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => stringsIn(each, [...path, key]))
}

describe('SQL in every text of', () => {
  /** How many rows each table has that an attacker would like to empty or fill. */
  async function counts() {
    const { rows } = await sql`
      select (select count(*) from account) as accounts, (select count(*) from role) as roles,
             (select count(*) from role_grant where role_id <> 'planner') as grants,
             (select count(*) from place) as places, (select count(*) from region) as regions`.execute(db)
    return rows[0]
  }

  test.each(everyRoute)('%s finds nothing and breaks nothing', async (name, route) => {
    const before = await counts()
    for (const fill of textsOf(route, questionsAbout(ids)[name])) {
      for (const text of injections) {
        const asked = fill(text)
        const answer = await ask(addressOf(route, asked), {
          method: route.method,
          cookie: await liveCookie(),
          ...(asked.body && { body: asked.body }),
        })
        const told = `${JSON.stringify(asked)} → ${JSON.stringify(answer.body)?.slice(0, 300)}`
        expect(answer.status, told).toBeLessThan(500)
        expect(told).not.toMatch(/syntax error|relation|argon2id/)
      }
    }
    expect(await counts()).toEqual(before)
  })

  /** Signing out is one of the routes. */
  async function liveCookie(): Promise<string> {
    cookie = await almighty(db)
    return cookie
  }
})

describe('every body', () => {
  test.each(withBody)(
    'of %s that is no object, or nothing, is refused with one sentence',
    async (name, route) => {
      const app = await buildApp({ photos: noPhotos, db, engine, loadDemo, logLevel: 'silent' })
      const url = `/api${addressOf(route, questionsAbout(ids)[name])}`
      const headers = { cookie: `${cookieName}=${cookie}`, 'content-type': 'application/json' }
      for (const payload of ['[]', '"text"', 'null', '{', '', '{"__proto__": {"admin": true}}']) {
        const answer = await app.inject({ method: route.method, url, headers, payload })
        expect(answer.statusCode, payload).toBe(400)
        expect(answer.json().error.message, payload).toMatch(/^[^\n]+\.$/)
      }
      await app.close()
    },
  )
})

afterAll(() => sql`delete from sign_in_failure`.execute(db))
