// Does every format come in as rows, and does every unusable file get a sentence instead of a crash?
import { describe, expect, test } from 'vitest'
import { languageOf, say } from '../../geodata/messages.ts'
import { readSource } from '../../geodata/readers/read-file.ts'
import type { SourceLayer } from '../../geodata/readers/source.ts'
import { BadInput } from '../../geodata/remark.ts'
import { layerToDegrees } from '../../geodata/to-degrees.ts'
import { gbk, geopackage, shapefile, useFolder } from '../support/geo-files.ts'
import { workbook, zip } from '../support/workbook.ts'

const write = await useFolder()
const read = (path: string) => readSource(path, () => true)
const coordinates = (layer: SourceLayer | undefined) =>
  layer?.rows.map(({ geometry }) => geometry && 'coordinates' in geometry && geometry.coordinates)

async function refusal(path: string): Promise<string> {
  try {
    await read(path)
  } catch (error) {
    if (error instanceof BadInput) return error.remark.code
    throw error
  }
  return 'was read'
}

describe('Shapefile', () => {
  const parts = shapefile(gbk('名称'), [{ x: 105.06, y: 35.69, text: gbk('会宁公厕') }])

  test('zipped, GBK, without .prj and .cpg', async () => {
    const file = { 'toilets.shp': parts.shp, 'toilets.shx': parts.shx, 'toilets.dbf': parts.dbf }
    const [layer] = await read(await write('gbk.zip', zip(file)))
    expect(layer?.rows).toEqual([
      {
        row: '1',
        geometry: { type: 'Point', coordinates: [105.06, 35.69] },
        attributes: { 名称: '会宁公厕' },
      },
    ])
    expect(layer?.crs).toBeUndefined()
  })

  test('bare, parts in other cases, CRS from .prj', async () => {
    await write('bare.DBF', parts.dbf)
    await write('bare.shx', parts.shx)
    await write(
      'bare.prj',
      'PROJCS["CGCS2000_3_Degree_GK_Zone_35",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",35500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]',
    )
    // domain.md §5.2: 35.69 N, 105.05 E.
    const metric = shapefile(gbk('名称'), [{ x: 35_504_525.76, y: 3_951_147.42, text: gbk('公厕') }])
    await write('bare.shx', metric.shx)
    await write('bare.DBF', metric.dbf)
    const [layer] = await read(await write('bare.shp', metric.shp))
    const degrees = await layerToDegrees(layer!, undefined, undefined)
    const [position] = coordinates(degrees) as [[number, number]]
    expect(position[0]).toBeCloseTo(105.05, 6)
    expect(position[1]).toBeCloseTo(35.69, 6)
  })

  test('a missing part is named', async () => {
    expect(await refusal(await write('no-dbf.zip', zip({ 'a.shp': parts.shp, 'a.shx': parts.shx })))).toBe(
      'shapefile-part-missing',
    )
    expect(await refusal(await write('no-shp.zip', zip({ 'a.dbf': parts.dbf })))).toBe(
      'shapefile-part-missing',
    )
  })

  test('without .shx it is read all the same', async () => {
    const [layer] = await read(await write('no-shx.zip', zip({ 'a.shp': parts.shp, 'a.dbf': parts.dbf })))
    expect(coordinates(layer)).toEqual([[105.06, 35.69]])
  })

  test('a .shp that was cut off is refused', async () => {
    const cut = { 'a.shp': parts.shp.subarray(0, 110), 'a.shx': parts.shx, 'a.dbf': parts.dbf }
    expect(await refusal(await write('cut.zip', zip(cut)))).toBe('damaged')
  })

  const point = { x: 105.06, y: 35.69, text: gbk('公厕') }
  const two = shapefile(gbk('名称'), [point, point])
  test.each([
    ['with its index', { 'a.shp': two.shp, 'a.shx': two.shx }],
    ['without', { 'a.shp': two.shp }],
  ])('a .dbf of other data is refused: %s', async (_, shapes) => {
    // It has one record, and the shapes are two.
    const path = await write('mixed.zip', zip({ ...shapes, 'a.dbf': parts.dbf }))
    await expect(read(path)).rejects.toMatchObject({
      remark: { code: 'shapefile-counts-differ', values: { shapes: 2, records: 1 } },
    })
    expect(await refusal(await write('whole.zip', zip({ ...shapes, 'a.dbf': two.dbf })))).toBe('was read')
  })

  test.each([
    ['words', Buffer.from('this was never a table of anything at all')],
    ['nothing', Buffer.alloc(0)],
    ['a part', parts.dbf.subarray(0, 80)],
  ])('a .dbf of %s is refused by its name', async (_, dbf) => {
    const path = await write('junk.zip', zip({ 'a.shp': parts.shp, 'a.shx': parts.shx, 'a.dbf': dbf }))
    await expect(read(path)).rejects.toMatchObject({
      remark: { code: 'damaged', values: { file: 'junk.zip (.dbf)' } },
    })
  })

  describe('a .prj that nobody understands', () => {
    test.each(['hello', 'PROJCS["CGCS2000_3_Deg', 'LOCAL_CS["Nonearth",UNIT["Meter",1]]'])(
      '%s',
      async (prj) => {
        const file = { 'a.shp': parts.shp, 'a.shx': parts.shx, 'a.dbf': parts.dbf, 'a.prj': prj }
        const [layer] = await read(await write('prj.zip', zip(file)))
        await expect(layerToDegrees(layer!, undefined, undefined)).rejects.toMatchObject({
          remark: { code: 'prj-unreadable' },
        })
        // --crs says what the .prj cannot
        const degrees = await layerToDegrees(layer!, 'EPSG:4490', undefined)
        expect(coordinates(degrees)).toEqual([[105.06, 35.69]])
      },
    )

    test('an empty one says nothing', async () => {
      const file = { 'a.shp': parts.shp, 'a.shx': parts.shx, 'a.dbf': parts.dbf, 'a.prj': ' \n' }
      const [layer] = await read(await write('blank.zip', zip(file)))
      expect(layer?.isCrsUnreadable).toBe(false)
    })
  })
})

