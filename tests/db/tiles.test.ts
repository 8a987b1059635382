// Both ways to encode a tile decode to the same features: ids, layers, properties, geometry to one unit.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { labelSuffix } from '../../api/contract/tiles.ts'
import { encodeTile } from '../../api/features/tiles/encode-tile.ts'
import { boundsOf, extent } from '../../api/features/tiles/tile-address.ts'
import { type Decoded, decodeTile } from '../api/decode.ts'
import { county, layCounty } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { line, point, polygon, rectangle, square } from '../support/shapes.ts'

const { db, engine } = await useDatabase()

describe('where a tile lies', () => {
  test('the one tile of zoom 0 is the whole Mercator world', () => {
    const [west, south, east, north] = boundsOf({ z: 0, x: 0, y: 0 }).edges
    expect([west, east]).toEqual([-180, 180])
    // atan(sinh π), where the square map of the web ends
    expect(north).toBeCloseTo(85.0511288, 6)
    expect(south).toBeCloseTo(-85.0511288, 6)
  })

  test('tile 14/12970/6452 as the slippy map formula of OpenStreetMap has it, with a margin of 1/32', () => {
    const [west, south, east, north] = boundsOf({ z: 14, x: 12970, y: 6452 }).reach
    const side = 360 / 2 ** 14
    expect(west).toBeCloseTo((12970 - 1 / 32) * side - 180, 9)
    expect(east).toBeCloseTo((12971 + 1 / 32) * side - 180, 9)
    const latitude = (y: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** 14))) * 180) / Math.PI
    expect(north).toBeCloseTo(latitude(6452 - 1 / 32), 9)
    expect(south).toBeCloseTo(latitude(6453 + 1 / 32), 9)
  })
})

/** Where two tiles of zoom 14, and of every zoom from there on, meet: 1 km west of the origin. */
const edge = (12970 * 360) / 2 ** 14 - 180

describe.skipIf(engine === 'embedded')('the encoder of the server and the one in Node', () => {
  beforeAll(() =>
    layCounty(db, {
      regions: [{ code: `${county}001`, name: '会师镇', geometry: rectangle(-3000, -3000, 6000, 6000) }],
      places: [
        { kind: 'built-up-area', geometry: square(-2500, -2500, 5000) },
        // a park with a pond cut out, one that crosses tile borders, one of two parts
        {
          kind: 'park',
          name: '有湖公园',
          geometry: {
            type: 'Polygon',
            coordinates: [
              square(-900, -900, 500).coordinates[0]!,
              square(-800, -800, 100).coordinates[0]!.toReversed(),
            ],
          },
        },
        {
          kind: 'park',
          name: '长公园',
          geometry: polygon([-2400, 300], [2400, 500], [2300, 900], [-2300, 700]),
        },
        {
          kind: 'park',
          name: '两片公园',
          geometry: {
            type: 'MultiPolygon',
            coordinates: [square(100, 100, 120).coordinates, square(400, 100, 120).coordinates],
          },
        },
        { kind: 'compound', geometry: polygon([-300, -300], [-100, -300], [-100, -100], [-200, -220]) },
        {
          kind: 'road',
          properties: { class: 'arterial' },
          name: '中山路',
          geometry: line([-2600, 0], [0, 37], [2600, -41]),
        },
        {
          kind: 'road',
          properties: { class: 'local' },
          geometry: line([0, -2600], [12, 0], [12, 8], [0, 2600]),
        },
        { kind: 'bus-stop', name: '界站', geometry: { type: 'Point', coordinates: [edge, 35.675] } },
        ...Array.from({ length: 40 }, (_, i) => ({
          kind: 'bus-stop',
          name: `站${i}`,
          geometry: point(((i * 617) % 5000) - 2500, ((i * 353) % 5000) - 2500),
        })),
        ...Array.from({ length: 60 }, (_, i) => ({
          kind: 'building',
          geometry: rectangle(
            ((i * 271) % 4000) - 2000,
            ((i * 433) % 4000) - 2000,
            12 + (i % 7) * 5,
            9 + (i % 5) * 8,
          ),
        })),
      ],
    }),
  )

  /** Tiles of a zoom that the town touches: the origin is 105° E, 35.6762° N. */
  function tilesAround(z: number) {
    const at = (share: number) => Math.floor(share * 2 ** z)
    const mercator = (lat: number) =>
      (1 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / Math.PI) / 2
    const tiles: { x: number; y: number }[] = []
    for (let x = at((104.97 + 180) / 360); x <= at((105.03 + 180) / 360); x++) {
      for (let y = at(mercator(35.7)); y <= at(mercator(35.65)); y++) tiles.push({ x, y })
    }
    return tiles
  }

  test.each([
    ['places', 9],
    ['places', 12],
    ['places', 14],
    ['places', 16],
    ['areas', 9],
    ['areas', 13],
  ] as const)('agree on %s at zoom %i', async (tileset, z) => {
    let features = 0
    for (const { x, y } of tilesAround(z).slice(0, 40)) {
      const [server, node] = await Promise.all(
        (['server', 'embedded'] as const).map(async (by) =>
          decodeTile(await encodeTile(db, by, { county, tileset, z, x, y })),
        ),
      )
      expect(Object.keys(node!).sort()).toEqual(Object.keys(server!).sort())
      for (const [layer, ofServer] of Object.entries(server!)) {
        const ofNode = new Map(node![layer]!.map((feature) => [feature.id, feature]))
        expect([...ofNode.keys()].sort()).toEqual(ofServer.map(({ id }) => id).sort())
        for (const feature of ofServer) {
          features += 1
          expectSame(feature, ofNode.get(feature.id)!, `${tileset} ${z}/${x}/${y} ${layer} ${feature.id}`)
        }
      }
    }
    expect(features).toBeGreaterThan(0)
  })

  test.each([9, 13, 14, 16])('place each name and symbol in one tile of zoom %i', async (z) => {
    const found: Record<string, unknown[]> = {}
    for (const { x, y } of tilesAround(z)) {
      const layers = decodeTile(await encodeTile(db, 'server', { county, tileset: 'places', z, x, y }))
      for (const [layer, features] of Object.entries(layers)) {
        if (!layer.endsWith(labelSuffix)) continue
        found[layer] = [...(found[layer] ?? []), ...features.map(({ id }) => id)]
        // beyond, the map would not draw it
        for (const at of features.flatMap(({ parts }) => parts.flat(2))) expect(at).toSatisfy(isInTile)
      }
    }
    for (const ids of Object.values(found)) expect(new Set(ids).size).toBe(ids.length)
    // bus stops have a symbol from zoom 13 on, parks a name from 14 on
    expect([found['bus-stop@label']?.length, found['park@label']?.length]).toEqual([
      z < 13 ? undefined : 41,
      z < 14 ? undefined : 3,
    ])
  })

  test.each([9, 11, 12, 14, 16])('stand at zoom %i where ST_AsMVTGeom of PostGIS puts them', async (z) => {
    let features = 0
    for (const { x, y } of tilesAround(z).slice(0, 40)) {
      const layers = decodeTile(await encodeTile(db, 'server', { county, tileset: 'places', z, x, y }))
      const reference = decodeTile(await encodeByPostgis({ z, x, y }))
      const shapes = Object.entries(layers).filter(([layer]) => !layer.endsWith(labelSuffix))
      for (const feature of shapes.flatMap(([, some]) => some)) {
        const same = reference.place?.find(({ id }) => id === feature.id)
        features += 1
        // rounded twice and simplified by a unit: two units, a quarter of a pixel
        expectSame(feature, { ...same!, tags: feature.tags }, `${z}/${x}/${y} ${feature.id}`, 2)
      }
    }
    expect(features).toBeGreaterThan(0)
  })
})

