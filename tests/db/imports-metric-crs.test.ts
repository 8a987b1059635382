// Is every county measured in a plane that fits it, or refused and told so?
import type { Polygon } from 'geojson'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { type ImportRequest, importFiles } from '../../api/features/imports/import-files.ts'
import { saveCountyData } from '../../api/features/imports/save-county-data.ts'
import { undoBatch } from '../../api/features/imports/undo-batch.ts'
import { BadInput } from '../../geodata/remark.ts'
import { smallCounty } from '../support/county.ts'
import { emptyTables, useDatabase } from '../support/database.ts'
import { useFolder } from '../support/geo-files.ts'
import { square } from '../support/shapes.ts'

const { db } = await useDatabase()
const write = await useFolder()
beforeEach(() => emptyTables(db))

/** A fifth of a degree around a meridian, 35.6° to 35.8°N. */
function around(meridian: number): Polygon {
  const [west, east] = [meridian - 0.1, meridian + 0.1]
  const corners = [
    [west, 35.6],
    [east, 35.6],
    [east, 35.8],
    [west, 35.8],
    [west, 35.6],
  ]
  return { type: 'Polygon', coordinates: [corners] }
}

async function importCounty(code: string, meridian: number, options: Partial<ImportRequest> = {}) {
  const feature = { type: 'Feature', properties: { code, name: '某县' }, geometry: around(meridian) }
  const path = await write(`${code}.geojson`, JSON.stringify(feature))
  return importFiles(db, { files: [path], kind: 'region', crs: 'wgs84', ...options })
}

async function refusal(action: Promise<unknown>): Promise<BadInput['remark']> {
  try {
    await action
  } catch (error) {
    if (error instanceof BadInput) return error.remark
    throw error
  }
  throw new Error('was accepted')
}

const demo = { ...smallCounty({}), demo: true }
const loadDemo = () =>
  saveCountyData(db, {
    ...demo,
    places: [
      { kind: 'built-up-area', geometry: square(0, 0, 1000), properties: {}, sourceKey: 'b' },
      { kind: 'park', geometry: square(0, 0, 100), properties: {}, sourceKey: 'p' },
    ],
  })

async function only<T>(query: ReturnType<typeof sql<T>>): Promise<T> {
  return (await query.execute(db)).rows[0]!
}

const inUse = async () => (await only(sql<{ srid: number }>`select metric_srid as srid from deployment`)).srid

/** Every SRID of a shape in metres, stored or computed. */
const storedSrids = () =>
  only(sql<{ srids: number[] }>`
    select array_agg(distinct st_srid(geom_m)) as srids from (
      select geom_m from region where geom_m is not null union all select geom_m from grid
      union all select geom_m from place union all select geom_m from piece
      union all select geom_m from land_part union all select geom_m from service_part) as shape`)

describe('a real county beside the demo', () => {
  test('chooses the zone anew, and everything is measured in it', async () => {
    await loadDemo()
    expect(await inUse()).toBe(4544)
    const report = await importCounty('370102', 117)
    // 117°E is the meridian of zone 39: EPSG 4509 + 39
    expect(await inUse()).toBe(4548)
    expect(report.warnings.map(({ remark }) => remark)).toContainEqual({
      code: 'metric-crs-changed',
      values: { before: 4544, srid: 4548 },
    })
    expect(await storedSrids()).toEqual({ srids: [4548] })
    const real = await only(sql<{ stored: number; plane: number; ellipsoid: number }>`
      select st_area(geom_m) as stored, st_area(st_transform(geom, 4548)) as plane,
        st_area(geom::geography) as ellipsoid from region where code = '370102'`)
    expect(real.stored / real.plane).toBeCloseTo(1, 9)
    // 9 km from the meridian an area is 0.0002 % too large; sides along a parallel and a great circle differ likewise.
    expect(real.stored / real.ellipsoid).toBeCloseTo(1, 4)
  })

  test('the facts of the demo follow', async () => {
    await loadDemo()
    await importCounty('370102', 117)
    const { fact, recomputed } = await only(sql<{ fact: number; recomputed: number }>`
      select sum(denominator) as fact,
        (select sum(st_area(st_transform(geom, 4548))) from place where kind = 'built-up-area') as recomputed
      from indicator_fact where county_code = ${demo.county} and indicator = 'road-density'`)
    expect(fact / recomputed).toBeCloseTo(1, 9)
  })

  test('is measured in its own zone by a dry run too, which changes nothing', async () => {
    await loadDemo()
    await importCounty('370102', 117, { dryRun: true })
    expect(await inUse()).toBe(4544)
    expect(await storedSrids()).toEqual({ srids: [4544] })
  })

  test('may choose with --metric-crs, though the demo measured otherwise', async () => {
    await loadDemo()
    // 6° zone of 117°E
    await importCounty('370102', 117, { metricCrs: 'EPSG:4509' })
    expect(await inUse()).toBe(4509)
  })
})

