// Does an import write what the file says, once, all or nothing, and can it be taken back to the last digit?
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type ImportRequest, importFiles } from '../../api/features/imports/import-files.ts'
import type { ImportReport } from '../../api/features/imports/report.ts'
import { undoBatch } from '../../api/features/imports/undo-batch.ts'
import { shift } from '../../geodata/datum.ts'
import { BadInput } from '../../geodata/remark.ts'
import { mapPositions } from '../../geodata/shape.ts'
import { useDatabase } from '../support/database.ts'
import { osmXml, useFolder } from '../support/geo-files.ts'
import { line, type Metres, point, polygon, position, square } from '../support/shapes.ts'

const { db } = await useDatabase()
const write = await useFolder()
const county = '620422'

const feature = (geometry: object, properties: object) => ({ type: 'Feature', properties, geometry })
const geojson = (name: string, ...features: object[]) =>
  write(name, JSON.stringify({ type: 'FeatureCollection', features }))
const run = async (path: string | string[], options: Partial<ImportRequest> = {}) =>
  importFiles(db, { files: [path].flat(), ...options })
const countOf = (report: ImportReport, kind: string) => report.kinds.find((each) => each.kind === kind)
const warningCodes = (report: ImportReport) => report.warnings.map(({ remark }) => remark.code)

async function refusal(action: Promise<unknown>): Promise<string> {
  try {
    await action
  } catch (error) {
    if (error instanceof BadInput) return error.remark.code
    throw error
  }
  return 'was accepted'
}

async function readRows(query: ReturnType<typeof sql<Record<string, unknown>>>) {
  return (await query.execute(db)).rows
}

/** Everything that an import writes, but facts and the batches themselves. */
const everything = () =>
  readRows(sql`
    select 'place' as t, to_jsonb(p) - 'geom_m' || jsonb_build_object('geom', p.geom::text) as row from place p
    union all select 'region', to_jsonb(r) - 'geom_m' || jsonb_build_object('geom', r.geom::text) from region r
    union all select 'grid', to_jsonb(g) - 'geom_m' || jsonb_build_object('geom', g.geom::text) from grid g
    order by 1, 2`)

/** Toilets at 0, 1, 2 km east of the origin; `names` replaces names. */
function toilets(...names: string[]): string {
  const rows = names.map((name, index) => {
    const [lng = 0, lat = 0] = position([index * 1000, 0])
    return `GC-${index},${name},${lng},${lat},${10 + index}`
  })
  return ['公厕编号,公厕名称,经度,纬度,女厕位', ...rows].join('\n')
}

describe('before there is a county', () => {
  test('places are refused with a way out', async () => {
    expect(await refusal(run(await write('t.csv', toilets('东关')), { kind: 'toilet' }))).toBe('no-county')
  })

  test('a county that nobody imported is refused', async () => {
    const path = await write('t.csv', toilets('东关'))
    expect(await refusal(run(path, { kind: 'toilet', region: '620423' }))).toBe('county-not-there')
  })
})

