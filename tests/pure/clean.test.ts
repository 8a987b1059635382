// Do rows of real files become places, and is every row that cannot named with its reason?
import type { Geometry, LineString, Point } from 'geojson'
import { describe, expect, test } from 'vitest'
import { clean } from '../../geodata/clean.ts'
import { cleanGrids, cleanRegions } from '../../geodata/clean-areas.ts'
import { findKind } from '../../geodata/kinds/index.ts'
import type { Kind } from '../../geodata/kinds/kind.ts'
import { readProperty } from '../../geodata/property-value.ts'
import { shortRegionCode } from '../../geodata/readers/adcode.ts'
import type { Attributes, SourceRow } from '../../geodata/readers/source.ts'

const kind = (id: string): Kind => findKind(id)!
const at = (lng: number, lat: number): Point => ({ type: 'Point', coordinates: [lng, lat] })
const line = (...coordinates: [number, number][]): LineString => ({ type: 'LineString', coordinates })
const square: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [105, 35],
      [105.01, 35],
      [105.01, 35.01],
      [105, 35.01],
      [105, 35],
    ],
  ],
}

let next = 0
function row(
  attributes: Attributes,
  geometry: SourceRow['geometry'] = at(105 + ++next / 1000, 35),
): SourceRow {
  return { row: String(next), geometry, attributes }
}

describe('headings', () => {
  test('of a county list of toilets', () => {
    const [place] = clean(
      [
        row({
          公厕编号: 'HN-01',
          公厕名称: '东关公厕',
          公厕类型: '独立式',
          是否对外开放: '是',
          女厕位数: '12',
          '男蹲位（个）': '8',
        }),
      ],
      kind('toilet'),
    ).accepted
    expect(place).toMatchObject({
      code: 'HN-01',
      name: '东关公厕',
      sourceKey: 'code/HN-01',
      properties: { form: 'detached', openToPublic: true, womenPlaces: 12, menPlaces: 8 },
    })
  })

  test('of an export with our own names', () => {
    const [place] = clean([row({ name: '东关', code: 'A', openToPublic: false })], kind('toilet')).accepted
    expect(place).toMatchObject({ name: '东关', code: 'A', properties: { openToPublic: false } })
  })

  test('of a file that carries OpenStreetMap tags as columns', () => {
    const tags = { highway: 'residential', name: '建设路', oneway: 'yes' }
    const [place] = clean([row(tags, line([105, 35], [105.01, 35]))], kind('road')).accepted
    expect(place).toMatchObject({ name: '建设路', properties: { class: 'local', oneway: true } })
  })
})

describe('values', () => {
  const squareMetres = { type: 'number', unit: 'm²' }
  test.each([
    ['1,234.5', '面积', 1234.5],
    ['１２００', '面积', 1200],
    ['1200平方米', '面积', 1200],
    ['1200㎡', '面积', 1200],
    ['约1200m²', '面积', 1200],
    ['1.2公顷', '面积', 12_000],
    ['1.2', '面积（公顷）', 12_000],
    ['3', '面积(亩)', 2000], // 1 亩 = 10000/15 m²
    ['1.5万平方米', '面积', 15_000],
    ['0.02平方公里', '面积', 20_000],
  ])('%s under %s', (text, heading, expected) => {
    expect(readProperty(text, squareMetres, heading)).toEqual({ value: expected })
  })

  test.each(['', '-', '/', '暂无', '不详', 'N/A', '——'])('"%s" says nothing', (text) =>
    expect(readProperty(text, squareMetres, '面积')).toBe('nothing'),
  )
  test.each(['若干', '10-20', '3吨', 'abc'])('"%s" is no area', (text) =>
    expect(readProperty(text, squareMetres, '面积')).toBe('not-understood'),
  )
  test.each(['2005', '2005年', '2005年6月', '2005-06-01', '2005/6/1'])('%s is the year 2005', (text) =>
    expect(readProperty(text, { type: 'integer' }, '建成时间')).toEqual({ value: 2005 }),
  )
  test('a count has no fraction', () =>
    expect(readProperty('2.5', { type: 'integer' }, '户数')).toBe('not-understood'))
  test.each([
    ['是', true],
    ['有', true],
    ['√', true],
    ['否', false],
    ['无', false],
    ['×', false],
  ])('%s', (text, value) => expect(readProperty(text, { type: 'boolean' }, '照明')).toEqual({ value }))
})

describe('rows that cannot be taken', () => {
  const reasons = (rows: SourceRow[], id = 'toilet') =>
    clean(rows, kind(id)).rejected.map(({ reason }) => reason.code)

  const textual = JSON.parse('{"type":"Point","coordinates":["105","35"]}') as Geometry // what no type can say
  test.each<[string, Geometry | null, string]>([
    ['no position', null, 'no-position'],
    ['beyond the poles', at(105, 95), 'outside-world'],
    ['beyond the date line', at(500_000, 35), 'outside-world'],
    ['0, 0 of an empty form', at(0, 0), 'zero-position'],
    ['no numbers', textual, 'malformed'],
    ['an empty shape', { type: 'MultiPolygon', coordinates: [] }, 'empty-geometry'],
    ['a transformation that failed', at(Number.NaN, 35), 'outside-world'],
  ])('%s', (_, geometry, code) => expect(reasons([row({ 名称: 'a' }, geometry)])).toEqual([code]))

  test('a wrong shape for the kind', () => {
    expect(reasons([row({ 名称: 'a' }, at(105, 35))], 'built-up-area')).toEqual(['wrong-shape'])
  })
  test('the rest of the file is taken', () => {
    const { accepted } = clean([row({ 名称: 'a' }, null), row({ 名称: 'b' })], kind('toilet'))
    expect(accepted.map(({ name }) => name)).toEqual(['b'])
  })
})

