// The server is killed while eight people move borders: every save that was acknowledged is there, each that was not is
// there whole or not at all, and the mosaic is one. The real server, on a data folder or a database of its own.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CommunityMosaic, MosaicChange } from '../../api/contract/grids.ts'
import { cookieName } from '../../api/features/accounts/cookie.ts'
import { Random } from '../../geodata/demo/random.ts'
import { isOuter, type Mosaic, type Outcome } from '../../web/map/mosaic/mosaic.ts'
import { insertVertex } from '../../web/map/mosaic/move-border.ts'
import { along } from '../../web/map/mosaic/plane.ts'
import { county, layCounty } from '../support/county.ts'
import { idealCounty } from '../support/ideal-county.ts'
import { KillableServer } from '../support/killable-server.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { signedIn } from '../support/people.ts'
import { expectLikeFullRun, expectSeamless, landOf } from '../support/seamless.ts'

const people = 8
/** So many saves are acknowledged when the server is killed. */
const killAfter = 20
const communities = Array.from({ length: people }, (_, i) => `62990100100${i + 1}`)

const server = new KillableServer()
let cookie: string
const land = new Map<string, number>()

beforeAll(async () => {
  await server.make(async (db) => {
    const { places = [], ...ideal } = idealCounty(1)
    // A compound in the way would have to be confirmed.
    await layCounty(db, { ...ideal, places: places.filter(({ kind }) => kind !== 'compound') })
    cookie = await signedIn(db, 'planner', [{ roleId: 'planner', scope: { area: county, unitId: null } }])
    for (const community of communities) land.set(community, await landOf(db, community))
  })
}, 300_000)

afterAll(() => server.remove())

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
  const address = await server.start()
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
      if (++saved === killAfter) server.kill()
    }
  }
  await Promise.all(communities.map(work))
  expect(saved).toBeGreaterThanOrEqual(killAfter)
  await server.end()

  const again = await server.start()
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
  await server.stop()
  await server.read(async (db) => {
    const { number } = await db
      .selectFrom('gridChange')
      .select((count) => count.fn.countAll<number>().as('number'))
      .executeTakeFirstOrThrow()
    expect(Number(number)).toBe(saved + unacknowledged)
    for (const community of communities) await expectSeamless(db, community, land.get(community)!)
    await expectLikeFullRun(db)
  })
})