describe('a county of 20 × 20 km', () => {
  beforeAll(async () => {
    const boundary = feature(square(-10_000, -10_000, 20_000), {
      code: `${county}000000`,
      name: '会宁县',
      城区人口: '8.5万',
    })
    await run(await geojson('county.geojson', boundary), { kind: 'region' })
  })

  test('is measured in the zone of its centroid', async () => {
    const [row] = await readRows(sql`
      select metric_srid, st_area(geom_m) as area, urban_population from deployment, region where code = ${county}`)
    expect(row).toMatchObject({ metricSrid: 4544, urbanPopulation: 85_000 })
    expect(row?.area).toBeCloseTo(400_000_000, 0)
  })

  test('keeps its boundary when a list brings only numbers', async () => {
    const path = await write('people.csv', '区划代码,暂住人口\n620422,1200')
    const report = await run(path, { kind: 'region' })
    expect(countOf(report, 'region')).toMatchObject({ accepted: 0, updated: 1 })
    const [row] = await readRows(sql`
      select name, urban_population, temporary_population, geom is not null as has_shape from region where code = ${county}`)
    expect(row).toEqual({
      name: '会宁县',
      urbanPopulation: 85_000,
      temporaryPopulation: 1200,
      hasShape: true,
    })
  })

  describe('a list of toilets', () => {
    test('is written with its batch, source CRS and file', async () => {
      const [lng = 0, lat = 0] = position([0, 500])
      const text = `${toilets('东关', '西关')}\nGC-8,坏的,${lng},,\nGC-9,坏数,${lng},${lat},若干`
      const report = await run(await write('toilets.csv', text), { kind: 'toilet' })
      expect(countOf(report, 'toilet')).toEqual({
        kind: 'toilet',
        accepted: 3,
        updated: 0,
        unchanged: 0,
        rejected: 1,
      })
      expect(report.rejected.map(({ row, reason }) => [row, reason.code])).toEqual([['4', 'no-position']])
      expect(report.warnings).toContainEqual({
        remark: { code: 'value-not-understood', values: { column: '女厕位', text: '若干', count: 1 } },
        kind: 'toilet',
        file: 'toilets.csv',
        rows: ['5'],
      })
      const rows = await readRows(sql`
        select place.name, place.properties, batch.file_names, batch.source_crs, place.region_code
        from place join import_batch batch on batch.id = place.batch_id where kind = 'toilet' order by code`)
      expect(rows[1]).toEqual({
        name: '西关',
        properties: { womenPlaces: 11 },
        fileNames: ['toilets.csv'],
        sourceCrs: 'EPSG:4326',
        regionCode: county,
      })
    })

    test('tells its steps by the titles of indicators, in both languages', async () => {
      const parts: ({ zh: string; en: string } | undefined)[] = []
      const files = [await write('steps.csv', toilets('东关', '换'))]
      const report = await importFiles(db, { files, kind: 'toilet' }, (step, _done, _total, part) => {
        if (step === 'refresh') parts.push(part)
      })
      expect(parts[0]).toEqual({ zh: '划分建成区和居住用地', en: 'cutting built-up and residential land' })
      expect(parts).toContainEqual({ zh: '公共厕所设置密度', en: 'Public toilet density' })
      expect(parts).not.toContain(undefined)
      await undoBatch(db, report.batches[0]!.id)
    })

    test('brings nothing new the second time', async () => {
      const before = await everything()
      const report = await run(await write('toilets.csv', toilets('东关', '西关')), { kind: 'toilet' })
      expect(countOf(report, 'toilet')).toMatchObject({ accepted: 0, updated: 0, unchanged: 2 })
      expect(await everything()).toEqual(before)
    })

    test('a dry run reports and writes nothing', async () => {
      const before = await everything()
      const report = await run(await write('more.csv', toilets('东关', '改名', '南关')), {
        kind: 'toilet',
        dryRun: true,
      })
      expect(countOf(report, 'toilet')).toMatchObject({ accepted: 1, updated: 1, unchanged: 1 })
      expect(report.batches).toEqual([])
      expect(await everything()).toEqual(before)
    })

    test('an update is undone to the last digit', async () => {
      const before = await everything()
      const report = await run(await write('more.csv', toilets('东关', '改名', '南关')), { kind: 'toilet' })
      expect(countOf(report, 'toilet')).toMatchObject({ accepted: 1, updated: 1, unchanged: 1 })
      const undone = await undoBatch(db, report.batches[0]!.id)
      expect(undone).toMatchObject({ removed: 1, restored: 1 })
      expect(await everything()).toEqual(before)
    })

    test('a batch that a later one touched stays', async () => {
      const first = await run(await write('a.csv', toilets('东关', '一')), { kind: 'toilet' })
      const second = await run(await write('b.csv', toilets('东关', '二')), { kind: 'toilet' })
      const before = await everything()
      expect(await refusal(undoBatch(db, first.batches[0]!.id))).toBe('batch-touched')
      expect(await everything()).toEqual(before)
      await undoBatch(db, second.batches[0]!.id)
      await undoBatch(db, first.batches[0]!.id)
      expect(await refusal(undoBatch(db, first.batches[0]!.id))).toBe('batch-undone')
      expect(await refusal(undoBatch(db, 999_999))).toBe('batch-unknown')
    })

    test('a batch with a row that was edited since stays', async () => {
      const report = await run(await write('c.csv', toilets('东关', '三')), { kind: 'toilet' })
      await sql`update place set name = '手改', version = version + 1 where name = '三'`.execute(db)
      expect(await refusal(undoBatch(db, report.batches[0]!.id))).toBe('batch-touched')
    })
  })

  test('a failure in the middle leaves nothing behind', async () => {
    await sql`create function refuse() returns trigger language plpgsql as $$
      begin if new.name = '倒下' then raise exception 'no more'; end if; return new; end $$`.execute(db)
    await sql`create trigger refuse before insert on place for each row execute function refuse()`.execute(db)
    const before = await everything()
    const batches = await readRows(sql`select id from import_batch`)
    const path = await geojson(
      'half.geojson',
      feature(square(-10_000, -10_000, 20_000), { code: '620422', name: '新名' }),
    )
    const places = await write('half.csv', toilets('甲', '乙', '倒下'))
    await run(path, { kind: 'region', dryRun: true })
    await expect(run(places, { kind: 'toilet' })).rejects.toThrow('no more')
    await sql`drop trigger refuse on place`.execute(db)
    await sql`drop function refuse`.execute(db)
    expect(await everything()).toEqual(before)
    expect(await readRows(sql`select id from import_batch`)).toEqual(batches)
  })

  test('a self-crossing polygon is repaired and said', async () => {
    // An hourglass: two triangles of base 200 m and height 100 m over each other.
    const hourglass = polygon([0, 0], [200, 0], [0, 200], [200, 200])
    const report = await run(await geojson('park.geojson', feature(hourglass, { 名称: '沙漏公园' })), {
      kind: 'park',
    })
    expect(warningCodes(report)).toContain('repaired')
    const [row] = await readRows(sql`
      select st_isvalid(geom) as valid, st_geometrytype(geom) as type, st_area(geom_m) as area from place where kind = 'park'`)
    expect(row).toMatchObject({ valid: true, type: 'ST_MultiPolygon' })
    expect(row?.area).toBeCloseTo(20_000, 0)
  })

  test('a polygon without area is rejected', async () => {
    const corners = [105, 105.002, 105.001, 105].map((lng) => [lng, 35.69])
    const flat = { type: 'Polygon', coordinates: [corners] }
    const report = await run(await geojson('flat.geojson', feature(flat, { 名称: '线' })), { kind: 'park' })
    expect(report.rejected.map(({ row, reason }) => [row, reason.code])).toEqual([['1', 'no-extent']])
  })

  test('an outline of a toilet becomes a point on its surface', async () => {
    // A U of 30 × 30 m whose centroid lies in its opening.
    const u = polygon([0, 0], [30, 0], [30, 30], [20, 30], [20, 10], [10, 10], [10, 30], [0, 30])
    await run(await geojson('u.geojson', feature(u, { 编号: 'GC-U', 名称: 'U' })), { kind: 'toilet' })
    const [row] = await readRows(sql`
      select st_geometrytype(geom) as type,
        st_intersects(geom, st_setsrid(st_geomfromgeojson(${JSON.stringify(u)}), 4326)) as inside
      from place where code = 'GC-U'`)
    expect(row).toEqual({ type: 'ST_Point', inside: true })
  })

  test('points outside the county: near ones are kept and said, far ones rejected', async () => {
    // The border lies 10 km east of the origin.
    const near = feature(point(20_000, 0), { 编号: 'N', 名称: '近' })
    const far = feature(point(31_000, 0), { 编号: 'F', 名称: '远' })
    const report = await run(await geojson('out.geojson', near, far), { kind: 'bus-stop' })
    expect(countOf(report, 'bus-stop')).toMatchObject({ accepted: 1, rejected: 1 })
    expect(report.rejected[0]).toMatchObject({ row: '2', reason: { code: 'too-far', values: { km: 21 } } })
    expect(report.warnings).toContainEqual(
      expect.objectContaining({
        remark: { code: 'outside-county', values: { count: 1 } },
        kind: 'bus-stop',
        rows: ['1'],
      }),
    )
  })

  test('a namesake of another import within 10 m is pointed out', async () => {
    const [lng = 0, lat = 0] = position([5, 0])
    const report = await run(await write('again.csv', `编号,名称,经度,纬度\nX-1,东关,${lng},${lat}`), {
      kind: 'toilet',
    })
    expect(warningCodes(report)).toContain('looks-like-existing')
  })

  describe('roads', () => {
    /** Streets 400 m apart, 2 km long, each crooked so that a shift cannot fall on the next one. */
    const streets = Array.from({ length: 24 }, (_, index): Metres[] => {
      const y = -4800 + index * 400
      return Array.from({ length: 11 }, (_each, step): Metres => [step * 200, y + (step % 2) * 130])
    })
    const features = (change: (geometry: ReturnType<typeof line>) => object, tag: string) =>
      streets.map((corners, index) =>
        feature(change(line(...corners)), { 名称: `${tag}${index}`, 等级: '支路' }),
      )

    beforeAll(async () => {
      await run(await geojson('roads.geojson', ...features((each) => each, '路')), { kind: 'road' })
    })

    test('the same roads in GCJ-02 are noticed', async () => {
      const moved = features((each) => mapPositions(each, (corner) => shift(corner, 'gcj02')), '偏')
      const report = await run(await geojson('gcj.geojson', ...moved), { kind: 'road', dryRun: true })
      const warning = report.warnings.find(({ remark }) => remark.code === 'looks-shifted')
      expect(warning?.remark.values).toMatchObject({ datum: 'gcj02', after: 0 })
      // and with --crs gcj02 they lie where they belong
      const right = await run(await geojson('gcj.geojson', ...moved), {
        kind: 'road',
        crs: 'gcj02',
        dryRun: true,
      })
      expect(warningCodes(right)).not.toContain('looks-shifted')
    })

    test('lines stored in both directions are counted', async () => {
      const back = streets
        .slice(0, 3)
        .map((corners, index) =>
          feature(line(...[...corners].reverse()), { 名称: `反${index}`, 等级: '支路' }),
        )
      const report = await run(await geojson('back.geojson', ...back), { kind: 'road' })
      expect(report.warnings).toContainEqual(
        expect.objectContaining({ remark: { code: 'both-directions', values: { count: 3 } }, kind: 'road' }),
      )
    })
  })

  describe('townships, communities and grids', () => {
    test('a headless list of the statistics bureau becomes a tree', async () => {
      const lines = [
        '620422100000,620422000000,会师镇,town,4,620422,,0943,,f,f,f,105.05675,35.69184,,甘肃省,白银市,会宁县,会师镇,',
        '620422100001,620422100000,东关居委会,village,5,620422,,,111,f,f,f,,,,甘肃省,白银市,会宁县,会师镇,东关居委会',
      ]
      const report = await run(await write('620422.csv', lines.join('\n')))
      expect(report.files[0]?.crs).toBe('gcj02')
      expect(countOf(report, 'region')).toMatchObject({ accepted: 2 })
      expect(
        await readRows(
          sql`select code, level, parent_code, name from region where county_code = ${county} order by code`,
        ),
      ).toEqual([
        { code: '620422', level: 'county', parentCode: null, name: '会宁县' },
        { code: '620422100', level: 'township', parentCode: '620422', name: '会师镇' },
        { code: '620422100001', level: 'community', parentCode: '620422100', name: '东关居委会' },
      ])
    })

    test('grids need their community', async () => {
      const good = feature(square(0, 0, 300), {
        网格编码: '620422100001001',
        网格名称: '东关一',
        网格长: '王芳',
      })
      const orphan = feature(square(300, 0, 300), { 网格编码: '620422100002001', 网格名称: '西关一' })
      const report = await run(await geojson('grids.geojson', good, orphan), { kind: 'grid' })
      expect(countOf(report, 'grid')).toMatchObject({ accepted: 1, rejected: 1 })
      expect(report.rejected[0]).toMatchObject({ row: '2', reason: { code: 'community-unknown' } })
    })

    test('a tree that grids of another import stand on is not undone', async () => {
      const [batch] = await readRows(sql`select batch_id from region where code = '620422100001'`)
      expect(await refusal(undoBatch(db, Number(batch?.batchId)))).toBe('batch-needed')
    })
  })

  test('options that cannot be used', async () => {
    const path = await write('t.csv', toilets('东关'))
    expect(await refusal(run(path, { kind: 'toliet' }))).toBe('kind-unknown')
    expect(await refusal(run(path))).toBe('kind-needed')
    expect(await refusal(run(path, { kind: 'toilet', crs: 'EPSG:99999' }))).toBe('crs-unknown')
    expect(await refusal(run(path, { kind: 'toilet', crs: 'beijing' }))).toBe('crs-unknown')
    expect(await refusal(run(path, { kind: 'toilet', region: '62' }))).toBe('county-code-wrong')
    expect(await refusal(run(path, { kind: 'toilet', regionFromBounds: '620499' }))).toBe('no-bounds')
    for (const above of ['620000', '620400']) {
      expect(await refusal(run(path, { kind: 'toilet', region: above }))).toBe('not-a-county')
      expect(await refusal(run(path, { kind: 'toilet', regionFromBounds: above }))).toBe('not-a-county')
    }
    expect(await refusal(run(path, { kind: 'toilet', metricCrs: 'EPSG:4545' }))).toBe('metric-crs-fixed')
  })
})

