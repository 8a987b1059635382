// A change of borders from the leader who draws it to the map: who is asked, who decides, when it holds, what is told.
//
// The community of these tests, 1200 m × 400 m in four grids of 300 m; 004 has no leader with an account:
//
//     y 400 ┌─────────┬─────────┬─────────┬─────────┐
//           │   001   │   002   │   003   │   004   │
//           │       x │         │         │         │
//     y 0   └─────────┴─────────┴─────────┴─────────┘
//           x 0       300       600       900       1200
//
// An open problem (x) at [270, 200].
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { type ProposalStatus, proposalStatusIds } from '../../api/contract/grid-proposal-workflow.ts'
import type { ProposalDetail } from '../../api/contract/grid-proposals.ts'
import type { CommunityMosaic, MosaicChange } from '../../api/contract/grids.ts'
import { runProposals } from '../../api/features/grids/proposals/run-due.ts'
import { openBatch } from '../../api/features/imports/batch.ts'
import { saveGrids } from '../../api/features/imports/save-grids.ts'
import { mergeGrids } from '../../web/map/mosaic/merge-grids.ts'
import type { Mosaic, Outcome } from '../../web/map/mosaic/mosaic.ts'
import { insertVertex } from '../../web/map/mosaic/move-border.ts'
import type { Point } from '../../web/map/mosaic/plane.ts'
import { splitGrid } from '../../web/map/mosaic/split-grid.ts'
import { community, county, layCounty, township, unitCode } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { signedIn } from '../support/people.ts'
import { makeProblem, reportAt } from '../support/problems.ts'
import { type Metres, position, rectangle } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

const code = (number: number) => community + String(number).padStart(3, '0')
const [one, two, three, four] = [1, 2, 3, 4].map(code) as [string, string, string, string] // four numbers
const at = (...metres: Metres): Point => {
  const [lng, lat] = position(metres)
  return [lng!, lat!]
}

const people = ['planner', 'first', 'second', 'third', 'unit'] as const
type Person = (typeof people)[number]
let cookie: Record<Person, string>
let problem: number

beforeEach(async () => {
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: rectangle(0, 0, 1600, 400) },
      { code: community, name: '文昌社区', geometry: rectangle(0, 0, 1200, 400) },
    ],
    grids: [one, two, three, four].map((each, i) => ({
      code: each,
      geometry: rectangle(i * 300, 0, 300, 400),
      households: 300,
    })),
    places: [{ kind: 'built-up-area', geometry: rectangle(0, 0, 1600, 400) }],
    assignments: [{ unitCode, role: 'responsible', target: { grid: one }, validFrom: '2026-01-01' }],
  })
  const person = (name: string, roleId: string, area: string, unitId: number | null = null) =>
    signedIn(db, name, [{ roleId, scope: { area, unitId } }])
  cookie = {
    planner: await person('规划员', 'planner', county),
    first: await person('一网格长', 'grid-leader', one),
    second: await person('二网格长', 'grid-leader', two),
    third: await person('三网格长', 'grid-leader', three),
    unit: await person('社区干部', 'community-staff', community),
  }
  const reporter = await db
    .selectFrom('account')
    .select('id')
    .where('name', '=', '一网格长')
    .executeTakeFirstOrThrow()
  problem = await makeProblem(db, reporter.id, reportAt([270, 200]))
})

const read = async (): Promise<CommunityMosaic> => (await ask(`/communities/${community}/mosaic`)).body
const versions = async () => (await read()).grids.map(({ version }) => version)
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
/** 60 m to the west: the problem goes from 001 to 002. */
const westwards = bend([one, two], 300, -60)

const propose = async (body: object = {}, { as = 'first' as Person, steps = [westwards] } = {}) =>
  ask(`/communities/${community}/grid-proposals`, {
    method: 'POST',
    cookie: cookie[as],
    body: { ...(await change(steps)), ...body },
  })
const proposed = async (...asked: Parameters<typeof propose>): Promise<ProposalDetail> => {
  const { status, body } = await propose(...asked)
  expect(status).toBe(200)
  return body.proposal
}
const see = (id: number, as: Person = 'planner') =>
  ask(`/counties/${county}/grid-proposals/${id}`, { cookie: cookie[as] })
