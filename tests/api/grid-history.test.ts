// What the grids were: on a day, between two days, change by change, and whose land became whose.
//
// A community of 900 m × 400 m, three grids of 300 m since 2026-01-01. What happens to it in these tests:
//   2026-03-01  002 gives 003 its eastern half (150 m)
//   2026-05-01  001 is split at x = 100: 004 is its western part or its eastern one, whichever is smaller
//   2026-07-01  003 is merged into 002
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GridChangeEntry } from '../../api/contract/grid-history.ts'
import type { CommunityMosaic } from '../../api/contract/grids.ts'
import { readSource } from '../../geodata/readers/read-file.ts'
import { mergeGrids } from '../../web/map/mosaic/merge-grids.ts'
import type { Mosaic, Outcome } from '../../web/map/mosaic/mosaic.ts'
import type { Point } from '../../web/map/mosaic/plane.ts'
import { givePiece, splitGrid } from '../../web/map/mosaic/split-grid.ts'
import { community, county, layCounty, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { bodyAfter } from '../support/mosaic-api.ts'
import { makeAccount, signedIn } from '../support/people.ts'
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
const acrossAt = (x: number): [Point, Point] => [at(x, -10), at(x, 410)]

/** Saves, and then says that it was on another day: the last version ended then, and what came of it began. */
async function changeOn(day: string, step: (mosaic: Mosaic) => Outcome): Promise<void> {
  const mosaic: CommunityMosaic = (await ask(`/communities/${community}/mosaic`)).body
  const { status, body } = await ask(`/communities/${community}/mosaic`, {
    method: 'POST',
    body: bodyAfter(mosaic, [step], { reason: `调整 ${day}` }),
  })
  expect([status, body.error]).toEqual([200, undefined])
  await sql`update grid set valid_from = ${day}::date where county_code = ${county} and valid_from = current_date`.execute(
    db,
  )
  await sql`update grid set valid_to = ${day}::date where county_code = ${county} and valid_to = current_date`.execute(
    db,
  )
  await sql`update grid_version set valid_to = ${day}::date where county_code = ${county} and valid_to = current_date`.execute(
    db,
  )
  await sql`update grid_change set at = ${day}::date + time '10:00' where county_code = ${county} and at > current_date`.execute(
    db,
  )
}

let problem: number
let leader: string

beforeAll(async () => {
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: rectangle(0, 0, 900, 400) },
      { code: community, name: '文昌社区', geometry: rectangle(0, 0, 900, 400) },
    ],
    grids: [one, two, three].map((each, i) => ({ code: each, geometry: rectangle(i * 300, 0, 300, 400) })),
    places: [{ kind: 'built-up-area', geometry: rectangle(0, 0, 900, 400) }],
  })
  await sql`update grid set valid_from = '2026-01-01'`.execute(db)
  // in the eastern half of 002
  problem = await makeProblem(db, await makeAccount(db, '上报人', []), reportAt([550, 200]))
  leader = await signedIn(db, '一网格长', [{ roleId: 'grid-leader', scope: { area: one, unitId: null } }])
  await changeOn('2026-03-01', (mosaic) => givePiece(mosaic, two, three, acrossAt(450)))
  await changeOn('2026-05-01', (mosaic) => splitGrid(mosaic, one, acrossAt(100), 'new'))
  await changeOn('2026-07-01', (mosaic) => mergeGrids(mosaic, two, three))
})

const areasOn = async (day: string, area = community): Promise<Record<string, number>> => {
  const { body } = await ask(`/areas/${area}/mosaic-on?on=${day}`)
  return Object.fromEntries(
    body.grids.map((each: { code: string; squareMetres: number }) => [
      each.code.slice(-3),
      Math.round(each.squareMetres / 1000),
    ]),
  )
}

// 300 m × 400 m are 120 000 m²
test('on a day, the day of a change included, and the day before it', async () => {
  expect(await areasOn('2025-12-31')).toEqual({})
  expect(await areasOn('2026-01-01')).toEqual({ '001': 120, '002': 120, '003': 120 })
  expect(await areasOn('2026-02-28')).toEqual({ '001': 120, '002': 120, '003': 120 })
  expect(await areasOn('2026-03-01')).toEqual({ '001': 120, '002': 60, '003': 180 })
  expect(await areasOn('2026-05-01')).toEqual({ '001': 80, '002': 60, '003': 180, '004': 40 })
  expect(await areasOn('2026-06-30')).toEqual({ '001': 80, '002': 60, '003': 180, '004': 40 })
  expect(await areasOn('2026-07-01')).toEqual({ '001': 80, '002': 240, '004': 40 })
  expect(await areasOn('2026-07-01', county)).toEqual({ '001': 80, '002': 240, '004': 40 })
  expect(await areasOn('2026-06-30', three)).toEqual({ '003': 180 })
  expect(await areasOn('2026-07-01', three)).toEqual({})
})

