// Changing the borders of grids: who may, what is told beforehand, what is refused with its place, and what stays of before.
//
// The community of these tests, 1200 m × 400 m in four grids of 300 m, and its neighbour to the east:
//
//     y 400 ┌─────────┬─────────┬─────────┬─────────┬────────
//           │   001   │   002   │   003   │   004   │  east
//           │   ▪     │ o       │         │         │
//     y 0   └─────────┴─────────┴─────────┴─────────┴────────
//           x 0       300       600       900       1200
//
// Compounds: 和谐家园, x 200…280, y 100…180, 100 dwellings. A toilet (o) at [320, 150].
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CommunityMosaic, Finding, MosaicChange } from '../../api/contract/grids.ts'
import { mergeGrids } from '../../web/map/mosaic/merge-grids.ts'
import type { Mosaic, Outcome } from '../../web/map/mosaic/mosaic.ts'
import { insertVertex, moveNode } from '../../web/map/mosaic/move-border.ts'
import type { Point } from '../../web/map/mosaic/plane.ts'
import { givePiece, splitGrid } from '../../web/map/mosaic/split-grid.ts'
import { community, county, layCounty, township, unitCode } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { signedIn } from '../support/people.ts'
import { type Metres, point, polygon, position, rectangle } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

const east = `${township}002`
const code = (number: number) => community + String(number).padStart(3, '0')
const [one, two, three, four] = [1, 2, 3, 4].map(code) as [string, string, string, string]
const at = (...metres: Metres): Point => {
  const [lng, lat] = position(metres)
  return [lng!, lat!]
}

let planner: string
let leader: string
let leaderOfTwo: string

async function lay() {
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: rectangle(0, 0, 1600, 400) },
      { code: community, name: '文昌社区', geometry: rectangle(0, 0, 1200, 400) },
      { code: east, name: '东关社区', geometry: rectangle(1200, 0, 400, 400) },
    ],
    grids: [
      ...[one, two, three, four].map((each, i) => ({
        code: each,
        geometry: rectangle(i * 300, 0, 300, 400),
        households: 300,
        population: 900,
        leaderName: `网格长${i + 1}`,
      })),
      { code: `${east}001`, geometry: rectangle(1200, 0, 400, 400) },
    ],
    places: [
      { kind: 'built-up-area', geometry: rectangle(0, 0, 1600, 400) },
      {
        kind: 'compound',
        geometry: rectangle(200, 100, 80, 80),
        name: '和谐家园',
        sourceKey: 'compound',
        properties: { dwellings: 100 },
      },
      { kind: 'toilet', geometry: point(320, 150), name: '中心公厕' },
    ],
    assignments: [
      { unitCode, role: 'responsible', target: { grid: one }, validFrom: '2026-01-01' },
      {
        unitCode,
        role: 'packaging',
        target: { place: 'compound', kind: 'compound' },
        validFrom: '2026-01-01',
      },
    ],
  })
  const person = (name: string, roleId: string, area: string) =>
    signedIn(db, name, [{ roleId, scope: { area, unitId: null } }])
  planner = await person('规划员', 'planner', county)
  leader = await person('一网格规划员', 'planner', one)
  leaderOfTwo = await signedIn(
    db,
    '两网格规划员',
    [one, two].map((area) => ({ roleId: 'planner', scope: { area, unitId: null } })),
  )
}

const url = `/communities/${community}/mosaic`
const read = async (): Promise<CommunityMosaic> => (await ask(url)).body
const save = (body: object, cookie = planner) => ask(url, { method: 'POST', body, cookie })
const change = async (steps: ((mosaic: Mosaic) => Outcome)[], rest: Partial<MosaicChange> = {}) =>
  bodyAfter(await read(), steps, rest)

/** The border between two grids gets a corner in its middle, moved to the east by some metres. */
const bend =
  (between: [string, string], x: number, by: number) =>
  (mosaic: Mosaic): Outcome => {
    const [id] = [...mosaic.arcs].find(
      ([, { left, right }]) =>
        left !== null && right !== null && between.includes(left) && between.includes(right),
    )!
    return insertVertex(mosaic, id, 1, at(x + by, 200))
  }
