// What comes to the door of a save: how much it takes, and what it costs to turn the rest away. Nobody need be signed in to
// send something that is no polygon.
import { beforeAll, expect, test } from 'vitest'
import { type Finding, mostCorners } from '../../api/contract/grids.ts'
import { community, county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { signedIn } from '../support/people.ts'
import { position, rectangle } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
const url = `/communities/${community}/mosaic`
const code = `${community}001`
type Pair = [number, number]
let planner: string

beforeAll(async () => {
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: rectangle(0, 0, 800, 400) },
      { code: community, name: '文昌社区', geometry: rectangle(0, 0, 800, 400) },
    ],
    grids: [{ code, geometry: rectangle(0, 0, 800, 400) }],
  })
  planner = await signedIn(db, '规划员', [{ roleId: 'planner', scope: { area: county, unitId: null } }])
})

const send = (text: string, cookie = planner) =>
  ask(url, {
    method: 'POST',
    body: Buffer.from(text),
    headers: { 'content-type': 'application/json' },
    cookie,
  })
const withRing = (ring: string, more = '') =>
  `{"changed":[{"code":"${code}","version":1,"geometry":{"type":"Polygon","coordinates":[[${ring}]]}}],"reason":"试"${more}}`
const repeated = (text: string, times: number) => Array<string>(times).fill(text).join()

test('as many corners as the contract allows, with every digit, pass', async () => {
  // 800 m in 49,996 steps to the east along the southern edge, then the other three corners
  const steps = mostCorners - 4
  const [[west, south], [east, southToo]] = [position([0, 0]), position([800, 0])] as [Pair, Pair] // positions have two
  const edge = Array.from({ length: steps }, (_, i) => [
    west + ((east - west) * i) / steps,
    south + ((southToo - south) * i) / steps,
  ])
  // The embedded engine cuts on a grid, which takes minutes of so many: there the ring stays open, and is refused as such.
  const last = engine === 'server' ? edge[0]! : edge[1]!
  const ring = [...edge, position([800, 0]), position([800, 400]), position([0, 400]), last]
  expect(ring).toHaveLength(mostCorners)
  const text = withRing(ring.map((each) => JSON.stringify(each)).join(), ',"dryRun":true')
  expect(text.length).toBeGreaterThan(1.5e6)
  const answer = await send(text)
  const codes = answer.body.findings.map((each: Finding) => each.code)
  expect([answer.status, codes]).toEqual([200, engine === 'server' ? [] : ['invalid']])
})

test('a hundred thousand faults are told as one, to whoever sends them', async () => {
  for (const [corner, words] of [
    ['[999,1]', /Longitude in degrees/],
    ['[]', /Longitude and latitude, without a height/],
    ['[1,2,3]', /Longitude and latitude, without a height/],
    ['[35,105]', /Latitude in degrees, after the longitude/],
    ['[1e308,1]', /Longitude in degrees/],
    ['[1e999,1]', /Longitude in degrees/],
  ] as const)
    for (const cookie of [planner, '']) {
      const answer = await send(withRing(repeated(corner, 100_000)), cookie)
      expect(fault(answer), corner).toEqual([400, 'bad-request'])
      expect(answer.body.error.message, corner).toMatch(words)
      expect(answer.bytes.length).toBeLessThan(2000)
    }
})

test('the same of a MultiPolygon: the fault is told, not that it is no Polygon', async () => {
  const answer = await send(
    withRing('[1,2],[1,200],[2,2],[1,2]')
      .replace('"Polygon"', '"MultiPolygon"')
      .replace('[[[', '[[[[')
      .replace(']]]', ']]]]'),
  )
  expect(fault(answer)).toEqual([400, 'bad-request'])
  expect(answer.body.error.message).toMatch(
    /^changed\/0\/geometry\/coordinates\/0\/0\/1\/1 must be: Latitude/,
  )
})

test('a million corners are turned away before they are read', async () => {
  const before = process.memoryUsage().rss
  const answer = await send(withRing(repeated('[104.12345,35.12345]', 1_000_000)))
  expect(fault(answer)).toEqual([413, 'too-large'])
  expect(answer.body.error.message).toBe('The request is larger than this server takes.')
  // the text itself, as it is made and sent here, is twenty megabytes and some copies of it
  expect(process.memoryUsage().rss - before).toBeLessThan(250e6)
  expect((await ask(url)).status).toBe(200)
})
