// Park land against people, with each of the three populations that may be known.
import { expect, test } from 'vitest'
import { explainValue } from '../../../api/indicators/explain.ts'
import { community, county, layCounty, readValue, township } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { rectangle, square } from '../../support/shapes.ts'

const { db } = await useDatabase()
const id = 'park-area-per-head'
const places = [
  { kind: 'built-up-area', geometry: square(0, 0, 1000) },
  // 12,000 m² of the park lie inside
  { kind: 'park', geometry: rectangle(0, 0, 100, 120) },
  { kind: 'park', geometry: rectangle(-500, 0, 100, 100) },
]

test('urban and temporary population divide the park land', async () => {
  await layCounty(db, {
    county: { urbanPopulation: 900, temporaryPopulation: 100, residentPopulation: 5000 },
    places,
  })
  const { value, denominator, verdict } = await readValue(db, id)
  expect(denominator).toBe(1000)
  expect(value).toBeCloseTo(12, 5)
  expect(verdict).toBe('pass')
})

test('without them the resident population does, and the value says so', async () => {
  await layCounty(db, { county: { residentPopulation: 2000 }, places })
  expect((await readValue(db, id)).value).toBeCloseTo(6, 5)
  const { notes } = await explainValue(db, id, county)
  expect(notes.map((each) => each.code)).toContain('population-resident')
})

test('grids whose people are known add up; a grid without built-up land does not count', async () => {
  const regions = [
    { code: township, name: '城关镇', geometry: square(0, 0, 2000) },
    { code: community, name: '东街社区', geometry: square(0, 0, 2000) },
  ]
  const grids = [
    { code: `${community}001`, geometry: rectangle(0, 0, 500, 1000), population: 400 },
    { code: `${community}002`, geometry: rectangle(500, 0, 1500, 1000), population: 600 },
    { code: `${community}003`, geometry: rectangle(0, 1000, 2000, 1000), population: 5000 },
  ]
  await layCounty(db, { regions, grids, places })
  expect(await readValue(db, id)).toMatchObject({ denominator: 1000 })
  expect((await readValue(db, id, `${community}001`)).value).toBeCloseTo(30, 5)
  expect((await readValue(db, id, `${community}003`)).value).toBeNull()
})

test('one grid without known people leaves its community without a value', async () => {
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: square(0, 0, 1000) },
      { code: community, name: '东街社区', geometry: square(0, 0, 1000) },
    ],
    grids: [
      { code: `${community}001`, geometry: rectangle(0, 0, 500, 1000), population: 400 },
      { code: `${community}002`, geometry: rectangle(500, 0, 500, 1000) },
    ],
    places,
  })
  expect(await readValue(db, id, community)).toMatchObject({ value: null, verdict: 'no-data' })
  const { notes } = await explainValue(db, id, community)
  expect(notes.map((each) => each.code)).toContain('no-population')
})
