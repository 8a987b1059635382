// Tiles over HTTP: what is in them at which zoom, and how long they may be kept.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { county, layCounty } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { line, type Metres, point, position, square } from '../support/shapes.ts'
import { fault, openApi } from './ask.ts'
import { decodeTile } from './decode.ts'
import { layTown, northGrid, southGrid, west } from './town.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
beforeAll(() => layTown(db))

/**
 * The tile that holds a point, in metres from the town's origin. The one of zoom 14 around the origin reaches from
 * -1325 m to 662 m east and from -503 m to 1484 m north (origin 105° E, 35.67967° N; a side is 1986.85 m).
 */
function tileAt(z: number, at: Metres = [0, 0]): string {
  const [lng = 0, lat = 0] = position(at)
  const x = Math.floor(((lng + 180) / 360) * 2 ** z)
  const mercator = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / Math.PI
  return `${z}/${x}/${Math.floor(((1 - mercator) / 2) * 2 ** z)}`
}

async function tile(tileset: 'places' | 'areas', z: number, at?: Metres) {
  const { status, bytes } = await ask(`/tiles/${county}/${tileset}/${tileAt(z, at)}`)
  expect(status).toBe(200)
  return decodeTile(bytes)
}

describe('a tile of areas', () => {
  test('has a layer per level, and the code as the id of a feature, all fifteen digits', async () => {
    const layers = await tile('areas', 11)
    expect(Object.keys(layers).sort()).toEqual(['community', 'county', 'grid', 'township'])
    const grids = layers.grid!.map(({ id, tags }) => [id, tags.code, tags.name])
    expect(grids.sort()).toEqual([
      [629901001001001, southGrid, '网格001'],
      [629901001001002, northGrid, '网格002'],
    ])
    expect(layers.community!.find(({ tags }) => tags.code === west)).toMatchObject({ id: 629901001001 })
  })

  test('does not hold an area without a boundary', async () => {
    const names = (await tile('areas', 11)).community!.map(({ tags }) => tags.name)
    expect(names.sort()).toEqual(['东关社区', '西街社区'])
  })

  test('leaves out what is smaller than a pixel', async () => {
    // at zoom 2 a pixel is 0.18°, about the county itself; a grid of 2 km is a tenth of that
    expect(Object.keys(await tile('areas', 2))).toEqual(['county'])
  })
})

describe('a tile of places', () => {
  test('has a layer per kind, ids, and only the properties that the style asks for', async () => {
    const layers = await tile('places', 14)
    const ids = async (kind: string) =>
      (await ask(`/places?kind=${kind}`)).body.features.map((each: { id: number }) => each.id)
    expect(Object.keys(layers).sort()).toEqual(['built-up-area', 'bus-stop', 'park', 'road'])
    expect(layers.park!.map(({ id }) => id)).toEqual(await ids('park'))
    // a road is named from zoom 14 on and drawn by its class, a compound is named from 15 on
    expect(layers.road![0]!.tags).toEqual({ name: '中山路', class: 'arterial' })
    expect((await tile('places', 14, [-800, -850])).compound![0]!.tags).toEqual({})
    expect((await tile('places', 15, [-800, -850])).compound![0]!.tags).toEqual({ name: '和谐家园' })
  })

  test('begins to show a kind at its zoom', async () => {
    expect((await tile('places', 12))['bus-stop']).toBeUndefined()
    expect((await tile('places', 13))['bus-stop']).toHaveLength(5)
  })

  test('shows some values of a kind later than the kind', async () => {
    await layCounty(db, {
      places: [
        {
          kind: 'water',
          geometry: line([-9000, 0], [9000, 0]),
          name: '祖厉河',
          properties: { class: 'river' },
        },
        {
          kind: 'water',
          geometry: line([-9000, 500], [9000, 500]),
          name: '小溪',
          properties: { class: 'stream' },
        },
        { kind: 'water', geometry: line([-9000, 900], [9000, 900]), name: '无名水' },
      ],
    })
    expect((await tile('places', 11)).water).toHaveLength(2)
    expect((await tile('places', 12)).water).toHaveLength(3)
    await layTown(db)
  })

  test('keeps the name of what is labelled beyond the deepest tiles', async () => {
    await layCounty(db, { places: [{ kind: 'toilet', geometry: point(-407, -356), name: '东关公厕' }] })
    // toilets are named from zoom 17 on, tiles end at 16
    expect((await tile('places', 15, [-407, -356])).toilet![0]!.tags).toEqual({})
    expect((await tile('places', 16, [-407, -356])).toilet![0]!.tags).toEqual({ name: '东关公厕' })
    await layTown(db)
  })

  test('a square of 512 m stands where the projection puts it', async () => {
    await layCounty(db, { places: [{ kind: 'park', geometry: square(-600, -300, 512) }] })
    const [park] = (await tile('places', 14)).park!
    const [ring] = park!.parts
    const [xs, ys] = [ring!.map(([x]) => x), ring!.map(([, y]) => y)]
    // A unit is 1986.85 m ÷ 4096 = 0.48507 m: 512 m are 1055.5 units, from 725 m and 725 + 512 m east of the edge,
    // and from 1484 - 212 m south of it. The ellipsoid adds up to 0.3 % to what the sphere of the map assumes.
    expect(Math.min(...xs)).toBeCloseTo(725 / 0.48507, -1)
    expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo(1055.5, -1)
    expect(Math.min(...ys)).toBeCloseTo(1272 / 0.48507, -1)
    expect(Math.max(...ys) - Math.min(...ys)).toBeCloseTo(1055.5, -1)
    expect(park!.type).toBe('polygon')
    await layTown(db)
  })
})