const step = async (id: number, as: Person, action: string, rest: object = {}) => {
  const { version } = await db
    .selectFrom('gridProposal')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return ask(`/counties/${county}/grid-proposals/${id}/steps`, {
    method: 'POST',
    cookie: cookie[as],
    body: { action, version, ...rest },
  })
}
const statusOf = async (id: number) => (await see(id)).body.row.status
const count = async (as: Person) =>
  (await ask(`/counties/${county}/grid-proposal-counts`, { cookie: cookie[as] })).body
const list = async (as: Person, show: string) =>
  (await ask(`/counties/${county}/grid-proposals?show=${show}`, { cookie: cookie[as] })).body.items.map(
    (each: { id: number }) => each.id,
  )
const daysAhead = async (days: number) => {
  const { rows } = await sql<{ day: string }>`select (current_date + ${days}::int)::text as day`.execute(db)
  return rows[0]!.day
}

describe('from the leader to the map', () => {
  test('proposed, consented to, approved, in force: the borders, what changed hands, and who did what', async () => {
    const { row, before, after, around, transfers } = await proposed({ reason: '以文昌路为界' })
    expect(row).toMatchObject({
      status: 'consulting',
      community,
      communityName: '文昌社区',
      authorName: '一网格长',
      reason: '以文昌路为界',
      inForceOn: await daysAhead(0),
      parties: [
        { grid: one, kind: 'own', answer: null },
        { grid: two, kind: 'asked', answer: null, gridName: '网格002' },
      ],
    })
    expect(before.map((each) => each.code)).toEqual([one, two])
    expect(after.map((each) => each.code)).toEqual([one, two])
    expect(around.map((each) => each.code)).toEqual([three, four])
    expect(before[0]!.geometry.coordinates).toEqual(rectangle(0, 0, 300, 400).coordinates)
    // a triangle of 400 × 60 / 2, with the problem on it
    expect(transfers).toMatchObject([{ from: one, to: two, openProblems: 1 }])
    expect(transfers[0]!.squareMetres).toBeCloseTo(12_000, 0)
    expect(await versions()).toEqual([1, 1, 1, 1])
    expect(await count('second')).toMatchObject({ consent: 1, approve: 0 })
    expect(await count('planner')).toMatchObject({ consent: 0, approve: 0 })

    const consented = await step(row.id, 'second', 'consent', { words: '同意' })
    expect(consented.body.row).toMatchObject({
      status: 'deciding',
      parties: [{ grid: one }, { grid: two, answer: 'consent', words: '同意', actorName: '二网格长' }],
    })
    expect(await count('second')).toMatchObject({ consent: 0, approve: 0 })
    expect(await count('planner')).toMatchObject({ consent: 0, approve: 1 })

    const approved = await step(row.id, 'planner', 'approve')
    expect(approved.status).toBe(200)
    expect(approved.body.row.status).toBe('in-force')
    expect(
      approved.body.events.map((each: { action: string; actorName: string }) => [
        each.action,
        each.actorName,
      ]),
    ).toEqual([
      ['propose', '一网格长'],
      ['consent', '二网格长'],
      ['approve', '规划员'],
      ['begin', '规划员'],
    ])
    expect(await versions()).toEqual([2, 2, 1, 1])
    // drawn by the leader, for the leader's reason
    const { items } = (await ask(`/communities/${community}/mosaic/versions`)).body
    expect(items).toMatchObject([
      { code: one, version: 1, authorName: '一网格长', reason: '以文昌路为界' },
      { code: two, version: 1, authorName: '一网格长' },
    ])
    // and the page still shows how it was
    expect(approved.body.before).toEqual(before)
    const lines = await db
      .selectFrom('auditEvent')
      .select(['action', 'accountName'])
      .where('action', 'in', ['grids-proposed', 'grid-proposal-moved', 'grids-changed'])
      .orderBy('id')
      .execute()
    expect(lines.map(({ action, accountName }) => [action, accountName])).toEqual([
      ['grids-proposed', '一网格长'],
      ['grid-proposal-moved', '二网格长'],
      ['grid-proposal-moved', '规划员'],
      ['grids-changed', '规划员'],
      ['grid-proposal-moved', '规划员'],
    ])
  })

  test('problems go along, and their history says from where to where', async () => {
    const { row } = await proposed()
    await step(row.id, 'second', 'consent')
    await step(row.id, 'planner', 'approve')
    const moved = await db
      .selectFrom('problem')
      .select(['areaCode', 'unitId', 'version'])
      .where('id', '=', problem)
      .executeTakeFirstOrThrow()
    expect(moved.areaCode).toBe(two)
    const { body } = await ask(`/counties/${county}/problems/${problem}`, { cookie: cookie.second })
    expect(body.events.at(-1)).toMatchObject({
      action: 'grid-changed',
      actorName: '规划员',
      details: { from: '网格001', to: '网格002' },
    })
    const { handOver } = await db.selectFrom('gridChange').select('handOver').executeTakeFirstOrThrow()
    expect(handOver).toMatchObject({
      transfers: [{ from: one, to: two, openProblems: 1 }],
      problems: [{ id: problem, from: one, to: two }],
    })
  })

  test('a grid without a leader is not waited for', async () => {
    const detail = await proposed({}, { as: 'third', steps: [bend([three, four], 900, -30)] })
    expect(detail.row).toMatchObject({
      status: 'deciding',
      parties: [
        { grid: three, kind: 'own' },
        { grid: four, kind: 'leaderless' },
      ],
    })
    expect((await step(detail.row.id, 'planner', 'approve')).body.row.status).toBe('in-force')
  })

  test('on a later day the clock brings it into force', async () => {
    const tomorrow = await daysAhead(1)
    const { row } = await proposed({ inForceOn: tomorrow })
    await step(row.id, 'second', 'consent')
    expect((await step(row.id, 'planner', 'approve')).body.row).toMatchObject({
      status: 'approved',
      inForceOn: tomorrow,
    })
    expect(await runProposals(db)).toBe(0)
    expect(await versions()).toEqual([1, 1, 1, 1])
    await db
      .updateTable('gridProposal')
      .set({ inForceOn: await daysAhead(0) })
      .execute()
    expect(await runProposals(db)).toBe(1)
    expect(await versions()).toEqual([2, 2, 1, 1])
    const { body } = await see(row.id)
    expect(body.row.status).toBe('in-force')
    expect(body.events.at(-1)).toMatchObject({ action: 'begin', actorName: null })
    expect(await runProposals(db)).toBe(0)
  })

  test('splits and merges are proposed too', async () => {
    const split = await proposed(
      {},
      { steps: [(mosaic) => splitGrid(mosaic, one, [at(100, -10), at(100, 410)], 'new')] },
    )
    expect(split.after.map((each) => each.code)).toEqual([one, 'new'])
    expect(split.row.status).toBe('deciding')
    expect((await step(split.row.id, 'planner', 'approve')).body.row.status).toBe('in-force')
    expect((await read()).grids.map((each) => each.code)).toEqual([one, two, three, four, code(5)])
    const merged = await proposed({}, { as: 'second', steps: [(mosaic) => mergeGrids(mosaic, three, two)] })
    expect(merged.row.parties).toMatchObject([
      { grid: two, kind: 'own' },
      { grid: three, kind: 'asked' },
    ])
    await step(merged.row.id, 'third', 'consent')
    expect((await step(merged.row.id, 'planner', 'approve')).body.row.status).toBe('in-force')
    expect((await read()).grids.map((each) => each.code)).toEqual([one, three, four, code(5)])
  })
})