function isInTile(units: number): boolean {
  return units >= 0 && units < extent
}

async function encodeByPostgis({ z, x, y }: { z: number; x: number; y: number }): Promise<Uint8Array> {
  const { rows } = await sql<{ tile: Uint8Array }>`
    select st_asmvt(shape, 'place', 4096, 'geom', 'id') as tile
    from (select id, st_asmvtgeom(st_transform(geom, 3857), st_tileenvelope(${z}, ${x}, ${y}), 4096, 128) as geom
          from place) shape`.execute(db)
  return rows[0]!.tile
}

/** Each corner of one lies within a unit (diagonally 1.5) of the outline of the other; winding says what is a hole. */
function expectSame(a: Decoded, b: Decoded, name: string, units = 1.5) {
  expect([b.type, b.tags], name).toEqual([a.type, a.tags])
  const far = [...cornersOff(a, b, units), ...cornersOff(b, a, units)]
  expect(far, name).toEqual([])
  if (a.type === 'polygon') {
    const [areaA, areaB] = [signedArea(a), signedArea(b)]
    // a unit along the whole outline is the most that rounding can move
    const tolerance = a.parts.reduce((sum, ring) => sum + lengthOf(ring), 0)
    expect(areaA, name).toBeGreaterThan(0)
    expect(Math.abs(areaA - areaB), name).toBeLessThanOrEqual(tolerance)
  }
}

function cornersOff(a: Decoded, b: Decoded, units: number) {
  return a.parts.flat().filter((corner) => Math.min(...b.parts.map((part) => distance(corner, part))) > units)
}

function distance([x, y]: [number, number], part: [number, number][]): number {
  let least = Number.POSITIVE_INFINITY
  for (const [i, [x1, y1]] of part.entries()) {
    const [x2, y2] = part[i + 1] ?? [x1, y1]
    const length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    const along =
      length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    least = Math.min(least, Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1)))
  }
  return least
}

/** Positive for outer rings in tile coordinates, holes taken off. */
function signedArea({ parts }: Decoded): number {
  return parts.reduce(
    (sum, ring) =>
      sum +
      ring.reduce(
        (twice, [x, y], i) => twice + x * (ring[i + 1]?.[1] ?? y) - (ring[i + 1]?.[0] ?? x) * y,
        0,
      ) /
        2,
    0,
  )
}

function lengthOf(ring: [number, number][]): number {
  return ring.reduce(
    (sum, [x, y], i) => sum + Math.hypot((ring[i + 1]?.[0] ?? x) - x, (ring[i + 1]?.[1] ?? y) - y),
    0,
  )
}
