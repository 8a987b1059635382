// The server is killed while 200 people report: what was acknowledged is there, nothing is there twice or by halves, and
// whoever sends again gets the same problem. The real server, on a data folder or a database of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { ReportBody } from '../../api/contract/problem-reports.ts'
import { type DatabaseOptions, openDatabase } from '../../api/db/open.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { county } from '../support/county.ts'
import { embeddedSeed } from '../support/embedded-seed.ts'
import { signedIn } from '../support/people.ts'
import { insertPhoto } from '../support/photos.ts'
import { reportAt } from '../support/problems.ts'
import { layTown } from './town.ts'

const reporters = 200
/** So many are acknowledged when the server is killed. */
const killAfter = 40

const folder = mkdtempSync(join(tmpdir(), 'tuzhi-kill-'))
const server = inject('testDatabaseUrl')
const name = `tuzhi_kill_${randomBytes(5).toString('hex')}`
let options: DatabaseOptions
let cookie: string
let reports: ReportBody[]
let running: ChildProcess | undefined

beforeAll(async () => {
  if (server) await onServer(`create database ${name}`)
  const url = server && Object.assign(new URL(server), { pathname: `/${name}` }).href
  options = url ? { url } : { folder }
  // Making a data folder from nothing takes longer than everything else here.
  const seed = server ? undefined : await openAsBlob(await embeddedSeed())
  const database = await openDatabase({ ...options, ...(seed && { seed }) })
  await layTown(database.db)
  cookie = await signedIn(database.db, 'reporter', [
    { roleId: 'supervisor', scope: { area: county, unitId: null } },
  ])
  const { id } = await database.db.selectFrom('account').select('id').executeTakeFirstOrThrow()
  reports = []
  for (let i = 0; i < reporters; i++) {
    const photos = [{ id: await insertPhoto(database.db, county, id), role: 'far' as const }]
    reports.push(reportAt([-1900 + i * 18, -1500 + (i % 7) * 400], { words: `第${i}处`, photos }))
  }
  await database.close()
}, 300_000)

afterAll(async () => {
  running?.kill('SIGKILL')
  if (server) await onServer(`drop database if exists ${name} with (force)`)
  rmSync(folder, { recursive: true, force: true })
})

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** Starts `npm start` and answers where it listens. */
async function start(): Promise<string> {
  const { DATABASE_URL: _, ...inherited } = process.env
  const env = {
    ...inherited,
    PORT: '0',
    TUZHI_DATA: folder,
    ...(options.url && { DATABASE_URL: options.url }),
  }
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../api/server.ts')], { env })
  running = child
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk
    const address = /http:\/\/localhost:\d+/.exec(said)?.[0]
    if (address) resolve(address)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  child.on('exit', () => reject(new Error(said)))
  return promise
}

/** The id of the problem, or undefined when nothing was acknowledged. */
async function send(address: string, body: ReportBody): Promise<number | undefined> {
  try {
    const answer = await fetch(`${address}/api/counties/${county}/problems`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `${cookieName}=${cookie}` },
      body: JSON.stringify(body),
    })
    const detail = await answer.json()
    expect(answer.status, JSON.stringify(detail)).toBe(200)
    return detail.row.id
  } catch (error) {
    if (error instanceof TypeError) return undefined // the connection broke
    throw error
  }
}

interface Found {
  key: string
  id: number
  events: number
  photos: number
  used: number
}

async function readAll(): Promise<Found[]> {
  const database = await openDatabase(options)
  const { rows } = await sql<Found>`
    select report_key as key, id,
           (select count(*) from problem_event event where event.problem_id = problem.id and event.action = 'report') as events,
           (select count(*) from problem_photo shown where shown.problem_id = problem.id) as photos,
           (select count(*) from problem_photo shown join photo on photo.id = shown.photo_id
            where shown.problem_id = problem.id and photo.used_at is not null) as used
    from problem`.execute(database.db)
  // No photo is taken by a report that is not there.
  const { rows: lost } = await sql`
    select from photo where used_at is not null and not exists (select from problem_photo where photo_id = photo.id)`.execute(
    database.db,
  )
  expect(lost).toEqual([])
  await database.close()
  return rows
}

const whole = { events: 1, photos: 1, used: 1 }

test('a killed server keeps what it acknowledged, once and whole', { timeout: 600_000 }, async () => {
  let address = await start()
  const acknowledged = new Map<string, number>()
  const answers = reports.map(async (report) => {
    const id = await send(address, report)
    if (id === undefined) return
    acknowledged.set(report.key, id)
    if (acknowledged.size === killAfter) running!.kill('SIGKILL')
  })
  await Promise.all(answers)
  expect(acknowledged.size).toBeGreaterThanOrEqual(killAfter)
  expect(acknowledged.size).toBeLessThan(reporters)

  const kept = await readAll()
  const byKey = new Map(kept.map((found) => [found.key, found]))
  expect(byKey.size).toBe(kept.length)
  for (const [key, id] of acknowledged) expect(byKey.get(key)).toEqual({ key, id, ...whole })
  for (const found of kept) expect(found).toMatchObject(whole)

  address = await start()
  for (const report of reports) {
    const id = await send(address, report)
    expect(id).toBe(byKey.get(report.key)?.id ?? id)
  }
  running!.kill('SIGTERM')
  await new Promise((resolve) => running!.once('exit', resolve))
  const all = await readAll()
  expect(new Set(all.map(({ key }) => key)).size).toBe(reporters)
  expect(all).toHaveLength(reporters)
  for (const found of all) expect(found).toMatchObject(whole)
})
