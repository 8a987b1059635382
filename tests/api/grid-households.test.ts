// The households that stand beside each grid while somebody paints are those that the save panel tells of and that the grids
// have afterwards: one rule in two places, tried with strokes by chance over every way in which numbers may be recorded.
//
// 800 m × 400 m, four grids of 200 m, streets every 100 m and at y 200; compounds in most blocks, with and without dwellings
// and people.
import { describe, expect, test } from 'vitest'
import { type CommunityGround, gridTarget } from '../../api/contract/grid-division.ts'
import type { CommunityMosaic, Finding, MosaicAnswer, Transfer } from '../../api/contract/grids.ts'
import type { RegionInput } from '../../geodata/county-data.ts'
import { Random } from '../../geodata/demo/random.ts'
import { cutCells, gridsOfAtoms, paint, piecesOf } from '../../web/map/mosaic/paint.ts'
import { totalsOf } from '../../web/map/mosaic/paint-totals.ts'
import { toSave } from '../../web/map/mosaic/to-save.ts'
import { community, county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { openMosaic, savedGrids } from '../support/mosaic-api.ts'
import { signedIn } from '../support/people.ts'
import { line, rectangle } from '../support/shapes.ts'
import { openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine, requestsPerMinute: Number.MAX_SAFE_INTEGER })
const url = `/communities/${community}`
const codes = [1, 2, 3, 4].map((number) => `${community}00${number}`)

type Recorded = { households?: number; population?: number }

async function lay(seed: number, recorded: Recorded[], ofCommunity: Partial<RegionInput>, withHomes = true) {
  const chance = new Random(seed, 'homes')
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: rectangle(0, 0, 800, 400) },
      { code: community, name: '文昌社区', geometry: rectangle(0, 0, 800, 400), ...ofCommunity },
    ],
    grids: codes.map((code, i) => ({ code, geometry: rectangle(i * 200, 0, 200, 400), ...recorded[i] })),
    places: [
      { kind: 'built-up-area', geometry: rectangle(0, 0, 800, 400) },
      ...[100, 200, 300, 400, 500, 600, 700].map((x) => ({
        kind: 'road',
        geometry: line([x, -50], [x, 450]),
        properties: { class: 'local' },
      })),
      { kind: 'road', geometry: line([-50, 200], [850, 200]), properties: { class: 'secondary' } },
      ...[0, 1, 2, 3, 4, 5, 6, 7]
        .flatMap((column) => [0, 1].map((row): [number, number] => [column, row]))
        .filter(() => withHomes && chance.chance(0.7))
        .map(([column, row], i) => ({
          kind: 'compound',
          geometry: rectangle(column * 100 + 20, row * 200 + 40, 50, 90),
          sourceKey: `home ${i}`,
          properties: {
            ...(chance.chance(0.8) && { dwellings: chance.integer(1, 200) }),
            ...(chance.chance(0.4) && { people: chance.integer(1, 500) }),
          },
        })),
    ],
  })
  return signedIn(db, '规划员', [{ roleId: 'planner', scope: { area: county, unitId: null } }])
}

async function open() {
  const [{ body: base }, { body: ground }]: [{ body: CommunityMosaic }, { body: CommunityGround }] = [
    await ask(`${url}/mosaic`),
    await ask(`${url}/ground`),
  ]
  const mosaic = openMosaic(base)
  return { base, mosaic, cells: cutCells(mosaic, ground, base) }
}

const people = (totals: ReturnType<typeof totalsOf>) =>
  new Map([...totals].map(([code, { households, population }]) => [code, { households, population }]))

