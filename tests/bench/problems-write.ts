// Writing among a million problems: fifty people who report, accept, file, dispatch, handle, check and close, each a step
// every two seconds; and what one call does for hundreds: a bulk dispatch, a trial of rules, the clock after a night.
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { buildApp } from '../../api/app.ts'
import type { Scope } from '../../api/contract/access.ts'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import type { Db } from '../../api/db/tables.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { openSession } from '../../api/features/accounts/sessions.ts'
import { runClock } from '../../api/features/problems/run-clock.ts'
import { noPhotos } from '../support/no-photos.ts'
import { makeAccount } from '../support/people.ts'
import { insertPhoto } from '../support/photos.ts'
import { loadDemoCounty } from './bench-county.ts'
import { type BenchDatabase, withDatabase } from './bench-database.ts'
import { describeEngine } from './machine.ts'
import { quantile } from './measure.ts'
import { makeProblems } from './problem-rows.ts'
import { type Benchmark, type Line, type Result, showMs } from './result.ts'

const aimMs = 150
/** The embedded engine is for a single community. */
const problemsOn = { server: 1_000_000, embedded: 10_000 } as const
const users = 50
const everyMs = 2000
/** Problems that each of them brings from the report to the close. */
const lives = 2
const bulk = 500

export const problemsWrite: Benchmark = { name: 'problems-write', run: () => withDatabase(run) }

async function run(database: BenchDatabase): Promise<Result> {
  const { db, engine } = database
  const county = await loadDemoCounty(db)
  const total = Number(process.env.BENCH_PROBLEMS) || problemsOn[engine]
  await makeProblems(db, { county, problems: total, withEvents: total / 5 })
  const app = await buildApp({
    ...{ db, engine, photos: noPhotos, requestsPerMinute: Number.MAX_SAFE_INTEGER },
    loadDemo: () => Promise.reject(new Error('no demo in a benchmark')),
  })
  const office = await openOffice(db, app, county)
  const lines = [...(await measureLives(db, office)), ...(await measureMany(db, office))]
  await app.close()
  return {
    title: 'Writing among a million problems',
    workload: `${total} problems over the demo county, size M; ${users} people, each a step every ${everyMs / 1000} s; each answer through HTTP and the permissions, with the whole detail of the problem. ${await describeEngine(database)}.`,
    lines,
    notes: [],
  }
}

interface Office {
  county: string
  cookies: Record<'dispatcher' | 'checker' | 'unit', string>
  ids: Record<'dispatcher' | 'checker' | 'unit', number>
  call: (
    cookie: string,
    path: string,
    body?: object,
    method?: 'POST',
  ) => Promise<{ answer: ProblemDetail; ms: number }>
  ask: (cookie: string, path: string, body: object) => Promise<{ answer: Moved; ms: number }>
}

interface Moved {
  moved: number
  tried: number
}

async function openOffice(db: Db, app: FastifyInstance, county: string): Promise<Office> {
  const { rows } = await sql<{ id: number }>`
    select unit_id as id from problem where county_code = ${county} and status = 'filed'
    group by unit_id order by count(*) desc limit 1`.execute(db)
  const unitId = rows[0]!.id // a million problems have some that are filed
  const scopes = {
    dispatcher: ['dispatcher', { area: county, unitId: null }],
    checker: ['supervisor', { area: county, unitId: null }],
    unit: ['unit-staff', { area: county, unitId }],
  } satisfies Record<string, [string, Scope]>
  const cookies = {} as Office['cookies'] // filled by the loop
  const ids = {} as Office['ids'] // likewise
  for (const [name, [roleId, scope]] of Object.entries(scopes)) {
    const who = name as keyof typeof scopes // a key of the object that is walked
    ids[who] = await makeAccount(db, `bench-${name}`, [{ roleId, scope }])
    cookies[who] = await openSession(db, ids[who], { address: '127.0.0.1', agent: 'bench' })
  }
  const call = async (cookie: string, path: string, body?: object) => {
    const begun = performance.now()
    const answer = await app.inject({
      method: body ? 'POST' : 'GET',
      url: `/api/counties/${county}/${path}`,
      headers: { cookie: `${cookieName}=${cookie}` },
      ...(body && { payload: body }),
    })
    const ms = performance.now() - begun
    if (answer.statusCode !== 200) throw new Error(`${path} answers ${answer.statusCode} ${answer.body}`)
    return { answer: answer.json(), ms }
  }
  return { county, cookies, ids, call, ask: call }
}

