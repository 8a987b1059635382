// Indicators on real extracts, against a computation that shares nothing with ours and against stated areas.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { importFiles } from '../../api/features/imports/import-files.ts'
import { saveCountyData } from '../../api/features/imports/save-county-data.ts'
import { explainValue } from '../../api/indicators/explain.ts'
import { readValue } from '../support/county.ts'
import { emptyTables, useDatabase } from '../support/database.ts'
import { hasSharedData, sharedData } from '../support/shared-data.ts'

const { db, engine } = await useDatabase()
beforeEach(() => emptyTables(db))

const xipu = sharedData('cn-osm-towns/chengdu-xipu.osm')

/** What xipu_oracle.py printed with Debian 12's shapely 1.8.5 and pyproj 3.4.1; run again where they are installed. */
const printed = {
  builtUpSquareMetres: 6988049.664518582,
  residentialSquareMetres: 1617162.4372259902,
  parkCoveredSquareMetres: 1122295.7684568446,
  busCoveredSquareMetres: 1532548.789234205,
}

function runOracle(): typeof printed {
  const script = join(import.meta.dirname, 'xipu_oracle.py')
  const { status, stdout } = spawnSync('/usr/bin/python3', [script, xipu, 'EPSG:4544'], { encoding: 'utf8' })
  return status === 0 ? JSON.parse(stdout) : printed
}

function expectWithin(actual: number | null, expected: number, tolerance = 1e-4) {
  expect(Math.abs((actual ?? Number.NaN) / expected - 1)).toBeLessThan(tolerance)
}

describe.skipIf(!hasSharedData)('real towns', () => {
  test('Xipu: park and bus coverage equal an independent computation to 1e-4', async () => {
    await importFiles(db, { files: [xipu], regionFromBounds: '510117', name: '犀浦' })
    const oracle = runOracle()
    const park = await readValue(db, 'park-service-coverage', '510117')
    const bus = await readValue(db, 'bus-stop-coverage', '510117')
    expectWithin(park.numerator, oracle.parkCoveredSquareMetres)
    expectWithin(park.denominator, oracle.residentialSquareMetres)
    expectWithin(bus.numerator, oracle.busCoveredSquareMetres)
    expectWithin(bus.denominator, oracle.builtUpSquareMetres)
    const { notes } = await explainValue(db, 'park-service-coverage', '510117')
    expect(notes.map((each) => each.code)).toEqual(
      expect.arrayContaining(['substitute-built-up-area', 'substitute-denominator']),
    )
  })

  test('Guixi: layers that the file lacks are no data, not zero', async () => {
    await importFiles(db, {
      files: [sharedData('cn-osm-towns/guixi-county-town.osm')],
      regionFromBounds: '360681',
      name: '贵溪',
    })
    for (const id of ['toilet-density', 'bus-stop-coverage', 'park-service-coverage']) {
      expect(await readValue(db, id, '360681')).toMatchObject({ value: null, verdict: 'no-data' })
    }
    // The README counts 102.5 km inside the bounds with links and both carriageways: 3.61 km/km².
    const { value } = await readValue(db, 'road-density', '360681')
    expect(value).toBeGreaterThan(2.2)
    expect(value).toBeLessThan(3.61)
  })

  test('Jinan: 28,597 directed edges are 3,483.3 km when each road counts once', async () => {
    const extent = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [116.7, 36.5],
          [117.6, 36.5],
          [117.6, 37.2],
          [116.7, 37.2],
          [116.7, 36.5],
        ],
      ],
    }
    const none = { grids: [], places: [], units: [], assignments: [] }
    const regions = [{ code: '370102', name: '济南城区', geometry: extent }]
    await saveCountyData(db, { county: '370102', source: 'test', demo: false, regions, ...none })
    await importFiles(db, { files: [sharedData('cn-jinan-roads/edges.shp')], kind: 'road', region: '370102' })
    const { rows } = await sql<{ km: number; lines: number }>`
      select sum(st_length(geom_m) * coalesce(share, 1)) / 1000 as km, count(*)::int as lines
      from place left join line_share on place_id = place.id and line_share.reason = 'both-directions'`.execute(
      db,
    )
    // one of the 28,597 is a line without length (its two ends are one point) and is rejected
    expect(rows[0]?.lines).toBe(28596)
    // the README measured on the ellipsoid; the plane of EPSG:4548 differs by its scale
    expectWithin(rows[0]?.km ?? null, 3483.3, 5e-4)
  })

  // PGlite takes minutes for the 43,000 objects; the numbers of both engines are compared on smaller counties.
  test.skipIf(engine === 'embedded')(
    'Las Palmas: areas as published, coverage in the order of the published one',
    async () => {
      const file = (name: string) => sharedData(`es-las-palmas-ghsci/${name}`)
      const region = '350160'
      await importFiles(db, {
        files: [file('boundary.geojson')],
        kind: 'region',
        region,
        name: 'Las Palmas',
        metricCrs: 'EPSG:5635',
      })
      await importFiles(db, { files: [file('urban_region.gpkg')], kind: 'built-up-area', region })
      await importFiles(db, { files: [file('example_las_palmas_2023_osm_20230221.osm.pbf')], region })
      const { rows } = await sql<{ area: number }>`select st_area(geom_m) as area from region`.execute(db)
      expectWithin(rows[0]?.area ?? null, 103.315941e6, 1e-8)
      const bus = await readValue(db, 'bus-stop-coverage', region)
      expectWithin(bus.denominator, 62.9879e6, 1e-6)
      // 89.3 % of the street points lie within 500 m; by area the empty slopes weigh more.
      expect(bus.value).toBeGreaterThan(70)
      expect(bus.value).toBeLessThan(89.3)
      expect((await readValue(db, 'toilet-density', region)).numerator).toBe(26)
    },
  )
})
