// How large a county wants its grids: said by the planner, kept with a line in the log, used wherever grids are measured.
//
//     y 400 ┌─────────┬─────────┐
//           │   001   │   002   │   400 households each
//     y 0   └─────────┴─────────┘
//           x 0       400       800
import { beforeEach, describe, expect, test } from 'vitest'
import { gridTarget } from '../../api/contract/grid-division.ts'
import { deviationFrom } from '../../api/contract/grid-settings.ts'
import { community, county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { signedIn } from '../support/people.ts'
import { rectangle } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
const url = `/counties/${county}/grid-settings`
let planner: string
let leader: string

beforeEach(async () => {
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: rectangle(0, 0, 800, 400) },
      { code: community, name: '文昌社区', geometry: rectangle(0, 0, 800, 400) },
    ],
    grids: [1, 2].map((each) => ({
      code: `${community}00${each}`,
      geometry: rectangle((each - 1) * 400, 0, 400, 400),
      households: 400,
    })),
  })
  planner = await signedIn(db, '规划员', [{ roleId: 'planner', scope: { area: county, unitId: null } }])
  leader = await signedIn(db, '网格长', [
    { roleId: 'grid-leader', scope: { area: `${community}001`, unitId: null } },
  ])
})

const own = { least: 150, most: 250, source: ' 县委办〔2026〕12 号 ' }
const put = (body: object, cookie = planner) => ask(url, { method: 'PUT', cookie, body })
const lines = () =>
  db.selectFrom('auditEvent').selectAll().where('action', '=', 'grid-settings-changed').execute()

describe('the target of households per grid', () => {
  test('is that of the standard until the county says its own', async () => {
    expect((await ask(url, { cookie: leader })).body).toEqual({
      target: gridTarget,
      own: false,
      paper: '',
      version: 0,
    })
    const { status, body } = await put({ version: 0, ...own })
    expect(status).toBe(200)
    const paper = '县委办〔2026〕12 号'
    expect(body).toEqual({
      target: { least: 150, most: 250, source: { zh: paper, en: paper } },
      own: true,
      paper,
      version: 1,
    })
    expect((await ask(url, { cookie: leader })).body).toEqual(body)
    const [line] = await lines()
    expect(line).toMatchObject({
      accountName: '规划员',
      areaCode: county,
      before: { leastHouseholds: 300, mostHouseholds: 500, source: '' },
      after: { leastHouseholds: 150, mostHouseholds: 250, source: paper },
    })
  })

  test('is what painting, and a division without a wish, go by', async () => {
    const divide = async () =>
      (await ask(`/communities/${community}/division`, { method: 'POST', cookie: planner, body: {} })).body
    // 800 households: two grids of 400, the middle of 300 and 500
    expect(await divide()).toMatchObject({ suggested: 2, target: gridTarget })
    await put({ version: 0, ...own })
    // four of 200, the middle of 150 and 250
    expect(await divide()).toMatchObject({ suggested: 4, target: { least: 150, most: 250 } })
    const { body } = await ask(`/communities/${community}/ground`, { cookie: planner })
    expect(body.target).toMatchObject({ least: 150, most: 250 })
  })

  test('without a paper is said by the county itself', async () => {
    const { body } = await put({ version: 0, ...own, source: '' })
    expect(body.target.source).toEqual({ zh: '本县规定', en: 'as the county says' })
  })

  test('is said by whoever keeps the grids of the whole county', async () => {
    expect(fault(await put({ version: 0, ...own }, leader))).toEqual([403, 'not-permitted'])
    const ofTownship = await signedIn(db, '镇规划员', [
      { roleId: 'planner', scope: { area: township, unitId: null } },
    ])
    expect(fault(await put({ version: 0, ...own }, ofTownship))).toEqual([403, 'not-permitted'])
    expect(await lines()).toEqual([])
  })

  test('is kept from whoever began with another one, who is told the present one', async () => {
    await put({ version: 0, ...own })
    const late = await put({ version: 0, least: 300, most: 400, source: '' })
    expect(fault(late)).toEqual([409, 'changed-meanwhile'])
    expect(late.body.error.details.current).toMatchObject({ version: 1, target: { least: 150 } })
    expect(await lines()).toHaveLength(1)
  })

  test('refuses what no grid can be, in one sentence', async () => {
    const wrong = await put({ version: 0, least: 500, most: 300, source: '' })
    expect(fault(wrong)).toEqual([400, 'bad-request'])
    expect(wrong.body.error.message).toBe(
      'A grid cannot have at least 500 and at most 300 households; the smaller number comes first.',
    )
    for (const bad of [
      { least: 0 },
      { most: 5001 },
      { least: 300.5 },
      { least: null },
      { source: '文'.repeat(201) },
    ])
      expect(fault(await put({ version: 0, ...own, ...bad }))).toEqual([400, 'bad-request'])
    expect((await ask(url)).body.version).toBe(0)
  })
})

test('what a grid lies beyond the target, or below it', () => {
  const beyond = (households: number | null) => deviationFrom({ least: 300, most: 500 }, households)
  expect([null, 0, 299, 300, 500, 501].map(beyond)).toEqual([null, -300, -1, 0, 0, 1])
})
