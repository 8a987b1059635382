// Open problems for every thousand households, counted at the moment of asking.
import { expect, test } from 'vitest'
import { explainValue } from '../../../api/indicators/explain.ts'
import { community, county, layCounty, readValue, type SmallCounty, township } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { layProblems } from '../../support/open-problems.ts'
import { rectangle } from '../../support/shapes.ts'

const { db } = await useDatabase()
const id = 'open-problems-per-thousand-households'
const [first, second] = [`${community}001`, `${community}002`] as const

/** Households of the township and of its two grids, as far as they are recorded. */
const lay = (ofTownship: number | undefined, ofGrids: readonly (number | undefined)[]) => {
  const grids: SmallCounty['grids'] = [first, second].map((code, i) => ({
    code,
    geometry: rectangle(i * 1000, 0, 1000, 1000),
    ...(ofGrids[i] !== undefined && { households: ofGrids[i] }),
  }))
  return layCounty(db, {
    regions: [
      {
        code: township,
        name: '会师镇',
        geometry: rectangle(0, 0, 2000, 1000),
        ...(ofTownship !== undefined && { households: ofTownship }),
      },
      { code: community, name: '西街社区', geometry: rectangle(0, 0, 2000, 1000) },
    ],
    grids,
  })
}
const threeOpen = () =>
  layProblems(db, [
    [first, 'reported'],
    [first, 'handled'],
    [second, 'filed'],
    [second, 'void'],
  ])

test('2 open ones for 400 households are 5 per thousand, 1 for 600 is 1.67, together 3 per thousand', async () => {
  await lay(undefined, [400, 600])
  await threeOpen()
  expect(await readValue(db, id, first)).toMatchObject({ numerator: 2, denominator: 400, value: 5 })
  expect((await readValue(db, id, second)).value).toBeCloseTo(1.6667, 4)
  expect(await readValue(db, id, community)).toMatchObject({ numerator: 3, denominator: 1000, value: 3 })
  expect(await readValue(db, id)).toMatchObject({ numerator: 3, denominator: 1000, value: 3 })
})

test('what is recorded of the area itself goes before the sum of its grids', async () => {
  await lay(1500, [400, 600])
  await threeOpen()
  expect(await readValue(db, id, township)).toMatchObject({ denominator: 1500, value: 2 })
  expect(await readValue(db, id, community)).toMatchObject({ denominator: 1000 })
})

test('a grid whose households nobody knows leaves its own number and that of its community open', async () => {
  await lay(undefined, [400, undefined])
  await threeOpen()
  expect(await readValue(db, id, first)).toMatchObject({ value: 5 })
  expect(await readValue(db, id, second)).toMatchObject({ value: null, numerator: 1, denominator: null })
  expect(await readValue(db, id, community)).toMatchObject({ value: null, verdict: 'no-data' })
  const { notes } = await explainValue(db, id, community)
  expect(notes.map(({ code }) => code)).toEqual(['no-households'])
})

test('where nobody has ever reported anything nothing can be said', async () => {
  await lay(1500, [400, 600])
  expect(await readValue(db, id, county)).toMatchObject({ value: null, numerator: null })
})