describe('the same thing twice', () => {
  test('by its code: the first counts, the second names it', () => {
    const rows = [row({ 编号: 'A7', 名称: 'a' }), row({ 编号: 'A7', 名称: 'b' })]
    const { accepted, rejected } = clean(rows, kind('toilet'))
    expect(accepted).toHaveLength(1)
    expect(rejected[0]?.reason).toEqual({ code: 'duplicate-row', values: { row: rows[0]!.row } })
  })

  test('without a code, by name and position', () => {
    const rows = [
      row({ 名称: 'a' }, at(105, 35)),
      row({ 名称: 'a' }, at(105, 35)),
      row({ 名称: 'b' }, at(105, 35)),
    ]
    expect(clean(rows, kind('toilet')).accepted).toHaveLength(2)
  })

  test('serial numbers are no codes: the next list begins with 1 again', () => {
    const { accepted, notes } = clean(
      [row({ 编号: '1', 名称: 'a' }), row({ 编号: '2', 名称: 'b' })],
      kind('toilet'),
    )
    expect(accepted.every(({ sourceKey }) => sourceKey.startsWith('at/'))).toBe(true)
    expect(notes.map(({ remark }) => remark.code)).toEqual(['serial-codes'])
  })

  test('a line and its reverse are two', () => {
    const rows = [
      row({ highway: 'primary' }, line([105, 35], [105.01, 35])),
      row({ highway: 'primary' }, line([105.01, 35], [105, 35])),
    ]
    expect(clean(rows, kind('road')).accepted).toHaveLength(2)
  })
})

describe('a value that cannot be read stays empty, and the place is taken', () => {
  test.each([
    ['公厕类型', '一类'],
    ['女厕位数', '若干'],
    ['女厕位数', '10-20'],
    ['女厕位数', '-3'],
  ])('%s: %s', (column, text) => {
    const { accepted, rejected, notes } = clean(
      [row({ 名称: 'a', 男厕位数: '4', [column]: text })],
      kind('toilet'),
    )
    expect(rejected).toEqual([])
    expect(accepted[0]?.properties).toEqual({ menPlaces: 4 })
    expect(notes).toEqual([
      { remark: { code: 'value-not-understood', values: { column, text, count: 1 } }, rows: [String(next)] },
    ])
  })

  test('rows that say the same are noted together', () => {
    const rows = ['若干', '很多', '若干'].map((text, index) => row({ 名称: `${index}`, 女厕位数: text }))
    const { notes } = clean(rows, kind('toilet'))
    expect(notes.map(({ remark, rows: noted }) => [remark.values?.text, noted])).toEqual([
      ['若干', [rows[0]?.row, rows[2]?.row]],
      ['很多', [rows[1]?.row]],
    ])
  })

  test('in a list of regions too', () => {
    const cells = { 常住人口: '不少', 城区人口: '99999999999', 暂住人口: '-1', 户数: '1200' }
    const { accepted, notes } = cleanRegions([row({ code: '620422100', ...cells }, null)])
    expect(accepted).toEqual([
      {
        code: '620422100',
        name: '620422100',
        geometry: null,
        households: 1200,
        properties: {},
        row: String(next),
      },
    ])
    expect(new Set(notes.map(({ remark }) => remark.values?.column))).toEqual(
      new Set(['常住人口', '城区人口', '暂住人口']),
    )
  })
})

describe('regions', () => {
  test.each([
    ['620422000000', '620422'],
    ['620422100000', '620422100'],
    ['620422100001', '620422100001'],
    ['620422', '620422'],
  ])('%s is %s', (long, short) => expect(shortRegionCode(long)).toBe(short))

  test('people by their official headings, also in ten thousands', () => {
    const { accepted } = cleanRegions([
      row(
        {
          区划代码: '620422',
          名称: '会宁县',
          城区人口: '8.5万',
          暂住人口: '1,200',
          '常住人口（万人）': '40.2',
          户数: '145000',
        },
        square,
      ),
    ])
    expect(accepted[0]).toMatchObject({
      code: '620422',
      urbanPopulation: 85_000,
      temporaryPopulation: 1200,
      residentPopulation: 402_000,
      households: 145_000,
    })
  })

  test('a nameless polygon takes code and name from the options', () => {
    const { accepted } = cleanRegions([row({ INSPIREID: 'x' }, square)], {
      code: '990001',
      name: 'Las Palmas',
    })
    expect(accepted[0]).toMatchObject({ code: '990001', name: 'Las Palmas' })
  })

  test('a prefecture, a wrong length and a missing code are rejected', () => {
    const { rejected } = cleanRegions([row({ code: '620400' }), row({ code: '62042' }), row({ name: 'x' })])
    expect(rejected.map(({ reason }) => reason.code)).toEqual([
      'not-a-county',
      'region-code-length',
      'no-code',
    ])
  })

  test('a point is the centre of a region without a boundary', () => {
    const { accepted } = cleanRegions([row({ code: '620422', name: '会宁县' }, at(105.05, 35.69))])
    expect(accepted[0]).toMatchObject({ geometry: null, properties: { centre: [105.05, 35.69] } })
  })
})

test('grids with their leaders', () => {
  const { accepted, rejected } = cleanGrids([
    row(
      {
        网格编码: '620422100001001',
        网格名称: '东关一网格',
        网格长: '王芳',
        联系电话: '13900000000',
        户数: '320',
      },
      square,
    ),
    row({ 网格编码: '620422100001002', 网格名称: '二' }, null),
  ])
  expect(accepted[0]).toMatchObject({
    code: '620422100001001',
    leaderName: '王芳',
    leaderPhone: '13900000000',
    households: 320,
  })
  expect(rejected.map(({ reason }) => reason.code)).toEqual(['no-position'])
})
