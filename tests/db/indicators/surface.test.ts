// Cells of distance to what a coverage counts: which land they lie on, which of them are blind, how that agrees with the coverage.
import { expect, test } from 'vitest'
import { indicatorSurface } from '../../../api/indicators/surface.ts'
import { county, layCounty, readValue } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { point, rectangle, square } from '../../support/shapes.ts'

const { db } = await useDatabase()

/** Every third number of the cells. */
const distancesOf = (cells: readonly number[]) => cells.filter((_, index) => index % 3 === 2)

test('closed toilets are not there, and the blind share is what the coverage lacks', async () => {
  //  two open toilets 300 m clear of the border and of each other, one closed: 2 · π · 300² of 4 km² = 14.137 %
  const open = [-500, 500] as const
  await layCounty(db, {
    places: [
      { kind: 'built-up-area', geometry: square(-1000, -1000, 2000) },
      ...open.map((at) => ({ kind: 'toilet', geometry: point(at, at) })),
      { kind: 'toilet', geometry: point(500, -500), properties: { openToPublic: false } },
    ],
  })
  const surface = await indicatorSurface(db, 'toilet-coverage-300', county)
  expect(surface).toMatchObject({ kind: 'toilet', cellMetres: 25, radiusMetres: 300 })
  //  80 × 80 centres at -987.5, -962.5, …
  const centres = Array.from({ length: 80 }, (_, index) => -987.5 + 25 * index)
  const expected = centres.flatMap((y) =>
    centres.map((x) => Math.min(...open.map((at) => Math.hypot(x - at, y - at)))),
  )
  const nearestFirst = expected.toSorted((a, b) => a - b)
  const wrong = distancesOf(surface.cells)
    .sort((a, b) => a - b)
    .findIndex((distance, index) => Math.abs(distance - nearestFirst[index]!) > 0.06)
  expect(surface.cells).toHaveLength(3 * 6400)
  expect(wrong).toBe(-1)
  expect(surface.blind).toHaveLength(expected.filter((distance) => distance > 300).length)
  //  a circle cuts 8 · 300 / 25 = 96 cells, 192 of 6400 in all; cut cells fall to either side, so a sixth of that is much
  const { value } = await readValue(db, 'toilet-coverage-300')
  expect(value).toBeCloseTo(((2 * Math.PI * 300 ** 2) / 2000 ** 2) * 100, 2)
  expect(Math.abs(surface.blindShare! - (1 - value! / 100))).toBeLessThan(0.005)
})

test('each park serves its own radius, over residential land alone', async () => {
  //  x      -100    0        400  500       800 840      1140   1300 1340   1500
  //          █ 1 ha ├───── residential land, 100 m high ─────────────────────┤
  //                 └── 500 m ──┘ └──300 m── ▪ ──300 m──┘      · too small
  //  between 400 and 500 the small park is nearer, but only the large one reaches: not blind
  await layCounty(db, {
    places: [
      { kind: 'built-up-area', geometry: rectangle(-200, -200, 1900, 500) },
      { kind: 'residential-land', geometry: rectangle(0, 0, 1500, 100) },
      { kind: 'park', geometry: rectangle(-100, 0, 100, 100) },
      { kind: 'park', geometry: rectangle(800, 0, 40, 100) },
      { kind: 'park', geometry: rectangle(1300, 0, 40, 40) },
    ],
  })
  const surface = await indicatorSurface(db, 'park-service-coverage', county)
  expect(surface).toMatchObject({ kind: 'park', cellMetres: 25, radiusMetres: null })
  //  60 columns of 4 cells; 1137.5 is still within 300 m of 840, the 14 columns from 1162.5 on are not
  expect(surface.cells).toHaveLength(3 * 240)
  expect(surface.blind).toHaveLength(14 * 4)
  expect((await readValue(db, 'park-service-coverage')).value).toBeCloseTo((1140 / 1500) * 100, 3)
  //  farthest: 1487.5 - 840; the park that is too small brings nobody nearer
  expect(Math.max(...distancesOf(surface.cells))).toBeCloseTo(647.5, 1)
})

test('where no place counts there are no cells', async () => {
  await layCounty(db, {
    places: [
      { kind: 'built-up-area', geometry: square(0, 0, 500) },
      { kind: 'toilet', geometry: point(100, 100), properties: { form: 'mobile' } },
    ],
  })
  expect(await indicatorSurface(db, 'toilet-coverage-300', county)).toMatchObject({
    cells: [],
    blind: [],
    blindShare: null,
  })
})
