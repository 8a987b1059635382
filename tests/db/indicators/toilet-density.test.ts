// Toilets counted inside the built-up area only, and only those that the public can use.
import { expect, test } from 'vitest'
import { explainValue } from '../../../api/indicators/explain.ts'
import { county, layCounty, readValue } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { point, rectangle } from '../../support/shapes.ts'

const { db } = await useDatabase()
const id = 'toilet-density'
// two square kilometres
const builtUp = { kind: 'built-up-area', geometry: rectangle(0, 0, 2000, 1000) }
const toilet = (x: number, y: number, properties = {}) => ({
  kind: 'toilet',
  geometry: point(x, y),
  properties,
})

test('eight toilets on two square kilometres are four per square kilometre, which passes', async () => {
  const places = [100, 300, 500, 700, 900, 1100, 1300, 1500].map((x) => toilet(x, 500))
  await layCounty(db, { places: [builtUp, ...places] })
  const { value, numerator, verdict } = await readValue(db, id)
  expect(numerator).toBe(8)
  expect(value).toBeCloseTo(4, 6)
  expect(verdict).toBe('pass')
})

test('a toilet outside the built-up area does not count', async () => {
  await layCounty(db, { places: [builtUp, toilet(100, 100), toilet(100, 1500)] })
  expect((await readValue(db, id)).numerator).toBe(1)
})

test('closed, mobile and uncertain ones inside buildings are left out and counted as such', async () => {
  await layCounty(db, {
    places: [
      builtUp,
      toilet(100, 100, { form: 'detached' }),
      toilet(200, 100, { form: 'attached', openToPublic: true }),
      toilet(300, 100, { form: 'attached' }),
      toilet(400, 100, { form: 'mobile' }),
      toilet(500, 100, { openToPublic: false }),
    ],
  })
  expect((await readValue(db, id)).numerator).toBe(2)
  const { notes } = await explainValue(db, id, county)
  expect(notes).toContainEqual(expect.objectContaining({ code: 'skipped-not-open', count: 3 }))
})

test('a county whose only toilet is closed has zero, a county without one has no data', async () => {
  await layCounty(db, { places: [builtUp, toilet(100, 100, { openToPublic: false })] })
  expect(await readValue(db, id)).toMatchObject({ value: 0, verdict: 'fail' })
  await layCounty(db, { places: [builtUp] })
  expect(await readValue(db, id)).toMatchObject({ value: null, verdict: 'no-data' })
})