const findingsOf = (answer: { body: { error: { details: { findings: Finding[] } } } }) =>
  answer.body.error.details.findings
const codesOf = (findings: Finding[]) => findings.map((each) => each.code)

beforeAll(lay)

describe('reading', () => {
  test('tells every digit of the borders, so that neighbours share their corners', async () => {
    const mosaic = await read()
    expect(mosaic).toMatchObject({ code: community, name: '文昌社区' })
    expect(mosaic.grids.map((each) => each.code)).toEqual([one, two, three, four])
    expect(mosaic.grids[0]).toMatchObject({
      name: '网格001',
      version: 1,
      households: 300,
      leaderName: '网格长1',
    })
    expect(mosaic.grids[0]!.geometry.coordinates).toEqual(rectangle(0, 0, 300, 400).coordinates)
    expect(fault(await ask(`/communities/${township}999/mosaic`))).toEqual([404, 'unknown-area'])
  })
})

describe('moving a border', () => {
  beforeEach(lay)

  test('says beforehand what changes hands, and keeps nothing of it', async () => {
    const before = await read()
    // 15 m to the west in the middle: a triangle of 400 × 15 / 2 from 001 to 002. Nothing stands on it.
    const moved = await save(await change([bend([one, two], 300, -15)], { dryRun: true, reason: '' }))
    expect(moved.status).toBe(200)
    expect(moved.body).toMatchObject({ dryRun: true, findings: [], mosaic: null, assignments: [] })
    expect(moved.body.transfers).toHaveLength(1)
    expect(moved.body.transfers[0]).toMatchObject({
      from: one,
      to: two,
      compoundCount: 0,
      facilities: 0,
      // its 300 households live in the compound, which stays
      households: 0,
    })
    expect(moved.body.transfers[0].squareMetres).toBeCloseTo(3000, 0)
    // 60 m to the east: the toilet at x = 320, y = 150 lies 45 m behind the old border there
    const eastwards = await save(await change([bend([one, two], 300, 60)], { dryRun: true, reason: '' }))
    expect(eastwards.body.transfers[0]).toMatchObject({ from: two, to: one, facilities: 1, openProblems: 0 })
    expect(await read()).toEqual(before)
  })

  test('gives both neighbours the new border, a version, and leaves the old one', async () => {
    const body = await change([bend([one, two], 300, 60)])
    expect(body.changed.map((each) => each.code)).toEqual([one, two])
    const { status, body: answer } = await save(body)
    expect(status).toBe(200)
    const [first, second, third] = answer.mosaic.grids
    expect([first.version, second.version, third.version]).toEqual([2, 2, 1])
    const shared = JSON.stringify(position([360, 200]).map((each) => Math.round(each * 1e7) / 1e7))
    expect(JSON.stringify(first.geometry)).toContain(shared)
    expect(JSON.stringify(second.geometry)).toContain(shared)
    expect(answer.mosaic).toEqual(await read())
    const { items } = (await ask(`/communities/${community}/mosaic/versions`)).body
    expect(items.map((each: { code: string; version: number }) => [each.code, each.version])).toEqual([
      [one, 1],
      [two, 1],
    ])
    expect(items[0]).toMatchObject({ authorName: '规划员', reason: '按居民意见调整', became: [] })
    expect(items[0].geometry.coordinates).toEqual(rectangle(0, 0, 300, 400).coordinates)
    expect(items[0].squareMetres).toBeCloseTo(120_000, 0)
    const line = await db.selectFrom('auditEvent').selectAll().where('action', '=', 'grids-changed').execute()
    expect(line).toHaveLength(1)
    expect(line[0]).toMatchObject({
      accountName: '规划员',
      areaCode: community,
      after: { changed: [one, two] },
    })
  })

  test('takes what stands there along, and the numbers of the grids', async () => {
    const toilet = () =>
      db
        .selectFrom('place')
        .select(['areaCode', 'gridId'])
        .where('kind', '=', 'toilet')
        .executeTakeFirstOrThrow()
    expect((await toilet()).areaCode).toBe(two)
    await save(await change([bend([one, two], 300, 60)]))
    expect((await toilet()).areaCode).toBe(one)
    const { body } = await ask(`/areas/${one}/indicators`)
    const density = body.items.find((each: { indicator: string }) => each.indicator === 'toilet-density')
    // 120 000 m² and a triangle of 400 × 60 / 2
    expect(density).toMatchObject({ numerator: 1 })
    expect(density.denominator).toBeCloseTo(132_000, 0)
  })

  test('is refused from an outdated version, with what is there now', async () => {
    const mine = await change([bend([one, two], 300, 60)])
    const theirs = await save(await change([bend([two, three], 600, 20)]))
    const late = await save(mine)
    expect(fault(late)).toEqual([409, 'changed-meanwhile'])
    expect(late.body.error.details).toEqual({ grids: [two], current: theirs.body.mosaic })
    expect(await read()).toEqual(theirs.body.mosaic)
  })

  test('is for whoever may change every grid of it', async () => {
    const body = await change([bend([one, two], 300, 60)])
    const refused = await save(body, leader)
    expect(fault(refused)).toEqual([403, 'not-permitted'])
    expect(refused.body.error.message).toContain('planner')
    expect((await save(body, leaderOfTwo)).status).toBe(200)
    // a new grid lies in nobody's grid
    const split = await change([(mosaic) => splitGrid(mosaic, one, [at(100, -10), at(100, 410)], 'new')])
    expect(fault(await save(split, leaderOfTwo))).toEqual([403, 'not-permitted'])
    // roles over a grid that ends go to the one that it is said to go into, whoever gets its land
    const version = (grid: string) => ask(`/grids/${grid}`).then((answer) => answer.body.version)
    const pushed = {
      changed: [{ code: two, version: await version(two), geometry: rectangle(0, 0, 600, 400) }],
      removed: [{ code: one, version: await version(one), into: three }],
      reason: '并入',
    }
    expect(fault(await save(pushed, leaderOfTwo))).toEqual([403, 'not-permitted'])
    const merged = { ...pushed, removed: [{ ...pushed.removed[0]!, into: two }] }
    expect((await save({ ...merged, dryRun: true }, leaderOfTwo)).status).toBe(200)
  })

  test('wants a reason, and one community at a time', async () => {
    const body = await change([bend([one, two], 300, 60)])
    expect(fault(await save({ ...body, reason: ' ' }))).toEqual([400, 'bad-request'])
    expect(fault(await save({ changed: [], reason: '无' }))).toEqual([400, 'bad-request'])
    expect(fault(await save({ ...body, changed: [...body.changed, ...body.changed] }))).toEqual([
      400,
      'bad-request',
    ])
    const elsewhere = { ...body.changed[0]!, code: `${east}001` }
    expect(fault(await save({ ...body, changed: [elsewhere] }))).toEqual([400, 'bad-request'])
  })
})

