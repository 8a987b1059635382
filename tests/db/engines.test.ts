// Both engines, one county, the same numbers: runs where a server is at hand.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { levels } from '../../api/contract/areas.ts'
import type { Db } from '../../api/db/tables.ts'
import { definitions } from '../../api/indicators/definitions/index.ts'
import { listValuesOf } from '../../api/indicators/values.ts'
import { county, layCounty } from '../support/county.ts'
import { openEmbeddedDatabase, useDatabase } from '../support/database.ts'
import { idealCounty } from '../support/ideal-county.ts'

const { db, engine } = await useDatabase()

async function numbersOf(on: Db, seed: number) {
  await layCounty(on, idealCounty(seed))
  const perLevel = levels.map((level) => listValuesOf(on, { within: county, level, indicators: definitions }))
  return (await Promise.all(perLevel)).flat()
}

test('a day begins at midnight in Beijing, which is 16:00 in Greenwich', async () => {
  const { rows } = await sql<{ day: string }>`
    select (timestamptz '2026-03-01 16:00Z')::date::text as day`.execute(db)
  expect(rows).toEqual([{ day: '2026-03-02' }])
})

test.skipIf(engine === 'embedded')(
  'embedded and server engine agree to 1e-9',
  async () => {
    const embedded = await openEmbeddedDatabase()
    try {
      for (const seed of [11, 12]) {
        const here = await numbersOf(db, seed)
        const there = await numbersOf(embedded.db, seed)
        expect(there.length).toBe(here.length)
        for (const [index, { numerator, denominator, ...rest }] of here.entries()) {
          const other = there[index]
          expect(other).toMatchObject({ area: rest.area, indicator: rest.indicator, verdict: rest.verdict })
          for (const [a, b] of [
            [numerator, other?.numerator],
            [denominator, other?.denominator],
          ]) {
            if (a === null || b === null) expect(b).toBe(a)
            // relative to the value, and absolute where it is nearly nothing
            else
              expect(Math.abs((a ?? 0) - (b ?? 0))).toBeLessThanOrEqual(
                1e-9 * Math.max(Math.abs(a ?? 0), 1000),
              )
          }
        }
      }
    } finally {
      await embedded.close()
    }
    // Two counties made twice, once by the slower engine.
  },
  400_000,
)
