// A thousand saves by eight people at once, in communities side by side and often on the same grids: each is saved whole or
// refused with words, and afterwards the mosaic is one, every acknowledged save is in it, and all numbers are right.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { CommunityMosaic, Finding } from '../../api/contract/grids.ts'
import { locateProblems } from '../../api/db/locate.ts'
import { Random } from '../../geodata/demo/random.ts'
import { applyChange } from '../../web/map/mosaic/mosaic.ts'
import { toSave } from '../../web/map/mosaic/to-save.ts'
import { county, layCounty } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { idealCounty } from '../support/ideal-county.ts'
import { operations, tryAnything } from '../support/mosaic.ts'
import { openMosaic, savedGrids } from '../support/mosaic-api.ts'
import { layProblems } from '../support/open-problems.ts'
import { signedIn } from '../support/people.ts'
import { expectLikeFullRun, expectSeamless, landOf } from '../support/seamless.ts'
import { position } from '../support/shapes.ts'
import { openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine, requestsPerMinute: Number.MAX_SAFE_INTEGER })

const people = 8
const saves = 1000
/** Side by side, so that saves of two of them meet at a border. */
const communities = ['001', '002', '004'].map((number) => `629901001${number}`)

test('a thousand saves at once', { timeout: 900_000 }, async () => {
  await layCounty(db, idealCounty(1))
  const chance = new Random(1, 'problems')
  const problems = await layProblems(
    db,
    Array.from({ length: 60 }, () => {
      const [x, y] = [chance.between(0, 800), chance.between(0, 800)]
      // each community is 400 m wide, its two grids 200 m
      const community = 1 + Math.floor(x / 400) + 3 * Math.floor(y / 400)
      const area = `629901001${String(community).padStart(3, '0')}00${x % 400 < 200 ? 1 : 2}`
      const [lng, lat] = position([x, y])
      return [area, 'reported', { lng: lng!, lat: lat! }] as const
    }),
  )
  await locateProblems(db, county, problems)
  const land = new Map<string, number>()
  for (const community of communities) land.set(community, await landOf(db, community))
  const cookie = await signedIn(db, 'planner', [{ roleId: 'planner', scope: { area: county, unitId: null } }])
  let left = saves
  const answers = new Map<number, number>()
  const redrawn = new Map<string, number>()

  const work = async (person: number) => {
    const chance = new Random(person, 'one of many')
    while (left > 0) {
      const url = `/communities/${chance.pick(communities)}/mosaic`
      const { body: before }: { body: CommunityMosaic } = await ask(url, { cookie })
      const change = changeAnything(before, chance)
      if (!change) continue
      let confirmed: string[] = []
      for (let asked = 0; asked < 2; asked++) {
        left--
        const body = { ...change, reason: '随机', confirmed }
        const answer = await ask(url, { method: 'POST', body, cookie })
        answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1)
        if (answer.status === 200)
          for (const { code } of change.changed) redrawn.set(code, (redrawn.get(code) ?? 0) + 1)
        else expect(answer.body.error.message).toMatch(/^[A-Z].*\.$/)
        if (answer.body.error?.code !== 'mosaic-unconfirmed') break
        const findings: Finding[] = answer.body.error.details.findings
        confirmed = findings.map(({ key }) => key)
      }
    }
  }
  await Promise.all(Array.from({ length: people }, (_, person) => work(person)))

  // saved, come too late, or refused as no mosaic; nothing else
  expect([...answers.keys()].toSorted()).toEqual([200, 409, 422])
  const saved = answers.get(200)!
  expect(saved).toBeGreaterThan(saves / 10)
  for (const community of communities) await expectSeamless(db, community, land.get(community)!)
  const { rows: changes } = await sql<{
    number: number
  }>`select count(*)::int as number from grid_change`.execute(db)
  expect(changes).toEqual([{ number: saved }])
  const grids = await db.selectFrom('grid').select(['code', 'version']).where('validTo', 'is', null).execute()
  for (const { code, version } of grids) expect(version, code).toBe(1 + (redrawn.get(code) ?? 0))
  await expectLikeFullRun(db)
})

/** What the editor sends after one to three random operations; undefined when nothing came of them. */
function changeAnything(answer: CommunityMosaic, chance: Random) {
  const start = openMosaic(answer)
  let mosaic = start
  for (let step = chance.integer(1, 3); step > 0; step--) {
    const { change } = tryAnything(mosaic, chance, chance.pick(operations), `new-${step}`)
    if (change) mosaic = applyChange(mosaic, change)
  }
  const change = toSave(savedGrids(answer), start, mosaic)
  return change.changed.length + change.created.length + change.removed.length > 0 ? change : undefined
}
