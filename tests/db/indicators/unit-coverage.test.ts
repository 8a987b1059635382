// Compounds for which a unit answers today.
import { expect, test } from 'vitest'
import { explainValue } from '../../../api/indicators/explain.ts'
import { county, layCounty, readValue, unitCode } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { square } from '../../support/shapes.ts'

const { db } = await useDatabase()
const id = 'unit-coverage'
const places = ['甲', '乙', '丙', '丁'].map((name, index) => ({
  kind: 'compound',
  name: `${name}小区`,
  sourceKey: name,
  geometry: square(index * 200, 0, 100),
}))
const answers = (place: string, validFrom = '2026-01-01') => ({
  unitCode,
  role: 'packaging' as const,
  target: { place, kind: 'compound' },
  validFrom,
})

test('three of four compounds with a unit are 75 %, the fourth is the gap', async () => {
  await layCounty(db, { places, assignments: ['甲', '乙', '丙'].map((name) => answers(name)) })
  expect(await readValue(db, id)).toMatchObject({ value: 75, numerator: 3, denominator: 4, verdict: 'fail' })
  const { gaps } = await explainValue(db, id, county)
  expect(gaps.map((each) => each.name)).toEqual(['丁小区'])
})

test('two units for one compound count it once', async () => {
  await layCounty(db, { places, assignments: [answers('甲'), { ...answers('甲'), role: 'lead' }] })
  expect(await readValue(db, id)).toMatchObject({ numerator: 1 })
})

test('an assignment that begins later does not count yet', async () => {
  await layCounty(db, { places, assignments: [answers('甲'), answers('乙', '2999-01-01')] })
  expect(await readValue(db, id)).toMatchObject({ numerator: 1 })
})

test('without any assignment nothing can be said', async () => {
  await layCounty(db, { places })
  expect(await readValue(db, id)).toMatchObject({ value: null, verdict: 'no-data' })
})
