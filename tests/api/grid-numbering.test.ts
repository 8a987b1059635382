// Numbering the grids of a community anew: what is told beforehand is what comes, no code comes twice, whatever names a
// grid by its code follows, and whoever has an old link still finds it.
//
// Two rows of a community of 600 m × 400 m, numbered as they came to be, and a neighbour to the east:
//
//     y 400 ┌─────────┬─────────┐          in the order of a page: 003, 001, 002, 004
//           │   003   │   001   │
//     y 200 ├─────────┼─────────┤──────
//           │   002   │   004   │  east
//     y 0   └─────────┴─────────┘──────
//           x 0       300       600
//
// A compound at [50, 250] and an open problem at [100, 300], both in 003.
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Numbering } from '../../api/contract/grid-numbering.ts'
import type { CommunityMosaic, MosaicChange } from '../../api/contract/grids.ts'
import { runProposals } from '../../api/features/grids/proposals/run-due.ts'
import { mergeGrids } from '../../web/map/mosaic/merge-grids.ts'
import type { Mosaic, Outcome } from '../../web/map/mosaic/mosaic.ts'
import { insertVertex } from '../../web/map/mosaic/move-border.ts'
import type { Point } from '../../web/map/mosaic/plane.ts'
import { splitGrid } from '../../web/map/mosaic/split-grid.ts'
import { community, county, layCounty, township, unitCode } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { makeAccount, signedIn } from '../support/people.ts'
import { makeProblem, reportAt } from '../support/problems.ts'
import { type Metres, position, rectangle } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

const east = `${township}002`
const code = (number: number) => community + String(number).padStart(3, '0')
const [one, two, three, four] = [1, 2, 3, 4].map(code) as [string, string, string, string] // four numbers
const at = (...metres: Metres): Point => {
  const [lng, lat] = position(metres)
  return [lng!, lat!]
}

let planner: string
let leader: string
let problem: number

beforeEach(async () => {
  const corner = { [three]: [0, 200], [one]: [300, 200], [two]: [0, 0], [four]: [300, 0] } as const
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: rectangle(0, 0, 900, 400) },
      { code: community, name: '文昌社区', geometry: rectangle(0, 0, 600, 400) },
      { code: east, name: '东关社区', geometry: rectangle(600, 0, 300, 400) },
    ],
    grids: [
      ...Object.entries(corner).map(([each, [x, y]]) => ({
        code: each,
        // 002 has a name of its own
        name: each === two ? '老街网格' : `文昌社区第${Number(each.slice(12))}网格`,
        geometry: rectangle(x, y, 300, 200),
        households: 300,
      })),
      { code: `${east}001`, geometry: rectangle(600, 0, 300, 400) },
    ],
    places: [
      { kind: 'built-up-area', geometry: rectangle(0, 0, 900, 400) },
      { kind: 'compound', geometry: rectangle(50, 250, 60, 60), name: '和谐家园', sourceKey: 'compound' },
    ],
    assignments: [{ unitCode, role: 'responsible', target: { grid: three }, validFrom: '2026-01-01' }],
  })
  const person = (name: string, roleId: string, area: string) =>
    signedIn(db, name, [{ roleId, scope: { area, unitId: null } }])
  planner = await person('规划员', 'planner', county)
  leader = await person('三网格长', 'grid-leader', three)
  problem = await makeProblem(db, await makeAccount(db, '上报人', []), reportAt([100, 300]))
})

const number = (body: object = {}, cookie = planner) =>
  ask(`/communities/${community}/numbering`, {
    method: 'POST',
    cookie,
    body: { reason: '统一编号', ...body },
  })
const preview = async (body: object = {}): Promise<Numbering> => {
  const answer = await number({ ...body, reason: '', dryRun: true })
  expect([answer.status, answer.body.error]).toEqual([200, undefined])
  return answer.body
}
const seenIn = ({ grids }: Numbering) =>
  grids.map(({ code: each, version, becomes }) => ({ code: each, version, becomes }))