describe('keeping tiles', () => {
  const path = `/tiles/${county}/areas/${tileAt(14)}`
  const version = async () => (await ask('/counties')).body.items[0].dataVersion

  test('with the present data version it may be kept without asking, else only after asking', async () => {
    const present = await version()
    expect((await ask(`${path}?version=${present}`)).headers['cache-control']).toMatch(/immutable/)
    expect((await ask(`${path}?version=${present + 1}`)).headers['cache-control']).toBe('no-cache')
    expect((await ask(path)).headers['cache-control']).toBe('no-cache')
    expect((await ask(path)).headers['content-type']).toBe('application/vnd.mapbox-vector-tile')
  })

  test('who has it already gets no second copy, until the data change', async () => {
    const etag = String((await ask(path)).headers.etag)
    const again = await ask(path, { 'if-none-match': etag })
    expect(again).toMatchObject({ status: 304 })
    expect(again.bytes).toHaveLength(0)
    await sql`update county_state set data_version = data_version + 1`.execute(db)
    expect((await ask(path, { 'if-none-match': etag })).status).toBe(200)
  })

  test('a change of the data is seen at once, whatever was kept in memory', async () => {
    await ask(path)
    await sql`update region set name = '新街社区' where code = ${west}`.execute(db)
    await sql`update county_state set data_version = data_version + 1`.execute(db)
    const names = decodeTile((await ask(path)).bytes).community!.map(({ tags }) => tags.name)
    expect(names).toContain('新街社区')
  })
})

test('where nothing is, the tile is empty', async () => {
  const { status, bytes } = await ask(`/tiles/${county}/places/14/0/0`)
  expect([status, bytes.length]).toEqual([200, 0])
})

test('what is no tile is refused', async () => {
  expect(fault(await ask(`/tiles/${county}/places/3/8/0`))).toEqual([404, 'unknown-tile'])
  expect(fault(await ask(`/tiles/${county}/places/3/0/8`))).toEqual([404, 'unknown-tile'])
  expect(fault(await ask('/tiles/629902/places/3/0/0'))).toEqual([404, 'unknown-area'])
  for (const bad of [
    `${county}/places/23/0/0`,
    `${county}/places/3/-1/0`,
    `${county}/roads/3/0/0`,
    `${county}/places/3/0/x`,
    '62/places/3/0/0',
  ]) {
    expect(fault(await ask(`/tiles/${bad}`)), bad).toEqual([400, 'bad-request'])
  }
})