describe('what is refused', () => {
  test('a proposal about grids of which none is one’s own, without a reason, or for a day that is past', async () => {
    expect(fault(await propose({}, { as: 'third' }))).toEqual([403, 'not-permitted'])
    expect(fault(await propose({}, { as: 'unit' }))).toEqual([403, 'not-permitted'])
    expect(fault(await propose({ reason: ' ' }))).toEqual([400, 'bad-request'])
    expect(fault(await propose({ inForceOn: await daysAhead(-1) }))).toEqual([400, 'bad-request'])
    expect(fault(await propose({ inForceOn: await daysAhead(400) }))).toEqual([400, 'bad-request'])
    expect(fault(await propose({ inForceOn: '2027-02-30' }))).toEqual([400, 'bad-request'])
    expect(await db.selectFrom('gridProposal').selectAll().execute()).toEqual([])
  })

  test('what would be no mosaic, with its place', async () => {
    const body = {
      changed: [{ code: one, version: 1, geometry: rectangle(0, 0, 310, 400) }],
      created: [],
      removed: [],
    }
    const answer = await propose(body)
    expect(fault(answer)).toEqual([422, 'mosaic-refused'])
    expect(answer.body.error.details.findings).toMatchObject([{ code: 'overlap', grids: [one, two] }])
  })

  test('a dry run tells the leader what changes hands, and keeps nothing', async () => {
    const { status, body } = await propose({ dryRun: true, reason: '' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      proposal: null,
      answer: { dryRun: true, transfers: [{ from: one, to: two }] },
    })
    expect(await db.selectFrom('gridProposal').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('gridChange').selectAll().execute()).toEqual([])
  })

  test('what is none of one’s business is not there', async () => {
    const { row } = await proposed()
    expect(fault(await see(row.id, 'third'))).toEqual([404, 'unknown-proposal'])
    expect(fault(await step(row.id, 'third', 'consent'))).toEqual([404, 'unknown-proposal'])
    expect(await list('third', 'all')).toEqual([])
    expect(await list('first', 'mine')).toEqual([row.id])
    expect(await list('second', 'consent')).toEqual([row.id])
    expect(await list('planner', 'open')).toEqual([row.id])
    expect(await list('planner', 'approve')).toEqual([])
  })
})

