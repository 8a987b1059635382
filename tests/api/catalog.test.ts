// Kinds and indicators as the web learns them.
import { expect, test } from 'vitest'
import { definitions } from '../../api/indicators/definitions/index.ts'
import { kinds } from '../../geodata/kinds/index.ts'
import { useDatabase } from '../support/database.ts'
import { openApi } from './ask.ts'

const ask = await openApi(await useDatabase())
const { body } = await ask('/catalog')

test('every kind and every indicator is told, in the order of the lists', () => {
  expect(body.kinds.map((kind: { id: string }) => kind.id)).toEqual(kinds.map((kind) => kind.id))
  expect(body.indicators.map((each: { id: string }) => each.id)).toEqual(definitions.map((each) => each.id))
})

test('open problems are counted when somebody asks, everything else with the data', () => {
  const live = body.indicators.filter((each: { live: boolean }) => each.live)
  expect(live.map((each: { id: string }) => each.id).toSorted()).toEqual([
    'open-problems-per-grid',
    'open-problems-per-thousand-households',
  ])
})

test('a choice names its values in both languages', () => {
  const toilet = body.kinds.find((kind: { id: string }) => kind.id === 'toilet')
  const form = toilet.properties.find((property: { name: string }) => property.name === 'form')
  expect(form).toMatchObject({ title: { zh: '形式', en: 'Form' }, type: 'choice' })
  expect(form.labels.detached).toEqual({ zh: '独立式', en: 'Detached' })
})

test('amounts carry their unit, counts are integers, yes and no are booleans', () => {
  const properties = body.kinds.flatMap((kind: { properties: unknown[] }) => kind.properties)
  const byName = new Map(properties.map((property: { name: string }) => [property.name, property]))
  expect(byName.get('areaSquareMetres')).toMatchObject({ type: 'number', unit: 'm²' })
  expect(byName.get('dwellings')).toMatchObject({ type: 'integer' })
  expect(byName.get('openToPublic')).toMatchObject({ type: 'boolean' })
})

test('a coverage says its radii, its target and where the target comes from', () => {
  const park = body.indicators.find((each: { id: string }) => each.id === 'park-service-coverage')
  expect(park.radii).toEqual([
    { minSquareMetres: 5000, radiusMetres: 500 },
    { minSquareMetres: 2000, radiusMetres: 300 },
  ])
  expect(park.target).toMatchObject({ op: '>=', value: 80 })
  expect(park.target.source).not.toBe('')
})
