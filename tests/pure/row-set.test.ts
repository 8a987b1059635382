// Rows that come and go in any order, beside a plain set that is sorted anew each time.
import { expect, test } from 'vitest'
import { RowSet } from '../../api/db/row-set.ts'

test('rows are kept in their order, each once', () => {
  const rows = new RowSet()
  for (const row of [5, 2, 9, 2]) rows.set(row, true)
  rows.set(5, false)
  rows.set(7, false)
  expect([...rows.rows]).toEqual([2, 9])
})

test('a row that comes in between moves those behind it', () => {
  const rows = new RowSet()
  for (const row of [0, 3, 4]) rows.set(row, true)
  rows.makeRoom(3)
  expect([...rows.rows]).toEqual([0, 4, 5])
  rows.set(3, true)
  expect([...rows.rows]).toEqual([0, 3, 4, 5])
})

test('says the same as a set, whatever comes and goes', () => {
  const rows = new RowSet()
  const plain = new Set<number>()
  let seed = 1
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
  for (let step = 0; step < 5000; step++) {
    const row = random(400)
    const belongs = random(5) > 1
    rows.set(row, belongs)
    if (belongs) plain.add(row)
    else plain.delete(row)
    if (step % 50 === 0) expect([...rows.rows]).toEqual([...plain].sort((a, b) => a - b))
  }
  expect(plain.size).toBeGreaterThan(64)
})
