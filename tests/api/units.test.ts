// Units and what they answer for.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { county, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { position } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'
import { east, layTown, northGrid, southGrid, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })

beforeAll(async () => {
  await layTown(db)
  // Beside the town's one unit three more; two of them share a name.
  await sql`
    insert into unit (county_code, code, name, kind, category, source)
    values (${county}, 'b1', '中心小学', 'school', 'B', 'test'), (${county}, 'b2', '中心小学', 'school', null, 'test'),
           (${county}, 'a1', '东关企业', 'enterprise', 'A', 'test')`.execute(db)
})

describe('/api/counties/:county/units', () => {
  test('units come by name, with how much each answers for', async () => {
    const { body } = await ask(`/counties/${county}/units`)
    // by character code: 东 4E1C, 中 4E2D, 县 53BF
    expect(body.items.map((unit: { name: string }) => unit.name)).toEqual([
      '东关企业',
      '中心小学',
      '中心小学',
      '县住建局',
    ])
    expect(body.items.at(-1)).toMatchObject({ code: 'zjj', kind: 'department', assignmentCount: 3 })
    expect(body.items[0]).toMatchObject({ category: 'A', assignmentCount: 0 })
    expect(body.next).toBeNull()
  })

  test('pages walk over every unit exactly once, namesakes too', async () => {
    const seen: string[] = []
    let next: number | null | undefined
    while (next !== null) {
      const after: string = next ? `&after=${next}` : ''
      const { body } = await ask(`/counties/${county}/units?limit=2${after}`)
      seen.push(...body.items.map((unit: { code: string }) => unit.code))
      next = body.next
    }
    expect(seen.sort()).toEqual(['a1', 'b1', 'b2', 'zjj'])
  })

  test('what cannot be asked is refused', async () => {
    expect(fault(await ask('/counties/629902/units'))).toEqual([404, 'unknown-area'])
    expect(fault(await ask(`/counties/${county}/units?after=999999`))).toEqual([404, 'unknown-unit'])
    for (const query of ['limit=0', 'limit=1001', 'after=x', 'name=x']) {
      expect(fault(await ask(`/counties/${county}/units?${query}`)), query).toEqual([400, 'bad-request'])
    }
  })
})

describe('/api/areas/:code/assignments', () => {
  const targets = async (area: string) =>
    (await ask(`/areas/${area}/assignments`)).body.items.map(
      (each: { target: { type: string } }) => each.target.type,
    )

  test('an area shows its own, those of its grids and those of its places', async () => {
    expect((await targets(county)).sort()).toEqual(['grid', 'place', 'region'])
    expect((await targets(township)).sort()).toEqual(['grid', 'place', 'region'])
    expect((await targets(west)).sort()).toEqual(['grid', 'place'])
    expect((await targets(southGrid)).sort()).toEqual(['grid', 'place'])
    expect(await targets(northGrid)).toEqual([])
    expect(await targets(east)).toEqual([])
  })

  test('those of the area itself and those of its places can be asked for alone, and are counted', async () => {
    const asked = async (area: string, of: string) => {
      const { body } = await ask(`/areas/${area}/assignments?of=${of}&limit=1`)
      return [body.items.map((each: { target: { type: string } }) => each.target.type), body.total]
    }
    expect(await asked(township, 'area')).toEqual([['region'], 1])
    expect(await asked(southGrid, 'area')).toEqual([['grid'], 1])
    expect(await asked(county, 'area')).toEqual([[], 0])
    expect(await asked(county, 'places')).toEqual([['place'], 1])
    expect(await asked(northGrid, 'places')).toEqual([[], 0])
    // however short the page
    const { body } = await ask(`/areas/${county}/assignments?limit=2`)
    expect([body.items.length, body.total]).toEqual([2, 3])
  })

  test('pages walk over every assignment exactly once', async () => {
    const seen: number[] = []
    let next: number | null = 0
    while (next !== null) {
      const { body } = await ask(`/areas/${county}/assignments?limit=1&after=${next}`)
      seen.push(...body.items.map((each: { id: number }) => each.id))
      next = body.next
    }
    expect(new Set(seen).size).toBe(3)
    expect(seen).toHaveLength(3)
  })

  test('one that has ended or not begun is left out', async () => {
    await sql`update assignment set valid_from = current_date + 1 where grid_id is not null`.execute(db)
    expect((await targets(county)).sort()).toEqual(['place', 'region'])
    await sql`update assignment set valid_from = '2026-01-01', valid_to = current_date - 1 where grid_id is not null`.execute(
      db,
    )
    expect((await targets(county)).sort()).toEqual(['place', 'region'])
    // the last day counts
    await sql`update assignment set valid_to = current_date where grid_id is not null`.execute(db)
    expect((await targets(county)).sort()).toEqual(['grid', 'place', 'region'])
  })

  test('what cannot be asked is refused', async () => {
    expect(fault(await ask('/areas/629902/assignments'))).toEqual([404, 'unknown-area'])
    expect(fault(await ask(`/areas/${county}/assignments?limit=-1`))).toEqual([400, 'bad-request'])
  })
})

describe('/api/counties/:county/units/:id/assignments', () => {
  test('a unit with everything it answers for, named', async () => {
    const { items } = (await ask(`/counties/${county}/units`)).body
    const { body } = await ask(`/counties/${county}/units/${items.at(-1).id}/assignments`)
    expect(body.unit.name).toBe('县住建局')
    expect(body.items).toHaveLength(3)
    const compound = body.items.find((each: { target: { type: string } }) => each.target.type === 'place')
    expect(compound).toMatchObject({
      role: 'packaging',
      leaderName: '李强',
      validFrom: '2026-01-01',
      validTo: null,
      target: { name: '和谐家园', kind: 'compound' },
    })
    const region = body.items.find((each: { target: { type: string } }) => each.target.type === 'region')
    expect(region.target).toEqual({ type: 'region', id: township, name: '会师镇', kind: null })
  })

  test('its box is around all of it; without anything to answer for there is none', async () => {
    const { items } = (await ask(`/counties/${county}/units`)).body
    const boxOf = async (id: number) => (await ask(`/counties/${county}/units/${id}/assignments`)).body.box
    // The township, 4 × 4 km around the origin, holds the rest; meridians converge northwards, so its north is wider.
    const [west, north] = position([-2000, 2000])
    const [east] = position([2000, 2000])
    const [, south] = position([-2000, -2000])
    const box = await boxOf(items.at(-1).id)
    for (const [i, edge] of [west, south, east, north].entries()) expect(box[i]).toBeCloseTo(edge!, 4)
    expect(await boxOf(items[0].id)).toBeNull()
  })

  test('a unit of no county is unknown', async () => {
    const asked = await ask(`/api/counties/${county}/units/999999/assignments`)
    expect(fault(asked)).toEqual([404, 'unknown-unit'])
    expect(fault(await ask(`/counties/${county}/units/zjj/assignments`))).toEqual([400, 'bad-request'])
  })
})
