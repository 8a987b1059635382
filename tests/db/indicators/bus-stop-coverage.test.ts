// Discs of 500 m over a built-up square, against the formulas of the circle.
import { expect, test } from 'vitest'
import { layCounty, readValue } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { point, rectangle, square } from '../../support/shapes.ts'

const { db } = await useDatabase()
const id = 'bus-stop-coverage'
const builtUp = { kind: 'built-up-area', geometry: square(-500, -500, 1000) }

/** Area that two discs of one radius share, centres `apart` metres from each other. */
const lens = (radius: number, apart: number) =>
  2 * radius ** 2 * Math.acos(apart / (2 * radius)) - (apart / 2) * Math.sqrt(4 * radius ** 2 - apart ** 2)

/** A polygon of 256 corners is 0.01 % smaller than its circle; the proof allows 0.02 %. */
function expectWithin(actual: number | null, expected: number) {
  expect(Math.abs((actual ?? Number.NaN) / expected - 1)).toBeLessThan(2e-4)
}

test('one stop in the middle of a square kilometre covers π/4 of it', async () => {
  await layCounty(db, { places: [builtUp, { kind: 'bus-stop', geometry: point(0, 0) }] })
  const { value, numerator, denominator, verdict } = await readValue(db, id)
  expectWithin(value, 78.54)
  expectWithin(numerator, Math.PI * 500 ** 2)
  expectWithin(denominator, 1e6)
  expect(verdict).toBe('fail')
})

test('two overlapping discs count their lens once', async () => {
  //  stops 600 m apart in a wide built-up area: 2πr² − lens
  await layCounty(db, {
    places: [
      { kind: 'built-up-area', geometry: square(-2000, -2000, 4000) },
      { kind: 'bus-stop', geometry: point(-300, 0) },
      { kind: 'bus-stop', geometry: point(300, 0) },
    ],
  })
  expectWithin((await readValue(db, id)).numerator, 2 * Math.PI * 500 ** 2 - lens(500, 600))
})

test('a stop outside the built-up area covers the part of it that it reaches', async () => {
  //  the stop stands on the eastern edge: half a disc lies inside
  await layCounty(db, {
    places: [
      { kind: 'built-up-area', geometry: rectangle(-1000, -1000, 1000, 2000) },
      { kind: 'bus-stop', geometry: point(0, 0) },
    ],
  })
  expectWithin((await readValue(db, id)).numerator, (Math.PI * 500 ** 2) / 2)
})

test('built-up areas that overlap are measured once', async () => {
  await layCounty(db, {
    places: [
      builtUp,
      { kind: 'built-up-area', geometry: square(0, -500, 1000) },
      { kind: 'bus-stop', geometry: point(0, 0) },
    ],
  })
  expectWithin((await readValue(db, id)).denominator, 1.5e6)
})

test('without a stop nothing can be said', async () => {
  await layCounty(db, { places: [builtUp] })
  expect(await readValue(db, id)).toMatchObject({ value: null, numerator: null, verdict: 'no-data' })
})

test('without a built-up area nothing can be said', async () => {
  await layCounty(db, { places: [{ kind: 'bus-stop', geometry: point(0, 0) }] })
  expect(await readValue(db, id)).toMatchObject({ value: null, denominator: null, verdict: 'no-data' })
})
