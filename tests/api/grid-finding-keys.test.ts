// A warning is confirmed once: also when the new grid that it is about gets another number than the dry run said.
//
//     y 400 ┌───┬─────┬─────────┐   A line cuts 001 so that its western part has a neck, 4 m wide from y 150 to y 250;
//           │┌──┘     │         │   that part is the new grid, and the neck is what has to be confirmed.
//           ││  001   │   002   │   Meanwhile 002 is divided too, and takes the number 003.
//           │└──┐     │         │
//     y 0   └───┴─────┴─────────┘
//           x 0  100  300       600
import { beforeEach, expect, test } from 'vitest'
import type { CommunityMosaic, MosaicChange } from '../../api/contract/grids.ts'
import type { Mosaic } from '../../web/map/mosaic/mosaic.ts'
import type { Point } from '../../web/map/mosaic/plane.ts'
import { splitGrid } from '../../web/map/mosaic/split-grid.ts'
import { community, county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { signedIn } from '../support/people.ts'
import { position, rectangle } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
const [one, two, three, four] = [1, 2, 3, 4].map((each) => `${community}00${each}`) as [
  string,
  string,
  string,
  string,
] // four numbers
let planner: string
let leader: string

beforeEach(async () => {
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: rectangle(0, 0, 600, 400) },
      { code: community, name: '文昌社区', geometry: rectangle(0, 0, 600, 400) },
    ],
    grids: [one, two].map((code, i) => ({ code, geometry: rectangle(i * 300, 0, 300, 400) })),
  })
  planner = await signedIn(db, '规划员', [{ roleId: 'planner', scope: { area: county, unitId: null } }])
  leader = await signedIn(db, '一网格长', [{ roleId: 'grid-leader', scope: { area: one, unitId: null } }])
})

const line = (...metres: [number, number][]) => metres.map((each) => position(each) as unknown as Point) // two numbers each
const neck = (mosaic: Mosaic) =>
  splitGrid(mosaic, one, line([100, -10], [100, 150], [4, 150], [4, 250], [100, 250], [100, 410]), 'west')
const halves = (mosaic: Mosaic) => splitGrid(mosaic, two, line([400, -10], [400, 410]), 'other')
const read = async (): Promise<CommunityMosaic> => (await ask(`/communities/${community}/mosaic`)).body
const save = (body: MosaicChange) =>
  ask(`/communities/${community}/mosaic`, { method: 'POST', cookie: planner, body })
const divideTwo = async () => expect((await save(bodyAfter(await read(), [halves]))).status).toBe(200)

test('saved after somebody else took the number', async () => {
  const body = bodyAfter(await read(), [neck])
  const dry = await save({ ...body, dryRun: true })
  expect(dry.body.codes).toEqual({ west: three })
  expect(dry.body.findings).toMatchObject([{ code: 'narrow', severity: 'warning', grids: [three] }])
  const confirmed = dry.body.findings.map(({ key }: { key: string }) => key)
  await divideTwo()
  expect(fault(await save(body))).toEqual([422, 'mosaic-unconfirmed'])
  const saved = await save({ ...body, confirmed })
  expect(saved.status).toBe(200)
  expect(saved.body.codes).toEqual({ west: four })
})

test('proposed, and approved after somebody else took the number', async () => {
  const url = `/communities/${community}/grid-proposals`
  const body = bodyAfter(await read(), [neck])
  const dry = await ask(url, { method: 'POST', cookie: leader, body: { ...body, dryRun: true } })
  const confirmed = dry.body.answer.findings.map(({ key }: { key: string }) => key)
  expect(confirmed).toHaveLength(1)
  const { body: proposed } = await ask(url, { method: 'POST', cookie: leader, body: { ...body, confirmed } })
  const { id, version } = proposed.proposal.row
  await divideTwo()
  const approved = await ask(`/counties/${county}/grid-proposals/${id}/steps`, {
    method: 'POST',
    cookie: planner,
    body: { action: 'approve', version },
  })
  expect(approved.status).toBe(200)
  expect(approved.body.row.status).toBe('in-force')
})
