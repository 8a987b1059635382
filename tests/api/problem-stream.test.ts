// Changes of problems as they happen: who is told of what, what a gap means, and when a stream ends.
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../api/app.ts'
import { streamsPerSession } from '../../api/contract/problem-views.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { forgetCallers, openSession } from '../../api/features/accounts/sessions.ts'
import { announceProblem } from '../support/announce-problem.ts'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { noPhotos } from '../support/no-photos.ts'
import { makeAccount } from '../support/people.ts'
import { makeProblem, reportAt } from '../support/problems.ts'
import { east, layTown, southGrid } from './town.ts'

const { db, engine, listen } = await useDatabase()

let app: Awaited<ReturnType<typeof buildApp>>
let port: number
const accounts = new Map<string, number>()

beforeAll(async () => {
  await layTown(db)
  const { id: unit } = await db.selectFrom('unit').select('id').executeTakeFirstOrThrow()
  const give = async (name: string, roleId: string, area: string, unitId: number | null = null) =>
    accounts.set(name, await makeAccount(db, name, [{ roleId, scope: { area, unitId } }]))
  await give('leader', 'grid-leader', southGrid)
  await give('east', 'community-staff', east)
  await give('unit', 'unit-staff', county, unit)
  await give('dispatcher', 'dispatcher', county)
})

/** Without a heartbeat that matters, or with one every tenth of a second. */
const start = async (heartbeatMs = 60_000) => {
  app = await buildApp({
    db,
    engine,
    listen,
    heartbeatMs,
    photos: noPhotos,
    loadDemo: () => Promise.reject(new Error('no demo in this test')),
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  port = (app.server.address() as AddressInfo).port // a TCP server has one of this shape
}

interface Told {
  id: string
  event: string
  // biome-ignore lint/suspicious/noExplicitAny: an event is anything until it is compared
  data: any
}

interface Stream {
  status: number
  told: Told[]
  beats: () => number
  ended: Promise<void>
  /** Until so many events came, or two seconds are over. */
  wait: (count: number) => Promise<Told[]>
  leave: () => void
}

const sessionOf = (name: string) =>
  openSession(db, accounts.get(name)!, { address: '127.0.0.1', agent: 'test' }) // one of those above

async function follow(cookie: string, lastEventId?: string): Promise<Stream> {
  const leaving = new AbortController()
  const answer = await fetch(`http://127.0.0.1:${port}/api/counties/${county}/problem-stream`, {
    headers: { cookie: `${cookieName}=${cookie}`, ...(lastEventId && { 'last-event-id': lastEventId }) },
    signal: leaving.signal,
  })
  const told: Told[] = []
  let beats = 0
  const read = async () => {
    let text = ''
    for await (const bytes of answer.body ?? []) {
      text += Buffer.from(bytes).toString()
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        if (part.startsWith(':')) beats++
        const fields = new Map(
          part.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]),
        )
        const event = fields.get('event')
        if (event !== undefined)
          told.push({ id: fields.get('id') ?? '', event, data: JSON.parse(fields.get('data') ?? 'null') })
      }
    }
  }
  const ended = read().catch(() => {})
  const wait = async (count: number) => {
    for (let i = 0; i < 200 && told.length < count; i++) await new Promise((next) => setTimeout(next, 10))
    return told
  }
  return { status: answer.status, told, beats: () => beats, ended, wait, leave: () => leaving.abort() }
}

const events = (told: Told[]) => told.map(({ event, data }) => [event, data.id])
/** Long enough for whatever would come to have come. */
const aWhile = () => new Promise((next) => setTimeout(next, 300))

/** As a step would: a change, and the word that it happened. */
async function change(id: number, set: ReturnType<typeof sql>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`update problem set ${set}, version = version + 1 where id = ${id}`.execute(trx)
    await announceProblem(trx, county, id)
  })
}