describe('splitting and merging', () => {
  beforeEach(lay)

  test('a split gets the next number, a share of the people, and the same units', async () => {
    // 001 at x = 100: the western part is smaller, without the compound
    const body = await change([(mosaic) => splitGrid(mosaic, one, [at(100, -10), at(100, 410)], 'new')])
    expect(body.created?.map(({ key, from }) => [key, from])).toEqual([['new', one]])
    const { status, body: answer } = await save(body)
    expect(status).toBe(200)
    expect(answer.codes).toEqual({ new: code(5) })
    const [kept, , , , added] = answer.mosaic.grids
    expect(added).toMatchObject({ code: code(5), name: '文昌社区第5网格', leaderName: null, version: 1 })
    // All dwellings are in the eastern part.
    expect([kept.households, added.households, kept.population, added.population]).toEqual([300, 0, 900, 0])
    expect(answer.assignments).toEqual([
      { unitName: '县住建局', role: 'responsible', grid: code(5), becomes: 'copied' },
    ])
    const { items } = (await ask(`/communities/${community}/mosaic/versions`)).body
    expect(items).toMatchObject([{ code: one, became: [code(5)] }])
  })

  test('without dwellings people are divided by land', async () => {
    const { body } = await save(
      await change([(mosaic) => splitGrid(mosaic, four, [at(1000, -10), at(1000, 410)], 'new')]),
    )
    const [, , , kept, added] = body.mosaic.grids
    // 100 m of 300 m
    expect([kept.households, added.households, kept.population, added.population]).toEqual([
      200, 100, 600, 300,
    ])
  })

  test('a merge ends one grid for ever, its code included', async () => {
    const { status, body } = await save(await change([(mosaic) => mergeGrids(mosaic, two, one)]))
    expect(status).toBe(200)
    expect(body.mosaic.grids.map((each: { code: string }) => each.code)).toEqual([two, three, four])
    expect(body.mosaic.grids[0]).toMatchObject({ households: 600, population: 1800, version: 2 })
    expect(body.transfers).toMatchObject([
      {
        from: one,
        to: two,
        // all that are recorded of it, not only the 100 dwellings of its compound
        households: 300,
        compoundCount: 1,
        compounds: [{ name: '和谐家园' }],
        assignments: 1,
      },
    ])
    expect(body.assignments).toEqual([
      { unitName: '县住建局', role: 'responsible', grid: one, becomes: 'ended' },
    ])
    const { items } = (await ask(`/communities/${community}/mosaic/versions?grid=${one}`)).body
    expect(items).toMatchObject([{ code: one, became: [two] }])
    const compound = await db
      .selectFrom('place')
      .select('areaCode')
      .where('kind', '=', 'compound')
      .executeTakeFirst()
    expect(compound?.areaCode).toBe(two)
    // 001 is free, and stays so
    const split = await save(
      await change([(mosaic) => splitGrid(mosaic, four, [at(1000, -10), at(1000, 410)], 'new')]),
    )
    expect(split.body.codes).toEqual({ new: code(5) })
    expect(fault(await ask(`/areas/${one}`))).toEqual([404, 'unknown-area'])
  })

  test('a piece given away needs no new grid', async () => {
    const { body } = await save(
      await change([(mosaic) => givePiece(mosaic, two, three, [at(500, -10), at(500, 410)])]),
    )
    expect(body.transfers).toMatchObject([{ from: two, to: three }])
    expect(body.transfers[0].squareMetres).toBeCloseTo(40_000, -1)
  })
})