describe('when they do not agree', () => {
  test('an objection has words, and the planner says why it is approved all the same', async () => {
    const { row } = await proposed()
    expect(fault(await step(row.id, 'second', 'object'))).toEqual([422, 'step-incomplete'])
    const objected = await step(row.id, 'second', 'object', { words: '菜市场应留在本网格' })
    expect(objected.body.row).toMatchObject({
      status: 'deciding',
      parties: [{}, { answer: 'object', words: '菜市场应留在本网格' }],
    })
    expect(fault(await step(row.id, 'planner', 'approve'))).toEqual([422, 'step-incomplete'])
    const approved = await step(row.id, 'planner', 'approve', { words: '按道路划界，市场另行协调' })
    expect(approved.body.row.status).toBe('in-force')
  })

  test('a leader may think better of it until it is decided', async () => {
    const { row } = await proposed()
    await step(row.id, 'second', 'object', { words: '不同意' })
    const { body } = await step(row.id, 'second', 'consent')
    expect(body.row).toMatchObject({ status: 'deciding', parties: [{}, { answer: 'consent', words: null }] })
    expect((await step(row.id, 'planner', 'refuse', { words: '等道路完工' })).body.row.status).toBe('refused')
    expect(fault(await step(row.id, 'second', 'consent'))).toEqual([409, 'wrong-status'])
  })

  test('the author takes it back, nobody else does', async () => {
    const { row } = await proposed()
    expect(fault(await step(row.id, 'second', 'withdraw'))).toEqual([403, 'not-permitted'])
    expect((await step(row.id, 'first', 'withdraw')).body.row.status).toBe('withdrawn')
    expect(await count('second')).toMatchObject({ consent: 0, approve: 0 })
    expect(await versions()).toEqual([1, 1, 1, 1])
  })
})

