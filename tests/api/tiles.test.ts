// Tiles over HTTP: what is in them at which zoom, and how long they may be kept.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { county, layCounty } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { line, type Metres, point, polygon, position, square } from '../support/shapes.ts'
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
    const levels = ['community', 'county', 'grid', 'township']
    expect(Object.keys(layers).sort()).toEqual(levels.flatMap((level) => [level, `${level}@label`]))
    expect(layers.grid!.map(({ id, tags }) => [id, tags]).sort()).toEqual([
      [629901001001001, { code: southGrid }],
      [629901001001002, { code: northGrid }],
    ])
    expect(layers.community!.find(({ tags }) => tags.code === west)).toMatchObject({ id: 629901001001 })
  })

  test('has the name of an area at a point', async () => {
    const grids = (await tile('areas', 11))['grid@label']!.map(({ id, type, tags }) => [id, type, tags])
    expect(grids.sort()).toEqual([
      [629901001001001, 'point', { code: southGrid, name: '网格001' }],
      [629901001001002, 'point', { code: northGrid, name: '网格002' }],
    ])
  })

  test('does not hold an area without a boundary', async () => {
    const names = (await tile('areas', 11))['community@label']!.map(({ tags }) => tags.name)
    expect(names.sort()).toEqual(['东关社区', '西街社区'])
  })

  test('leaves out what is smaller than a pixel', async () => {
    // at zoom 2 a pixel is 0.18°, about the county itself; a grid of 2 km is a tenth of that
    expect(Object.keys(await tile('areas', 2))).toEqual(['county', 'county@label'])
  })
})

describe('a tile of places', () => {
  test('has a layer per kind, ids, and only the properties that the style asks for', async () => {
    const layers = await tile('places', 14)
    const ids = async (kind: string) =>
      (await ask(`/places?kind=${kind}`)).body.features.map((each: { id: number }) => each.id)
    expect(Object.keys(layers).sort()).toEqual([
      ...['built-up-area', 'bus-stop', 'bus-stop@label', 'park', 'park@label', 'road'],
    ])
    expect(layers.park!.map(({ id }) => id)).toEqual(await ids('park'))
    // a road is named from zoom 14 on and drawn by its class, a compound is named from 15 on
    expect(layers.road![0]!.tags).toEqual({ name: '中山路', class: 'arterial' })
    expect((await tile('places', 14, [-800, -850])).compound![0]!.tags).toEqual({})
    const { compound, 'compound@label': labels } = await tile('places', 15, [-800, -850])
    expect(compound!.map(({ tags }) => tags)).toEqual([{}])
    expect(labels).toMatchObject([{ id: compound![0]!.id, type: 'point', tags: { name: '和谐家园' } }])
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
    const tags = async (z: number) => (await tile('places', z, [-407, -356]))['toilet@label']![0]!.tags
    expect(await tags(15)).toEqual({})
    expect(await tags(16)).toEqual({ name: '东关公厕' })
    await layTown(db)
  })

  test('names a place that crosses tiles once, in the tile of a point on it', async () => {
    // The L lies in four tiles of zoom 14; the tile of the origin ends 662 m east and 503 m south of it. The point is
    // half-way between the corners next to the middle (50 m south), 600 m south and 700 m north, and there in the
    // middle of the L, 500 m to 700 m east.
    const geometry = polygon([500, -800], [1200, -800], [1200, -600], [700, -600], [700, 700], [500, 700])
    await layCounty(db, { places: [{ kind: 'park', name: '角园', geometry }] })
    const corners: Metres[] = [
      [0, 0],
      [1000, 0],
      [0, -800],
      [1000, -800],
    ]
    const found = await Promise.all(corners.map((at) => tile('places', 14, at)))
    expect(found.map(({ park }) => park?.length)).toEqual([1, 1, 1, 1])
    expect(found.map((layers) => layers['park@label']?.length)).toEqual([1, undefined, undefined, undefined])
    const [label] = found[0]!['park@label']!
    expect(label!.tags).toEqual({ name: '角园' })
    // A unit is 0.48507 m; the edges lie 1325 m west and 1484 m north of the origin.
    const [[x, y]] = label!.parts[0] as [[number, number]] // a point has one position
    expect(x).toBeCloseTo((1325 + 600) / 0.48507, -1)
    expect(y).toBeCloseTo((1484 - 50) / 0.48507, -1)
    await layTown(db)
  })

  test('keeps the symbol of a building that is smaller than a pixel', async () => {
    // at zoom 12 a pixel is 15.5 m
    await layCounty(db, { places: [{ kind: 'toilet', geometry: square(-407, -356, 6) }] })
    expect((await tile('places', 12, [-407, -356]))['toilet@label']).toHaveLength(1)
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
  const version = async () => (await ask('/counties')).body.items[0].tileVersion

  test('with the present version it may be kept without asking, else only after asking', async () => {
    const present = await version()
    expect((await ask(`${path}?version=${present}`)).headers['cache-control']).toMatch(/immutable/)
    expect((await ask(`${path}?version=${present + 1}`)).headers['cache-control']).toBe('no-cache')
    expect((await ask(path)).headers['cache-control']).toBe('no-cache')
    expect((await ask(path)).headers['content-type']).toBe('application/vnd.mapbox-vector-tile')
  })

  test.skipIf(engine === 'embedded')(
    'no two databases number their data alike: they begin at the clock',
    async () => {
      // Made in this run, with one more for each write of the tests before; the embedded one may start from an older dump.
      const seconds = Math.floor((Date.now() - Date.UTC(2026, 0)) / 1000)
      expect(await version()).toBeGreaterThan(seconds - 3600)
      expect(await version()).toBeLessThan(seconds + 24 * 3600)
    },
  )

  test('who has it already gets no second copy, until shapes or names change', async () => {
    const etag = String((await ask(path)).headers.etag)
    const again = await ask(path, { headers: { 'if-none-match': etag } })
    expect(again).toMatchObject({ status: 304 })
    expect(again.bytes).toHaveLength(0)
    await sql`update county_state set tile_version = tile_version + 1`.execute(db)
    expect((await ask(path, { headers: { 'if-none-match': etag } })).status).toBe(200)
  })

  test('a change of a name is seen at once, whatever was kept in memory', async () => {
    await ask(path)
    await sql`update region set name = '新街社区' where code = ${west}`.execute(db)
    await sql`update county_state set tile_version = tile_version + 1`.execute(db)
    const names = decodeTile((await ask(path)).bytes)['community@label']!.map(({ tags }) => tags.name)
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
