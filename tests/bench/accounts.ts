// How long does signing in take, and how fast are lists and counts of what is one's own among a million places?
import { buildApp } from '../../api/app.ts'
import type { Scope } from '../../api/contract/access.ts'
import { hashPassword } from '../../api/db/passwords.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { noPhotos } from '../support/no-photos.ts'
import { makeAccount, signedIn } from '../support/people.ts'
import { type BenchDatabase, withDatabase } from './bench-database.ts'
import { describeEngine } from './machine.ts'
import { loadManyTowns, type ManyTowns } from './many-towns.ts'
import { measure, type Timing } from './measure.ts'
import { type Benchmark, type Line, type Result, showMs, showTiming } from './result.ts'

const aimMs = 100
const password = 'Bench-2026'
/** The embedded engine is for a single community; so many take it minutes already. */
const placesOn = { server: 1_000_000, embedded: 50_000 } as const
const atOnce = 8

export const accounts: Benchmark = { name: 'accounts', run: () => withDatabase(run) }

async function run(database: BenchDatabase): Promise<Result> {
  const { db, engine } = database
  const town = await loadManyTowns(db, placesOn[engine])
  const app = await buildApp({
    photos: noPhotos,
    db,
    engine,
    loadDemo: () => Promise.reject(new Error('no demo in a benchmark')),
    requestsPerMinute: Number.MAX_SAFE_INTEGER,
  })
  const ask = async (path: string, cookie: string) => {
    const answer = await app.inject({ url: `/api${path}`, headers: { cookie: `${cookieName}=${cookie}` } })
    if (answer.statusCode !== 200) throw new Error(`${path} answers ${answer.statusCode}`)
    return answer.json()
  }
  const signIn = async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { name: 'bench', password },
    })
    if (answer.statusCode !== 200) throw new Error(`signing in answers ${answer.statusCode}`)
  }
  const id = await makeAccount(db, 'bench', [])
  await db
    .updateTable('account')
    .set({ passwordHash: await hashPassword(password) })
    .where('id', '=', id)
    .execute()
  const lines: Line[] = [
    { what: 'signing in with name and password (argon2id)', measured: showTiming(await measure(signIn)) },
    {
      what: `${atOnce} people signing in at the same moment, until the last is in`,
      measured: showTiming(await measure(() => Promise.all(Array.from({ length: atOnce }, signIn)))),
    },
  ]
  for (const person of peopleOf(town)) lines.push(...(await measurePerson(database, person, ask)))
  await app.close()
  return {
    title: 'Accounts: signing in, and what is one’s own among many',
    workload: `${town.places} places: the demo county, size M, repeated under ${Math.ceil(town.places / 400_000)} county codes; each answer through HTTP and the permissions. ${await describeEngine(database)}.`,
    lines,
    notes: [
      'A password is made slow to try on purpose: 19 MiB and two passes of Argon2id, what OWASP asks for at least.',
    ],
  }
}

interface Person {
  title: string
  roleId: string
  scope: Scope
  /** Where the person counts. */
  area: string
  /** Only where one was set. */
  aim?: number
}

function peopleOf({ county, community, grid, unitId }: ManyTowns): Person[] {
  const over = (area: string) => ({ area, unitId: null })
  return [
    { title: 'grid leader', roleId: 'grid-leader', scope: over(grid), area: grid, aim: aimMs },
    {
      title: 'grid leader, asking for the whole county',
      roleId: 'grid-leader',
      scope: over(grid),
      area: county,
      aim: aimMs,
    },
    { title: 'community staff', roleId: 'community-staff', scope: over(community), area: community },
    {
      title: 'staff of a unit with a community, some grids and 200 compounds',
      roleId: 'unit-staff',
      scope: { area: county, unitId },
      area: county,
    },
    { title: 'planner of a county', roleId: 'planner', scope: over(county), area: county },
  ]
}

async function measurePerson(
  { db }: BenchDatabase,
  { title, roleId, scope, area, aim }: Person,
  ask: (path: string, cookie: string) => Promise<{ items: { count: number }[]; features: unknown[] }>,
): Promise<Line[]> {
  const cookie = await signedIn(db, `bench ${title}`, [{ roleId, scope }])
  const countPath = `/areas/${area}/place-counts`
  const listPath = `/places?kind=compound&area=${area}`
  const counts = await measure(() => ask(countPath, cookie))
  const list = await measure(() => ask(listPath, cookie))
  const counted = (await ask(countPath, cookie)).items.reduce((sum, { count }) => sum + count, 0)
  const listed = (await ask(listPath, cookie)).features.length
  return [
    lineOf(`${title}: counts of every kind, ${counted} places`, counts, aim),
    lineOf(`${title}: first page of compounds, ${listed}`, list, aim),
  ]
}

function lineOf(what: string, timing: Timing, aim: number | undefined): Line {
  return {
    what,
    measured: showTiming(timing),
    ...(aim !== undefined && { aim: `≤ ${showMs(aim)}`, met: timing.medianMs <= aim }),
  }
}
