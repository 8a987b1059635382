// Who handles a problem whose grid changes: whoever has it keeps it; while nobody has it, whoever answers for the new grid is
// proposed.
//
//     y 400 ┌─────────┬─────────┐
//           │   001 x │   002   │   县住建局 answers for 001, 城关镇政府 for 002; x at [270, 200], on land that goes to 002
//     y 0   └─────────┴─────────┘
//           x 0       300       600
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { CommunityMosaic } from '../../api/contract/grids.ts'
import type { ProblemStatus } from '../../api/contract/problem-workflow.ts'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { ensureProblemSetup } from '../../api/features/problems/ensure-setup.ts'
import { reportProblem } from '../../api/features/problems/report-problem.ts'
import { mergeGrids } from '../../web/map/mosaic/merge-grids.ts'
import type { Mosaic, Outcome } from '../../web/map/mosaic/mosaic.ts'
import { insertVertex } from '../../web/map/mosaic/move-border.ts'
import type { Point } from '../../web/map/mosaic/plane.ts'
import { splitGrid } from '../../web/map/mosaic/split-grid.ts'
import { community, county, layCounty, township, unitCode } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { makeAccount, signedIn } from '../support/people.ts'
import { callerOf, makeProblem, reportAt } from '../support/problems.ts'
import { position, rectangle } from '../support/shapes.ts'
import { openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
const [one, two] = [`${community}001`, `${community}002`] as const
let planner: string
let reporter: number
let problem: number
let units: { bureau: number; town: number }

beforeEach(async () => {
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: rectangle(0, 0, 600, 400) },
      { code: community, name: '文昌社区', geometry: rectangle(0, 0, 600, 400) },
    ],
    grids: [one, two].map((code, i) => ({ code, geometry: rectangle(i * 300, 0, 300, 400) })),
    assignments: [{ unitCode, role: 'responsible', target: { grid: one }, validFrom: '2026-01-01' }],
  })
  const { rows } = await sql<{ id: number }>`
    insert into unit (county_code, code, name, kind, source) values (${county}, 'zf', '城关镇政府', 'township', 'test')
    returning id`.execute(db)
  const bureau = await db
    .selectFrom('unit')
    .select('id')
    .where('code', '=', unitCode)
    .executeTakeFirstOrThrow()
  units = { bureau: bureau.id, town: rows[0]!.id }
  await sql`
    insert into assignment (county_code, unit_id, role, grid_id, valid_from)
    select ${county}, ${units.town}, 'responsible', id, '2026-01-01' from grid where code = ${two}`.execute(
    db,
  )
  planner = await signedIn(db, '规划员', [{ roleId: 'planner', scope: { area: county, unitId: null } }])
  reporter = await makeAccount(db, '张三', [])
  problem = await makeProblem(db, reporter, reportAt([270, 200]))
})

async function save(step: (open: Mosaic) => Outcome) {
  const mosaic: CommunityMosaic = (await ask(`/communities/${community}/mosaic`)).body
  const body = bodyAfter(mosaic, [step])
  const answer = await ask(`/communities/${community}/mosaic`, { method: 'POST', cookie: planner, body })
  expect(answer.status).toBe(200)
}
/** The border goes 60 m to the west in its middle. */
const moveBorder = () =>
  save((open) => {
    const [lng, lat] = position([240, 200]) as unknown as Point // a position has two numbers
    const [id] = [...open.arcs].find(([, { left, right }]) => left !== null && right !== null)!
    return insertVertex(open, id, 1, [lng, lat])
  })
const row = () => db.selectFrom('problem').selectAll().where('id', '=', problem).executeTakeFirstOrThrow()
const read = async (): Promise<ProblemDetail> => (await ask(`/counties/${county}/problems/${problem}`)).body
const listed = async () =>
  (await ask(`/communities/${community}/grid-changes`, { cookie: planner })).body.items[0].handOver.problems
/** What the table asks of one that is on its way. */
const becomes = (status: ProblemStatus) =>
  db
    .updateTable('problem')
    .set({ status, number: '20260101-1', suspendedUntil: status === 'suspended' ? new Date() : null })
    .where('id', '=', problem)
    .execute()