describe('what would be no mosaic is refused, each fault with its place', () => {
  beforeEach(lay)

  /** 001 with another shape, the others as they are. */
  const instead = async (geometry: object) => {
    const before = await read()
    const answer = await save({ changed: [{ code: one, version: 1, geometry }], reason: '试' })
    expect(fault(answer)).toEqual([422, 'mosaic-refused'])
    expect(await read()).toEqual(before)
    const findings = findingsOf(answer)
    for (const { zh, en, geometry: place } of findings) {
      expect(zh).toMatch(/[一-鿿]/)
      expect(en).toMatch(/^[A-Z]/)
      expect(place).toMatchObject({ type: expect.any(String), coordinates: expect.any(Array) })
    }
    return findings
  }

  test('an overlap', async () => {
    const [overlap, ...more] = await instead(rectangle(0, 0, 310, 400))
    expect(more).toEqual([])
    expect(overlap).toMatchObject({ code: 'overlap', grids: [one, two], zh: '网格 001、002 相互重叠' })
    expect(overlap!.squareMetres).toBeCloseTo(4000, 0)
  })

  test('a gap', async () => {
    const [gap, ...more] = await instead(rectangle(0, 0, 290, 400))
    expect(more).toEqual([])
    expect(gap).toMatchObject({ code: 'gap', zh: '有一处空隙不属于任何网格' })
    expect(gap!.squareMetres).toBeCloseTo(4000, 0)
  })

  test('land outside the community', async () => {
    const findings = await instead(polygon([0, 0], [300, 0], [300, 400], [0, 400], [-20, 200]))
    expect(findings).toMatchObject([{ code: 'outside', grids: [one] }])
    expect(findings[0]!.squareMetres).toBeCloseTo(4000, 0)
  })

  test('a border that crosses itself, with the point', async () => {
    const [crossing] = await instead(polygon([0, 0], [300, 400], [300, 0], [0, 400]))
    expect(crossing).toMatchObject({ code: 'invalid', grids: [one] })
    const { coordinates } = crossing!.geometry as { coordinates: [number, number] } // a point, as the code says
    expect(coordinates[0]).toBeCloseTo(at(150, 200)[0], 6)
    expect(coordinates[1]).toBeCloseTo(at(150, 200)[1], 6)
    const open = rectangle(0, 0, 300, 400).coordinates[0]!.slice(0, -1)
    expect(codesOf(await instead({ type: 'Polygon', coordinates: [open] }))).toEqual(['invalid'])
  })

  test('a polygon of another country', async () => {
    const far = [
      [100, 30],
      [101, 30],
      [101, 31],
      [100, 30],
    ]
    expect(codesOf(await instead({ type: 'Polygon', coordinates: [far] }))).toEqual(['outside'])
  })

  test('a strip', async () => {
    // 001 keeps 3 m along its west side, 002 takes the rest
    const before = await read()
    const answer = await save({
      changed: [
        { code: one, version: 1, geometry: rectangle(0, 0, 3, 400) },
        {
          code: two,
          version: 1,
          geometry: polygon([3, 0], [300, 0], [600, 0], [600, 400], [300, 400], [3, 400]),
        },
      ],
      reason: '试',
    })
    expect(codesOf(findingsOf(answer))).toContain('sliver')
    expect(await read()).toEqual(before)
  })

  test('more corners than a border can have, before they cost anything', async () => {
    const before = await read()
    const withCorners = (number: number) => ({
      changed: [
        {
          code: one,
          version: 1,
          geometry: { type: 'Polygon', coordinates: [Array.from({ length: number }, (_, i) => [i % 9, 1])] },
        },
      ],
      reason: '试',
    })
    const begun = performance.now()
    const million = await save(withCorners(1_000_000))
    expect(fault(million)).toEqual([413, 'too-large'])
    expect(million.body.error.message).toBe('The request is larger than this server takes.')
    // these pass the door, in few digits
    const many = await save(withCorners(100_000))
    expect(fault(many)).toEqual([413, 'too-large'])
    expect(many.body.error.message).toMatch(/100000 corners.*50000 at most/)
    // seconds would be the checks themselves; on any machine this is far less
    expect(performance.now() - begun).toBeLessThan(5000)
    expect(await read()).toEqual(before)
  })

  test('what is no polygon', async () => {
    const body = { changed: [{ code: one, version: 1, geometry: point(0, 0) }], reason: '试' }
    expect(fault(await save(body))).toEqual([400, 'bad-request'])
  })

  test('a grid inside another one that keeps its land', async () => {
    // 002 as a square in the middle of 001: both claim it, and 002 leaves its own land
    const answer = await save({
      changed: [{ code: two, version: 1, geometry: rectangle(100, 200, 100, 100) }],
      reason: '试',
    })
    expect(codesOf(findingsOf(answer)).toSorted()).toEqual(['gap', 'overlap'])
    const overlap = findingsOf(answer).find((each) => each.code === 'overlap')!
    expect(overlap.squareMetres).toBeCloseTo(10_000, 0)
  })
})

