// What `npm run indicators` prints: targets with their unit, a mark on what rests on a substitute, and what it means.
import { expect, test } from 'vitest'
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import { printTable, toRow } from '../../api/indicators/print.ts'

const park: IndicatorValue = {
  area: '620422',
  name: '会宁县',
  level: 'county',
  indicator: 'park-service-coverage',
  value: 71.504,
  numerator: 715_040,
  denominator: 1_000_000,
  verdict: 'fail',
  substitutes: ['compounds', 'file-bounds'],
}
const toilets: IndicatorValue = {
  ...park,
  indicator: 'toilet-density',
  value: 4.2,
  substitutes: ['file-bounds'],
}

const linesOf = (...values: IndicatorValue[]) => printTable(values.map(toRow)).trimEnd().split('\n')

test('a value with what stood in for its land', () => {
  const [, first, second, blank, compounds, bounds, ...rest] = linesOf(park, toilets)
  expect(first).toMatch(/ 71\.50 % \[1\] \[2\] .* ≥ 80 % /)
  expect(second).toMatch(/ 4\.20 座\/km² \[2\] .* ≥ 4 座\/km² /)
  expect(blank).toBe('')
  expect(compounds).toMatch(/^\[1\] .*小区.*No residential land is recorded/)
  expect(bounds).toMatch(/^\[2\] .*建成区.*built-up area/)
  expect(rest).toEqual([])
})

test('no footnote where everything is as the definition asks', () => {
  expect(linesOf({ ...park, substitutes: [] })).toHaveLength(2)
})

test('programs get the substitutes too', () => {
  expect(toRow(park).substitutes).toEqual(['compounds', 'file-bounds'])
})
