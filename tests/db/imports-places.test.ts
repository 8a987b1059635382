// Where does a place lie, in metres and among the areas, whoever wrote it and whenever? And which did a batch make?
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { importFiles } from '../../api/features/imports/import-files.ts'
import { undoBatch } from '../../api/features/imports/undo-batch.ts'
import { community, county, layCounty, readValue, township } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { useFolder } from '../support/geo-files.ts'
import { type Metres, position, rectangle, square } from '../support/shapes.ts'

const { db } = await useDatabase()
const write = await useFolder()
const east = `${township}001`
const west = `${township}002`

const csv = (...toilets: [code: string, at: Metres][]) =>
  ['公厕编号,经度,纬度', ...toilets.map(([code, at]) => `${code},${position(at).join(',')}`)].join('\n')

async function bring(...toilets: [code: string, at: Metres][]): Promise<number> {
  const report = await importFiles(db, {
    files: [await write('toilets.csv', csv(...toilets))],
    kind: 'toilet',
  })
  return report.batches[0]!.id
}

const areas = async () => {
  const { rows } = await sql<{ code: string; area: string }>`
    select code, area_code as area from place where kind = 'toilet' order by code`.execute(db)
  return Object.fromEntries(rows.map(({ code, area }) => [code, area]))
}

/** Metres between `geom_m` and what `geom` is in the metric CRS. */
async function largestDrift(): Promise<number> {
  const { rows } = await sql<{ drift: number }>`
    select max(st_hausdorffdistance(geom_m, st_transform(geom, metric_srid))) as drift from place, deployment`.execute(
    db,
  )
  return rows[0]?.drift ?? Number.NaN
}

describe('two communities side by side, 1 km² each, all built up', () => {
  beforeAll(() =>
    layCounty(db, {
      //   west | east
      regions: [
        { code: township, name: '城关镇', geometry: rectangle(-1000, 0, 2000, 1000) },
        { code: east, name: '东街社区', geometry: square(0, 0, 1000) },
        { code: west, name: '西街社区', geometry: square(-1000, 0, 1000) },
      ],
      places: [{ kind: 'built-up-area', geometry: rectangle(-1000, 0, 2000, 1000) }],
    }),
  )

  test('places are in their community as soon as they are there', async () => {
    await bring(['GC-1', [500, 500]], ['GC-2', [600, 500]], ['GC-3', [-500, 500]], ['GC-4', [0, 5000]])
    expect(await areas()).toEqual({ 'GC-1': east, 'GC-2': east, 'GC-3': west, 'GC-4': county })
    expect((await readValue(db, 'toilet-density', east)).value).toBeCloseTo(2, 5)
    expect(await largestDrift()).toBe(0)
  })

  test('one that moves is in the other community, and back again when that is undone', async () => {
    const batch = await bring(['GC-2', [-600, 500]])
    expect((await areas())['GC-2']).toBe(west)
    expect((await readValue(db, 'toilet-density', west)).value).toBeCloseTo(2, 5)
    expect(await largestDrift()).toBe(0)
    await undoBatch(db, batch)
    expect((await areas())['GC-2']).toBe(east)
    expect((await readValue(db, 'toilet-density', east)).value).toBeCloseTo(2, 5)
    expect(await largestDrift()).toBe(0)
  })

  test('those that were there follow a community that comes later', async () => {
    const north = `${township}003`
    const lines = JSON.stringify({
      type: 'Feature',
      properties: { code: north, name: '北街社区' },
      geometry: rectangle(-1000, 4000, 2000, 2000),
    })
    await importFiles(db, { files: [await write('north.geojson', lines)], kind: 'region' })
    expect((await areas())['GC-4']).toBe(north)
  })

  test('a place written by hand is measured, and again when it is moved', async () => {
    await sql`
      insert into place (county_code, area_code, kind, geom, source, source_key)
      values (${county}, ${county}, 'toilet', st_setsrid(st_makepoint(105.01, 35.7), 4326), 'hand', '1')`.execute(
      db,
    )
    expect(await largestDrift()).toBe(0)
    await sql`update place set geom = st_setsrid(st_makepoint(105.02, 35.7), 4326) where source = 'hand'`.execute(
      db,
    )
    expect(await largestDrift()).toBe(0)
    await sql`delete from place where source = 'hand'`.execute(db)
  })
})

describe('what a batch made', () => {
  beforeAll(() => layCounty(db, { regions: [{ code: community, name: '东街社区', geometry: null }] }))

  const number = async () => {
    const { rows } = await sql<{
      number: number
    }>`select count(*)::int as number from place where kind = 'toilet'`.execute(db)
    return rows[0]?.number
  }

  test('goes with it, after a later batch that changed some of it is undone', async () => {
    const first = await bring(['A', [0, 0]], ['B', [100, 0]])
    const second = await bring(['B', [120, 0]], ['C', [200, 0]])
    await expect(undoBatch(db, first)).rejects.toMatchObject({
      remark: { code: 'batch-touched', values: { count: 1 } },
    })
    expect(await undoBatch(db, second)).toMatchObject({ removed: 1, restored: 1 })
    expect(await undoBatch(db, first)).toMatchObject({ removed: 2, restored: 0 })
    expect(await number()).toBe(0)
  })

  test('stays when one of it was taken away since', async () => {
    const batch = await bring(['A', [0, 0]], ['B', [100, 0]], ['C', [200, 0]])
    await sql`delete from place where kind = 'toilet' and code = 'B'`.execute(db)
    await expect(undoBatch(db, batch)).rejects.toMatchObject({
      remark: { code: 'batch-touched', values: { count: 1 } },
    })
    expect(await number()).toBe(2)
  })

  test('stays when a unit answers for one of it', async () => {
    const batch = await bring(['D', [300, 0]])
    await sql`
      insert into assignment (county_code, unit_id, place_id, role)
      select ${county}, unit.id, place.id, 'lead' from unit, place where place.code = 'D'`.execute(db)
    await expect(undoBatch(db, batch)).rejects.toMatchObject({
      remark: { code: 'batch-needed', values: { count: 1 } },
    })
  })
})
