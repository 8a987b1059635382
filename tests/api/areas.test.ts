// Counties, areas of every level and their boundaries.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { county, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { signedIn } from '../support/people.ts'
import { fault, openApi } from './ask.ts'
import { east, layTown, northGrid, southGrid, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
beforeAll(() => layTown(db))

describe('/api/counties', () => {
  test('only those that one of the own grants reaches into', async () => {
    await sql`insert into region (county_code, code, level, name, source) values ('629902', '629902', 'county', '邻县', 'test')`.execute(
      db,
    )
    await sql`insert into county_state (county_code) values ('629902')`.execute(db)
    const seen = async (name: string, area: string) => {
      const cookie = await signedIn(db, name, [{ roleId: 'grid-leader', scope: { area, unitId: null } }])
      return (await ask('/counties', { cookie })).body.items.map((each: { code: string }) => each.code)
    }
    expect(await seen('leader', southGrid)).toEqual([county])
    expect(await seen('neighbour', '629902001')).toEqual(['629902'])
    expect(await seen('ruler', '')).toEqual([county, '629902'])
    expect((await ask('/counties', { cookie: await signedIn(db, 'nobody', []) })).body.items).toEqual([])
    await sql`delete from region where county_code = '629902'`.execute(db)
  })

  test('a county tells its box, its metric CRS and how many areas have a boundary', async () => {
    const { body } = await ask('/counties')
    expect(body.items).toHaveLength(1)
    expect(body.items[0]).toMatchObject({
      code: county,
      name: '试验县',
      demo: false,
      builtUpSubstitute: false,
      metricCrs: 'EPSG:4544',
      // the village without a boundary is not among the communities
      counts: { county: 1, township: 1, community: 2, grid: 2 },
      listed: { county: 1, township: 1, community: 3, grid: 2 },
    })
    const [westEdge, southEdge, eastEdge, northEdge] = body.items[0].box
    // 20 km at 35.7° N are about 0.221° from west to east and 0.180° from south to north
    expect(eastEdge - westEdge).toBeCloseTo(0.221, 2)
    expect(northEdge - southEdge).toBeCloseTo(0.18, 2)
    // the built-up area: a tenth of it
    const [townWest, townSouth, townEast, townNorth] = body.items[0].townBox
    expect(townEast - townWest).toBeCloseTo(0.0221, 3)
    expect(townNorth - townSouth).toBeCloseTo(0.018, 3)
  })

  test('a built-up area made from bounds is a substitute', async () => {
    await sql`update place set properties = '{"substitute": true}' where kind = 'built-up-area'`.execute(db)
    expect((await ask('/counties')).body.items[0].builtUpSubstitute).toBe(true)
    await sql`update place set properties = '{}' where kind = 'built-up-area'`.execute(db)
  })
})

describe('/api/areas/:code', () => {
  test('a grid has a leader, its land in square metres and its parents, outermost first', async () => {
    const { body } = await ask(`/areas/${southGrid}`)
    expect(body.area).toMatchObject({
      code: southGrid,
      level: 'grid',
      parentCode: west,
      leaderName: '王丽',
      population: 700,
    })
    expect(body.area.areaSquareMetres).toBeCloseTo(2000 * 2000, 0)
    expect(body.parents.map((area: { code: string }) => area.code)).toEqual([county, township, west])
  })

  test('people are urban and temporary population together, residents where these are unknown', async () => {
    expect((await ask(`/areas/${county}`)).body.area.population).toBe(2500)
    expect((await ask(`/areas/${west}`)).body.area.population).toBe(1200)
    expect((await ask(`/areas/${east}`)).body.area.population).toBeNull()
  })

  test('an area without a boundary has neither box nor land', async () => {
    const { body } = await ask(`/areas/${township}201`)
    expect(body.area).toMatchObject({ name: '无界村', box: null, areaSquareMetres: null })
  })

  test('a code of no area is unknown, of the wrong length a bad request', async () => {
    for (const code of ['629902', '629901002', '629901001999', '629901001001999']) {
      expect(fault(await ask(`/areas/${code}`))).toEqual([404, 'unknown-area'])
    }
    const bad = await ask('/areas/6299')
    expect(fault(bad)).toEqual([400, 'bad-request'])
    expect(bad.body.error.message).toMatch(/^code must be: Area code: 6 county/)
  })
})

describe('/api/areas', () => {
  const codes = (items: { code: string }[]) => items.map((area) => area.code)

  test('lists a level inside an area by code; the area itself when it is of that level', async () => {
    const list = async (within: string, level: string) =>
      codes((await ask(`/areas?within=${within}&level=${level}`)).body.items)
    expect(await list(county, 'grid')).toEqual([southGrid, northGrid])
    expect(await list(county, 'community')).toEqual([west, east, `${township}201`])
    expect(await list(east, 'grid')).toEqual([])
    expect(await list(west, 'community')).toEqual([west])
  })

  test('pages walk over every area exactly once', async () => {
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const after: string = next && `&after=${next}`
      const { body } = await ask(`/areas?within=${county}&level=community&limit=2${after}`)
      expect(body.items.length).toBeLessThanOrEqual(2)
      seen.push(...codes(body.items))
      next = body.next
    }
    expect(seen).toEqual([west, east, `${township}201`])
  })

  test('an unknown area is told, a wrong or unknown parameter refused', async () => {
    expect(fault(await ask('/areas?within=629902&level=grid'))).toEqual([404, 'unknown-area'])
    for (const query of [
      `within=${county}`,
      'level=grid',
      `within=${county}&level=planet`,
      `within=${county}&level=grid&limit=0`,
      `within=${county}&level=grid&limit=many`,
      `within=${county}&level=grid&after=x`,
      `within=${county}&level=grid&colour=red`,
    ]) {
      expect(fault(await ask(`/areas?${query}`)), query).toEqual([400, 'bad-request'])
    }
  })
})

describe('/api/areas/:code/shape', () => {
  test('the boundary is the polygon in degrees', async () => {
    const { body } = await ask(`/areas/${southGrid}/shape`)
    expect(body).toMatchObject({ type: 'Feature', properties: { code: southGrid } })
    const ring = body.geometry.coordinates.flat(body.geometry.type === 'Polygon' ? 1 : 2)
    expect(ring).toHaveLength(5)
    // the grid's south-east corner lies on the central meridian, 2 km south of the origin
    expect(ring.some(([lng]: number[]) => Math.abs(lng! - 105) < 1e-6)).toBe(true)
  })

  test('no boundary is null, no area is unknown', async () => {
    expect((await ask(`/areas/${township}201/shape`)).body.geometry).toBeNull()
    expect(fault(await ask('/areas/629902/shape'))).toEqual([404, 'unknown-area'])
  })
})
