// The part of the built-up area that lies inside a grid.
import { expect, test } from 'vitest'
import { community, layCounty, readValue, township } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { rectangle, square } from '../../support/shapes.ts'

const { db } = await useDatabase()
const id = 'grid-coverage'
const builtUp = { kind: 'built-up-area', geometry: square(0, 0, 1000) }
const regions = [
  { code: township, name: '城关镇', geometry: square(-1000, -1000, 3000) },
  { code: community, name: '东街社区', geometry: square(-1000, -1000, 3000) },
]

test('a grid over a quarter of the built-up area covers 25 %, and all of its own', async () => {
  await layCounty(db, {
    regions,
    grids: [{ code: `${community}001`, geometry: square(-500, -500, 1000) }],
    places: [builtUp],
  })
  expect((await readValue(db, id)).value).toBeCloseTo(25, 5)
  expect(await readValue(db, id, `${community}001`)).toMatchObject({ value: 100, verdict: 'pass' })
})

test('grids that overlap do not count the common land twice', async () => {
  await layCounty(db, {
    regions,
    grids: [
      { code: `${community}001`, geometry: rectangle(0, 0, 600, 1000) },
      { code: `${community}002`, geometry: rectangle(400, 0, 400, 1000) },
    ],
    places: [builtUp],
  })
  const { value, denominator } = await readValue(db, id)
  expect(denominator).toBeCloseTo(1e6, 0)
  expect(value).toBeCloseTo(80, 5)
})

test('grids without a gap cover everything, and the verdict does not stumble over the last digit', async () => {
  await layCounty(db, {
    regions,
    grids: [0, 1, 2].map((index) => ({
      code: `${community}00${index + 1}`,
      geometry: rectangle(index * 333.3 - 0.1, 0, 333.4, 1000),
    })),
    places: [{ kind: 'built-up-area', geometry: rectangle(0, 0, 999.9, 1000) }],
  })
  expect(await readValue(db, id)).toMatchObject({ verdict: 'pass' })
})

test('before the first grid is drawn nothing can be said', async () => {
  await layCounty(db, { regions, places: [builtUp] })
  expect(await readValue(db, id)).toMatchObject({ value: null, verdict: 'no-data' })
})
