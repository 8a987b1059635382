// Do real extracts come in with the counts, areas and lengths that the READMEs beside them state?
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { type ImportRequest, importFiles } from '../../api/features/imports/import-files.ts'
import { undoBatch } from '../../api/features/imports/undo-batch.ts'
import { prepare } from '../../geodata/prepare.ts'
import { isWellFormed, visitPositions } from '../../geodata/shape.ts'
import { emptyTables, useDatabase } from '../support/database.ts'
import { useFolder } from '../support/geo-files.ts'
import { hasSharedData, sharedData } from '../support/shared-data.ts'

const { db } = await useDatabase()
const write = await useFolder()
beforeEach(() => emptyTables(db))

const run = (path: string, options: Partial<ImportRequest> = {}) =>
  importFiles(db, { files: [path], ...options })

interface KindSum {
  count: number
  named: number
  /** Whole shapes on the ellipsoid, hectares. */
  hectares: number
}

/** What touches the county, by kind: the READMEs count so. */
async function touching(county: string): Promise<Record<string, KindSum>> {
  const { rows } = await sql<KindSum & { kind: string }>`
    select kind, count(*)::int as count, count(place.name)::int as named,
      sum(st_area(place.geom::geography)) / 10000 as hectares
    from place join region on region.code = ${county}
    where place.county_code = ${county} and st_intersects(place.geom, region.geom) group by kind`.execute(db)
  return Object.fromEntries(rows.map(({ kind, ...sum }) => [kind, sum]))
}

/** Roads for motor traffic, links included, service roads not, cut at the border, km. */
async function roadKilometres(county: string): Promise<{ metric: number; ellipsoid: number }> {
  const { rows } = await sql<{ metric: number; ellipsoid: number }>`
    select sum(st_length(st_intersection(place.geom_m, region.geom_m))) / 1000 as metric,
      sum(st_length(st_intersection(place.geom, region.geom)::geography)) / 1000 as ellipsoid
    from place join region on region.code = ${county}
    where place.county_code = ${county} and place.kind = 'road'
      and place.properties ->> 'class' in ('expressway', 'arterial', 'secondary', 'local', 'link')`.execute(
    db,
  )
  return rows[0]!
}

async function countySquareKilometres(county: string): Promise<{ metric: number; ellipsoid: number }> {
  const { rows } = await sql<{ metric: number; ellipsoid: number }>`
    select st_area(geom_m) / 1e6 as metric, st_area(geom::geography) / 1e6 as ellipsoid
    from region where code = ${county}`.execute(db)
  return rows[0]!
}

