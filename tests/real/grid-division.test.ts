// Do proposals hold where mappers drew the town: dual carriageways, roads through compounds, banks that cross roads?
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Division } from '../../api/contract/grid-division.ts'
import { hexWkb } from '../../api/db/geometry.ts'
import { importFiles } from '../../api/features/imports/import-files.ts'
import { prepare } from '../../geodata/prepare.ts'
import { openApi } from '../api/ask.ts'
import { emptyTables, useDatabase } from '../support/database.ts'
import { hasSharedData, sharedData } from '../support/shared-data.ts'

const { db, engine } = await useDatabase()
const ask = await openApi({ db, engine })
beforeEach(() => emptyTables(db))

/** All of a county as one community, which the extract does not have. */
async function asCommunity(county: string): Promise<string> {
  for (const [level, code, parent] of [
    ['township', `${county}001`, county],
    ['community', `${county}001001`, `${county}001`],
  ] as const)
    await sql`
      insert into region (county_code, code, parent_code, level, name, geom, source)
      select county_code, ${code}, ${parent}, ${level}, name, geom, 'test' from region
      where county_code = ${county} and code = ${county}`.execute(db)
  return `${county}001001`
}

async function judge(community: string, division: Division) {
  const shapes = division.grids.map(({ geometry }) => JSON.stringify(geometry))
  const { rows } = await sql<{ missing: number; cut: number; compounds: number }>`
    with grid_shape as (
      select geom, st_transform(geom, metric_srid) as geom_m
      from unnest(${shapes}::text[]) shape, deployment, st_setsrid(st_geomfromgeojson(shape), 4326) as geom),
    land as (select geom, geom_m from region where code = ${community})
    -- in degrees, in which borders are straight; a square degree has less than 1.24e10 m²
    select 1.24e10 * ((select st_area(geom) from land) - (select sum(st_area(geom)) from grid_shape)) as missing,
      count(*)::int as compounds,
      -- some centimetres, for what two projections make of a straight line
      count(*) filter (where not exists (
        select from grid_shape where st_covers(st_buffer(grid_shape.geom_m, 0.05), inside.geom_m)))::int as cut
    from (
      select st_intersection(place.geom_m, land.geom_m, 0.000001) as geom_m from place, land
      where kind = 'compound' and st_dimension(place.geom_m) = 2 and st_intersects(place.geom_m, land.geom_m)) inside`.execute(
    db,
  )
  return rows[0]!
}

describe.skipIf(!hasSharedData)('real towns', () => {
  test('Las Palmas: every third of its school districts is divided into five, all of them covered', async () => {
    const options = { kind: 'region', region: '990002', name: 'Las Palmas', metricCrs: 'EPSG:5635' }
    await importFiles(db, { files: [sharedData('es-las-palmas-ghsci/boundary.geojson')], ...options })
    await importFiles(db, {
      files: [sharedData('es-las-palmas-ghsci/example_las_palmas_2023_osm_20230221.osm.pbf')],
    })
    const file = sharedData('es-las-palmas-ghsci/school_districts.geojson')
    const { places } = await prepare({ files: [file], kind: 'green-space' })
    const township = '990002001'
    await sql`
      insert into region (county_code, code, parent_code, level, name, geom, source)
      select county_code, ${township}, code, 'township', name, geom, 'test' from region where level = 'county'`.execute(
      db,
    )
    let divided = 0
    for (const [index, { geometry }] of places.file.entries()) {
      if (index % 3 !== 0) continue
      const community = township + String(index + 1).padStart(3, '0')
      await sql`
        insert into region (county_code, code, parent_code, level, name, geom, source)
        values ('990002', ${community}, ${township}, 'community', ${community}, ${hexWkb(geometry)}::geometry, 'test')`.execute(
        db,
      )
      const { status, body } = await ask(`/communities/${community}/division`, {
        method: 'POST',
        body: { grids: 5 },
      })
      expect(status, JSON.stringify(body)).toBe(200)
      const { missing, cut } = await judge(community, body)
      // Vertices of the coast closer than a centimetre become one.
      expect(Math.abs(missing), community).toBeLessThan(1)
      expect(cut, community).toBe(0)
      divided += body.grids.length
    }
    // 29 districts, every third one
    expect(divided).toBe(5 * 10)
  })

  test('Xipu is divided along its streets and banks, and none of its compounds is cut', async () => {
    await importFiles(db, {
      files: [sharedData('cn-osm-towns/chengdu-xipu.osm')],
      regionFromBounds: '510117',
      name: '犀浦',
    })
    const community = await asCommunity('510117')
    const { status, body } = await ask(`/communities/${community}/division`, {
      method: 'POST',
      body: { grids: 20 },
    })
    expect(status).toBe(200)
    const division = body as Division // the route says so
    // Households are not known of most compounds there, so land is what is balanced.
    expect(division).toMatchObject({ measure: 'area', notes: ['no-households'] })
    expect(division.grids).toHaveLength(20)
    for (const { geometry } of division.grids) expect(geometry.type).toBe('Polygon')
    const { missing, cut, compounds } = await judge(community, division)
    // Of 7 km².
    expect(Math.abs(missing)).toBeLessThan(0.01)
    expect(compounds).toBeGreaterThan(30)
    expect(cut).toBe(0)
    const areas = division.grids.map(({ squareMetres }) => squareMetres)
    const mean = areas.reduce((sum, each) => sum + each, 0) / areas.length
    expect(Math.max(...areas.map((each) => Math.abs(each / mean - 1)))).toBeLessThan(0.35)
  })
})
