// The server is killed while 200 people report: what was acknowledged is there, nothing is there twice or by halves, and
// whoever sends again gets the same problem. The real server, on a data folder or a database of its own.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReportBody } from '../../api/contract/problem-reports.ts'
import type { Db } from '../../api/db/tables.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { county } from '../support/county.ts'
import { KillableServer } from '../support/killable-server.ts'
import { signedIn } from '../support/people.ts'
import { insertPhoto } from '../support/photos.ts'
import { reportAt } from '../support/problems.ts'
import { layTown } from './town.ts'

const reporters = 200
/** So many are acknowledged when the server is killed. */
const killAfter = 40

const server = new KillableServer()
let cookie: string
let reports: ReportBody[]

beforeAll(async () => {
  await server.make(async (db) => {
    await layTown(db)
    cookie = await signedIn(db, 'reporter', [{ roleId: 'supervisor', scope: { area: county, unitId: null } }])
    const { id } = await db.selectFrom('account').select('id').executeTakeFirstOrThrow()
    reports = []
    for (let i = 0; i < reporters; i++) {
      const photos = [{ id: await insertPhoto(db, county, id), role: 'far' as const }]
      reports.push(reportAt([-1900 + i * 18, -1500 + (i % 7) * 400], { words: `第${i}处`, photos }))
    }
  })
}, 300_000)

afterAll(() => server.remove())

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

async function readAll(db: Db): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select report_key as key, id,
           (select count(*) from problem_event event where event.problem_id = problem.id and event.action = 'report') as events,
           (select count(*) from problem_photo shown where shown.problem_id = problem.id) as photos,
           (select count(*) from problem_photo shown join photo on photo.id = shown.photo_id
            where shown.problem_id = problem.id and photo.used_at is not null) as used
    from problem`.execute(db)
  // No photo is taken by a report that is not there.
  const { rows: lost } = await sql`
    select from photo where used_at is not null and not exists (select from problem_photo where photo_id = photo.id)`.execute(
    db,
  )
  expect(lost).toEqual([])
  return rows
}

const whole = { events: 1, photos: 1, used: 1 }

test('a killed server keeps what it acknowledged, once and whole', { timeout: 600_000 }, async () => {
  let address = await server.start()
  const acknowledged = new Map<string, number>()
  const answers = reports.map(async (report) => {
    const id = await send(address, report)
    if (id === undefined) return
    acknowledged.set(report.key, id)
    if (acknowledged.size === killAfter) server.kill()
  })
  await Promise.all(answers)
  expect(acknowledged.size).toBeGreaterThanOrEqual(killAfter)
  expect(acknowledged.size).toBeLessThan(reporters)

  await server.end()
  const kept = await server.read(readAll)
  const byKey = new Map(kept.map((found) => [found.key, found]))
  expect(byKey.size).toBe(kept.length)
  for (const [key, id] of acknowledged) expect(byKey.get(key)).toEqual({ key, id, ...whole })
  for (const found of kept) expect(found).toMatchObject(whole)

  address = await server.start()
  for (const report of reports) {
    const id = await send(address, report)
    expect(id).toBe(byKey.get(report.key)?.id ?? id)
  }
  await server.stop()
  const all = await server.read(readAll)
  expect(new Set(all.map(({ key }) => key)).size).toBe(reporters)
  expect(all).toHaveLength(reporters)
  for (const found of all) expect(found).toMatchObject(whole)
})