describe('two at once', () => {
  test('two neighbours answer at the same moment: both are heard', async () => {
    const { row } = await proposed({}, { as: 'second', steps: [westwards, bend([two, three], 600, 30)] })
    expect(row.parties.map(({ kind }) => kind)).toEqual(['asked', 'own', 'asked'])
    const say = (as: Person, action: string) =>
      ask(`/counties/${county}/grid-proposals/${row.id}/steps`, {
        method: 'POST',
        cookie: cookie[as],
        body: { action, version: row.version, words: '意见' },
      })
    const answers = await Promise.all([say('first', 'consent'), say('third', 'object')])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const { body } = await see(row.id)
    expect(body.row.status).toBe('deciding')
    expect(body.row.parties.map((each: { answer: string }) => each.answer)).toEqual([
      'consent',
      null,
      'object',
    ])
  })

  test('of two who decide one wins, and the other sees what happened', async () => {
    const { row } = await proposed()
    const decide = (action: string) =>
      ask(`/counties/${county}/grid-proposals/${row.id}/steps`, {
        method: 'POST',
        cookie: cookie.planner,
        body: { action, version: row.version, words: '理由' },
      })
    const answers = await Promise.all([decide('approve'), decide('refuse')])
    const won = answers.filter(({ status }) => status === 200)
    const lost = answers.filter(({ status }) => status !== 200)
    expect([won.length, lost.length]).toEqual([1, 1])
    expect(fault(lost[0]!)).toEqual([409, 'changed-meanwhile'])
    expect(lost[0]!.body.error.details.current.row.status).toBe(won[0]!.body.row.status)
  })

  test('a save of the same border overtakes it: all are told, nothing is lost', async () => {
    const { row } = await proposed({ reason: '以文昌路为界' })
    const aside = await proposed({}, { as: 'third', steps: [bend([three, four], 900, -30)] })
    const theirs = await ask(`/communities/${community}/mosaic`, {
      method: 'POST',
      cookie: cookie.planner,
      body: await change([bend([one, two], 300, 20)], { reason: '先调' }),
    })
    expect(theirs.status).toBe(200)
    const { body } = await see(row.id, 'second')
    expect(body.row.status).toBe('overtaken')
    expect(body.overtakenGrids).toEqual([one, two])
    expect(body.events.at(-1)).toMatchObject({ action: 'overtake', actorName: null, grids: [one, two] })
    // both versions are still there: what it started from, and what it was to become
    expect(body.before[0].geometry.coordinates).toEqual(rectangle(0, 0, 300, 400).coordinates)
    const draft = (await ask(`/counties/${county}/grid-proposals/${row.id}/draft`, { cookie: cookie.first }))
      .body
    expect(draft.grids.map((each: { code: string; version: number }) => [each.code, each.version])).toEqual([
      [one, 1],
      [two, 1],
      [three, 1],
      [four, 1],
    ])
    expect(draft.change.changed.map((each: { code: string }) => each.code)).toEqual([one, two])
    expect(await statusOf(aside.row.id)).toBe('deciding')
  })

  test('an import that moves the border is noticed by the clock, and by whoever decides', async () => {
    const first = await proposed()
    const other = await proposed({}, { as: 'third', steps: [bend([three, four], 900, -30)] })
    const batch = await openBatch(db, {
      ...{
        countyCode: county,
        source: 'file',
        fileNames: ['网格.geojson'],
        sourceCrs: 'EPSG:4326',
        options: {},
      },
    })
    await saveGrids(db, batch, [
      { code: one, name: '网格001', geometry: rectangle(0, 0, 310, 400) },
      { code: four, name: '网格004', geometry: rectangle(910, 0, 290, 400) },
    ])
    const late = await step(first.row.id, 'planner', 'approve', { words: '同意' })
    expect(late.status).toBe(200)
    expect(late.body.row.status).toBe('overtaken')
    await runProposals(db)
    expect(await statusOf(other.row.id)).toBe('overtaken')
    expect(await versions()).toEqual([2, 1, 1, 2])
  })

  test('whoever keeps the notice of a grid, or sends a file with its leaders, is in nobody’s way', async () => {
    const { row } = await proposed({ inForceOn: await daysAhead(1) })
    const { row: drawn } = await proposed()
    const edited = await change([bend([two, three], 600, 30)])
    for (const version of [1, 2]) {
      const { status } = await ask(`/grids/${two}`, {
        method: 'PUT',
        cookie: cookie.second,
        body: { version, name: '网格002', leaderName: null, leaderPhone: '13711112222', deputies: [] },
      })
      expect(status).toBe(200)
    }
    const batch = await openBatch(db, {
      ...{ countyCode: county, source: 'file', fileNames: ['网格长.xlsx'], sourceCrs: '', options: {} },
    })
    await saveGrids(db, batch, [
      { code: one, name: '网格001', leaderName: '李强', geometry: rectangle(0, 0, 300, 400) },
    ])
    await step(drawn.id, 'first', 'withdraw')
    await runProposals(db)
    const { body } = await see(row.id)
    expect([body.row.status, body.before.length, body.around.length]).toEqual(['consulting', 2, 2])
    // what is decided can still be looked at, and taken up
    const path = `/counties/${county}/grid-proposals/${drawn.id}/draft`
    const draft = (await ask(path, { cookie: cookie.first })).body
    expect(draft.grids.map((each: { version: number }) => each.version)).toEqual([2, 3, 1, 1])
    await step(row.id, 'second', 'consent')
    expect((await step(row.id, 'planner', 'approve')).body.row.status).toBe('approved')
    await db
      .updateTable('gridProposal')
      .set({ inForceOn: await daysAhead(0) })
      .execute()
    expect(await runProposals(db)).toBe(1)
    expect(await statusOf(row.id)).toBe('in-force')
    // whoever has the editor open is told of other borders, and of nothing else
    const late = await ask(`/communities/${community}/mosaic`, {
      method: 'POST',
      cookie: cookie.planner,
      body: edited,
    })
    expect(late.body.error.details.grids).toEqual([two])
  })

  test('what the ground does not bear any more on its day is overtaken with the reason', async () => {
    const { row } = await proposed({ inForceOn: await daysAhead(1) })
    await step(row.id, 'second', 'consent')
    await step(row.id, 'planner', 'approve')
    // meanwhile a compound was entered, which the new border would cut
    const { rows } = await sql`
      insert into place (county_code, kind, name, geom, area_code, source, source_key)
      select ${county}, 'compound', '新建小区',
        st_setsrid(st_geomfromgeojson(${JSON.stringify(rectangle(220, 180, 60, 40))}), 4326), ${one}, 'test', 'new'
      returning id`.execute(db)
    expect(rows).toHaveLength(1)
    await db
      .updateTable('gridProposal')
      .set({ inForceOn: await daysAhead(0) })
      .execute()
    expect(await runProposals(db)).toBe(0)
    const { body } = await see(row.id)
    expect(body.row.status).toBe('overtaken')
    expect(body.events.at(-1).words).toContain('新建小区')
    expect(await versions()).toEqual([1, 1, 1, 1])
  })
})

