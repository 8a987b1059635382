// The server is killed while eight people move borders: every save that was acknowledged is there, each that was not is
// there whole or not at all, and the mosaic is one. The real server, on a data folder or a database of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { CommunityMosaic, MosaicChange } from '../../api/contract/grids.ts'
import { type DatabaseOptions, openDatabase } from '../../api/db/open.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { Random } from '../../geodata/demo/random.ts'
import { isOuter, type Mosaic, type Outcome } from '../../web/map/mosaic/mosaic.ts'
import { insertVertex } from '../../web/map/mosaic/move-border.ts'
import { along } from '../../web/map/mosaic/plane.ts'
import { county, layCounty } from '../support/county.ts'
import { embeddedSeed } from '../support/embedded-seed.ts'
import { idealCounty } from '../support/ideal-county.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { signedIn } from '../support/people.ts'
import { expectLikeFullRun, expectSeamless, landOf } from '../support/seamless.ts'

const people = 8
/** So many saves are acknowledged when the server is killed. */
const killAfter = 20
const communities = Array.from({ length: people }, (_, i) => `62990100100${i + 1}`)

const folder = mkdtempSync(join(tmpdir(), 'tuzhi-grid-kill-'))
const server = inject('testDatabaseUrl')
const name = `tuzhi_grid_kill_${randomBytes(5).toString('hex')}`
let options: DatabaseOptions
let cookie: string
let running: ChildProcess | undefined
const land = new Map<string, number>()

beforeAll(async () => {
  if (server) await onServer(`create database ${name}`)
  const url = server && Object.assign(new URL(server), { pathname: `/${name}` }).href
  options = url ? { url } : { folder }
  // Making a data folder from nothing takes longer than everything else here.
  const seed = server ? undefined : await openAsBlob(await embeddedSeed())
  const { db, close } = await openDatabase({ ...options, ...(seed && { seed }) })
  const { places = [], ...ideal } = idealCounty(1)
  // A compound in the way would have to be confirmed.
  await layCounty(db, { ...ideal, places: places.filter(({ kind }) => kind !== 'compound') })
  cookie = await signedIn(db, 'planner', [{ roleId: 'planner', scope: { area: county, unitId: null } }])
  for (const community of communities) land.set(community, await landOf(db, community))
  await close()
}, 300_000)

afterAll(async () => {
  running?.kill('SIGKILL')
  if (server) await onServer(`drop database if exists ${name} with (force)`)
  rmSync(folder, { recursive: true, force: true })
})

async function onServer(statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows
}

/** The killed process is gone, its folder free; and on a server every transaction of it has come to its end, one or the other. */
async function waitForItsEnd(killed: ChildProcess): Promise<void> {
  if (killed.exitCode === null && killed.signalCode === null)
    await new Promise((resolve) => killed.once('exit', resolve))
  while (server && (await onServer(`select from pg_stat_activity where datname = '${name}'`)).length > 0)
    await new Promise((resolve) => setTimeout(resolve, 20))
}

/** Starts the server and answers where it listens. */
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

/** undefined when the connection broke. */
async function ask(address: string, community: string, body?: MosaicChange) {
  try {
    const answer = await fetch(`${address}/api/communities/${community}/mosaic`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', cookie: `${cookieName}=${cookie}` },
      ...(body && { body: JSON.stringify(body) }),
    })
    const said = await answer.json()
    expect(answer.status, JSON.stringify(said)).toBe(200)
    return said
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** The middle of a border goes up to ten metres aside. */
function bend(chance: Random) {
  return (mosaic: Mosaic): Outcome => {
    const [id, { points }] = chance.pick([...mosaic.arcs].filter(([, arc]) => !isOuter(arc)))
    const [lng, lat] = along(points[0]!, points[1]!, 0.5)
    return insertVertex(mosaic, id, 1, [lng + chance.between(-1e-4, 1e-4), lat])
  }
}

test('a killed server leaves the mosaic of before or after each save', { timeout: 600_000 }, async () => {
  const address = await start()
  /** What each community has to be: as last acknowledged, or as the save that was under way would make it. */
  const known = new Map<string, { acknowledged: CommunityMosaic; asked?: MosaicChange }>()
  let saved = 0
  const work = async (community: string, person: number) => {
    const chance = new Random(person, 'kill')
    let now: CommunityMosaic | undefined = await ask(address, community)
    while (now) {
      const asked = bodyAfter(now, [bend(chance)])
      known.set(community, { acknowledged: now, asked })
      const answer = await ask(address, community, asked)
      now = answer?.mosaic
      if (!now) return
      known.set(community, { acknowledged: now })
      if (++saved === killAfter) running!.kill('SIGKILL')
    }
  }
  await Promise.all(communities.map(work))
  expect(saved).toBeGreaterThanOrEqual(killAfter)
  await waitForItsEnd(running!)

  const again = await start()
  let unacknowledged = 0
  for (const [community, { acknowledged, asked }] of known) {
    const now: CommunityMosaic = await ask(again, community)
    const wanted = new Map(asked?.changed.map(({ code, geometry }) => [code, geometry]))
    const isKept = now.grids.some((grid, i) => grid.version > acknowledged.grids[i]!.version)
    if (isKept) unacknowledged++
    expect(now.grids.map(({ code, version, geometry }) => ({ code, version, geometry }))).toEqual(
      acknowledged.grids.map(({ code, version, geometry }) =>
        isKept && wanted.has(code)
          ? { code, version: version + 1, geometry: wanted.get(code) }
          : { code, version, geometry },
      ),
    )
  }
  running!.kill('SIGTERM')
  await new Promise((resolve) => running!.once('exit', resolve))
  const { db, close } = await openDatabase(options)
  const { number } = await db
    .selectFrom('gridChange')
    .select((count) => count.fn.countAll<number>().as('number'))
    .executeTakeFirstOrThrow()
  expect(Number(number)).toBe(saved + unacknowledged)
  for (const community of communities) await expectSeamless(db, community, land.get(community)!)
  await expectLikeFullRun(db)
  await close()
})