describe('what is unusual has to be confirmed', () => {
  beforeEach(lay)

  const withWarning = async (steps: ((mosaic: Mosaic) => Outcome)[], expected: string) => {
    const body = await change(steps)
    const asked = await save(body)
    expect(fault(asked)).toEqual([422, 'mosaic-unconfirmed'])
    const findings = findingsOf(asked)
    expect(codesOf(findings)).toEqual([expected])
    expect((await save({ ...body, confirmed: findings.map((each) => each.key) })).status).toBe(200)
    return findings[0]!
  }

  test('a compound cut in two', async () => {
    // the border comes back to x = 240, through the middle of 和谐家园 (x 200…280) at y = 200; at y 100…180 less so
    const cut = await withWarning([bend([one, two], 300, -80)], 'compound-cut')
    expect(cut).toMatchObject({ grids: [one, two], zh: '小区「和谐家园」被网格边界切开' })
  })

  test('a neck of three metres', async () => {
    // from both sides nearly through 003: 3 m are left at y = 200
    await withWarning([bend([two, three], 600, 148.5), bend([three, four], 900, -148.5)], 'narrow')
  })

  test('a grid around another one', async () => {
    // a bay of 003 becomes a grid of its own, then 002 takes the rest of 003: 002 lies around it on three sides only
    const island: Point[] = [at(600, 150), at(700, 150), at(700, 250), at(600, 250)]
    await withWarning(
      [(mosaic) => splitGrid(mosaic, three, island, 'island'), (mosaic) => mergeGrids(mosaic, two, three)],
      'encloses',
    )
  })
})