/** Looks first, then does it. */
const renumber = async (body: object = {}): Promise<Numbering> => {
  const answer = await number({ ...body, seen: seenIn(await preview(body)) })
  expect([answer.status, answer.body.error]).toEqual([200, undefined])
  return answer.body
}
const read = async (): Promise<CommunityMosaic> => (await ask(`/communities/${community}/mosaic`)).body
const change = async (steps: ((mosaic: Mosaic) => Outcome)[], rest: Partial<MosaicChange> = {}) =>
  bodyAfter(await read(), steps, rest)
const save = (body: object, cookie = planner) =>
  ask(`/communities/${community}/mosaic`, { method: 'POST', body, cookie })
const short = ({ grids }: Numbering) =>
  grids.map((each) => `${each.code.slice(-3)}>${each.becomes.slice(-3)}`)
const codesNow = async () => (await read()).grids.map((each) => each.code.slice(-3))

describe('looking first', () => {
  test('rows from north to south, each from west to east; what rises at the beginning stays', async () => {
    const before = await read()
    const told = await preview()
    // 003 is the first of the page and may stay; 001 is lower, so it and the rest go on after 004
    expect(short(told)).toEqual(['003>003', '001>005', '002>006', '004>007'])
    expect(told).toMatchObject({ dryRun: true, changed: 3, highest: 4, free: 995 })
    expect(told.grids.map(({ becomesName }) => becomesName)).toEqual([
      '文昌社区第3网格',
      '文昌社区第5网格',
      '老街网格',
      '文昌社区第7网格',
    ])
    expect(await read()).toEqual(before)
    expect(short(await preview({ keep: false, begin: 101 }))).toEqual([
      '003>101',
      '001>102',
      '002>103',
      '004>104',
    ])
  })

  test('is what then comes', async () => {
    const wish = { keep: false, begin: 101 }
    const told = await preview(wish)
    const done = await renumber(wish)
    expect({ ...done, dryRun: true }).toEqual(told)
    const mosaic = await read()
    expect(
      mosaic.grids.map((each) => [each.code.slice(-3), each.name, each.version, each.formerCodes]),
    ).toEqual([
      ['101', '文昌社区第101网格', 2, [three]],
      ['102', '文昌社区第102网格', 2, [one]],
      ['103', '老街网格', 2, [two]],
      ['104', '文昌社区第104网格', 2, [four]],
    ])
    // The borders are the same to the last bit.
    expect(mosaic.grids[0]!.geometry.coordinates).toEqual(rectangle(0, 200, 300, 200).coordinates)
    expect(await ask(`/communities/${east}/mosaic`)).toMatchObject({ body: { grids: [{ version: 1 }] } })
  })

  test('a line is left, and the change is in the history of the community and of the grid', async () => {
    await renumber({ keep: false, begin: 101 })
    const line = await db
      .selectFrom('auditEvent')
      .selectAll()
      .where('action', '=', 'grids-renumbered')
      .executeTakeFirstOrThrow()
    expect(line).toMatchObject({ accountName: '规划员', areaCode: community, subjectName: '统一编号' })
    expect(line.before).toEqual({ codes: [three, one, two, four] })
    const { items } = (await ask(`/communities/${community}/grid-changes?grid=${code(101)}`)).body
    expect(items).toHaveLength(1)
    expect(items[0].renumbered).toContainEqual({ from: three, to: code(101) })
    const { story } = (await ask(`/grids/${code(101)}`)).body
    expect(story).toMatchObject([{ reason: '统一编号', renumbered: { from: three, to: code(101) } }])
    expect(story[0].before).toBeCloseTo(story[0].after, 6)
  })
})

