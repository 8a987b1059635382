// Everything wrong that may be sent in place of new borders, by hand or by another program: each is answered in one sentence that
// says what it is, none of it is kept, and the mosaic is what it was.
//
// Four grids of 300 m × 400 m from x 0 to 1200, and one of another community east of them.
import { beforeAll, describe, expect, test } from 'vitest'
import type { CommunityMosaic, Finding } from '../../api/contract/grids.ts'
import { givePiece } from '../../web/map/mosaic/split-grid.ts'
import { community, county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { signedIn } from '../support/people.ts'
import { expectLikeFullRun, expectSeamless, landOf } from '../support/seamless.ts'
import { position, rectangle } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine, requestsPerMinute: Number.MAX_SAFE_INTEGER })
const url = `/communities/${community}/mosaic`
const east = `${township}002`
const code = (number: number) => community + String(number).padStart(3, '0')
const [one, two, three, four] = [1, 2, 3, 4].map(code) as [string, string, string, string]
let planner: string
let before: CommunityMosaic
let land: number

beforeAll(async () => {
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
      })),
      { code: `${east}001`, geometry: rectangle(1200, 0, 400, 400) },
    ],
  })
  planner = await signedIn(db, '规划员', [{ roleId: 'planner', scope: { area: county, unitId: null } }])
  before = (await ask(url)).body
  land = await landOf(db, community)
})

const save = (body: object, to = url, cookie = planner) => ask(to, { method: 'POST', body, cookie })
type Ring = number[][]
const ringOf = (...box: Parameters<typeof rectangle>): Ring => rectangle(...box).coordinates[0]!
const first = ringOf(0, 0, 300, 400)
const polygon = (...rings: Ring[]) => ({ type: 'Polygon', coordinates: rings })
const instead = (geometry: object) => ({ changed: [{ code: one, version: 1, geometry }], reason: '试' })

async function expectUnchanged() {
  expect((await ask(url)).body).toEqual(before)
  await expectSeamless(db, community, land)
}

describe('shapes that are none', () => {
  const dent: Ring = [first[0]!, first[0]!, ...first.slice(1)]
  test.each<[string, object, string[]]>([
    ['a ring that is open', polygon(first.slice(0, 4)), ['invalid']],
    ['a ring there and back', polygon([first[0]!, first[1]!, first[0]!, first[0]!]), ['invalid']],
    ['a single place', polygon([first[0]!, first[0]!, first[0]!, first[0]!]), ['invalid']],
    ['a ring over itself', polygon([first[0]!, first[2]!, first[1]!, first[3]!, first[0]!]), ['invalid']],
    [
      'a spike',
      polygon(
        [
          [0, 0],
          [300, 0],
          [300, 400],
          [150, 400],
          [150, 600],
          [150, 400],
          [0, 400],
          [0, 0],
        ].map(([x, y]) => position([x!, y!])),
      ),
      ['invalid'],
    ],
    ['a hole outside', polygon(first, ringOf(900, 100, 10, 10)), ['invalid']],
    ['a hole as large as itself', polygon(first, first), ['invalid']],
    [
      'holes over each other',
      polygon(first, ringOf(100, 100, 20, 20), ringOf(110, 100, 20, 20)),
      ['invalid'],
    ],
    ['a hole that nobody fills', polygon(first, ringOf(100, 100, 20, 20)), ['gap', 'encloses']],
    [
      'a part over the other',
      { type: 'MultiPolygon', coordinates: [[first], [ringOf(0, 0, 100, 100)]] },
      ['invalid'],
    ],
    [
      'around the world, over its edge',
      polygon([
        [179.9, 35],
        [-179.9, 35],
        [-179.9, 36],
        [179.9, 36],
        [179.9, 35],
      ]),
      ['outside'],
    ],
    ['null island', polygon(first.map(([x, y]) => [x! - 105, y! - 35])), ['outside']],
    [
      'corners twice, of land that is another’s',
      polygon([...dent.slice(0, 3), position([350, 400]), ...dent.slice(4)]),
      ['overlap'],
    ],
  ])('%s', async (_, geometry, codes) => {
    const answer = await save(instead(geometry))
    expect(fault(answer)).toEqual([422, 'mosaic-refused'])
    const findings: Finding[] = answer.body.error.details.findings
    expect(findings.map((each) => each.code)).toEqual(codes)
    for (const { zh, geometry: place } of findings) {
      expect(zh).toMatch(/^[^a-zA-Z]+$/)
      expect(place).toMatchObject({ type: expect.any(String) })
    }
    await expectUnchanged()
  })

  test.each<[string, object, RegExp]>([
    [
      'longitude and latitude the other way round',
      polygon(first.map(([x, y]) => [y!, x!])),
      /Latitude in degrees, after the longitude/,
    ],
    ['heights', polygon(first.map(([x, y]) => [x!, y!, 1600])), /without a height/],
    ['three corners', polygon([first[0]!, first[1]!, first[0]!]), /four positions or more/],
    ['no ring', polygon(), /outer ring/],
    ['a number beyond all', polygon([[1e308, 35], ...first.slice(1)]), /Longitude in degrees/],
    ['a line', { type: 'LineString', coordinates: first }, /type/],
    ['nothing', {}, /missing|geometry/],
  ])('%s', async (_, geometry, words) => {
    const answer = await save(instead(geometry))
    expect(fault(answer)).toEqual([400, 'bad-request'])
    expect(answer.body.error.message).toMatch(words)
    await expectUnchanged()
  })
})