test('several changes of one day: the last one counts', async () => {
  const { rows } = await sql<{ on: string }>`select current_date::text as on`.execute(db)
  const today = rows[0]!.on
  expect(await areasOn(today)).toEqual({ '001': 80, '002': 240, '004': 40 })
})

test('between two days: what changed, began, ended, and which land went over', async () => {
  const { body } = await ask(`/communities/${community}/mosaic-comparison?from=2026-02-01&to=2026-08-01`)
  expect(
    body.grids.map(({ code: each, state, before, after }: Record<string, number | string | null>) => [
      String(each).slice(-3),
      state,
      ...[before, after].map((area) =>
        area === null || area === undefined ? null : Math.round(Number(area) / 1000),
      ),
    ]),
  ).toEqual([
    ['001', 'changed', 120, 80],
    ['002', 'changed', 120, 240],
    ['003', 'ended', 120, null],
    ['004', 'began', null, 40],
  ])
  expect(
    body.moved.map(({ from, to, squareMetres }: { from: string; to: string; squareMetres: number }) => [
      from.slice(-3),
      to.slice(-3),
      Math.round(squareMetres / 1000),
    ]),
  ).toEqual([
    ['003', '002', 120],
    ['001', '004', 40],
  ])
  const same = await ask(`/communities/${community}/mosaic-comparison?from=2026-03-01&to=2026-04-01`)
  expect(same.body.moved).toEqual([])
  expect(same.body.grids.map(({ state }: { state: string }) => state)).toEqual(['same', 'same', 'same'])
})

test('change by change: before, after, who, why, and what changed hands', async () => {
  const { body } = await ask(`/communities/${community}/grid-changes`)
  const told = body.items.map(({ on, reason, before, after, descents }: GridChangeEntry) => [
    on,
    reason,
    before.map((each) => each.code.slice(-3)),
    after.map((each) => each.code.slice(-3)),
    descents.map(({ parent, child }) => `${parent.slice(-3)} ${child.slice(-3)}`),
  ])
  expect(told).toEqual([
    ['2026-07-01', '调整 2026-07-01', ['002', '003'], ['002'], ['003 002']],
    ['2026-05-01', '调整 2026-05-01', ['001'], ['001', '004'], ['001 004']],
    ['2026-03-01', '调整 2026-03-01', ['002', '003'], ['002', '003'], []],
  ])
  // after the first change 002 had its western half, although it is larger today
  const [, , first] = body.items as GridChangeEntry[]
  const east = Math.max(
    ...first!.after[0]!.geometry.coordinates.flat(2)
      .filter((_, i) => i % 2 === 0)
      .map(Number),
  )
  expect(east).toBeCloseTo(at(450, 0)[0], 6)
  expect(first!.handOver).toMatchObject({
    transfers: [{ from: two, to: three, openProblems: 1 }],
    problems: [{ id: problem, from: two, to: three }],
  })
  expect(body.next).toBeNull()
  const page = await ask(`/communities/${community}/grid-changes?limit=1&after=${body.items[0].id}`)
  expect(page.body.items.map(({ id }: { id: number }) => id)).toEqual([body.items[1].id])
  expect(page.body.next).toBe(body.items[1].id)
  const ofFour = await ask(`/communities/${community}/grid-changes?grid=${four}`)
  expect(ofFour.body.items.map(({ on }: { on: string }) => on)).toEqual(['2026-05-01'])
})

test('how many problems changed hands is for whoever sees them on one of the two sides', async () => {
  const { body } = await ask(`/communities/${community}/grid-changes`, { cookie: leader })
  const [merged, , first] = body.items as GridChangeEntry[]
  expect(first!.handOver).toMatchObject({
    transfers: [{ from: two, to: three, openProblems: null }],
    problems: [],
  })
  expect(merged!.handOver!.problems).toEqual([])
})

test('the line of descent, of the community and of one grid', async () => {
  const all = (await ask(`/communities/${community}/grid-family`)).body
  expect(all.lines).toMatchObject([
    { parent: one, child: four, on: '2026-05-01' },
    { parent: three, child: two, on: '2026-07-01' },
  ])
  expect(all.members.map(({ code: each }: { code: string }) => each)).toEqual([one, two, three, four])
  const ofFour = (await ask(`/communities/${community}/grid-family?grid=${four}`)).body
  expect(ofFour.lines).toMatchObject([{ parent: one, child: four }])
  const ofThree = (await ask(`/communities/${community}/grid-family?grid=${three}`)).body
  expect(ofThree.members).toMatchObject([
    { code: two, validTo: null },
    { code: three, validTo: '2026-07-01' },
  ])
})

