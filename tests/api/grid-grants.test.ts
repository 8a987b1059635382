// What people may do whose grid goes into another one: their role goes along, once, with a line in the log, or stays to be
// decided about.
//
//     y 400 ┌─────────┬─────────┬─────────┐
//           │   001   │   002   │   003   │   002 goes into 001
//     y 0   └─────────┴─────────┴─────────┘
//           x 0       300       600       900
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { CommunityMosaic, GridGrant, MosaicChange } from '../../api/contract/grids.ts'
import { mergeGrids } from '../../web/map/mosaic/merge-grids.ts'
import type { Mosaic, Outcome } from '../../web/map/mosaic/mosaic.ts'
import type { Point } from '../../web/map/mosaic/plane.ts'
import { splitGrid } from '../../web/map/mosaic/split-grid.ts'
import { community, county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { makeAccount, signedIn } from '../support/people.ts'
import { position, rectangle } from '../support/shapes.ts'
import { openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
const [one, two, three] = [1, 2, 3].map((each) => `${community}00${each}`) as [string, string, string] // three numbers
let planner: string

beforeEach(async () => {
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: rectangle(0, 0, 900, 400) },
      { code: community, name: '文昌社区', geometry: rectangle(0, 0, 900, 400) },
    ],
    grids: [one, two, three].map((code, i) => ({ code, geometry: rectangle(i * 300, 0, 300, 400) })),
  })
  planner = await signedIn(db, '规划员', [{ roleId: 'planner', scope: { area: county, unitId: null } }])
})

const over = (area: string, roleId = 'grid-leader') => ({ roleId, scope: { area, unitId: null } })
const day = async (ahead: number) =>
  (await sql<{ day: string }>`select (current_date + ${ahead}::int)::text as day`.execute(db)).rows[0]!.day
const change = async (steps: ((mosaic: Mosaic) => Outcome)[], rest: Partial<MosaicChange> = {}) => {
  const mosaic: CommunityMosaic = (await ask(`/communities/${community}/mosaic`)).body
  return ask(`/communities/${community}/mosaic`, {
    method: 'POST',
    cookie: planner,
    body: bodyAfter(mosaic, steps, rest),
  })
}
const merge = (rest: Partial<MosaicChange> = {}) => change([(mosaic) => mergeGrids(mosaic, one, two)], rest)
/** Area and days of every grant of an account, the first one first. */
const grantsOf = async (id: number) =>
  (
    await db
      .selectFrom('roleGrant')
      .select(['areaCode', 'validFrom', 'validTo'])
      .where('accountId', '=', id)
      .orderBy('validFrom')
      .orderBy('id')
      .execute()
  ).map(({ areaCode, validFrom, validTo }) => [areaCode, validFrom, validTo])
const startedOn = (id: number, validFrom: string, validTo: string | null = null) =>
  db.updateTable('roleGrant').set({ validFrom, validTo }).where('accountId', '=', id).execute()
const lines = () =>
  db
    .selectFrom('auditEvent')
    .select(['action', 'accountName', 'areaCode', 'subjectName', 'before', 'after'])
    .where('action', 'in', ['grant-changed', 'grant-ended', 'grant-given'])
    .orderBy('id')
    .execute()

