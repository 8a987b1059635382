// Which number does the next micro grid of a grid get? Never one that somebody had.
import { expect, test } from 'vitest'
import { freeMicroCodes } from '../../api/db/micro-grids.ts'

const grid = '629901001001001'
const some = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => grid + String(from + index).padStart(2, '0'))

test('the first grid of all begins with 01 and has 99 numbers', () => {
  expect(freeMicroCodes(grid, [])).toEqual(some(1, 99))
})

test('the next ones after the highest, then those that nobody had', () => {
  expect(freeMicroCodes(grid, [...some(1, 2), ...some(5, 97)])).toEqual([...some(98, 99), ...some(3, 4)])
})

test('none when all were had', () => {
  expect(freeMicroCodes(grid, some(1, 99))).toEqual([])
})