describe('codes', () => {
  test('never come again, over several renumberings, splits and merges', async () => {
    const ever = new Set((await read()).grids.map((each) => each.code))
    for (let turn = 0; turn < 3; turn++) {
      const { grids } = await renumber({ keep: false })
      for (const { code: before, becomes } of grids) {
        expect(ever.has(before)).toBe(true)
        expect(ever.has(becomes)).toBe(false)
        ever.add(becomes)
      }
    }
    // 4 + 3 × 4: the next is 17
    const mosaic = await read()
    const first = mosaic.grids[0]!.code
    const split = await save(
      await change([(now) => splitGrid(now, first, [at(200, 190), at(200, 410)], 'new')]),
    )
    expect(split.body.codes).toEqual({ new: code(17) })
    await save(await change([(now) => mergeGrids(now, first, code(17))]))
    expect((await renumber({ keep: false })).grids.map((each) => each.becomes)).toEqual(
      [18, 19, 20, 21].map(code),
    )
  })

  test('are used up at 999, said in one sentence, and a lower beginning helps', async () => {
    await renumber({ keep: false, begin: 996 })
    expect(await codesNow()).toEqual(['996', '997', '998', '999'])
    const full = await number({ dryRun: true, keep: false })
    expect(fault(full)).toEqual([422, 'grid-numbers-used-up'])
    expect(full.body.error.message).toContain('only 0 from there on')
    expect(short(await preview({ keep: false, begin: 1 }))[0]).toBe('996>005')
  })

  test('that are in order need no others', async () => {
    await renumber()
    const told = await preview()
    expect(told.changed).toBe(0)
    const again = await number({ seen: seenIn(told) })
    expect(fault(again)).toEqual([400, 'bad-request'])
    expect(again.body.error.message).toContain('in order already')
  })
})

describe('what names a grid by its code', () => {
  test('follows: places, problems, roles, rules, views; assignments and numbers stay with the grid', async () => {
    await sql`
      insert into problem_rule (county_code, position, title_zh, title_en, categories, area_code, answer)
      values (${county}, 1, '试', 'Trial', '{}', ${three}, 'grid')`.execute(db)
    await sql`
      insert into problem_view (account_id, county_code, name, filter)
      select id, ${county}, '三网格', jsonb_build_object('area', ${three}::text) from account where name = '三网格长'`.execute(
      db,
    )
    const values = await ask(`/areas/${three}/indicators`)
    expect((await ask(`/grids/${three}`, { cookie: leader })).status).toBe(200)
    const { carried } = await renumber({ keep: false, begin: 101 })
    // the compound, and the built-up area, whose middle lies here too
    expect(carried).toEqual({ places: 2, problems: 1, grants: 1, rules: 1, views: 1, proposals: 0 })
    const held = async (table: 'place' | 'problem' | 'roleGrant' | 'problemRule', area: string) =>
      (await db.selectFrom(table).select('areaCode').where('areaCode', '=', area).execute()).length
    for (const table of ['place', 'problem', 'roleGrant', 'problemRule'] as const)
      expect([table, await held(table, three), await held(table, code(101))]).toEqual([table, 0, 1])
    const view = await db.selectFrom('problemView').select('filter').executeTakeFirstOrThrow()
    expect(view.filter).toEqual({ area: code(101) })
    // The leader still reads the problem, and is answered for by the same unit.
    const { status, body } = await ask(`/counties/${county}/problems/${problem}`, { cookie: leader })
    expect([status, body.error]).toEqual([200, undefined])
    expect((await ask(`/areas/${code(101)}/assignments`)).body.items).toMatchObject([
      { unitName: '县住建局', target: { id: code(101) } },
    ])
    const after = await ask(`/areas/${code(101)}/indicators`)
    const plain = (items: { numerator: number; denominator: number }[]) =>
      items.map(({ numerator, denominator }) => [numerator, denominator])
    expect(plain(after.body.items)).toEqual(plain(values.body.items))
  })

  test('a proposal under way goes on, with the consent it has, and comes into force', async () => {
    const bend = (mosaic: Mosaic): Outcome => {
      const [id] = [...mosaic.arcs].find(
        ([, { left, right }]) =>
          left !== null && right !== null && [three, one].includes(left) && [three, one].includes(right),
      )!
      return insertVertex(mosaic, id, 1, at(330, 300))
    }
    const sent = await ask(`/communities/${community}/grid-proposals`, {
      method: 'POST',
      cookie: leader,
      body: await change([bend]),
    })
    expect([sent.status, sent.body.error]).toEqual([200, undefined])
    const { id } = sent.body.proposal.row
    // as whoever keeps a notice does
    await sql`update grid set version = version + 1 where code = ${three}`.execute(db)
    await renumber({ keep: false, begin: 101 })
    const see = async () => (await ask(`/counties/${county}/grid-proposals/${id}`, { cookie: planner })).body
    const seen = await see()
    expect(seen.row).toMatchObject({ status: 'deciding' })
    expect(seen.row.parties.map(({ grid }: { grid: string }) => grid)).toEqual([code(101), code(102)])
    expect(seen.before.map((each: { code: string }) => each.code)).toEqual([code(101), code(102)])
    expect(seen.transfers).toMatchObject([{ from: code(102), to: code(101) }])
    expect((await ask(`/counties/${county}/grid-proposals/${id}`, { cookie: leader })).status).toBe(200)
    await runProposals(db)
    const { version } = await db.selectFrom('gridProposal').select('version').executeTakeFirstOrThrow()
    const approved = await ask(`/counties/${county}/grid-proposals/${id}/steps`, {
      method: 'POST',
      cookie: planner,
      body: { action: 'approve', version },
    })
    expect([approved.status, approved.body.error]).toEqual([200, undefined])
    expect((await see()).row.status).toBe('in-force')
    // 101 took 200 m × 30 m / 2 from 102
    const { areaSquareMetres } = (await ask(`/grids/${code(101)}`)).body
    expect(areaSquareMetres).toBeCloseTo(63_000, -1)
  })
})

