// Rows of a list of unit grids: codes, days in every spelling, and what 作废 and 属地兜底 mean.
import type { Polygon } from 'geojson'
import { describe, expect, test } from 'vitest'
import { sequenceNumber, sequenceText } from '../../api/features/imports/number-unit-grids.ts'
import { cleanUnitGrids, readDay } from '../../geodata/clean-unit-grids.ts'
import { square } from '../support/shapes.ts'

const code = '629901001001007'
const clean = (attributes: Record<string, string | number | null>, geometry: Polygon = square(0, 0, 100)) =>
  cleanUnitGrids([{ row: '1', attributes, geometry }])

test('headings of the city management platform', () => {
  const { accepted, notes } = clean({
    单元网格编码: code,
    单元网格名称: '会师路北',
    用地类型: '居住用地',
    管理等级: '一级',
    责任主体: '县城管局',
    启用日期: '2024年5月1日',
    有效期止: '长期',
  })
  expect(accepted).toMatchObject([
    {
      row: '1',
      ...{ code, name: '会师路北', landUse: '居住用地', grade: '一级' },
      ...{ responsibleBody: '县城管局', validFrom: '2024-05-01', validTo: undefined },
    },
  ])
  expect(notes).toEqual([])
})

test('a code in small letters is the same code; a number keeps its digits', () => {
  expect(clean({ code: '629901001001a07' }).accepted).toMatchObject([{ code: '629901001001A07' }])
  expect(clean({ code: 629901001001007 }).accepted).toMatchObject([{ code }])
})

test('who answers where nobody is named needs no name', () => {
  for (const words of ['属地', '属地兜底', '属地管理', '', '—', null])
    expect(clean({ code, 责任主体: words }).accepted[0]?.responsibleBody).toBeUndefined()
})

describe('rejected with one reason', () => {
  const reasonOf = (attributes: Record<string, string>) => clean(attributes).rejected[0]?.reason.code
  test.each([
    ['unit-grid-code-wrong', { code: '62990100100100' }],
    ['unit-grid-code-wrong', { code: '629901001001－07' }],
    ['unit-grid-ended-when', { code, 状态: '作废' }],
    ['unit-grid-dates-reversed', { code, 启用日期: '20250101', 终止日期: '20241231' }],
    ['text-too-long', { code, 名称: '长'.repeat(101) }],
  ])('%s', (reason, attributes) => expect(reasonOf(attributes)).toBe(reason))

  test('a second row of one code', () => {
    const row = { attributes: { code }, geometry: square(0, 0, 100) }
    const { accepted, rejected } = cleanUnitGrids([
      { row: '1', ...row },
      { row: '2', ...row },
    ])
    expect(accepted).toHaveLength(1)
    expect(rejected).toMatchObject([{ row: '2', reason: { code: 'duplicate-code', values: { row: '1' } } }])
  })
})

test('a day that nobody understands is told and left empty', () => {
  const { accepted, notes } = clean({ code, 启用日期: '去年春天' })
  expect(accepted[0]?.validFrom).toBeUndefined()
  expect(notes).toMatchObject([{ remark: { code: 'value-not-understood', values: { text: '去年春天' } } }])
})

test.each([
  ['2026-11-05', '2026-11-05'],
  ['2026/11/5', '2026-11-05'],
  ['20261105', '2026-11-05'],
  ['2026年11月5日', '2026-11-05'],
  ['2026-11-05T00:00:00.000Z', '2026-11-05'],
  ['2026/06/31', undefined],
  ['2026', undefined],
])('%s is %s', (text, day) => expect(readDay(text)).toBe(day))

test('numbers run on from 999 to A00, and back', () => {
  expect([1, 42, 999, 1000, 1099, 1100, 3599].map(sequenceText)).toEqual([
    ...['001', '042', '999', 'A00', 'A99', 'B00', 'Z99'],
  ])
  expect(sequenceText(3600)).toBeUndefined()
  for (let number = 1; number < 3600; number++) expect(sequenceNumber(sequenceText(number)!)).toBe(number)
  expect(sequenceNumber('X1Y')).toBe(0)
})
