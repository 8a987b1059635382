// What holds for every route: errors have one shape, nothing is said of the inside, changes come from our own pages.
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { errorStatus } from '../../api/contract/errors.ts'
import { routes } from '../../api/contract/routes.ts'
import type { Tables } from '../../api/db/tables.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { fault, openApi } from './ask.ts'
import { addressOf, everyRoute, questionsAbout } from './every-route.ts'
import { layTown } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
beforeAll(() => layTown(db))

const questions = questionsAbout({
  account: 1,
  grant: 1,
  compound: 1,
  unit: 1,
  assignment: 1,
  photo: 1,
  problem: 1,
})

describe.each(everyRoute)('the route %s', (name, route) => {
  test('refuses a parameter that it does not name', async () => {
    const { params = {} } = questions[name]
    const address = addressOf(route, { params, ...(!route.body && { query: { surprise: '1' } }) })
    const answer = await ask(address, { method: route.method, ...(route.body && { body: { surprise: 1 } }) })
    expect(fault(answer)).toEqual([400, 'bad-request'])
    expect(answer.body.error.details).toContain('surprise is not a parameter here.')
  })
})

describe('a number larger than any row has', () => {
  const huge = '99999999999999999999'
  test.each([
    `/counties/${county}/places/${huge}`,
    `/counties/${county}/units/${huge}/assignments`,
    `/counties/${county}/units?after=${huge}`,
    `/places?kind=toilet&after=${huge}`,
  ])('is refused: %s', async (path) => {
    expect(fault(await ask(path))).toEqual([400, 'bad-request'])
  })
})

describe('an error answer', () => {
  test('has a code of the contract, one sentence and no stack', async () => {
    for (const path of ['/nothing', '/areas/629902', '/areas?level=x', '/places?kind=castle', '/%E0%A4%A']) {
      const { status, body, headers } = await ask(path)
      expect(errorStatus[body.error.code as keyof typeof errorStatus], path).toBe(status)
      expect(body.error.message).toMatch(/^[^\n]+\.$/)
      expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:\d|at Object/)
      expect(headers['cache-control']).toBe('no-store')
    }
  })

  test('of a database that is away says so, and nothing of the inside', async () => {
    const pool = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:9/none' })
    const away = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
    const askAway = await openApi({ db: away, engine: 'server', logLevel: 'silent' })
    const answer = await askAway('/counties', { cookie: 'of-somebody' })
    expect(fault(answer)).toEqual([503, 'database-unavailable'])
    expect(JSON.stringify(answer.body)).not.toContain('127.0.0.1')
    await away.destroy()
  })

  test('of our own fault is 500 without its reason', async () => {
    const askBroken = await openApi({ db, engine, logLevel: 'silent' })
    await sql`alter table unit rename to unit_gone`.execute(db)
    const answer = await askBroken(`/counties/${county}/units`)
    await sql`alter table unit_gone rename to unit`.execute(db)
    expect(fault(answer)).toEqual([500, 'internal'])
    expect(JSON.stringify(answer.body)).not.toContain('unit_gone')
    expect(answer.body.error.message).not.toContain('relation')
  })

  test('of too many requests is 429', async () => {
    const askOften = await openApi({ db, engine, requestsPerMinute: 2 })
    await askOften('/catalog')
    await askOften('/catalog')
    expect(fault(await askOften('/catalog'))).toEqual([429, 'too-many-requests'])
  })
})

describe('every answer', () => {
  test('lets the browser run no script but ours', async () => {
    const policy = String((await ask('/catalog')).headers['content-security-policy'])
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(policy).toContain("worker-src 'self' blob:")
    expect(policy).not.toContain('upgrade-insecure-requests')
  })

  test('is compressed for who can read that', async () => {
    const plain = await ask('/catalog')
    const small = await ask('/catalog', { headers: { 'accept-encoding': 'gzip' } })
    expect(small.headers['content-encoding']).toBe('gzip')
    expect(small.bytes.length).toBeLessThan(plain.bytes.length / 2)
  })
})

test('the OpenAPI page describes every route with the schemas of the contract', async () => {
  const { body } = await ask('/docs/json')
  for (const [name, route] of Object.entries(routes)) {
    const path = `/api${route.url.replace(/:(\w+)/g, '{$1}')}`
    expect(body.paths[path]?.[route.method.toLowerCase()]?.operationId, path).toBe(name)
  }
  const { requestBody } = body.paths['/api/counties/{county}/photos'].post
  expect(Object.keys(requestBody.content)).toEqual(['image/*'])
  expect((await ask('/docs')).status).toBe(200)
})
