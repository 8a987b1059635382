// The disc of 300 m of domain.md §1.0, and its independence from the 500 m definition.
import { expect, test } from 'vitest'
import { layCounty, readValue } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { point, square } from '../../support/shapes.ts'

const { db } = await useDatabase()

test('one stop in the middle of a square kilometre covers 28.27 % of it', async () => {
  await layCounty(db, {
    places: [
      { kind: 'built-up-area', geometry: square(-500, -500, 1000) },
      { kind: 'bus-stop', geometry: point(0, 0) },
    ],
  })
  const { value, verdict } = await readValue(db, 'bus-stop-coverage-300')
  expect(Math.abs((value ?? 0) / ((Math.PI * 300 ** 2) / 1e4) - 1)).toBeLessThan(2e-4)
  expect(verdict).toBe('none')
})

test('stops 600 m apart touch and cover two whole discs', async () => {
  await layCounty(db, {
    places: [
      { kind: 'built-up-area', geometry: square(-1000, -1000, 2000) },
      { kind: 'bus-stop', geometry: point(-300, 0) },
      { kind: 'bus-stop', geometry: point(300, 0) },
    ],
  })
  const { numerator } = await readValue(db, 'bus-stop-coverage-300')
  expect(Math.abs((numerator ?? 0) / (2 * Math.PI * 300 ** 2) - 1)).toBeLessThan(2e-4)
})