describe('a county made of the bounds of a file', () => {
  const code = '620499'
  const elements = `<node id="1" lat="35.05" lon="105.05"><tag k="amenity" v="toilets"/></node>`
  let batch = 0

  test('is its rectangle, which stands in for the built-up area', async () => {
    const path = await write('town.osm', osmXml(elements, '35.04,105.04,35.06,105.06'))
    const report = await run(path, { regionFromBounds: code, name: '小镇' })
    batch = report.batches[0]!.id
    const [row] = await readRows(sql`
      select r.name, p.properties, p.geom = r.geom as same, st_xmin(r.geom) as west, st_ymax(r.geom) as north
      from region r join place p on p.county_code = r.code and p.kind = 'built-up-area' where r.code = ${code}`)
    expect(row).toEqual({
      name: '小镇',
      properties: { substitute: true },
      same: true,
      west: 105.04,
      north: 35.06,
    })
  })

  test('with a second county, places need --region', async () => {
    expect(await refusal(run(await write('t.csv', toilets('东关')), { kind: 'toilet' }))).toBe('which-county')
  })

  test('objects of OpenStreetMap are known by their id: moved and named, they are updated', async () => {
    const moved = `<node id="1" lat="35.051" lon="105.05"><tag k="amenity" v="toilets"/><tag k="name" v="公厕"/></node>`
    const path = await write('town2.osm', osmXml(moved, '35.04,105.04,35.06,105.06'))
    const report = await run(path, { region: code })
    expect(countOf(report, 'toilet')).toMatchObject({ accepted: 0, updated: 1 })
    await undoBatch(db, report.batches[0]!.id)
  })

  test('goes as a whole when its import is undone', async () => {
    await undoBatch(db, batch)
    const [row] = await readRows(sql`
      select (select count(*) from region where county_code = ${code})::int as regions,
        (select count(*) from place where county_code = ${code})::int as places,
        (select count(*) from county_state where county_code = ${code})::int as states`)
    expect(row).toEqual({ regions: 0, places: 0, states: 0 })
  })
})