const wait = (ms: number) => new Promise<void>((next) => setTimeout(next, Math.max(ms, 0)))

/** The way of one problem, a step every two seconds. */
async function measureLives(db: Db, { county, cookies, ids, call }: Office): Promise<Line[]> {
  const times = new Map<string, number[]>()
  const spots = await db
    .selectFrom('problem')
    .select([sql<number>`st_x(geom)`.as('lng'), sql<number>`st_y(geom)`.as('lat')])
    .where('status', '=', 'closed')
    .orderBy('reportedAt', 'desc')
    .limit(users * lives)
    .execute()
  const unit = await db
    .selectFrom('roleGrant')
    .select('unitId')
    .where('accountId', '=', ids.unit)
    .executeTakeFirstOrThrow()
  const live = async ({ lng, lat }: (typeof spots)[number]) => {
    let now: ProblemDetail | undefined
    const step = async (what: string, cookie: string, path: string, body?: object) => {
      const begun = performance.now()
      const { answer, ms } = await call(cookie, path, body)
      times.set(what, [...(times.get(what) ?? []), ms])
      if (body) now = answer
      await wait(everyMs - (performance.now() - begun))
    }
    const move = (action: string, cookie: string, more: object = {}) =>
      step('a step', cookie, `problems/${now!.row.id}/moves`, { action, version: now!.row.version, ...more })
    await step('what is at a spot', cookies.checker, `problems/spot?lng=${lng}&lat=${lat}&category=06010`)
    const [far, after] = [await insertPhoto(db, county, ids.checker), await insertPhoto(db, county, ids.unit)]
    await step('a report with a photo', cookies.checker, 'problems', {
      ...{ key: randomUUID(), position: [lng, lat], positionSource: 'gps', category: '06010', words: '垃圾' },
      photos: [{ id: far, role: 'far' }],
    })
    await move('accept', cookies.dispatcher)
    await move('file', cookies.dispatcher)
    await move('dispatch', cookies.dispatcher, { unitId: unit.unitId })
    await move('handle', cookies.unit, { words: '已清理', photos: [{ id: after, role: 'after' }] })
    await move('pass', cookies.checker)
    await move('close', cookies.dispatcher)
  }
  const work = async (own: typeof spots) => {
    await wait(Math.random() * everyMs)
    for (const spot of own) await live(spot)
  }
  await Promise.all(Array.from({ length: users }, (_, i) => work(spots.slice(i * lives, (i + 1) * lives))))
  return [...times].map(([what, found]) => {
    const sorted = found.toSorted((a, b) => a - b)
    const late = quantile(sorted, 0.95)
    return {
      what: `${what}, ${found.length} of them, 95 % within`,
      measured: `${showMs(late)} (median ${showMs(quantile(sorted, 0.5))})`,
      aim: `≤ ${showMs(aimMs)}`,
      met: late <= aimMs,
    }
  })
}

/** What one call does for many. */
async function measureMany(db: Db, { county, cookies, ask }: Office): Promise<Line[]> {
  const filed = await db
    .selectFrom('problem')
    .select(['id', 'version'])
    .where('countyCode', '=', county)
    .where('status', '=', 'filed')
    .orderBy('id')
    .limit(bulk)
    .execute()
  const step = { action: 'dispatch', problems: filed }
  const preview = await ask(cookies.dispatcher, 'problem-moves', { ...step, dryRun: true })
  const real = await ask(cookies.dispatcher, 'problem-moves', step)
  await sql`
    update problem set remind_at = now(), reminders_ahead = '[{"at": 0, "kind": "nearly-due", "level": 0}]'
    where county_code = ${county} and id in (
      select id from problem where county_code = ${county} and status = 'dispatched' order by id limit ${bulk})`.execute(
    db,
  )
  const begun = performance.now()
  const reminded = await runClock(db, new Date())
  return [
    { what: `preview of a bulk dispatch of ${preview.answer.moved}`, measured: showMs(preview.ms) },
    { what: `bulk dispatch of ${real.answer.moved}`, measured: showMs(real.ms) },
    { what: `the clock, ${reminded} reminders`, measured: showMs(performance.now() - begun) },
  ]
}