describe('at the same moment', () => {
  beforeEach(lay)

  test('two saves of different grids both stand', async () => {
    const [left, right] = [
      await change([bend([one, two], 300, 20)]),
      await change([bend([three, four], 900, 20)]),
    ]
    const answers = await Promise.all([save(left), save(right)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await read()).grids.map((each) => each.version)).toEqual([2, 2, 2, 2])
  })

  test('of two saves that share a grid one is told of the other', async () => {
    const [left, right] = [
      await change([bend([one, two], 300, 20)]),
      await change([bend([two, three], 600, 20)]),
    ]
    const answers = await Promise.all([save(left), save(right)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await read()).grids[1]!.version).toBe(2)
  })

  test('a save that dies on its last step leaves the old mosaic', async () => {
    const before = await read()
    const facts = await db
      .selectFrom('indicatorFact')
      .selectAll()
      .orderBy('indicator')
      .orderBy('pieceId')
      .execute()
    await sql`
      create function refuse_line() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`.execute(
      db,
    )
    await sql`
      create trigger refuse_line before insert on audit_event for each row
      when (new.action = 'grids-changed') execute function refuse_line()`.execute(db)
    try {
      const { status } = await save(await change([(mosaic) => mergeGrids(mosaic, two, one)]))
      expect(status).toBe(500)
    } finally {
      await sql`drop function refuse_line cascade`.execute(db)
    }
    expect(await read()).toEqual(before)
    expect(await db.selectFrom('gridChange').selectAll().execute()).toEqual([])
    expect(
      await db.selectFrom('indicatorFact').selectAll().orderBy('indicator').orderBy('pieceId').execute(),
    ).toEqual(facts)
  })
})

test('a node moves with everything that meets there', async () => {
  await lay()
  // 001 | 002 first gets a T: 002 is divided at y = 200
  await save(await change([(mosaic) => splitGrid(mosaic, two, [at(290, 200), at(610, 200)], 'new')]))
  const tee = (await read()).grids[0]!.geometry.coordinates.flat(2).length
  expect(tee).toBeGreaterThan(0)
  const body = await change([(mosaic) => moveNode(mosaic, nodeNear(mosaic, at(300, 200)), at(320, 210))])
  expect(body.changed.map((each) => each.code)).toEqual([one, two, code(5)])
  expect((await save(body)).status).toBe(200)
})

function nodeNear({ arcs }: Mosaic, place: Point): Point {
  const ends = [...arcs.values()].flatMap(({ points }) => [points[0]!, points.at(-1)!])
  const off = ([lng, lat]: Point) => Math.hypot(lng - place[0], lat - place[1])
  return ends.toSorted((a, b) => off(a) - off(b))[0]!
}