describe('GeoJSON', () => {
  test('the crs member of GIS programs', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4544' } }
    const features = [
      {
        type: 'Feature',
        properties: { name: 'a' },
        geometry: { type: 'Point', coordinates: [504525.76, 3951147.42] },
      },
    ]
    const [layer] = await read(
      await write('crs.geojson', JSON.stringify({ type: 'FeatureCollection', crs, features })),
    )
    expect(layer?.crs).toBe('EPSG:4544')
  })

  test('a bare geometry keeps the name of its file, which may be a code', async () => {
    const polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [105, 35],
          [106, 35],
          [106, 36],
          [105, 35],
        ],
      ],
    }
    const [layer] = await read(await write('620422.json', JSON.stringify(polygon)))
    expect(layer?.content).toBe('regions')
    expect(layer?.rows[0]?.attributes).toEqual({ file: '620422' })
  })

  test.each([
    ['half.geojson', '{"type":"FeatureCollection","features":[', 'damaged'],
    ['none.geojson', '{"type":"FeatureCollection","features":[]}', 'empty'],
    ['other.json', '{"a":1}', 'not-this-format'],
    ['list.json', '[1,2]', 'not-this-format'],
  ])('%s is refused', async (name, text, code) => expect(await refusal(await write(name, text))).toBe(code))
})

test('XLSX: a title above the headings, degrees-minutes-seconds in the cells', async () => {
  const book = workbook([
    ['会宁县公厕统计表'],
    ['编号', '名称', '经度', '纬度'],
    ['A1', '东关', '105°03′36″', '35°41′24″'],
  ])
  const [layer] = await read(await write('toilets.xlsx', book))
  expect(layer?.rows[0]?.attributes).toMatchObject({ 编号: 'A1', 名称: '东关' })
  // 03′36″ = 0.06°, 41′24″ = 0.69°
  const [position] = coordinates(layer) as [[number, number]]
  expect(position[0]).toBeCloseTo(105.06, 10)
  expect(position[1]).toBeCloseTo(35.69, 10)
})

test('XLSX: what stands behind an empty cell stays in its own column', async () => {
  const book = workbook([
    ['编号', '名称', '备注', '经度', '纬度'],
    ['A1', null, null, '105.06', '35.69'],
    ['A2', '东关', null, '105.07', null],
  ])
  const [layer] = await read(await write('gaps.xlsx', book))
  expect(layer?.rows.map(({ attributes }) => attributes)).toMatchObject([
    { 编号: 'A1', 经度: '105.06', 纬度: '35.69' },
    { 编号: 'A2', 名称: '东关', 经度: '105.07' },
  ])
  expect(layer?.rows[0]?.geometry).toMatchObject({ coordinates: [105.06, 35.69] })
  expect(layer?.rows[1]?.geometry).toBeNull()
})

test('GeoPackage: rows and CRS', async () => {
  const path = await geopackage(write, 'a.gpkg', { x: 504_525.76, y: 3_951_147.42, name: '东关', srid: 4544 })
  const [layer] = await read(path)
  expect(layer?.rows[0]?.attributes).toMatchObject({ name: '东关' })
  expect(coordinates(layer)).toEqual([[504_525.76, 3_951_147.42]])
})

test('KML: placemarks in WGS 84', async () => {
  const text = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
    <Placemark><name>东关</name><Point><coordinates>105.06,35.69,1750</coordinates></Point></Placemark></Document></kml>`
  const [layer] = await read(await write('a.kml', text))
  expect(layer?.crs).toBe('EPSG:4326')
  expect(layer?.rows[0]?.attributes.Name).toBe('东关')
  expect(coordinates(layer)).toEqual([[105.06, 35.69, 1750]])
})

describe('any file', () => {
  test.each([
    ['empty.csv', '', 'empty'],
    ['notes.docx', 'x', 'unknown-format'],
    ['old.xls', 'x', 'save-as-xlsx'],
    ['workbook.csv', 'PK\x03\x04\x14\0\x06\0\b\0\0\0!\0名称,经度,纬度', 'not-text'],
    ['cut.osm', '<?xml version="1.0"?><osm version="0.6"><node id="1" lat="35" lon="105"/>', 'damaged'],
    ['not.osm', 'hello', 'not-this-format'],
    ['bad.osm.pbf', 'hello world', 'damaged'],
    ['bad.zip', 'hello', 'damaged'],
    ['bad.xlsx', 'hello', 'damaged'],
    ['bad.gpkg', 'hello', 'damaged'],
    ['bad.kml', '<kml>', 'damaged'],
  ])('%s is refused', async (name, text, code) => expect(await refusal(await write(name, text))).toBe(code))

  test('a missing one is refused', async () => expect(await refusal('nowhere.csv')).toBe('file-missing'))
})

test('the sentence is Chinese for a Chinese locale and English for others', () => {
  const remark = { code: 'file-missing', values: { file: 'a.csv' } } as const
  expect(say(remark, languageOf({ LANG: 'zh_CN.UTF-8' }))).toBe('找不到文件 a.csv')
  expect(say(remark, languageOf({ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }))).toBe('There is no file a.csv')
})
