// Do tables as Chinese offices write them become rows with positions?
import { describe, expect, test } from 'vitest'
import { findCoordinateColumns, readAngle, readPair } from '../../geodata/readers/coordinates.ts'
import { parseCsv } from '../../geodata/readers/csv.ts'
import { decodeText, encodingOfDbf } from '../../geodata/readers/encoding.ts'
import { layerOfTable } from '../../geodata/readers/table.ts'
import { BadInput } from '../../geodata/remark.ts'
import { gbk, shapefile } from '../support/geo-files.ts'

describe('degrees', () => {
  // 3′ = 0.05°, 12″ = 12/3600° = 0.003333…°
  const expected = 105 + 3 / 60 + 12 / 3600
  test.each([
    '105°03′12″',
    '105°3\'12"',
    '105°03’12”',
    '１０５°０３′１２″',
    '东经105度3分12秒',
    '105:03:12',
    '105°03′12″E',
    'E105°03′12″',
    "105°03'12''",
  ])('%s', (text) => expect(readAngle(text)).toBeCloseTo(expected, 12))

  test('plain numbers stay as they are', () => expect(readAngle(' 105.0533 ')).toBe(105.0533))
  test('minutes may have a fraction', () => expect(readAngle('35°41.5′')).toBeCloseTo(35 + 41.5 / 60, 12))
  test('west and south are negative', () => {
    expect(readAngle('15°30′W')).toBe(-15.5)
    expect(readAngle('南纬15°30′')).toBe(-15.5)
  })
  test.each(['', '暂无', '105°75′', 'A105', '105,35'])('"%s" is none', (text) =>
    expect(readAngle(text)).toBeUndefined(),
  )
})

describe('both in one cell', () => {
  test.each([
    '105.05,35.69',
    '105.05，35.69',
    '105.05 35.69',
    '(105.05, 35.69)',
    'POINT (105.05 35.69)',
    '[105.05;35.69]',
    '105.05、35.69',
    'N35.69 E105.05',
    '北纬35.69，东经105.05',
  ])('%s', (text) => expect(readPair(text)).toEqual([105.05, 35.69]))
  test('one number is no position', () => expect(readPair('105.05')).toBeUndefined())
})

describe('headings', () => {
  test.each([
    [['序号', '名称', '经度', '纬度'], { lng: 2, lat: 3 }],
    [['名称', '纬度（北纬）', '经度（东经）'], { lng: 2, lat: 1 }],
    [['name', 'Lon', 'Lat'], { lng: 1, lat: 2 }],
    [['POI', 'GPS经度', 'GPS纬度'], { lng: 1, lat: 2 }],
    [['名称', '坐标'], { pair: 1 }],
    [['名称', '经纬度'], { pair: 1 }],
    [['名称', '位置坐标（经度,纬度）'], { pair: 1 }],
    [['名称', 'X坐标', 'Y坐标'], { lng: 1, lat: 2 }],
  ])('%j', (headings, columns) => expect(findCoordinateColumns(headings)).toEqual(columns))
  test('a list without any has none', () => expect(findCoordinateColumns(['名称', '地址'])).toBeUndefined())
})

describe('delimited text', () => {
  test('quotes keep delimiters, quotes and line breaks', () =>
    expect(parseCsv('a,b\r\n"x, y","said ""no""\nend"\r\n')).toEqual([
      ['a', 'b'],
      ['x, y', 'said "no"\nend'],
    ]))
  test('tabs and semicolons are found', () => {
    expect(parseCsv('a\tb\n1\t2,5')).toEqual([
      ['a', 'b'],
      ['1', '2,5'],
    ])
    expect(parseCsv('a;b\n1;2')[1]).toEqual(['1', '2'])
  })
})

describe('encodings', () => {
  test('text that is no UTF-8 is GBK', () => expect(decodeText(gbk('会宁公厕'))).toBe('会宁公厕'))
  test('UTF-8 with and without byte order mark', () => {
    expect(decodeText(Buffer.from('公厕'))).toBe('公厕')
    expect(parseCsv('\uFEFF经度,纬度')[0]).toEqual(['经度', '纬度'])
  })
  test('a .dbf: .cpg before language driver before content', () => {
    const inGbk = shapefile(gbk('名称'), [{ x: 0, y: 0, text: gbk('公厕') }])
    const inUtf8 = shapefile(Buffer.from('name'), [{ x: 0, y: 0, text: Buffer.from('公厕') }])
    expect(encodingOfDbf(inGbk.dbf, undefined)).toBe('GBK')
    expect(encodingOfDbf(inUtf8.dbf, undefined)).toBe('UTF-8')
    expect(encodingOfDbf(inGbk.dbf, 'UTF-8\n')).toBe('UTF-8')
    const driver = shapefile(Buffer.from('name'), [{ x: 0, y: 0, text: Buffer.from('a') }], 0x4d)
    expect(encodingOfDbf(driver.dbf, undefined)).toBe('GBK')
  })
  test('a UTF-8 character cut off at the end of a full field is no GBK', () => {
    // 公 is three bytes; twenty bytes hold six and two thirds of the seventh.
    const cut = Buffer.from('公公公公公公公').subarray(0, 20)
    expect(encodingOfDbf(shapefile(Buffer.from('name'), [{ x: 0, y: 0, text: cut }]).dbf, undefined)).toBe(
      'UTF-8',
    )
  })
})

describe('whole tables', () => {
  test('headings stand below a title, rows keep the line numbers of the file', () => {
    const layer = layerOfTable('a.csv', [
      ['会宁县公厕统计表'],
      [''],
      ['编号', '名称', '经度', '纬度'],
      ['A1', '东关', '105.06', '35.69'],
      ['', '', '', ''],
      ['A2', '西关', '', ''],
    ])
    expect(
      layer.rows.map(({ row, geometry }) => [
        row,
        geometry && 'coordinates' in geometry && geometry.coordinates,
      ]),
    ).toEqual([
      ['4', [105.06, 35.69]],
      ['6', null],
    ])
    expect(layer.rows[0]?.attributes).toEqual({ 编号: 'A1', 名称: '东关', 经度: '105.06', 纬度: '35.69' })
  })

  test('a table without coordinates or codes says which headings it has', () => {
    expect(() =>
      layerOfTable('a.csv', [
        ['名称', '地址'],
        ['东关', '东关路'],
      ]),
    ).toThrow(BadInput)
  })

  test('headings alone are no data', () => {
    expect(() => layerOfTable('a.csv', [['名称', '经度', '纬度']])).toThrow(BadInput)
  })
})
