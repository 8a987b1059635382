// Open problems by the grids of an area, counted at the moment of asking.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { explainValue } from '../../../api/indicators/explain.ts'
import { listValues } from '../../../api/indicators/values.ts'
import { community, county, layCounty, readValue, township } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { layProblems } from '../../support/open-problems.ts'
import { rectangle } from '../../support/shapes.ts'

const { db } = await useDatabase()
const id = 'open-problems-per-grid'
const [first, second] = [`${community}001`, `${community}002`] as const

//  ┌────────┬────────┐
//  │ …001   │ …002   │   one township with one community of two grids
//  └────────┴────────┘
const lay = () =>
  layCounty(db, {
    regions: [
      { code: township, name: '会师镇', geometry: rectangle(0, 0, 2000, 1000) },
      { code: community, name: '西街社区', geometry: rectangle(0, 0, 2000, 1000) },
    ],
    grids: [
      { code: first, geometry: rectangle(0, 0, 1000, 1000) },
      { code: second, geometry: rectangle(1000, 0, 1000, 1000) },
    ],
  })

test('three open ones in one grid, none in the other, one beside both: 3 and 0, the community 2 for each', async () => {
  await lay()
  await layProblems(db, [
    [first, 'reported'],
    [first, 'dispatched'],
    [first, 'suspended'],
    [first, 'closed'],
    [second, 'refused'],
    // in no grid
    [community, 'reported'],
  ])
  const grids = await listValues(db, id, county, 'grid')
  expect(
    grids.map(({ area, value, numerator, denominator }) => [area, value, numerator, denominator]),
  ).toEqual([
    [first, 3, 3, 1],
    [second, 0, 0, 1],
  ])
  expect(await readValue(db, id, community)).toMatchObject({ numerator: 4, denominator: 2, value: 2 })
  expect(await readValue(db, id)).toMatchObject({ numerator: 4, denominator: 2, value: 2, verdict: 'none' })
})

test('a report counts at once, and a close takes it away, without anything being computed anew', async () => {
  await lay()
  const [problem] = await layProblems(db, [[second, 'reported']])
  expect(await readValue(db, id, second)).toMatchObject({ value: 1 })
  await sql`update problem set status = 'refused' where id = ${problem}`.execute(db)
  expect(await readValue(db, id, second)).toMatchObject({ value: 0 })
})

test('where nobody has ever reported anything nothing can be said, and the explanation says so', async () => {
  await lay()
  expect(await readValue(db, id, first)).toMatchObject({ value: null, numerator: null, verdict: 'no-data' })
  const { notes } = await explainValue(db, id, first)
  expect(notes.map(({ code }) => code)).toEqual(['no-problems'])
})

test('an area without a grid has no number', async () => {
  await layCounty(db, {
    regions: [{ code: township, name: '会师镇', geometry: rectangle(0, 0, 2000, 1000) }],
  })
  await layProblems(db, [[township, 'reported']])
  expect(await readValue(db, id, township)).toMatchObject({ value: null, numerator: 1, denominator: 0 })
  const { notes } = await explainValue(db, id, township)
  expect(notes.map(({ code }) => code)).toEqual(['no-grids-here'])
})
