// Cells are numbered as one reads: row by row from the north, in a row from the west.
import { expect, test } from 'vitest'
import { readingOrder } from '../../api/contract/reading-order.ts'

const cell = (name: string, west: number, south: number, width = 100, height = 100) => ({
  name,
  west,
  south,
  east: west + width,
  north: south + height,
})

const order = (cells: Parameters<typeof cell>[]) => {
  const names = (some: Parameters<typeof cell>[]) =>
    readingOrder(some.map((each) => cell(...each))).map(({ name }) => name)
  // whatever the order of the file
  expect(names(cells.toReversed())).toEqual(names(cells))
  return names(cells).join(' ')
}

test('two rows of two', () => {
  expect(
    order([
      ['d', 100, 0],
      ['a', 0, 100],
      ['c', 0, 0],
      ['b', 100, 100],
    ]),
  ).toBe('a b c d')
})

test('a street that falls by a third of a cell is still one row', () => {
  // b begins lower than a, c lower than b; d below them
  expect(
    order([
      ['a', 0, 100],
      ['b', 100, 70],
      ['c', 200, 60],
      ['d', 0, 0],
    ]),
  ).toBe('a b c d')
})

test('a tall cell beside two small ones is read before the lower of them', () => {
  //  ┌───┬────┐
  //  │ a │ b  │   the middle of c lies below the lower edge of a: another row
  //  ├───┤    │
  //  │ c │    │
  //  └───┴────┘
  expect(
    order([
      ['a', 0, 100],
      ['b', 100, 20, 100, 180],
      ['c', 0, 0],
    ]),
  ).toBe('a b c')
})

test('nothing is nothing, and every cell comes once', () => {
  expect(readingOrder([])).toEqual([])
  const many = Array.from({ length: 500 }, (_, index) =>
    cell(String(index), (index * 37) % 1000, (index * 91) % 700),
  )
  expect(new Set(readingOrder(many)).size).toBe(500)
})
