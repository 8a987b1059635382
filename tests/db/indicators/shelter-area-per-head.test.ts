// Effective shelter area, never the whole park.
import { expect, test } from 'vitest'
import { explainValue } from '../../../api/indicators/explain.ts'
import { county, layCounty, readValue } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { point, square } from '../../support/shapes.ts'

const { db } = await useDatabase()
const id = 'shelter-area-per-head'
const builtUp = { kind: 'built-up-area', geometry: square(0, 0, 1000) }
const people = { urbanPopulation: 2000 }
const shelter = (geometry: ReturnType<typeof point> | ReturnType<typeof square>, effective?: number) => ({
  kind: 'shelter',
  geometry,
  properties: effective === undefined ? {} : { effectiveAreaSquareMetres: effective },
})

test('the recorded effective area counts, not the polygon', async () => {
  await layCounty(db, {
    county: people,
    places: [builtUp, shelter(square(100, 100, 200), 2000), shelter(point(500, 500), 1000)],
  })
  const { value, numerator, verdict } = await readValue(db, id)
  expect(numerator).toBe(3000)
  expect(value).toBe(1.5)
  expect(verdict).toBe('pass')
})

test('outside the built-up area, or without a recorded area, it does not count', async () => {
  await layCounty(db, {
    county: people,
    places: [
      builtUp,
      shelter(point(500, 500), 1000),
      shelter(point(1500, 500), 9000),
      shelter(square(0, 0, 100)),
    ],
  })
  expect((await readValue(db, id)).numerator).toBe(1000)
  const { notes } = await explainValue(db, id, county)
  expect(notes).toContainEqual(expect.objectContaining({ code: 'skipped-no-area', count: 1 }))
})

test('without people nothing can be said', async () => {
  await layCounty(db, { places: [builtUp, shelter(point(500, 500), 1000)] })
  expect(await readValue(db, id)).toMatchObject({ value: null, verdict: 'no-data' })
})