describe('changes that make no sense', () => {
  const kept = (number: number, x: number, width: number) => ({
    ...{ code: code(number), version: 1 },
    geometry: rectangle(x, 0, width, 400),
  })
  test.each<[string, object, string]>([
    ['no grid', { changed: [] }, '没有任何网格发生变化'],
    ['no reason', { changed: [kept(1, 0, 300)], reason: ' ' }, '请填写调整原因'],
    [
      'changed and removed',
      { changed: [kept(1, 0, 300)], removed: [{ code: one, version: 1, into: two }] },
      '同一网格在一次保存中只能调整或撤销一次',
    ],
    [
      'changed twice',
      { changed: [kept(1, 0, 300), kept(1, 0, 300)] },
      '同一网格在一次保存中只能调整或撤销一次',
    ],
    [
      'into one that goes as well',
      {
        changed: [kept(3, 0, 900)],
        removed: [
          { code: one, version: 1, into: two },
          { code: two, version: 1, into: three },
        ],
      },
      '撤销的网格不能再并入其他网格，也不能再拆分',
    ],
    [
      'all of them',
      {
        changed: [],
        removed: [one, two, three, four].map((each) => ({ code: each, version: 1, into: one })),
      },
      '撤销的网格不能再并入其他网格，也不能再拆分',
    ],
    [
      'into itself',
      { changed: [], removed: [{ code: one, version: 1, into: one }] },
      '撤销的网格不能再并入其他网格，也不能再拆分',
    ],
    [
      'into a grid of another community',
      { changed: [], removed: [{ code: four, version: 1, into: `${east}001` }] },
      `网格 ${east}001 不属于社区 ${community}，一次只能保存一个社区的网格`,
    ],
  ])('%s', async (_, body, zh) => {
    const answer = await save({ reason: '试', ...body })
    expect(fault(answer)).toEqual([400, 'bad-request'])
    expect(answer.body.error.details).toMatchObject({ zh })
    await expectUnchanged()
  })

  test.each<[string, object]>([
    ['a version that is still to come', { changed: [{ ...kept(1, 0, 300), version: 2 }] }],
    ['a grid that never was', { changed: [{ ...kept(1, 0, 300), code: code(77) }] }],
    ['into one that never was', { changed: [], removed: [{ code: one, version: 1, into: code(77) }] }],
    [
      'cut from one that never was',
      { changed: [], created: [{ key: 'new', from: code(77), geometry: rectangle(0, 0, 9, 9) }] },
    ],
  ])('%s: told with what there is', async (_, body) => {
    const answer = await save({ reason: '试', ...body })
    expect(fault(answer)).toEqual([409, 'changed-meanwhile'])
    expect(answer.body.error.details.current).toEqual(before)
    await expectUnchanged()
  })

  test('a grid that goes and leaves its land behind', async () => {
    const answer = await save({ changed: [], removed: [{ code: one, version: 1, into: two }], reason: '试' })
    expect(fault(answer)).toEqual([422, 'mosaic-refused'])
    expect(answer.body.error.details.findings).toMatchObject([{ code: 'gap' }])
    await expectUnchanged()
  })

  test('a community of another county, or of none', async () => {
    const body = instead(polygon(first))
    expect(fault(await save(body, '/communities/110101001001/mosaic'))).toEqual([403, 'not-permitted'])
    expect(fault(await save(body, `/communities/${township}999/mosaic`))).toEqual([404, 'unknown-area'])
    const stranger = await signedIn(db, '外县', [
      { roleId: 'planner', scope: { area: '110101', unitId: null } },
    ])
    expect(fault(await save(body, url, stranger))).toEqual([403, 'not-permitted'])
    await expectUnchanged()
  })

  test('more grids at once than a community has', async () => {
    const created = Array.from({ length: 501 }, (_, i) => ({
      key: `n-${i}`,
      from: one,
      geometry: rectangle(0, 0, 9, 9),
    }))
    expect(fault(await save({ changed: [], created, reason: '试' }))).toEqual([400, 'bad-request'])
    await expectUnchanged()
  })
})

test('five hundred grids at once are one change', async () => {
  // 300 m × 400 m in 50 × 10 cells of 6 m × 40 m, of which 001 keeps the first
  const cell = (i: number) => rectangle((i % 50) * 6, Math.floor(i / 50) * 40, 6, 40)
  const answer = await save({
    changed: [{ code: one, version: 1, geometry: cell(0) }],
    created: Array.from({ length: 499 }, (_, i) => ({ key: `n-${i + 1}`, from: one, geometry: cell(i + 1) })),
    reason: '试',
    dryRun: true,
  })
  expect([answer.status, answer.body.findings]).toEqual([200, []])
  expect(Object.keys(answer.body.codes)).toHaveLength(499)
  await expectUnchanged()
})

test('saves of neighbours in two communities at the same moment both stand', async () => {
  // each gives a piece to the other grid of its community, on both sides of their common border x 1200
  await save(
    {
      changed: [{ code: `${east}001`, version: 1, geometry: rectangle(1200, 0, 400, 200) }],
      created: [{ key: 'north', from: `${east}001`, geometry: rectangle(1200, 200, 400, 200) }],
      reason: '试',
    },
    `/communities/${east}/mosaic`,
  )
  const at = (x: number, y: number) => position([x, y]) as [number, number] // a position has two
  const bodies = await Promise.all([
    ask(url).then(({ body }) =>
      bodyAfter(body, [(m) => givePiece(m, four, three, [at(1100, -9), at(1250, 150)])]),
    ),
    ask(`/communities/${east}/mosaic`).then(({ body }) =>
      bodyAfter(body, [
        (m) => givePiece(m, `${east}001`, `${east}002`, [at(1150, 120), at(1250, 150), at(1300, 210)]),
      ]),
    ),
  ])
  const answers = await Promise.all([save(bodies[0]), save(bodies[1], `/communities/${east}/mosaic`)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  await expectSeamless(db, community, land)
  await expectLikeFullRun(db)
})
