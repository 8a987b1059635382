// Parks by size class over residential land, from the boundary; numbers of domain.md §1.0.
import { expect, test } from 'vitest'
import { explainValue } from '../../../api/indicators/explain.ts'
import { county, layCounty, readValue } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { rectangle, square } from '../../support/shapes.ts'

const { db } = await useDatabase()
const id = 'park-service-coverage'
const wide = square(-3000, -3000, 6000)
const builtUp = { kind: 'built-up-area', geometry: wide }
const allResidential = { kind: 'residential-land', geometry: wide }

function expectWithin(actual: number | null, expected: number) {
  expect(Math.abs((actual ?? Number.NaN) / expected - 1)).toBeLessThan(2e-4)
}

test('a park of one hectare serves 500 m from its boundary: 995,398 m²', async () => {
  await layCounty(db, { places: [builtUp, allResidential, { kind: 'park', geometry: square(0, 0, 100) }] })
  expectWithin((await readValue(db, id)).numerator, 995_398)
})

test('a park of 2,500 m² serves 300 m, one of 1,600 m² serves nobody', async () => {
  //  50 m square: 2,500 + 4·50·300 + π·300² = 345,243 m²
  await layCounty(db, {
    places: [
      builtUp,
      allResidential,
      { kind: 'park', geometry: square(0, 0, 50) },
      { kind: 'park', geometry: square(-2000, 0, 40) },
    ],
  })
  expectWithin((await readValue(db, id)).numerator, 2500 + 4 * 50 * 300 + Math.PI * 300 ** 2)
  const { notes } = await explainValue(db, id, county)
  expect(notes).toContainEqual(expect.objectContaining({ code: 'skipped-small', count: 1 }))
})

test('the size class is that of the whole park, not of the part inside the built-up area', async () => {
  //  a park of 100 × 100 m of which 10 m lie inside: it serves 500 m, so a strip of 490 m beyond its edge is covered
  await layCounty(db, {
    places: [
      { kind: 'built-up-area', geometry: rectangle(0, 0, 1000, 100) },
      { kind: 'residential-land', geometry: rectangle(0, 0, 1000, 100) },
      { kind: 'park', geometry: rectangle(-90, 0, 100, 100) },
    ],
  })
  //  from x = 0 to 10 the park itself, then 500 m
  expectWithin((await readValue(db, id)).numerator, 510 * 100)
})

test('only residential land inside the built-up area counts, and where parcels overlap once', async () => {
  await layCounty(db, {
    places: [
      { kind: 'built-up-area', geometry: square(0, 0, 1000) },
      { kind: 'residential-land', geometry: square(-100, 0, 200) },
      { kind: 'residential-land', geometry: square(0, 100, 100) },
      { kind: 'park', geometry: square(400, 400, 100) },
    ],
  })
  //  inside lie 100 × 200 m of the first parcel; the second is part of them
  expectWithin((await readValue(db, id)).denominator, 20_000)
})

test('without residential land the compounds are the denominator, and the value says so', async () => {
  await layCounty(db, {
    places: [
      builtUp,
      { kind: 'compound', geometry: square(0, 0, 200), name: '和顺家园' },
      { kind: 'compound', geometry: square(2000, 2000, 100), name: '北苑小区' },
      { kind: 'park', geometry: square(250, 0, 100) },
    ],
  })
  const { value, denominator } = await readValue(db, id)
  expectWithin(denominator, 50_000)
  expectWithin(value, 80)
  const { notes, gaps } = await explainValue(db, id, county)
  expect(notes.map((each) => each.code)).toContain('substitute-denominator')
  expect(gaps.map((each) => each.name)).toEqual(['北苑小区'])
})