describe('what came of it', () => {
  const news = async (as: Person) => [(await count(as)).news, await list(as, 'news')] as const
  const seen = (id: number, as: Person, seq: number) =>
    ask(`/counties/${county}/grid-proposals/${id}/seen`, {
      method: 'POST',
      cookie: cookie[as],
      body: { seq },
    })
  const lastSeq = async (id: number): Promise<number> => (await see(id)).body.events.at(-1).seq

  test('is news to whoever proposed it and to the neighbour, not to whoever did it, until it is seen', async () => {
    const { row } = await proposed()
    // Consent is no end: the author need not come and look.
    await step(row.id, 'second', 'consent')
    for (const each of ['first', 'second', 'planner'] as const) expect(await news(each)).toEqual([0, []])
    await step(row.id, 'planner', 'refuse', { words: '等道路完工' })
    expect(await news('first')).toEqual([1, [row.id]])
    expect(await news('second')).toEqual([1, [row.id]])
    expect(await news('planner')).toEqual([0, []])
    expect(await news('third')).toEqual([0, []])
    const { body } = await see(row.id, 'first')
    expect(body.row.news).toBe(true)
    const answer = await seen(row.id, 'first', body.events.at(-1).seq)
    expect(answer.body).toEqual({ consent: 0, approve: 0, news: 0 })
    expect((await see(row.id, 'first')).body.row.news).toBe(false)
    expect(await news('first')).toEqual([0, []])
    expect(await news('second')).toEqual([1, [row.id]])
  })

  test('an objection, a withdrawal, being overtaken, coming into force: each is told to the others', async () => {
    const objected = await proposed()
    await step(objected.row.id, 'second', 'object', { words: '不同意' })
    expect(await news('first')).toEqual([1, [objected.row.id]])
    expect(await news('second')).toEqual([0, []])
    await step(objected.row.id, 'first', 'withdraw')
    expect(await news('second')).toEqual([1, [objected.row.id]])
    await seen(objected.row.id, 'second', await lastSeq(objected.row.id))
    await seen(objected.row.id, 'first', await lastSeq(objected.row.id))

    const later = await proposed({ inForceOn: await daysAhead(1) })
    await step(later.row.id, 'second', 'consent')
    await step(later.row.id, 'planner', 'approve')
    const approved = await lastSeq(later.row.id)
    expect(await news('first')).toEqual([1, [later.row.id]])
    await seen(later.row.id, 'first', approved)
    await db
      .updateTable('gridProposal')
      .set({ inForceOn: await daysAhead(0) })
      .execute()
    await runProposals(db)
    expect(await news('first')).toEqual([1, [later.row.id]])
    expect(await news('second')).toEqual([1, [later.row.id]])
    // What was on the screen is seen; what happened since is not.
    await seen(later.row.id, 'second', approved)
    expect(await news('second')).toEqual([1, [later.row.id]])
    // Nobody sees what has not happened yet.
    await seen(later.row.id, 'second', 1000)
    await seen(later.row.id, 'second', 1)
    expect(await news('second')).toEqual([0, []])
    const { seq } = await db
      .selectFrom('gridProposalSeen')
      .select('seq')
      .where('proposalId', '=', later.row.id)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(seq).toBe(await lastSeq(later.row.id))

    const lost = await proposed({}, { as: 'third', steps: [bend([three, four], 900, -30)] })
    await ask(`/communities/${community}/mosaic`, {
      method: 'POST',
      cookie: cookie.planner,
      body: await change([bend([three, four], 900, 20)], { reason: '先调' }),
    })
    expect(await statusOf(lost.row.id)).toBe('overtaken')
    expect(await news('third')).toEqual([1, [lost.row.id]])
  })

  test('is no news after three months, and no business of others', async () => {
    const { row } = await proposed()
    expect(fault(await seen(row.id, 'third', 1))).toEqual([404, 'unknown-proposal'])
    await step(row.id, 'planner', 'refuse', { words: '不妥' })
    await db
      .updateTable('gridProposalEvent')
      .set({ at: new Date(Date.now() - 91 * 86_400_000) })
      .execute()
    expect(await news('first')).toEqual([0, []])
  })

  test('of a merge is told to the leader whose grid is no more', async () => {
    const { row } = await proposed({}, { as: 'second', steps: [(mosaic) => mergeGrids(mosaic, two, three)] })
    await step(row.id, 'planner', 'approve', { words: '已口头商定' })
    expect(await statusOf(row.id)).toBe('in-force')
    expect(await news('third')).toEqual([1, [row.id]])
    expect((await see(row.id, 'third')).status).toBe(200)
  })
})

