// Roads widened to their width, crossings once.
import { expect, test } from 'vitest'
import { explainValue } from '../../../api/indicators/explain.ts'
import { county, layCounty, readValue } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { line, square } from '../../support/shapes.ts'

const { db } = await useDatabase()
const id = 'road-area-ratio'
const builtUp = { kind: 'built-up-area', geometry: square(-500, -500, 1000) }

test('two crossing roads of 20 m cover 39,600 m² of a square kilometre', async () => {
  //  2 · 1000 · 20 − 20 · 20
  const properties = { class: 'secondary', widthMetres: 20 }
  await layCounty(db, {
    places: [
      builtUp,
      { kind: 'road', geometry: line([-800, 0], [800, 0]), properties },
      { kind: 'road', geometry: line([0, -800], [0, 800]), properties },
    ],
  })
  const { value, numerator } = await readValue(db, id)
  expect(numerator).toBeCloseTo(39_600, 1)
  expect(value).toBeCloseTo(3.96, 5)
})

test('a road without a width takes the usual one of its class and says so', async () => {
  //  a local road: 14 m
  await layCounty(db, {
    places: [builtUp, { kind: 'road', geometry: line([-100, 0], [100, 0]), properties: { class: 'local' } }],
  })
  expect((await readValue(db, id)).numerator).toBeCloseTo(200 * 14, 1)
  const { notes } = await explainValue(db, id, county)
  expect(notes).toContainEqual(expect.objectContaining({ code: 'assumed-width', count: 1 }))
})

test('a road along the edge of the built-up area counts with the half that lies inside', async () => {
  await layCounty(db, {
    places: [
      builtUp,
      {
        kind: 'road',
        geometry: line([500, -100], [500, 100]),
        properties: { class: 'local', widthMetres: 30 },
      },
    ],
  })
  expect((await readValue(db, id)).numerator).toBeCloseTo(200 * 15, 1)
})
