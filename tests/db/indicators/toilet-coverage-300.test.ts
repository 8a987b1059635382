// The 300 m around toilets that the public can use.
import { expect, test } from 'vitest'
import { layCounty, readValue } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { point, square } from '../../support/shapes.ts'

const { db } = await useDatabase()

test('an open toilet covers its disc, a closed one nothing', async () => {
  await layCounty(db, {
    places: [
      { kind: 'built-up-area', geometry: square(-1000, -1000, 2000) },
      { kind: 'toilet', geometry: point(-500, 0) },
      { kind: 'toilet', geometry: point(500, 0), properties: { openToPublic: false } },
    ],
  })
  const { numerator } = await readValue(db, 'toilet-coverage-300')
  expect(Math.abs((numerator ?? 0) / (Math.PI * 300 ** 2) - 1)).toBeLessThan(2e-4)
})

test('a toilet in the corner of the built-up area covers a quarter disc', async () => {
  await layCounty(db, {
    places: [
      { kind: 'built-up-area', geometry: square(0, 0, 2000) },
      { kind: 'toilet', geometry: point(0, 0) },
    ],
  })
  const { numerator } = await readValue(db, 'toilet-coverage-300')
  expect(Math.abs((numerator ?? 0) / ((Math.PI * 300 ** 2) / 4) - 1)).toBeLessThan(2e-4)
})