describe('an old code', () => {
  test('still leads to the grid: its area, its page, its history, the search', async () => {
    await renumber({ keep: false, begin: 101 })
    await renumber({ keep: false, begin: 201 })
    for (const old of [three, code(101)]) {
      expect((await ask(`/areas/${old}`)).body.area).toMatchObject({ code: code(201), level: 'grid' })
      expect((await ask(`/grids/${old}`)).body).toMatchObject({ code: code(201), validTo: null })
      const { items } = (await ask(`/search?county=${county}&q=${old}`)).body
      expect(items.filter((each: { type: string }) => each.type === 'area')).toMatchObject([
        { id: code(201) },
      ])
    }
    const on = new Date().toISOString().slice(0, 10)
    const past = (await ask(`/areas/${code(201)}/mosaic-on?on=${on}`)).body.grids
    expect(past.map((each: { code: string }) => each.code)).toEqual([code(201)])
    // Changing something is asked of the present code alone.
    const { version, name } = (await ask(`/grids/${three}`)).body
    const changed = await ask(`/grids/${three}`, {
      method: 'PUT',
      cookie: planner,
      body: { version, name, leaderName: '李四', deputies: [] },
    })
    expect(fault(changed)).toEqual([404, 'unknown-area'])
  })

  describe('of problems', () => {
    const asks = (path: string) => ask(`/counties/${county}/${path}`, { cookie: planner })
    /** What the list, the map, the counts and the statistics of an area hold: ids of the first, sums of the others. */
    const problemsOf = async (area: string, state = 'open') => {
      const query = `area=${area}&state=${state}`
      const [list, map, counts, numbers] = await Promise.all([
        asks(`problems?${query}`),
        asks(`problem-map?${query}&zoom=6&screen=100,30,110,40`),
        asks(`problem-counts?${query}`),
        asks(`problem-numbers?${query}&by=category`),
      ])
      const ids = list.body.items.map(({ id }: { id: number }) => id).sort((a: number, b: number) => a - b)
      for (const sum of [map.body.total, counts.body.total, numbers.body.all.counts.reported])
        expect([query, sum]).toEqual([query, ids.length])
      return ids
    }

    test('leads to those of the grid under its present code', async () => {
      await renumber({ keep: false, begin: 101 })
      await renumber({ keep: false, begin: 201 })
      for (const old of [three, code(101), code(201)]) expect(await problemsOf(old)).toEqual([problem])
      for (const other of [one, code(102)]) expect(await problemsOf(other)).toEqual([])
    })

    test('of a grid that ended leads to those of what came of it, also when that ended', async () => {
      const reporter = await makeAccount(db, '上报人二', [])
      const inOne = await makeProblem(db, reporter, reportAt([500, 300]))
      const closed = await makeProblem(db, reporter, reportAt([100, 350]))
      await db
        .updateTable('problem')
        .set({ status: 'refused', closedAt: new Date() })
        .where('id', '=', closed)
        .execute()
      await save(await change([(now) => mergeGrids(now, three, one)]))
      // 003 holds the land of 001 now; what was closed in 003 is there still.
      expect(await problemsOf(one)).toEqual([problem, inOne])
      await save(await change([(now) => mergeGrids(now, two, three)]))
      for (const old of [one, three]) expect(await problemsOf(old)).toEqual([problem, inOne])
      expect(await problemsOf(three, 'all')).toEqual([problem, inOne, closed])
      await renumber({ keep: false, begin: 101 })
      expect(await problemsOf(one)).toEqual([problem, inOne])
      expect(await problemsOf(four)).toEqual([])
    })

    test('of a grid that gave land away and is still there is that grid alone', async () => {
      await save(await change([(now) => splitGrid(now, three, [at(200, 190), at(200, 410)], 'new')]))
      const ofNew = await makeProblem(db, await makeAccount(db, '上报人二', []), reportAt([250, 300]))
      expect([await problemsOf(three), await problemsOf(code(5))].flat().sort()).toEqual(
        [problem, ofNew].sort(),
      )
      expect(await problemsOf(code(5))).toHaveLength(1)
    })
  })

  test('is in the log, under which the grid of today is found', async () => {
    const { version } = (await ask(`/grids/${three}`)).body
    const body = { version, name: '河东网格', leaderName: '李四', deputies: [] }
    expect((await ask(`/grids/${three}`, { method: 'PUT', cookie: planner, body })).status).toBe(200)
    await renumber({ keep: false, begin: 101 })
    const auditor = await signedIn(db, '审计员', [
      { roleId: 'auditor', scope: { area: county, unitId: null } },
    ])
    const { items } = (await ask(`/audit?area=${code(101)}`, { cookie: auditor })).body
    expect(items).toMatchObject([
      { action: 'grid-people-changed', area: three, areaName: '河东网格' },
      { action: 'problem-reported', area: three },
    ])
  })

  test('of a grid that ended is found as it was', async () => {
    await save(await change([(now) => mergeGrids(now, three, one)]))
    await renumber({ keep: false, begin: 101 })
    expect((await ask(`/grids/${one}`)).body).toMatchObject({ code: one, validTo: expect.any(String) })
    expect(fault(await ask(`/areas/${one}`))).toEqual([404, 'unknown-area'])
  })
})

