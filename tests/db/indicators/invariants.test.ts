// What must hold for any county: levels add up, shifting changes nothing, another facility never lowers a coverage.
import { expect, test } from 'vitest'
import type { Level } from '../../../api/contract/areas.ts'
import { definitions } from '../../../api/indicators/definitions/index.ts'
import { listValuesOf } from '../../../api/indicators/values.ts'
import { county, layCounty } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { idealCounty } from '../../support/ideal-county.ts'
import { point, rectangle } from '../../support/shapes.ts'

const { db } = await useDatabase()
/** What overlays on a grid of a micrometre may lose along a kilometre of edge. */
const gridSquareMetres = 1e-3

async function all(level: Level) {
  return listValuesOf(db, { within: county, level, indicators: definitions })
}

/** Equal but for the rounding of sums in another order. */
function expectSame(
  actual: number | null | undefined,
  expected: number | null | undefined,
  tolerance = 1e-9,
) {
  if (expected === null || expected === undefined || expected === 0)
    return expect(actual ?? 0).toBeCloseTo(expected ?? 0, 3)
  expect(Math.abs((actual ?? Number.NaN) / expected - 1)).toBeLessThan(tolerance)
}

test.each([1, 2, 3])(
  'numerators and denominators of grids, communities and the township add up (county %i)',
  async (seed) => {
    await layCounty(db, idealCounty(seed))
    const [whole, ...parts] = await Promise.all((['township', 'community', 'grid'] as const).map(all))
    for (const total of whole ?? []) {
      for (const level of parts) {
        const pieces = level.filter((each) => each.indicator === total.indicator)
        const sum = (of: 'numerator' | 'denominator') => pieces.reduce((so, each) => so + (each[of] ?? 0), 0)
        expectSame(sum('numerator'), total.numerator)
        expectSame(sum('denominator'), total.denominator)
      }
    }
  },
)

test('moving the county by a kilometre or three changes nothing', async () => {
  await layCounty(db, idealCounty(4))
  const before = await all('grid')
  await layCounty(db, idealCounty(4, [1000, -3000]))
  const after = await all('grid')
  expect(after.length).toBe(before.length)
  for (const [index, each] of before.entries()) {
    // the plane's scale differs by millionths between the two places
    expectSame(after[index]?.numerator, each.numerator, 1e-5)
    expectSame(after[index]?.denominator, each.denominator, 1e-5)
  }
})

test.each([5, 6])(
  'another stop, toilet or park never lowers a coverage anywhere (county %i)',
  async (seed) => {
    const base = idealCounty(seed)
    const coverages = definitions.filter((each) => each.measure.method === 'coverage').map((each) => each.id)
    await layCounty(db, base)
    const before = await all('grid')
    await layCounty(db, {
      ...base,
      places: [
        ...(base.places ?? []),
        { kind: 'bus-stop', geometry: point(700, 600) },
        { kind: 'toilet', geometry: point(300, 900) },
        { kind: 'park', geometry: rectangle(500, 500, 80, 80) },
      ],
    })
    const after = await all('grid')
    for (const [index, each] of before.entries()) {
      if (!coverages.includes(each.indicator) || each.numerator === null) continue
      expect(after[index]?.numerator ?? 0).toBeGreaterThanOrEqual(each.numerator - gridSquareMetres)
    }
  },
)

test('a place far away changes no value', async () => {
  const base = idealCounty(7)
  await layCounty(db, base)
  const before = await all('grid')
  await layCounty(db, {
    ...base,
    places: [...(base.places ?? []), { kind: 'bus-stop', geometry: point(9000, 9000) }],
  })
  const after = await all('grid')
  for (const [index, each] of before.entries()) {
    expectSame(after[index]?.numerator, each.numerator, 1e-12)
    expect(after[index]?.verdict).toBe(each.verdict)
  }
})