describe('what is told', () => {
  beforeAll(() => start())
  afterAll(() => app.close())

  test('a report is told to whoever may see it, and to nobody else', async () => {
    const [leader, eastern, dispatcher] = await Promise.all(
      ['leader', 'east', 'dispatcher'].map(async (name) => follow(await sessionOf(name))),
    )
    const id = await makeProblem(db, accounts.get('leader')!, reportAt([-800, -850]))
    expect(events(await leader!.wait(2))).toEqual([
      ['hello', undefined],
      ['problem', id],
    ])
    expect(leader!.told[1]?.data).toMatchObject({
      id,
      version: 1,
      status: 'reported',
      area: southGrid,
      mine: true,
      isNew: true,
    })
    expect((await dispatcher!.wait(2))[1]?.data).toMatchObject({ id, mine: false })
    await aWhile()
    expect(events(eastern!.told)).toEqual([['hello', undefined]])
  })

  test('what goes out of somebody’s sight is gone for them, and new for whoever gets it', async () => {
    const id = await makeProblem(db, accounts.get('dispatcher')!, reportAt([-800, -850]))
    const [leader, eastern] = await Promise.all(
      ['leader', 'east'].map(async (name) => follow(await sessionOf(name))),
    )
    await change(id, sql`area_code = ${east}`)
    expect(events(await leader!.wait(2))).toEqual([
      ['hello', undefined],
      ['gone', id],
    ])
    expect((await eastern!.wait(2))[1]?.data).toMatchObject({ id, version: 2, isNew: true })
    await change(id, sql`words = '又脏了'`)
    expect((await eastern!.wait(3))[2]?.data).toMatchObject({ id, version: 3, isNew: false })
    await aWhile()
    expect(leader!.told).toHaveLength(2)
  })

  test('a unit is told of what is handed to it', async () => {
    const id = await makeProblem(db, accounts.get('leader')!, reportAt([-800, -850]))
    await sql`update problem set unit_id = null where id = ${id}`.execute(db)
    const unit = await follow(await sessionOf('unit'))
    await change(id, sql`unit_id = (select id from unit)`)
    expect(events(await unit.wait(2))[1]).toEqual(['problem', id])
  })

  test('whoever comes back is told to ask again only when something happened meanwhile', async () => {
    const [cookie, stays] = [await sessionOf('dispatcher'), await follow(await sessionOf('dispatcher'))]
    const first = await follow(cookie)
    const { id: seen } = (await first.wait(1))[0]!
    first.leave()
    const second = await follow(cookie, seen)
    expect(events(await second.wait(1))).toEqual([['hello', undefined]])
    second.leave()
    await makeProblem(db, accounts.get('leader')!, reportAt([-800, -850]))
    await stays.wait(2)
    const third = await follow(cookie, seen)
    expect(events(await third.wait(2)).map(([event]) => event)).toEqual(['hello', 'again'])
    // of a server that was started anew nothing is known
    const fourth = await follow(cookie, '0123456789ab-7')
    expect(events(await fourth.wait(2)).map(([event]) => event)).toEqual(['hello', 'again'])
  })

  test('a session keeps only so many, and whoever leaves makes room', async () => {
    const cookie = await sessionOf('leader')
    const streams = await Promise.all(Array.from({ length: streamsPerSession }, () => follow(cookie)))
    expect(streams.map(({ status }) => status)).toEqual(streams.map(() => 200))
    expect((await follow(cookie)).status).toBe(429)
    expect((await follow(await sessionOf('leader'))).status).toBe(200)
    streams[0]!.leave()
    await aWhile()
    expect((await follow(cookie)).status).toBe(200)
  })

  test('a county made anew is a reason to ask again', async () => {
    const stream = await follow(await sessionOf('dispatcher'))
    await stream.wait(1)
    await sql`update county_state set epoch = gen_random_uuid()`.execute(db)
    await announceProblem(db, county, 1)
    expect(events(await stream.wait(2))[1]?.[0]).toBe('again')
  })
})

describe('with a heartbeat', () => {
  beforeAll(() => start(100))
  afterAll(() => app.close())

  test('ends with its session, and does not keep it alive', async () => {
    const cookie = await sessionOf('leader')
    await sql`update session set seen_at = now() - interval '20 minutes'`.execute(db)
    const { rows: before } = await sql`select id, seen_at from session order by id`.execute(db)
    const stream = await follow(cookie)
    await aWhile()
    expect(stream.beats()).toBeGreaterThan(0)
    expect((await sql`select id, seen_at from session order by id`.execute(db)).rows).toEqual(before)
    await sql`update session set seen_at = now() - interval '31 minutes'`.execute(db)
    await stream.ended
    expect(stream.told.at(-1)?.event).toBe('over')
    forgetCallers()
    expect((await follow(cookie)).status).toBe(401)
  })

  test('whose rights change is told by the new ones, after asking again', async () => {
    const stream = await follow(await sessionOf('leader'))
    await stream.wait(1)
    await sql`update role_grant set area_code = ${east} where account_id = ${accounts.get('leader')!}`.execute(
      db,
    )
    expect(events(await stream.wait(2))[1]?.[0]).toBe('again')
    await makeProblem(db, accounts.get('dispatcher')!, reportAt([-800, -850]))
    const id = await makeProblem(db, accounts.get('dispatcher')!, reportAt([1500, -1500]))
    expect(events(await stream.wait(3)).at(-1)).toEqual(['problem', id])
    await sql`update role_grant set area_code = ${southGrid} where account_id = ${accounts.get('leader')!}`.execute(
      db,
    )
  })
})

test('a server that stops ends them at once', async () => {
  await start()
  const stream = await follow(await sessionOf('leader'))
  await stream.wait(1)
  const begun = performance.now()
  await app.close()
  await stream.ended
  expect(performance.now() - begun).toBeLessThan(2000)
})