describe.each<[string, Recorded[], Partial<RegionInput>, boolean]>([
  ['of every grid', [400, 300, 311, 7].map((n) => ({ households: n, population: n * 3 })), {}, true],
  [
    'of some grids',
    [{ households: 400 }, {}, { population: 900 }, { households: 50, population: 77 }],
    {},
    true,
  ],
  ['of grids without a compound', [400, 300, 311, 7].map((n) => ({ households: n })), {}, false],
  ['of the community', [], { households: 1234, residentPopulation: 4321 }, true],
  ['of compounds alone', [], {}, true],
])('recorded %s', (_, recorded, ofCommunity, withHomes) => {
  test.each([1, 2, 3])('what is painted is what is saved (seed %i)', async (seed) => {
    const cookie = await lay(seed, recorded, ofCommunity, withHomes)
    const chance = new Random(seed, 'strokes')
    const { base, mosaic: start, cells } = await open()
    const before = totalsOf(cells, gridsOfAtoms(cells, start), gridTarget)
    const pieces = piecesOf(cells, 'block')
    let mosaic = start
    for (let stroke = 0; stroke < 6; stroke++) {
      const to = chance.chance(0.3) ? `new-${stroke}` : chance.pick([...mosaic.grids.keys()])
      const painted = paint(mosaic, cells, { atoms: new Set(chance.pick(pieces)), to, handOn: true })
      if (painted.change) mosaic = painted.mosaic
    }
    const live = totalsOf(cells, gridsOfAtoms(cells, mosaic), gridTarget)
    const body = { ...toSave(savedGrids(base), start, mosaic), reason: '试' }
    const dry = await ask(`${url}/mosaic`, { method: 'POST', body: { ...body, dryRun: true }, cookie })
    const findings: Finding[] = dry.body.findings
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    const saved = await ask(`${url}/mosaic`, {
      method: 'POST',
      body: { ...body, confirmed: findings.map(({ key }) => key) },
      cookie,
    })
    expect(saved.status).toBe(200)
    const answer: MosaicAnswer = saved.body
    const named = new Map([...live].map(([code, totals]) => [answer.codes[code] ?? code, totals]))
    // the editor, opened again, shows what it showed before
    const again = await open()
    const after = totalsOf(again.cells, gridsOfAtoms(again.cells, again.mosaic), gridTarget)
    expect(people(after)).toEqual(people(named))
    // what is recorded is what was shown
    for (const { code, households, population } of again.base.grids) {
      if (households !== null) expect(households, code).toBe(named.get(code)!.households)
      if (population !== null) expect(population, code).toBe(named.get(code)!.population)
    }
    // and the save panel's list leads from the one to the other, each line rounded by itself
    for (const [code, { households }] of named) {
      if (households === null) continue
      const sum = (ways: Transfer[]) => ways.reduce((all, each) => all + (each.households ?? 0), 0)
      const [came, went] = (['to', 'from'] as const).map((end) =>
        answer.transfers.filter((each) => each[end] === code),
      ) as [Transfer[], Transfer[]] // two ends
      const was = before.get(code)?.households ?? 0
      expect(Math.abs(was + sum(came) - sum(went) - households), code).toBeLessThanOrEqual(
        1 + (came.length + went.length) / 2,
      )
    }
  })
})

describe('borders that go back to where they were', () => {
  const recorded = [400, 300, 311, 7].map((n) => ({ households: n, population: n * 3 }))
  const numbers = (grids: CommunityMosaic['grids']) =>
    grids.map(({ households, population }) => [households, population])

  /** The first two grids meet at `x`, or where they met at first. */
  async function moveTo(x: number | undefined, cookie: string) {
    const { body: now }: { body: CommunityMosaic } = await ask(`${url}/mosaic`)
    const [west, east] = x === undefined ? [200, 200] : [x, 400 - x]
    const shapes = [rectangle(0, 0, west, 400), rectangle(x ?? 200, 0, east, 400)]
    const changed = shapes.map((geometry, i) => ({ ...now.grids[i]!, geometry }))
    const body = {
      changed: changed.map(({ code, version, geometry }) => ({ code, version, geometry })),
      reason: '试',
    }
    const dry = await ask(`${url}/mosaic`, { method: 'POST', body: { ...body, dryRun: true }, cookie })
    const confirmed = dry.body.findings.map(({ key }: Finding) => key)
    const saved = await ask(`${url}/mosaic`, { method: 'POST', body: { ...body, confirmed }, cookie })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
    return numbers(saved.body.mosaic.grids)
  }

  test('have the numbers of then, however far they went', async () => {
    const cookie = await lay(1, recorded, {})
    const { body: base }: { body: CommunityMosaic } = await ask(`${url}/mosaic`)
    const there = await moveTo(100, cookie)
    expect(there).not.toEqual(numbers(base.grids))
    const beyond = await moveTo(310, cookie)
    expect(await moveTo(undefined, cookie)).toEqual(numbers(base.grids))
    expect(await moveTo(310, cookie)).toEqual(beyond)
    expect(await moveTo(100, cookie)).toEqual(there)
  })

  test('but not where people were counted anew meanwhile', async () => {
    const cookie = await lay(1, recorded, {})
    await moveTo(100, cookie)
    await db.updateTable('grid').set({ households: 1000 }).where('code', '=', codes[0]!).execute()
    const after = await moveTo(undefined, cookie)
    const [[west], [east]] = after as [[number, number], [number, number]] // all are recorded
    expect(west).not.toBe(400)
    // nobody of those 1,000 is lost
    expect(west + east).toBeGreaterThan(1000)
    // of people nobody was counted anew
    expect(after.map(([, population]) => population)).toEqual([1200, 900, 933, 21])
  })
})
