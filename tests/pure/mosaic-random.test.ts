// Whatever is done to a mosaic, in whatever order: it stays seamless, and everything done can be undone to the last bit.
import { readFileSync } from 'node:fs'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import { describe, expect, test } from 'vitest'
import { generateCounty } from '../../geodata/demo/generate.ts'
import { Random } from '../../geodata/demo/random.ts'
import { polygonOf } from '../../web/map/mosaic/polygons.ts'
import { readMosaic } from '../../web/map/mosaic/read-mosaic.ts'
import { byCommunity, grid, operations } from '../support/mosaic.ts'
import { expectSeamless, expectToStaySeamless, landOf } from '../support/mosaic-seamless.ts'
import { hasSharedData, sharedData } from '../support/shared-data.ts'

const demo = generateCounty({ size: 'S', seed: 1 })
const communities = [...byCommunity(demo.grids)].filter(([, grids]) => grids.length > 3)

test('the demo county is read without a fault, and its polygons come back as they are', () => {
  const all = [...byCommunity(demo.grids).values()].flat()
  const { mosaic, faults } = readMosaic(all)
  expect(faults).toEqual([])
  for (const { code, geometry } of all) {
    // Read alone nothing is added to it, and the order of its numbers is that of the mosaic.
    const alone = readMosaic([{ code, community: 'any', geometry }]).mosaic
    expect(JSON.stringify(polygonOf(mosaic, code))).toBe(JSON.stringify(polygonOf(alone, code)))
  }
  expectSeamless(mosaic, landOf(all))
})

describe.each([1, 2, 3, 4, 5, 6])('any sequence of operations (seed %i)', (seed) => {
  const chance = new Random(seed, 'mosaic')
  const [, grids] = communities[seed % communities.length]!
  const start = readMosaic(grids).mosaic

  test('keeps the mosaic seamless, and its inverses lead back bit for bit', () => {
    const done = expectToStaySeamless(start, landOf(grids), chance, 400)
    // The proof is worth what was done: every operation took place.
    for (const operation of operations) expect(done.get(operation) ?? 0, operation).toBeGreaterThan(0)
  })
})

test('in every community of a county of size M', () => {
  const all = byCommunity(generateCounty({ size: 'M', seed: 2 }).grids)
  const chance = new Random(2, 'mosaic M')
  for (const grids of all.values()) expectToStaySeamless(readMosaic(grids).mosaic, landOf(grids), chance, 60)
})

describe.runIf(hasSharedData)('with real borders: school districts of Las Palmas', () => {
  const read = (): (Polygon | MultiPolygon)[] => {
    const file = readFileSync(sharedData('es-las-palmas-ghsci/school_districts.geojson'), 'utf8')
    const { features } = JSON.parse(file) as { features: { geometry: Polygon | MultiPolygon }[] } // as its README says
    return features.map(({ geometry }) => placed(geometry))
  }
  /** Metres of EPSG:5635 as a drawing of the same form where the test measures: a hundred thousandth of a degree each. */
  const placed = (geometry: Polygon | MultiPolygon): Polygon | MultiPolygon => {
    const ring = (positions: Position[]) =>
      positions.map(([x, y]) => [105 + (x! - 1_815_000) / 1e5, 35 + (y! - 980_000) / 1e5])
    return geometry.type === 'Polygon'
      ? { ...geometry, coordinates: geometry.coordinates.map(ring) }
      : { ...geometry, coordinates: geometry.coordinates.map((part) => part.map(ring)) }
  }

  test('they overlap, and that is told: there is nothing to edit until it is mended', () => {
    const { faults } = readMosaic(read().map((geometry, i) => grid(`district-${i}`, geometry)))
    expect(faults.length).toBeGreaterThan(0)
  })

  test('each, divided and changed by any sequence of operations, stays seamless', () => {
    const chance = new Random(3, 'districts')
    for (const geometry of read()) {
      const { mosaic, faults } = readMosaic([grid('district', geometry)])
      if (faults.length > 0) continue
      // Corners a centimetre apart became one when it was read: the land as it was read stays.
      const land = landOf([grid('district', polygonOf(mosaic, 'district'))])
      expectToStaySeamless(mosaic, land, chance, 80)
    }
  })
})

test.skipIf(hasSharedData)('real borders are not here: ../shared/data is absent', () => {})