describe.skipIf(!hasSharedData)('real files', () => {
  test('Xipu, .osm: twice without a duplicate, and back', async () => {
    const path = sharedData('cn-osm-towns/chengdu-xipu.osm')
    const first = await run(path, { regionFromBounds: '510117', name: '犀浦' })
    expect((await countySquareKilometres('510117')).ellipsoid).toBeCloseTo(6.99, 2)
    const sums = await touching('510117')
    expect(sums.compound).toMatchObject({ count: 44, named: 27 })
    expect(sums.compound?.hectares).toBeCloseTo(202.8, 1)
    expect(sums.park).toMatchObject({ count: 6, named: 2 })
    expect(sums.park?.hectares).toBeCloseTo(141.2, 1)
    const counts = Object.entries({ toilet: 9, market: 12, 'bus-stop': 3, school: 4, kindergarten: 5 })
    for (const [kind, count] of counts) expect([kind, sums[kind]?.count]).toEqual([kind, count])
    expect((await roadKilometres('510117')).ellipsoid).toBeCloseTo(69.0, 1)
    // No mapper's name and no account number came with them.
    const { rows } = await sql<{
      text: string
    }>`select string_agg(to_jsonb(place)::text, '') as text from place`.execute(db)
    expect(rows[0]?.text).not.toMatch(/istap|120612|changeset/)

    const second = await run(path)
    expect(second.kinds.every(({ accepted, updated, rejected }) => accepted + updated + rejected === 0)).toBe(
      true,
    )
    await undoBatch(db, first.batches[0]!.id)
    expect(await db.selectFrom('place').select('id').execute()).toEqual([])
  })

  test('Guixi, .osm: what OpenStreetMap does not know is not there', async () => {
    await run(sharedData('cn-osm-towns/guixi-county-town.osm'), { regionFromBounds: '360681', name: '贵溪' })
    expect((await countySquareKilometres('360681')).ellipsoid).toBeCloseTo(28.4, 1)
    const sums = await touching('360681')
    expect(sums.park?.count).toBe(1)
    expect(sums.park?.hectares).toBeCloseTo(19.1, 1)
    expect([sums.school?.count, sums.building?.count]).toEqual([4, 165])
    for (const kind of ['compound', 'toilet', 'market', 'bus-stop', 'kindergarten'])
      expect(sums[kind]).toBeUndefined()
    expect((await roadKilometres('360681')).ellipsoid).toBeCloseTo(102.5, 1)
  })

  test('Monaco, .pbf', async () => {
    const report = await run(sharedData('mc-monaco-osm/monaco-latest.osm.pbf'), {
      regionFromBounds: '990001',
      name: 'Monaco',
    })
    const accepted = Object.fromEntries(report.kinds.map(({ kind, accepted }) => [kind, accepted]))
    expect(accepted).toMatchObject({
      park: 15,
      compound: 5,
      toilet: 31,
      'bus-stop': 125,
      market: 2,
      school: 10,
    })
    const sums = await touching('990001')
    expect(sums.park?.hectares).toBeCloseTo(9.4, 1)
  })

  test('Las Palmas, .pbf inside the municipality of another file', async () => {
    const options = { kind: 'region', region: '990002', name: 'Las Palmas', metricCrs: 'EPSG:5635' }
    await run(sharedData('es-las-palmas-ghsci/boundary.geojson'), options)
    expect((await countySquareKilometres('990002')).metric).toBeCloseTo(103.315941, 5)
    const report = await run(sharedData('es-las-palmas-ghsci/example_las_palmas_2023_osm_20230221.osm.pbf'))
    const inFile = Object.fromEntries(
      report.kinds.map(({ kind, accepted, rejected }) => [kind, accepted + rejected]),
    )
    expect(inFile).toMatchObject({
      park: 282,
      compound: 45,
      toilet: 30,
      'bus-stop': 719,
      market: 4,
      school: 163,
    })
    const sums = await touching('990002')
    expect([sums.park?.count, sums.compound?.count, sums.toilet?.count, sums.market?.count]).toEqual([
      272, 40, 29, 4,
    ])
    expect((await roadKilometres('990002')).metric).toBeCloseTo(958.8, 1)
  })

  test('Las Palmas: districts whose README says 4326 and whose file says 5635', async () => {
    const files = [sharedData('es-las-palmas-ghsci/school_districts.geojson')]
    const { places } = await prepare({ files, kind: 'green-space' })
    expect(places.file).toHaveLength(29)
    for (const { geometry } of places.file) {
      if (!isWellFormed(geometry)) throw new Error('no polygon')
      visitPositions(geometry, ([lng = 0, lat = 0]) => {
        expect(lng).toBeGreaterThan(-15.6)
        expect(lng).toBeLessThan(-15.3)
        expect(lat).toBeGreaterThan(27.9)
        expect(lat).toBeLessThan(28.25)
      })
    }
  })

  test('Las Palmas, GeoPackage: the urban part', async () => {
    const options = { kind: 'region', region: '990003', name: 'Urban', metricCrs: 'EPSG:5635' }
    await run(sharedData('es-las-palmas-ghsci/boundary.geojson'), { ...options, region: '990002' })
    await run(sharedData('es-las-palmas-ghsci/urban_region.gpkg'), options)
    const { rows } = await sql<{ area: number }>`
      select st_area(st_intersection(a.geom_m, b.geom_m)) / 1e6 as area from region a, region b
      where a.code = '990002' and b.code = '990003'`.execute(db)
    expect(rows[0]?.area).toBeCloseTo(62.9879, 4)
  })

  test('Jinan, Shapefile without .prj: directed edges, each kept, counted once in length', async () => {
    const box = [
      [116.7, 36.5],
      [117.6, 36.5],
      [117.6, 37.2],
      [116.7, 37.2],
      [116.7, 36.5],
    ]
    const boundary = await write('box.geojson', JSON.stringify({ type: 'Polygon', coordinates: [box] }))
    await run(boundary, { kind: 'region', region: '370199', name: '济南' })
    const report = await run(sharedData('cn-jinan-roads/edges.shp'))
    // One edge begins where it ends and has no length; README: 28,597 edges.
    expect(report.kinds).toEqual([{ kind: 'road', accepted: 28_596, updated: 0, unchanged: 0, rejected: 1 }])
    const { rows } = await sql<{ all: number; once: number }>`
      select sum(st_length(geom::geography)) / 1000 as "all",
        sum(st_length(geom::geography) * case when reason = 'both-directions' then share else 1 end) / 1000 as once
      from place left join line_share share on share.place_id = place.id`.execute(db)
    expect(rows[0]?.all).toBeCloseTo(5128.8, 1)
    expect(rows[0]?.once).toBeCloseTo(3483.3, 1)
    expect(report.warnings.map(({ remark }) => remark.code)).toContain('both-directions')
  })

  test('Huining: county, towns and communities of a headless list, and a boundary in GCJ-02', async () => {
    const folder = 'cn-admin-adcode'
    const files = [sharedData(`${folder}/adcode/620422.csv`), sharedData(`${folder}/fences/620422.json`)]
    const report = await importFiles(db, { files, crs: 'gcj02' })
    expect(report.kinds).toEqual([{ kind: 'region', accepted: 329, updated: 0, unchanged: 0, rejected: 0 }])
    const { rows } = await sql<{ level: string; count: number; orphans: number }>`
      select level, count(*)::int as count, count(*) filter (where parent_code is null)::int as orphans
      from region group by level order by level`.execute(db)
    expect(rows).toEqual([
      { level: 'community', count: 300, orphans: 0 },
      { level: 'county', count: 1, orphans: 1 },
      { level: 'township', count: 28, orphans: 0 },
    ])
    const area = await countySquareKilometres('620422')
    expect(area.ellipsoid).toBeCloseTo(5655.7, 1)
    // Scale error at the edge of a 3° zone is at most 289 ppm: domain.md §1.0.
    expect(Math.abs(area.metric / area.ellipsoid - 1)).toBeLessThan(2 * 289e-6)
    const [county] = await db.selectFrom('region').select('name').where('code', '=', '620422').execute()
    expect(county?.name).toBe('会宁县')
  })
})

test.runIf(!hasSharedData)('shared data are absent: real imports are not tested', () => {
  console.info('tests/real/imports.test.ts: ../shared/data is absent, skipped')
})
