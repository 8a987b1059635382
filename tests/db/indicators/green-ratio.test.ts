// Green land of any kind, once where it overlaps, clipped to the built-up area.
import { expect, test } from 'vitest'
import { layCounty, readValue } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { rectangle, square } from '../../support/shapes.ts'

const { db } = await useDatabase()
const id = 'green-ratio'
const builtUp = { kind: 'built-up-area', geometry: square(0, 0, 1000) }

test('a park and a green belt that overlap count their common land once', async () => {
  //  park 600 × 600, belt 600 × 200 on its northern third: 360,000 of a square kilometre, 36 %
  await layCounty(db, {
    places: [
      builtUp,
      { kind: 'park', geometry: square(0, 0, 600) },
      { kind: 'green-space', geometry: rectangle(0, 400, 600, 200) },
    ],
  })
  const { value, verdict } = await readValue(db, id)
  expect(value).toBeCloseTo(36, 5)
  expect(verdict).toBe('pass')
})

test('a park across the edge counts with the part inside', async () => {
  await layCounty(db, { places: [builtUp, { kind: 'park', geometry: square(-100, 0, 200) }] })
  expect((await readValue(db, id)).numerator).toBeCloseTo(20_000, 1)
})

test('a park across two communities is divided between them', async () => {
  const west = '629901001001'
  const east = '629901001002'
  await layCounty(db, {
    regions: [
      { code: '629901001', name: '城关镇', geometry: square(0, 0, 1000) },
      { code: west, name: '西街社区', geometry: rectangle(0, 0, 400, 1000) },
      { code: east, name: '东街社区', geometry: rectangle(400, 0, 600, 1000) },
    ],
    places: [builtUp, { kind: 'park', geometry: square(300, 300, 200) }],
  })
  expect((await readValue(db, id, west)).numerator).toBeCloseTo(100 * 200, 1)
  expect((await readValue(db, id, east)).numerator).toBeCloseTo(100 * 200, 1)
  expect((await readValue(db, id, east)).denominator).toBeCloseTo(600_000, 0)
})