describe('when a grid goes into another one', () => {
  test('its leader leads that one from today on; what was before stays as history', async () => {
    const leader = await makeAccount(db, '二网格长', [over(two)])
    await startedOn(leader, '2026-01-01')
    const { status, body } = await merge()
    expect(status).toBe(200)
    expect(body.grants).toEqual([
      {
        accountName: '二网格长',
        roleTitle: { zh: '网格长', en: 'Grid leader' },
        from: two,
        to: one,
        becomes: 'follows',
      },
    ] satisfies GridGrant[])
    expect(await grantsOf(leader)).toEqual([
      [two, '2026-01-01', await day(-1)],
      [one, await day(0), null],
    ])
    expect(await lines()).toMatchObject([
      {
        action: 'grant-changed',
        accountName: '规划员',
        areaCode: one,
        subjectName: '二网格长',
        before: { roleId: 'grid-leader', scope: { area: two } },
        after: { roleId: 'grid-leader', scope: { area: one } },
      },
    ])
    const { items } = (await ask(`/communities/${community}/grid-changes`, { cookie: planner })).body
    expect(items[0].handOver.grants).toEqual(body.grants)
  })

  test('a dry run says so and moves nobody', async () => {
    const leader = await makeAccount(db, '二网格长', [over(two)])
    const before = await grantsOf(leader)
    const { body } = await merge({ dryRun: true })
    expect(body.grants).toMatchObject([{ accountName: '二网格长', becomes: 'follows' }])
    expect(await grantsOf(leader)).toEqual(before)
    expect(await lines()).toEqual([])
  })

  test('whoever leads the other one already, or all of the community, is given nothing twice', async () => {
    const both = await makeAccount(db, '兼任网格长', [over(one), over(two)])
    const wide = await makeAccount(db, '社区网格长', [over(community), over(two)])
    const { body } = await merge()
    expect(body.grants.map((each: GridGrant) => [each.accountName, each.becomes])).toEqual([
      ['兼任网格长', 'held'],
      ['社区网格长', 'held'],
    ])
    expect((await grantsOf(both)).map(([area]) => area)).toEqual([one])
    expect((await grantsOf(wide)).map(([area]) => area)).toEqual([community])
    expect((await lines()).map(({ action }) => action)).toEqual(['grant-ended', 'grant-ended'])
  })

  test('keeps its last day, and only the days that are not given already', async () => {
    const acting = await makeAccount(db, '代理网格长', [over(two)])
    await startedOn(acting, '2026-01-01', await day(30))
    const later = await makeAccount(db, '新任网格长', [over(two), over(one)])
    await db
      .updateTable('roleGrant')
      .set({ validTo: await day(9) })
      .where('accountId', '=', later)
      .where('areaCode', '=', one)
      .execute()
    await merge()
    expect((await grantsOf(acting)).at(-1)).toEqual([one, await day(0), await day(30)])
    // The days up to the ninth are given; from the tenth on it is the role over 002 that goes on.
    expect(await grantsOf(later)).toEqual([
      [one, await day(0), await day(9)],
      [one, await day(10), null],
    ])
  })

  test('what is over stays over; what rules over people stays for people to decide', async () => {
    const former = await makeAccount(db, '前网格长', [over(two)])
    await startedOn(former, '2026-01-01', await day(-1))
    const ruler = await makeAccount(db, '系统管理员', [over(two, 'system-administrator')])
    const [was, ruled] = [await grantsOf(former), await grantsOf(ruler)]
    const { body } = await merge()
    expect(body.grants).toMatchObject([{ accountName: '系统管理员', becomes: 'stays' }])
    expect(await grantsOf(former)).toEqual(was)
    expect(await grantsOf(ruler)).toEqual(ruled)
    expect(await lines()).toEqual([])
  })

  test('the leader may propose changes of the grid that took the land in', async () => {
    const cookie = await signedIn(db, '二网格长', [over(two)])
    await merge()
    const { body } = await ask('/profile', { cookie })
    expect(body.grants.map((each: { scope: object }) => each.scope)).toEqual([{ area: one, unitId: null }])
  })
})

test('of a grid that is divided the leader keeps the parent, and the new one has none', async () => {
  const leader = await makeAccount(db, '一网格长', [over(one)])
  const before = await grantsOf(leader)
  const at = (x: number, y: number) => position([x, y]) as unknown as Point // a position has two numbers
  const { status, body } = await change([
    (mosaic) => splitGrid(mosaic, one, [at(100, -10), at(100, 410)], 'new'),
  ])
  expect(status).toBe(200)
  expect(body.grants).toEqual([])
  expect(await grantsOf(leader)).toEqual(before)
})