describe('what is refused', () => {
  test('without a reason, without the right, and in a community that is not there', async () => {
    expect(fault(await number({ reason: ' ', seen: seenIn(await preview()) }))).toEqual([400, 'bad-request'])
    expect(fault(await number({ dryRun: true }, leader))).toEqual([403, 'not-permitted'])
    const elsewhere = await signedIn(db, '外县规划员', [
      { roleId: 'planner', scope: { area: '629902', unitId: null } },
    ])
    expect(fault(await number({ dryRun: true }, elsewhere))).toEqual([403, 'not-permitted'])
    const ofEast = await signedIn(db, '东关规划员', [
      { roleId: 'planner', scope: { area: east, unitId: null } },
    ])
    expect(fault(await number({ dryRun: true }, ofEast))).toEqual([403, 'not-permitted'])
    const nowhere = await ask(`/communities/${township}999/numbering`, {
      method: 'POST',
      cookie: planner,
      body: { reason: '', dryRun: true },
    })
    expect(fault(nowhere)).toEqual([404, 'unknown-area'])
  })

  test('numbers that nobody was shown: borders changed meanwhile, or they were shown for another beginning', async () => {
    const seen = seenIn(await preview())
    await save(await change([(now) => splitGrid(now, four, [at(400, -10), at(400, 210)], 'new')]))
    const before = await read()
    expect(fault(await number({ seen }))).toEqual([409, 'changed-meanwhile'])
    expect(fault(await number({ seen: seenIn(await preview()), begin: 300 }))).toEqual([
      409,
      'changed-meanwhile',
    ])
    expect(await read()).toEqual(before)
  })

  test('a save that was begun before: whoever edits there is told what is there now', async () => {
    const mine = await change([(now) => splitGrid(now, four, [at(400, -10), at(400, 210)], 'new')])
    await renumber({ keep: false, begin: 101 })
    const late = await save(mine)
    expect(fault(late)).toEqual([409, 'changed-meanwhile'])
    expect(late.body.error.details.current).toEqual(await read())
  })

  test('reports that come in meanwhile wait, and lie in the grid under its code of then', async () => {
    const seen = seenIn(await preview({ keep: false }))
    const reporter = await makeAccount(db, '上报人二', [])
    const reports = Array.from({ length: 8 }, (_, i) =>
      makeProblem(db, reporter, reportAt([40 + 60 * i, 100 + 25 * i])),
    )
    const [answer] = await Promise.all([number({ seen, keep: false }), ...reports])
    expect(answer.status).toBe(200)
    const rows = await db
      .selectFrom('problem')
      .innerJoin('grid', 'grid.id', 'problem.gridId')
      .select(['problem.areaCode', 'grid.code'])
      .execute()
    expect(rows).toHaveLength(9)
    for (const { areaCode, code: of } of rows) expect(areaCode).toBe(of)
  })

  test('of two at the same moment one stands, and a save beside it is whole or not at all', async () => {
    const seen = seenIn(await preview())
    const mine = await change([(now) => splitGrid(now, four, [at(400, -10), at(400, 210)], 'new')])
    const answers = await Promise.all([number({ seen }), number({ seen }), save(mine)])
    const good = answers.filter(({ status }) => status === 200)
    expect(good).toHaveLength(1)
    for (const { status, body } of answers.filter((each) => each.status !== 200))
      expect([status, body.error.code]).toEqual([409, 'changed-meanwhile'])
    const mosaic = await read()
    expect(new Set(mosaic.grids.map((each) => each.code)).size).toBe(mosaic.grids.length)
  })
})

test('grids that come together are numbered like the words of a page, whatever the order of the request', async () => {
  // 001 (x 300…600, y 200…400) in quarters: north-west, north-east, south-west, south-east
  const quarter = (x: number, y: number) => rectangle(x, y, 150, 100)
  const mosaic = await read()
  const { status, body } = await save({
    changed: [{ code: one, version: mosaic.grids[0]!.version, geometry: quarter(300, 300) }],
    created: [
      { key: 'south-east', from: one, geometry: quarter(450, 200) },
      { key: 'south-west', from: one, geometry: quarter(300, 200) },
      { key: 'north-east', from: one, geometry: quarter(450, 300) },
    ],
    reason: '一分为四',
  })
  expect([status, body.error]).toEqual([200, undefined])
  expect(body.codes).toEqual({ 'north-east': code(5), 'south-west': code(6), 'south-east': code(7) })
})