describe('a second county', () => {
  test('within the reach of the zone is taken', async () => {
    await importCounty('620422', 105)
    // 2.4° off: (2.4 × π/180 × cos 35.7°)² = 0.12 %
    const report = await importCounty('610102', 107.4)
    expect(report.warnings).toEqual([])
    expect(await inUse()).toBe(4544)
  })

  test('far from it is refused with the error that would come', async () => {
    await importCounty('620422', 105)
    const remark = await refusal(importCounty('610102', 108))
    // 3° off: (3 × π/180 × cos 35.7°)² = 0.181 %
    expect(remark).toEqual({
      code: 'metric-crs-far',
      values: { county: '610102', srid: 4544, own: 4545, percent: '+0.18' },
    })
    const counties = await db.selectFrom('region').select('code').execute()
    expect(counties).toEqual([{ code: '620422' }])
  })

  test('of the same file is judged like any other', async () => {
    const county = (code: string, meridian: number) => ({
      type: 'Feature',
      properties: { code, name: code },
      geometry: around(meridian),
    })
    const both = { type: 'FeatureCollection', features: [county('620422', 105), county('630102', 101)] }
    const path = await write('two.geojson', JSON.stringify(both))
    expect((await refusal(importFiles(db, { files: [path], kind: 'region' }))).code).toBe('metric-crs-far')
  })

  test('that --metric-crs accepts is only warned about, and later files of it not at all', async () => {
    await importCounty('620422', 105)
    const report = await importCounty('610102', 108, { metricCrs: 'EPSG:4544' })
    expect(report.warnings.map(({ remark }) => remark.code)).toEqual(['metric-crs-distorts'])
    const again = await importCounty('610102', 108.01)
    expect(again.warnings).toEqual([])
  })

  test('a demo does not come beside a county that is far away', async () => {
    await importCounty('370102', 117)
    expect((await refusal(loadDemo())).code).toBe('metric-crs-far')
    expect(await inUse()).toBe(4548)
  })
})

test('when the only county is taken back, the next one chooses', async () => {
  const report = await importCounty('370102', 117)
  await undoBatch(db, report.batches[0]!.id)
  await importCounty('620422', 105)
  expect(await inUse()).toBe(4544)
})

describe('a CRS that cannot measure', () => {
  test.each(['EPSG:3857', '900913', 'EPSG:3395', 'ESRI:54004', 'EPSG:3785', '+proj=merc +lon_0=0'])(
    '%s is Mercator and refused with its reason',
    async (metricCrs) => {
      expect(await refusal(importCounty('620422', 105, { metricCrs }))).toEqual({
        code: 'metric-crs-mercator',
        values: { crs: metricCrs },
      })
    },
  )

  test.each(['EPSG:4326', 'EPSG:2263', 'EPSG:99999', 'Beijing'])('%s is not in metres', async (metricCrs) => {
    expect((await refusal(importCounty('620422', 105, { metricCrs }))).code).toBe('metric-crs-unusable')
  })
})
