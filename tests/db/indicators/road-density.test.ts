// Metres of urban road, each once: on borders, in both directions, as two carriageways.
import { expect, test } from 'vitest'
import { explainValue } from '../../../api/indicators/explain.ts'
import { community, county, layCounty, readValue, township } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { line, rectangle, square } from '../../support/shapes.ts'

const { db } = await useDatabase()
const id = 'road-density'
const builtUp = { kind: 'built-up-area', geometry: square(-500, -500, 1000) }
const local = { class: 'local' }

test('a road through a square kilometre counts what lies inside', async () => {
  await layCounty(db, {
    places: [builtUp, { kind: 'road', geometry: line([-2000, 0], [2000, 0]), properties: local }],
  })
  const { value, numerator } = await readValue(db, id)
  expect(numerator).toBeCloseTo(1000, 2)
  expect(value).toBeCloseTo(1, 5)
})

test('ramps, roads inside compounds and paths are no urban roads', async () => {
  await layCounty(db, {
    places: [
      builtUp,
      ...['link', 'service', 'path', 'secondary'].map((name, index) => ({
        kind: 'road',
        geometry: line([-100, index * 50], [100, index * 50]),
        properties: { class: name },
      })),
    ],
  })
  expect((await readValue(db, id)).numerator).toBeCloseTo(200, 3)
})

test('a road on the border of two grids counts half in each, also where it only touches one for a while', async () => {
  //   grid 2 | grid 1      the road runs 500 m along the border, then bends 300 m into grid 1 (east)
  await layCounty(db, {
    regions: [
      { code: township, name: '城关镇', geometry: square(-500, -500, 1000) },
      { code: community, name: '东街社区', geometry: square(-500, -500, 1000) },
    ],
    grids: [
      { code: `${community}001`, geometry: rectangle(0, -500, 500, 1000) },
      { code: `${community}002`, geometry: rectangle(-500, -500, 500, 1000) },
    ],
    places: [builtUp, { kind: 'road', geometry: line([0, -300], [0, 200], [300, 200]), properties: local }],
  })
  expect((await readValue(db, id, `${community}001`)).numerator).toBeCloseTo(250 + 300, 3)
  expect((await readValue(db, id, `${community}002`)).numerator).toBeCloseTo(250, 3)
  expect((await readValue(db, id)).numerator).toBeCloseTo(800, 3)
})

test('directed edges stored in both directions count once', async () => {
  await layCounty(db, {
    places: [
      builtUp,
      { kind: 'road', geometry: line([-200, 0], [0, 50], [200, 0]), properties: local },
      { kind: 'road', geometry: line([200, 0], [0, 50], [-200, 0]), properties: local },
    ],
  })
  expect((await readValue(db, id)).numerator).toBeCloseTo(2 * Math.hypot(200, 50), 3)
  const { notes } = await explainValue(db, id, county)
  expect(notes).toContainEqual(expect.objectContaining({ code: 'counted-once', count: 2 }))
})

test('the two carriageways of a divided road count as one centre line', async () => {
  //  ← 20 m apart →, 400 m long, opposite directions
  const carriageway = { class: 'arterial', oneway: true }
  await layCounty(db, {
    places: [
      builtUp,
      { kind: 'road', name: '人民路', geometry: line([-200, 10], [200, 10]), properties: carriageway },
      { kind: 'road', name: '人民路', geometry: line([200, -10], [-200, -10]), properties: carriageway },
    ],
  })
  expect((await readValue(db, id)).numerator).toBeCloseTo(400, 3)
})

test('two sections of one road that follow each other, and two streets side by side, both count whole', async () => {
  await layCounty(db, {
    places: [
      builtUp,
      { kind: 'road', name: '人民路', geometry: line([-200, 0], [0, 0]), properties: local },
      { kind: 'road', name: '人民路', geometry: line([0, 0], [200, 0]), properties: local },
      { kind: 'road', name: '一巷', geometry: line([-200, 30], [200, 30]), properties: local },
    ],
  })
  expect((await readValue(db, id)).numerator).toBeCloseTo(800, 3)
})