describe('a problem that goes to another grid', () => {
  test('and nobody has yet is proposed to who answers for that grid, with the reason', async () => {
    expect(await row()).toMatchObject({ areaCode: one, unitId: units.bureau, status: 'reported' })
    await moveBorder()
    const { areaCode, unitId, routing } = await row()
    expect({ areaCode, unitId }).toEqual({ areaCode: two, unitId: units.town })
    expect(routing).toMatchObject({ unitId: units.town, unitName: '城关镇政府' })
    expect(routing.tried.find(({ matched }) => matched)?.why.zh).toBe('网格002的责任单位是城关镇政府')
    expect(await listed()).toEqual([
      {
        ...{ id: problem, number: null, from: one, to: two },
        ...{ dispatched: false, unitName: '城关镇政府', formerUnitName: '县住建局' },
      },
    ])
    const { events } = await read()
    expect(events.at(-1)).toMatchObject({
      action: 'grid-changed',
      unitName: '城关镇政府',
      details: {
        from: '网格001',
        to: '网格002',
        dispatched: false,
        formerUnit: '县住建局',
        unit: '城关镇政府',
      },
    })
  })

  test.each(['verifying', 'accepted', 'filed'] as const)('and is %s goes along likewise', async (status) => {
    await becomes(status)
    await moveBorder()
    expect(await row()).toMatchObject({ status, areaCode: two, unitId: units.town })
  })

  test.each(['dispatched', 'suspended', 'handled', 'checked'] as const)(
    'and is %s stays with the unit that has it, as the hand-over list says',
    async (status) => {
      await becomes(status)
      const before = await row()
      await moveBorder()
      const after = await row()
      expect(after).toMatchObject({ status, areaCode: two, unitId: units.bureau })
      expect([after.routing, after.routedAt, after.handleDueAt]).toEqual([
        before.routing,
        before.routedAt,
        before.handleDueAt,
      ])
      expect(await listed()).toMatchObject([
        { dispatched: true, unitName: '县住建局', formerUnitName: '县住建局' },
      ])
      expect((await read()).events.at(-1)).toMatchObject({
        unitName: '县住建局',
        details: { dispatched: true, unit: '县住建局' },
      })
    },
  )

  test('is not proposed to a unit that has sent it back', async () => {
    await sql`
      insert into problem_event (county_code, problem_id, seq, at, action, from_status, to_status, unit_id, details)
      values (${county}, ${problem}, 50, now(), 'return', 'dispatched', 'filed', ${units.town}, '{}')`.execute(
      db,
    )
    await becomes('filed')
    await moveBorder()
    const { unitId, routing } = await row()
    expect(unitId).not.toBe(units.town)
    expect(routing.tried.map(({ why }) => why.zh)).toContain('城关镇政府已退回')
  })

  test('is proposed to nobody where nobody answers; the list says so', async () => {
    await sql`update assignment set valid_to = current_date - 1 where unit_id = ${units.town}`.execute(db)
    await sql`update unit set closed_on = current_date where id = ${units.town}`.execute(db)
    await moveBorder()
    expect((await row()).unitId).toBeNull()
    expect(await listed()).toMatchObject([{ unitName: null, formerUnitName: '县住建局' }])
  })
})

test('a problem that stays in its grid is left alone', async () => {
  problem = await makeProblem(db, reporter, reportAt([100, 200]))
  const before = await row()
  await moveBorder()
  expect(await row()).toEqual(before)
})

test('a report that is on its way while a border moves lies where the border leaves it', async () => {
  const settings = await ensureProblemSetup(db, county)
  const sent = Promise.withResolvers<number>()
  const kept = Promise.withResolvers<void>()
  const reporting = db.transaction().execute(async (trx) => {
    const now = new Date()
    sent.resolve(await reportProblem(trx, callerOf(reporter), county, reportAt([265, 200]), settings, now))
    await kept.promise
  })
  problem = await sent.promise
  const moving = moveBorder()
  // Time enough for a save that waits for nobody.
  await Promise.race([moving, new Promise((resolve) => setTimeout(resolve, 4000))])
  kept.resolve()
  await Promise.all([reporting, moving])
  expect((await row()).areaCode).toBe(two)
})

test('a problem whose reporter chose the grid beside stays there while borders move elsewhere', async () => {
  // five metres inside 002, which is divided 195 m away
  problem = await makeProblem(db, reporter, reportAt([305, 200], { gridCode: one }))
  const before = await row()
  expect(before.areaCode).toBe(one)
  const across = [-10, 410].map((y) => position([500, y])) as unknown as [Point, Point] // positions have two numbers
  await save((open) => splitGrid(open, two, across, 'new'))
  expect(await row()).toEqual(before)
})

test('a routing rule for a grid that ends or is divided is told, and has to be seen, before anything is saved', async () => {
  await ensureProblemSetup(db, county)
  await sql`
    insert into problem_rule (county_code, position, title_zh, title_en, area_code, answer)
    values (${county}, 900, '夜市归街道', 'Night market', ${one}, 'township')`.execute(db)
  const mosaic: CommunityMosaic = (await ask(`/communities/${community}/mosaic`)).body
  const post = (body: object) =>
    ask(`/communities/${community}/mosaic`, { method: 'POST', cookie: planner, body })
  const found = async (step: (open: Mosaic) => Outcome) =>
    (await post(bodyAfter(mosaic, [step], { dryRun: true }))).body.findings
  const at = (x: number) => [-10, 410].map((y) => position([x, y])) as unknown as [Point, Point] // positions have two numbers
  const divide = (code: string, x: number) => found((open) => splitGrid(open, code, at(x), 'new'))
  expect(await divide(one, 150)).toMatchObject([
    { code: 'rule-divided', zh: expect.stringContaining('派遣规则「夜市归街道」只对网格 001 生效') },
  ])
  expect(await divide(two, 450)).toEqual([])
  const merge = (open: Mosaic) => mergeGrids(open, two, one)
  const [told] = await found(merge)
  expect(told).toMatchObject({ code: 'rule-ends', severity: 'warning', grids: [one] })
  expect(told.en).toBe(
    'Routing rule “Night market” is for grid 001 alone and ends with it; change it in the problem settings',
  )
  expect((await post(bodyAfter(mosaic, [merge]))).status).toBe(422)
  expect((await post(bodyAfter(mosaic, [merge], { confirmed: [told.key] }))).status).toBe(200)
})
