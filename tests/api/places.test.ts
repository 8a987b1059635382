// Lists, pages, boxes and single places.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { county, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { signedIn } from '../support/people.ts'
import { position } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'
import { east, layTown, northGrid, southGrid, stops, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
beforeAll(() => layTown(db))

const names = (features: { properties: { name: string } }[]) => features.map((each) => each.properties.name)
/** `bbox=` of a rectangle in metres around the origin. */
const box = (westMetres: number, south: number, eastMetres: number, north: number) =>
  [...position([westMetres, south]), ...position([eastMetres, north])]
    .map((side) => side.toFixed(7))
    .join(',')

describe('/api/places', () => {
  test('a place is a GeoJSON feature with its own properties, area and grid', async () => {
    const { body } = await ask(`/places?kind=compound&area=${county}`)
    expect(body).toMatchObject({ type: 'FeatureCollection', next: null })
    expect(body.features).toHaveLength(1)
    const [feature] = body.features
    expect(feature).toMatchObject({ type: 'Feature', id: feature.properties.id })
    expect(feature.geometry.type).toMatch(/Polygon/)
    expect(feature.properties).toMatchObject({
      county,
      kind: 'compound',
      name: '和谐家园',
      regionCode: west,
      gridCode: southGrid,
      properties: { dwellings: 120 },
    })
  })

  test('an area narrows to what lies inside it, at every level', async () => {
    const count = async (area: string) =>
      (await ask(`/places?kind=bus-stop&area=${area}`)).body.features.length
    // The stop on the border of the communities belongs to one of them, whichever: five in all.
    expect(await count(county)).toBe(5)
    expect(await count(township)).toBe(5)
    expect((await count(west)) + (await count(east))).toBe(5)
    expect(await count(southGrid)).toBe(0)
    expect(await count(northGrid)).toBe(await count(west))
  })

  test('a box takes what touches it', async () => {
    const inBox = async (bbox: string) =>
      names((await ask(`/places?kind=bus-stop&bbox=${bbox}`)).body.features)
    expect(await inBox(box(-500, 0, 500, 100))).toEqual(['长征路站-400', '长征路站0', '长征路站400'])
    expect(await inBox(box(-500, 60, 500, 100))).toEqual([])
    // The park reaches 100 m north of -500: a box around its corner holds it.
    expect((await ask(`/places?kind=park&bbox=${box(-450, -450, -300, -300)}`)).body.features).toHaveLength(1)
  })

  test('pages walk over every place exactly once', async () => {
    const seen: string[] = []
    let next: number | null = 0
    while (next !== null) {
      const { body } = await ask(`/places?kind=bus-stop&limit=2&after=${next}`)
      seen.push(...names(body.features))
      next = body.next
    }
    expect(seen.sort()).toEqual(stops.map((x) => `长征路站${x}`).sort())
  })

  test('what cannot be asked is refused', async () => {
    expect(fault(await ask('/places?kind=castle'))).toEqual([404, 'unknown-kind'])
    expect(fault(await ask('/places?kind=park&area=629902'))).toEqual([404, 'unknown-area'])
    for (const query of [
      '',
      'kind=park&area=62',
      'kind=park&bbox=1,2,3',
      'kind=park&bbox=105,35,104,36',
      'kind=park&bbox=105,36,106,35',
      'kind=park&bbox=-200,0,-190,1',
      'kind=park&limit=1001',
      'kind=park&after=-1',
      'kind=park&near=me',
    ]) {
      expect(fault(await ask(`/places?${query}`)), query).toEqual([400, 'bad-request'])
    }
  })
})

describe('/api/counties/:county/places/:id', () => {
  const idOf = async (kind: string) => (await ask(`/places?kind=${kind}`)).body.features[0].id as number

  test('a compound tells its land, the areas that hold it and who answers for it, the nearest first', async () => {
    const { body } = await ask(`/api/counties/${county}/places/${await idOf('compound')}`)
    expect(body.areaSquareMetres).toBeCloseTo(200 * 100, 0)
    expect(body.lengthMetres).toBeNull()
    expect(body).toMatchObject({ source: 'test', sourceCrs: 'EPSG:4326' })
    expect(Date.parse(body.updatedAt)).toBeGreaterThan(Date.now() - 600_000)
    expect(body.areas.map((area: { code: string }) => area.code)).toEqual([county, township, west, southGrid])
    expect(body.areas.at(-1).leaderName).toBe('王丽')
    const targets = body.assignments.map((each: { target: { type: string } }) => each.target.type)
    expect(targets).toEqual(['place', 'grid', 'region'])
    expect(body.assignments[0]).toMatchObject({ role: 'packaging', unitName: '县住建局', leaderName: '李强' })
  })

  test('a road has a length and no land', async () => {
    const { body } = await ask(`/counties/${county}/places/${await idOf('road')}`)
    expect(body.lengthMetres).toBeCloseTo(2000, 1)
    expect(body.areaSquareMetres).toBeNull()
  })

  test('an assignment that has ended is not shown', async () => {
    const id = await idOf('compound')
    await sql`update assignment set valid_to = current_date - 1 where place_id = ${id}`.execute(db)
    const { body } = await ask(`/counties/${county}/places/${id}`)
    expect(body.assignments).toHaveLength(2)
    await sql`update assignment set valid_to = null where place_id = ${id}`.execute(db)
  })

  test('a place of no county is unknown', async () => {
    expect(fault(await ask(`/counties/${county}/places/999999`))).toEqual([404, 'unknown-place'])
    expect(fault(await ask(`/counties/629902/places/${await idOf('park')}`))).toEqual([404, 'unknown-place'])
    expect(fault(await ask(`/counties/${county}/places/park`))).toEqual([400, 'bad-request'])
    expect(fault(await ask('/counties/62/places/1'))).toEqual([400, 'bad-request'])
  })
})

describe('/api/areas/:code/place-counts', () => {
  const counts = async (area: string) =>
    Object.fromEntries(
      (await ask(`/areas/${area}/place-counts`)).body.items.map(
        ({ kind, count }: { kind: string; count: number }) => [kind, count],
      ),
    )

  test('counts each kind of an area', async () => {
    expect(await counts(county)).toEqual({
      'built-up-area': 1,
      'bus-stop': 5,
      compound: 1,
      park: 1,
      road: 1,
    })
    expect(await counts(southGrid)).toMatchObject({ compound: 1, park: 1 })
    expect((await counts(northGrid)).park).toBeUndefined()
  })

  test('an unknown area is told', async () => {
    expect(fault(await ask('/areas/629902/place-counts'))).toEqual([404, 'unknown-area'])
  })
})

describe('an account sees the places of its own scope', () => {
  const inSouth = { area: southGrid, unitId: null }
  const idOf = async (kind: string) => (await ask(`/places?kind=${kind}`)).body.features[0].id as number
  /** Of the kinds whose places lie clearly inside one area; road and built-up area cross the middle. */
  const countsOf = async (area: string, cookie: string) =>
    (await ask(`/areas/${area}/place-counts`, { cookie })).body.items
      .filter(({ kind }: { kind: string }) => !['road', 'built-up-area'].includes(kind))
      .map(({ kind, count }: { kind: string; count: number }) => `${kind} ${count}`)

  test('a grid leader lists and counts the own grid, whatever larger area is asked for', async () => {
    const cookie = await signedIn(db, 'leader', [{ roleId: 'grid-leader', scope: inSouth }])
    const own = ['compound 1', 'park 1']
    expect(await countsOf(county, cookie)).toEqual(own)
    expect(await countsOf(southGrid, cookie)).toEqual(own)
    for (const query of ['', `&area=${county}`, `&bbox=${box(-3000, -3000, 3000, 3000)}`]) {
      expect((await ask(`/places?kind=bus-stop${query}`, { cookie })).body.features).toEqual([])
      expect(names((await ask(`/places?kind=park${query}`, { cookie })).body.features)).toEqual(['青禾公园'])
    }
    expect(fault(await ask(`/areas/${northGrid}/place-counts`, { cookie }))).toEqual([403, 'not-permitted'])
    expect(fault(await ask(`/places?kind=park&area=${east}`, { cookie }))).toEqual([403, 'not-permitted'])
  })

  test('a place outside is refused, one that does not exist is unknown', async () => {
    const cookie = await signedIn(db, 'other-leader', [{ roleId: 'grid-leader', scope: inSouth }])
    expect((await ask(`/counties/${county}/places/${await idOf('park')}`, { cookie })).status).toBe(200)
    const stop = await ask(`/counties/${county}/places/${await idOf('bus-stop')}`, { cookie })
    expect(fault(stop)).toEqual([403, 'not-permitted'])
    expect(fault(await ask(`/counties/${county}/places/999999`, { cookie }))).toEqual([404, 'unknown-place'])
  })

  test('the search finds areas and units of the county, and places of the own scope', async () => {
    const cookie = await signedIn(db, 'searching-leader', [{ roleId: 'grid-leader', scope: inSouth }])
    const find = async (q: string) =>
      (await ask(`/search?county=${county}&q=${encodeURIComponent(q)}`, { cookie })).body.items.length
    expect(await find('青禾公园')).toBe(1)
    expect(await find('长征路站')).toBe(0)
    expect(await find('东关社区')).toBe(1)
    expect(await find('县住建局')).toBe(1)
  })

  test('a unit sees what it answers for itself, until the last day', async () => {
    const { rows } = await sql<{ id: number }>`
      insert into unit (county_code, code, name, kind, source)
      values (${county}, 'stop', '公交公司', 'enterprise', 'test') returning id`.execute(db)
    const unitId = rows[0]!.id
    await sql`
      insert into assignment (county_code, unit_id, role, place_id, valid_from, valid_to)
      select ${county}, ${unitId}, 'responsible', id,
             current_date - 2, current_date - case when kind = 'park' then 1 else 0 end
      from place where kind = 'park' or name = '长征路站800'`.execute(db)
    const cookie = await signedIn(db, 'driver', [{ roleId: 'unit-staff', scope: { area: county, unitId } }])
    expect(await countsOf(county, cookie)).toEqual(['bus-stop 1'])
    await sql`
      insert into assignment (county_code, unit_id, role, grid_id)
      select ${county}, ${unitId}, 'responsible', id from grid where code = ${southGrid}`.execute(db)
    expect(await countsOf(county, cookie)).toEqual(['bus-stop 1', 'compound 1', 'park 1'])
  })

  test('who may read a place nowhere lists none', async () => {
    const cookie = await signedIn(db, 'security', [
      { roleId: 'security-administrator', scope: { area: '', unitId: null } },
    ])
    expect(fault(await ask('/places?kind=park', { cookie }))).toEqual([403, 'not-permitted'])
    const { items } = (await ask(`/search?county=${county}&q=qhgy`, { cookie })).body
    expect(items).toEqual([])
  })
})