test('days that are none, and areas that are not there', async () => {
  expect(fault(await ask(`/areas/${community}/mosaic-on?on=2026-02-30`))).toEqual([400, 'bad-request'])
  expect(fault(await ask(`/communities/${township}999/grid-changes`))).toEqual([404, 'unknown-area'])
  expect(fault(await ask(`/areas/${county}/mosaic-on`))).toEqual([400, 'bad-request'])
})

describe('a file of a day', () => {
  const take = async (format: string, on: string, area = community) => {
    const answer = await ask(`/areas/${area}/grid-export/${format}?on=${on}`)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer
  }
  const folder = mkdtempSync(join(tmpdir(), 'tuzhi-grids-of-a-day-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('as GeoJSON has the borders of then with every digit, and says which day it is', async () => {
    const { bytes, headers } = await take('geojson', '2026-06-30')
    expect(headers['content-disposition']).toContain(`"grids-${community}-2026-06-30.geojson"`)
    const { exported, features } = JSON.parse(bytes.toString())
    expect(exported).toMatchObject({ area: community, on: '2026-06-30' })
    const told = features.map(({ properties }: { properties: Record<string, unknown> }) => [
      properties.code,
      Math.round(Number(properties.areaSquareMetres) / 1000),
      properties.validFrom,
    ])
    expect(told).toEqual([
      [one, 80, '2026-05-01'],
      [two, 60, '2026-03-01'],
      [three, 180, '2026-03-01'],
      [four, 40, '2026-05-01'],
    ])
    expect(features[2].properties).toMatchObject({ communityCode: community, communityName: '文昌社区' })
    for (const { properties } of features) expect(properties).not.toHaveProperty('deputies')
    const former = JSON.parse((await take('geojson', '2026-02-28')).bytes.toString())
    expect(former.features[0].geometry).toEqual(rectangle(0, 0, 300, 400))
  })

  test.each([
    ['gpkg', 'gpkg', ['code', 'area_m2', 'valid_from']],
    ['shp', 'zip', ['CODE', 'AREA_M2', 'VALID_FROM']],
    ['xlsx', 'xlsx', ['网格编码', '面积（平方米）', '边界生效']],
  ])('as %s holds the same grids', async (format, extension, [called, area, since]) => {
    const file = join(folder, `grids.${extension}`)
    writeFileSync(file, (await take(format, '2026-03-01', county)).bytes)
    const [layer] = await readSource(file, () => true)
    const rows = layer!.rows.map(({ attributes }) => [
      String(attributes[called!]),
      Math.round(Number(attributes[area!]) / 1000),
      String(attributes[since!]).replaceAll('/', '-'),
    ])
    expect(rows).toEqual([
      [one, 120, '2026-01-01'],
      [two, 60, '2026-03-01'],
      [three, 180, '2026-03-01'],
    ])
  })

  test('of a grid that ended holds it while it was there; of today it is the file of today', async () => {
    const { features } = JSON.parse((await take('geojson', '2026-06-30', three)).bytes.toString())
    expect(features).toHaveLength(1)
    expect(fault(await ask(`/areas/${three}/grid-export/geojson?on=2026-07-01`))).toEqual([
      404,
      'unknown-area',
    ])
    const { rows } = await sql<{ on: string }>`select current_date::text as on`.execute(db)
    const ofToday = JSON.parse((await take('geojson', rows[0]!.on)).bytes.toString())
    const plain = JSON.parse((await ask(`/areas/${community}/grid-export/geojson`)).bytes.toString())
    expect(ofToday.features).toEqual(plain.features)
    expect(ofToday.features[0].properties).toHaveProperty('deputies')
  })

  test('from before the first record has no rows; the log says of which day it was', async () => {
    const { features } = JSON.parse((await take('geojson', '2025-12-31')).bytes.toString())
    expect(features).toEqual([])
    const line = await db
      .selectFrom('auditEvent')
      .select('after')
      .where('action', '=', 'exported')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(line.after).toEqual({ format: 'geojson', grids: 0, on: '2025-12-31' })
  })

  test('that is none, or that has not come, is refused in one sentence', async () => {
    for (const on of ['2026-02-30', '2026-3-1', 'yesterday', '']) {
      const answer = await ask(`/areas/${community}/grid-export/shp?on=${on}`)
      expect([on, ...fault(answer)]).toEqual([on, 400, 'bad-request'])
      expect(answer.body.error.message).toMatch(/on.*YYYY-MM-DD/)
    }
    const future = await ask(`/areas/${community}/grid-export/shp?on=2126-01-01`)
    expect(fault(future)).toEqual([400, 'bad-request'])
    expect(future.body.error.message).toMatch(/^Choose a day until \d{4}-\d\d-\d\d: .*2126-01-01 yet\.$/)
    expect(future.body.error.details.zh).toContain('2126-01-01 还没有到')
  })
})
