// Values, explanations, covered land and the distance surface, as the map gets them.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { definitions } from '../../api/indicators/definitions/index.ts'
import { county, layCounty, township, unitCode } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { point, position, square } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'
import { east, layTown, northGrid, southGrid, stops, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
beforeAll(() => layTown(db))

interface Value {
  area: string
  indicator: string
  value: number | null
  numerator: number | null
  verdict: string
}

describe('/api/areas/:code/indicators', () => {
  test('an area has a value of every indicator, in the order of the list', async () => {
    const { body } = await ask(`/areas/${county}/indicators`)
    expect(body.items.map((each: Value) => each.indicator)).toEqual(definitions.map((each) => each.id))
    expect(Date.parse(body.computedAt)).toBeGreaterThan(Date.now() - 600_000)
  })

  test('numbers that the drawing gives', async () => {
    const items: Value[] = (await ask(`/areas/${county}/indicators`)).body.items
    const of = (id: string) => items.find((each) => each.indicator === id)!
    // 2 km of road on 4 km² of built-up land
    expect(of('road-density').value).toBeCloseTo(0.5, 4)
    // the two grids hold the western half of it
    expect(of('grid-coverage').value).toBeCloseTo(50, 4)
    // the one compound has its unit
    expect(of('unit-coverage').value).toBeCloseTo(100, 6)
    // nobody has mapped a toilet: that cannot be said, it is not 0
    expect(of('toilet-density')).toMatchObject({ value: null, verdict: 'no-data' })
  })

  test('an unknown area is told', async () => {
    expect(fault(await ask('/areas/629902/indicators'))).toEqual([404, 'unknown-area'])
    expect(fault(await ask('/areas/6299/indicators'))).toEqual([400, 'bad-request'])
  })
})

describe('/api/indicators/:indicator/values', () => {
  test('one indicator of all areas of a level, whose parts add up', async () => {
    const { body } = await ask(`/indicators/road-density/values?within=${county}&level=community`)
    const items: Value[] = body.items
    expect(items.map((each) => each.area)).toEqual([west, east, `${township}201`])
    expect(items[0]!.numerator).toBeCloseTo(1000, 3)
    expect(items[1]!.numerator).toBeCloseTo(1000, 3)
    expect(items[2]).toMatchObject({ value: null, verdict: 'no-data' })
  })

  test('only the areas inside the one asked for', async () => {
    const { body } = await ask(`/indicators/grid-coverage/values?within=${west}&level=grid`)
    expect(body.items.map((each: Value) => each.area)).toEqual([southGrid, northGrid])
  })

  test('what cannot be asked is refused', async () => {
    const path = '/indicators/road-density/values'
    expect(fault(await ask(`/indicators/happiness/values?within=${county}&level=grid`))).toEqual([
      404,
      'unknown-indicator',
    ])
    expect(fault(await ask(`${path}?within=629902&level=grid`))).toEqual([404, 'unknown-area'])
    for (const query of [
      `within=${county}`,
      'level=grid',
      `within=${county}&level=street`,
      `within=${county}&level=grid&x=1`,
    ]) {
      expect(fault(await ask(`${path}?${query}`)), query).toEqual([400, 'bad-request'])
    }
  })
})

describe('/api/indicators/:indicator/explanation', () => {
  test('the places that count, whether they lie inside, and what was assumed', async () => {
    const { body } = await ask(`/indicators/bus-stop-coverage/explanation?area=${southGrid}`)
    expect(body.value).toMatchObject({ area: southGrid, indicator: 'bus-stop-coverage' })
    expect(body.placeCount).toBe(body.places.length)
    expect(body.placeCount).toBeGreaterThan(0)
    // every stop lies 50 m north of the grid and still serves it
    expect(body.places.every((place: { inside: boolean }) => !place.inside)).toBe(true)
  })

  test('without residential land the compounds stand in, and the uncovered ones come with their unit', async () => {
    const { body } = await ask(`/indicators/park-service-coverage/explanation?area=${county}`)
    expect(body.notes.map((note: { code: string }) => note.code)).toContain('substitute-denominator')
    expect(body.gaps).toHaveLength(1)
    expect(body.gaps[0]).toMatchObject({ kind: 'compound', name: '和谐家园', unitName: '县住建局' })
    expect(body.gaps[0].areaSquareMetres).toBeCloseTo(200 * 100, 0)
  })

  test('what cannot be asked is refused', async () => {
    expect(fault(await ask(`/indicators/happiness/explanation?area=${county}`))).toEqual([
      404,
      'unknown-indicator',
    ])
    const path = '/indicators/green-ratio/explanation'
    expect(fault(await ask(`${path}?area=629902`))).toEqual([404, 'unknown-area'])
    expect(fault(await ask(path))).toEqual([400, 'bad-request'])
    expect(fault(await ask(`${path}?area=${county}&deep=1`))).toEqual([400, 'bad-request'])
  })
})

describe('/api/indicators/:indicator/shapes', () => {
  test('covered, uncovered and the service area', async () => {
    const { body } = await ask(`/indicators/bus-stop-coverage/shapes?area=${county}`)
    const parts = body.features.map((each: { properties: { part: string } }) => each.properties.part)
    expect(parts.sort()).toEqual(['covered', 'service', 'uncovered'])
  })

  test('only a coverage has them', async () => {
    expect(fault(await ask(`/indicators/road-density/shapes?area=${county}`))).toEqual([
      422,
      'not-a-coverage',
    ])
    expect(fault(await ask(`/indicators/happiness/shapes?area=${county}`))).toEqual([
      404,
      'unknown-indicator',
    ])
    const path = '/indicators/bus-stop-coverage/shapes'
    expect(fault(await ask(`${path}?area=629902`))).toEqual([404, 'unknown-area'])
    expect(fault(await ask(path))).toEqual([400, 'bad-request'])
  })
})

describe('/api/indicators/:indicator/surface', () => {
  test('cells of what the indicator counts, with the blind ones named', async () => {
    const { body } = await ask(`/indicators/bus-stop-coverage-300/surface?area=${county}`)
    expect(body).toMatchObject({ kind: 'bus-stop', cellMetres: 25, radiusMetres: 300 })
    expect(body.cells).toHaveLength(3 * 6400)
    const blind = new Set<number>(body.blind)
    expect(blind.size / 6400).toBe(body.blindShare)
    const wrong = Array.from({ length: 6400 }, (_, cell) => cell).filter(
      (cell) => body.cells[3 * cell + 2] > 300 !== blind.has(cell),
    )
    expect(wrong).toEqual([])
  })

  test('what cannot be asked is refused', async () => {
    expect(fault(await ask(`/indicators/road-density/surface?area=${county}`))).toEqual([
      422,
      'not-a-coverage',
    ])
    expect(fault(await ask(`/indicators/happiness/surface?area=${county}`))).toEqual([
      404,
      'unknown-indicator',
    ])
    const path = '/indicators/bus-stop-coverage/surface'
    expect(fault(await ask(`${path}?area=629902`))).toEqual([404, 'unknown-area'])
    expect(fault(await ask(path))).toEqual([400, 'bad-request'])
    expect(fault(await ask(`${path}?area=${county}&kind=park`))).toEqual([400, 'bad-request'])
  })
})

describe('/api/surfaces/distance', () => {
  /** Triples of longitude, latitude, metres. */
  const triples = (cells: number[]) =>
    Array.from(
      { length: cells.length / 3 },
      (_, i) => cells.slice(3 * i, 3 * i + 3) as [number, number, number],
    )

  test('every cell of the built-up land has its distance to the nearest stop', async () => {
    const { body } = await ask(`/surfaces/distance?area=${county}&kind=bus-stop&radiusMetres=300`)
    // 2 km ÷ 25 m = 80 cells a side
    expect(body).toMatchObject({ kind: 'bus-stop', cellMetres: 25, radiusMetres: 300 })
    const centres = Array.from({ length: 80 }, (_, i) => -1000 + 12.5 + 25 * i)
    const expected = centres
      .flatMap((y) => centres.map((x) => Math.min(...stops.map((stop) => Math.hypot(x - stop, y - 50)))))
      .sort((a, b) => a - b)
    const distances = triples(body.cells)
      .map(([, , distance]) => distance)
      .sort((a, b) => a - b)
    expect(distances).toHaveLength(6400)
    expect(distances.findIndex((distance, i) => Math.abs(distance - expected[i]!) > 0.06)).toBe(-1)
    expect(body.blindShare).toBeCloseTo(expected.filter((distance) => distance > 300).length / 6400, 9)
  })

  test('cells run from north to south, and half a cell is 12.5 m in each direction', async () => {
    const { body } = await ask(`/surfaces/distance?area=${county}&kind=bus-stop`)
    const [first, last] = [triples(body.cells)[0]!, triples(body.cells).at(-1)!]
    const northWest = position([-987.5, 987.5])
    const southEast = position([987.5, -987.5])
    expect([first[0], first[1]]).toEqual(northWest.map((side) => expect.closeTo(side, 6)))
    expect([last[0], last[1]]).toEqual(southEast.map((side) => expect.closeTo(side, 6)))
    const [origin, eastward, northward] = [position([0, 0]), position([12.5, 0]), position([0, 12.5])]
    const [dLngEast, dLatEast, dLngNorth, dLatNorth] = body.halfCell
    expect(dLngEast).toBeCloseTo(eastward[0]! - origin[0]!, 9)
    expect(dLatEast).toBeCloseTo(0, 8)
    expect(dLngNorth).toBeCloseTo(0, 8)
    expect(dLatNorth).toBeCloseTo(northward[1]! - origin[1]!, 9)
  })

  test('inside a park the distance is 0, outside it starts at the boundary', async () => {
    const { body } = await ask(`/surfaces/distance?area=${county}&kind=park`)
    const distances = triples(body.cells).map(([, , distance]) => distance)
    // 100 m ÷ 25 m: 16 cells inside; the 16 beside its edges lie 12.5 m away
    expect(distances.filter((distance) => distance === 0)).toHaveLength(16)
    expect(distances.filter((distance) => distance === 12.5)).toHaveLength(16)
  })

  test('a place outside the area counts too', async () => {
    const { body } = await ask(`/surfaces/distance?area=${southGrid}&kind=bus-stop`)
    // the grid holds a quarter of the built-up land; the stops lie 50 m north of it, so the nearest centre is 62.5 m away
    const distances = triples(body.cells).map(([, , distance]) => distance)
    expect(distances).toHaveLength(1600)
    expect(Math.min(...distances)).toBeCloseTo(Math.hypot(12.5, 62.5), 1)
  })

  test('without one place of the kind, or without built-up land, nothing is said', async () => {
    const toilets = (await ask(`/surfaces/distance?area=${county}&kind=toilet`)).body
    expect(toilets).toMatchObject({ cells: [], blindShare: null })
    const village = (await ask(`/surfaces/distance?area=${township}201&kind=bus-stop`)).body
    expect(village).toMatchObject({ cells: [], blindShare: null })
  })

  test('larger land gets larger cells, at most 20,000', async () => {
    await layCounty(db, {
      places: [
        { kind: 'built-up-area', geometry: square(-2000, -2000, 4000) },
        { kind: 'toilet', geometry: point(0, 0) },
      ],
    })
    const { body } = await ask(`/surfaces/distance?area=${county}&kind=toilet`)
    // 16 km²: 25,600 cells of 25 m are too many, 6,400 of 50 m are not
    expect(body.cellMetres).toBe(50)
    expect(body.cells).toHaveLength(3 * 6400)
    await layTown(db)
  })

  test('what cannot be asked is refused', async () => {
    expect(fault(await ask(`/surfaces/distance?area=${county}&kind=castle`))).toEqual([404, 'unknown-kind'])
    expect(fault(await ask('/surfaces/distance?area=629902&kind=park'))).toEqual([404, 'unknown-area'])
    for (const query of [
      `area=${county}`,
      'kind=park',
      `area=${county}&kind=park&radiusMetres=0`,
      `area=${county}&kind=park&r=5`,
    ]) {
      expect(fault(await ask(`/surfaces/distance?${query}`)), query).toEqual([400, 'bad-request'])
    }
  })
})

describe('the share of compounds with a unit on the day after', () => {
  const versionOf = async () => (await ask('/counties')).body.items[0].dataVersion
  /** Three compounds: one with a unit until yesterday, one from today on, one for ever. Computed yesterday: 甲 and 丙. */
  const layYesterday = async () => {
    await layCounty(db, {
      places: ['甲', '乙', '丙'].map((name, index) => ({
        kind: 'compound',
        name: `${name}小区`,
        sourceKey: name,
        geometry: square(index * 200, 0, 100),
      })),
      assignments: ['甲', '丙'].map((place) => ({
        unitCode,
        role: 'packaging',
        target: { place, kind: 'compound' },
        validFrom: '2026-01-01',
      })),
    })
    await sql`
      update assignment set valid_to = current_date - 1
      where place_id = (select id from place where name = '甲小区')`.execute(db)
    await sql`
      insert into assignment (county_code, unit_id, role, place_id, valid_from)
      select ${county}, unit.id, 'lead', place.id, current_date from unit, place where place.name = '乙小区'`.execute(
      db,
    )
    await sql`update indicator_run set computed_at = now() - interval '1 day'`.execute(db)
  }
  const explained = async () => {
    const { body } = await ask(`/indicators/unit-coverage/explanation?area=${county}`)
    return body.value.numerator
  }
  const listed = async (path: string) =>
    (await ask(path)).body.items.find(({ indicator }: Value) => indicator === 'unit-coverage').numerator

  test.each([
    ['the explanation', explained],
    ['the board', () => listed(`/areas/${county}/indicators`)],
    ['the map', () => listed(`/indicators/unit-coverage/values?within=${county}&level=county`)],
  ])('is true without a write: %s', async (_, numerator) => {
    await layYesterday()
    // 乙 in the place of 甲, and 丙
    expect(await numerator()).toBe(2)
    await layYesterday()
    await sql`update assignment set valid_to = valid_from - 1 where role = 'lead'`.execute(db)
    expect(await numerator()).toBe(1)
  })

  test('is computed once a day, and makes a new data version only when something began or ended', async () => {
    await layYesterday()
    const before = await versionOf()
    await Promise.all([explained(), explained(), explained()])
    const after = await versionOf()
    expect(after).toBeGreaterThan(before)
    await explained()
    expect(await versionOf()).toBe(after)
    await sql`update indicator_run set computed_at = now() - interval '1 day'`.execute(db)
    // What began today and what ended yesterday turned since yesterday; seen from today nothing did.
    await sql`update assignment set valid_from = '2026-01-01', valid_to = null`.execute(db)
    await explained()
    expect(await versionOf()).toBe(after)
    const { rows } = await sql`select from indicator_run where computed_at < current_date`.execute(db)
    expect(rows.length).toBe(definitions.length - 1)
  })
})
