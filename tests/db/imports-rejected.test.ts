// What stays in the database when rows of a file are rejected: the rest of it, and no trace of an import of nothing.
import { beforeAll, describe, expect, test } from 'vitest'
import { type ImportRequest, importFiles } from '../../api/features/imports/import-files.ts'
import { isAllRejected } from '../../api/features/imports/report.ts'
import { BadInput } from '../../geodata/remark.ts'
import { useDatabase } from '../support/database.ts'
import { useFolder } from '../support/geo-files.ts'
import { line, point, square } from '../support/shapes.ts'

const { db } = await useDatabase()
const write = await useFolder()

const feature = (code: string, geometry: object | null) => ({
  type: 'Feature',
  properties: { code, name: `名${code}` },
  geometry,
})

async function importRegions(features: object[], options: Partial<ImportRequest> = {}) {
  const path = await write('regions.geojson', JSON.stringify({ type: 'FeatureCollection', features }))
  return importFiles(db, { files: [path], kind: 'region', ...options })
}

const codes = async () =>
  (await db.selectFrom('region').select('code').orderBy('code').execute()).map(({ code }) => code)
const countBatches = async () => (await db.selectFrom('importBatch').select('id').execute()).length

beforeAll(() => importRegions([feature('620422', square(-10_000, -10_000, 20_000))]))

describe('rows of another county', () => {
  test('are rejected one by one while it is not there', async () => {
    const report = await importRegions([
      feature('620422100', null),
      feature('620423100', null),
      feature('620423100001', null),
    ])
    expect(report.kinds).toEqual([{ kind: 'region', accepted: 1, updated: 0, unchanged: 0, rejected: 2 }])
    expect(report.rejected).toEqual(
      ['2', '3'].map((row) => ({
        kind: 'region',
        file: 'regions.geojson',
        row,
        reason: { code: 'county-unknown', values: { county: '620423' } },
      })),
    )
    expect(report.batches.map(({ county }) => county)).toEqual(['620422'])
    expect(await codes()).toEqual(['620422', '620422100'])
  })

  test('are taken when its own row stands in the file', async () => {
    const report = await importRegions([
      feature('620423100', null),
      feature('620423', square(10_000, -10_000, 10_000)),
    ])
    expect(report.batches.map(({ county }) => county)).toEqual(['620423'])
    expect(await codes()).toEqual(['620422', '620422100', '620423', '620423100'])
  })

  test('are rejected with its own row', async () => {
    const report = await importRegions([
      feature('620424', line([0, 0], [100, 0])),
      feature('620424100', null),
    ])
    expect(report.rejected.map(({ row, reason }) => [row, reason.code])).toEqual([
      ['1', 'needs-area'],
      ['2', 'county-unknown'],
    ])
    expect((await codes()).filter((code) => code.startsWith('620424'))).toEqual([])
  })
})

describe('an import of which nothing could be taken', () => {
  test('has failed and leaves no batch', async () => {
    const before = await countBatches()
    const report = await importRegions([feature('620425100', null)])
    expect([isAllRejected(report), report.batches]).toEqual([true, []])
    const far = await importRegions([feature('', point(500_000, 0))], { kind: 'toilet', region: '620422' })
    expect([isAllRejected(far), far.batches]).toEqual([true, []])
    expect(await countBatches()).toBe(before)
  })

  test('is not one in which everything is as it was', async () => {
    const before = await countBatches()
    const report = await importRegions([feature('620422100', null), feature('620425100', null)])
    expect(report.kinds).toMatchObject([{ unchanged: 1, rejected: 1 }])
    expect([isAllRejected(report), report.batches]).toEqual([false, []])
    expect(await countBatches()).toBe(before)
  })
})

test('places for a county whose own row is rejected are refused as a whole', async () => {
  // A triangle whose corners lie on one line: only the database sees that nothing is left of it.
  const flat = { type: 'Polygon', coordinates: [[105, 105.1, 105.05, 105].map((lng) => [lng, 35.7])] }
  const toilet = `<osm version="0.6"><node id="1" lat="35.7" lon="105"><tag k="amenity" v="toilets"/></node></osm>`
  const files = [await write('620426.json', JSON.stringify(flat)), await write('t.osm', toilet)]
  const error = await importFiles(db, { files, region: '620426' }).catch((thrown) => thrown)
  expect(error instanceof BadInput && error.remark).toEqual({
    code: 'county-not-there',
    values: { code: '620426' },
  })
  expect((await codes()).filter((code) => code.startsWith('620426'))).toEqual([])
})