test('every step × every status × everybody, over the API', async () => {
  // C consulting, D deciding, A approved; in every other status nobody may
  const table: Record<string, [Person, string]> = {
    consent: ['second', 'CD'],
    object: ['second', 'CD'],
    withdraw: ['first', 'CD'],
    approve: ['planner', 'CD'],
    refuse: ['planner', 'CDA'],
  }
  const letters = { consulting: 'C', deciding: 'D', approved: 'A' } as Record<
    ProposalStatus,
    string | undefined
  > // none of the others
  const { row } = await proposed({ inForceOn: await daysAhead(1) })
  const put = (status: ProposalStatus) => db.updateTable('gridProposal').set({ status }).execute()
  const wrong: unknown[] = []
  for (const [action, [who, when]] of Object.entries(table))
    for (const status of proposalStatusIds)
      for (const person of people) {
        await put(status)
        const answer = await step(row.id, person, action, { words: '理由' })
        const letter = letters[status]
        const open = letter !== undefined && when.includes(letter)
        // whoever has nothing to do with it does not even see it; who may not propose at all is stopped at the door
        const expected =
          person === 'unit' ? 403 : person === 'third' ? 404 : person !== who ? 403 : open ? 200 : 409
        if (answer.status !== expected) wrong.push([action, status, person, answer.status, expected])
      }
  expect(wrong).toEqual([])
  expect(await versions()).toEqual([1, 1, 1, 1])
})
