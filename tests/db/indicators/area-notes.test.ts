// What an explanation says was left out: counted for the area it stands under, not for the county.
import { expect, test } from 'vitest'
import { explainValue } from '../../../api/indicators/explain.ts'
import { listAreaValues } from '../../../api/indicators/values.ts'
import { county, layCounty, type SmallCounty, township } from '../../support/county.ts'
import { useDatabase } from '../../support/database.ts'
import { line, point, rectangle } from '../../support/shapes.ts'

const { db } = await useDatabase()
const west = `${township}001`
const east = `${township}002`
const north = `${township}003`

//     ┌─────────────────┐ 2000    north: no built-up land
//     ├────────┬────────┤ 1000
//     │  west  │  east  │         built-up as a whole
//     └────────┴────────┘ 0
//   -2000      0      2000
const regions = [
  { code: township, name: '城关镇', geometry: rectangle(-2000, 0, 4000, 2000) },
  { code: west, name: '西街社区', geometry: rectangle(-2000, 0, 2000, 1000) },
  { code: east, name: '东街社区', geometry: rectangle(0, 0, 2000, 1000) },
  { code: north, name: '北山村', geometry: rectangle(-2000, 1000, 4000, 1000) },
]
const town = rectangle(-2000, 0, 4000, 1000)
const lay = (places: SmallCounty['places'] = []) =>
  layCounty(db, { regions, places: [{ kind: 'built-up-area', geometry: town }, ...places] })

async function countsOf(indicator: string, area: string) {
  const { notes } = await explainValue(db, indicator, area)
  return Object.fromEntries(notes.flatMap(({ code, count }) => (count === undefined ? [] : [[code, count]])))
}

const codesOf = async (indicator: string, area: string) =>
  (await explainValue(db, indicator, area)).notes.map(({ code }) => code)

const substitutesOf = async (indicator: string, area: string) =>
  (await listAreaValues(db, area)).find((each) => each.indicator === indicator)?.substitutes

test('parks that are too small: those that could have served the area', async () => {
  //  one 1,500 m from the border of the communities, one 60 m from it
  await lay([
    { kind: 'residential-land', geometry: town },
    { kind: 'park', geometry: rectangle(-1540, 500, 40, 40) },
    { kind: 'park', geometry: rectangle(-100, 500, 40, 40) },
  ])
  const id = 'park-service-coverage'
  expect(await countsOf(id, county)).toEqual({ 'skipped-small': 2 })
  expect(await countsOf(id, west)).toEqual({ 'skipped-small': 2 })
  expect(await countsOf(id, east)).toEqual({ 'skipped-small': 1 })
})

test('toilets that do not count: closed ones in the area, and those outside its built-up land', async () => {
  await lay([
    { kind: 'toilet', geometry: point(-500, 500), properties: { form: 'mobile' } },
    { kind: 'toilet', geometry: point(500, 500) },
    { kind: 'toilet', geometry: point(500, 1500) },
  ])
  expect(await countsOf('toilet-density', county)).toEqual({ 'skipped-not-open': 1, 'skipped-outside': 1 })
  expect(await countsOf('toilet-density', west)).toEqual({ 'skipped-not-open': 1 })
  expect(await countsOf('toilet-density', east)).toEqual({})
  expect(await countsOf('toilet-density', north)).toEqual({ 'skipped-outside': 1 })
})

test('roads without a width: in both areas along their border, not where a side street only ends there', async () => {
  const road = (...corners: Parameters<typeof line>) => ({
    kind: 'road',
    geometry: line(...corners),
    properties: { class: 'local' },
  })
  await lay([road([0, 100], [0, 900]), road([0, 500], [800, 500])])
  expect(await countsOf('road-area-ratio', west)).toEqual({ 'assumed-width': 1 })
  expect(await countsOf('road-area-ratio', east)).toEqual({ 'assumed-width': 2 })
})

test('an area without a value says what it lacks, the county that it is the county', async () => {
  await lay([{ kind: 'toilet', geometry: point(500, 500) }])
  expect(await codesOf('toilet-coverage-300', north)).toEqual(['no-built-up-area-here'])
  const { notes } = await explainValue(db, 'bus-stop-coverage', north)
  expect(notes.map(({ code }) => code)).toEqual(['no-places'])
  expect(notes[0]?.zh).toContain('全县')
  expect(await codesOf('unit-coverage', east)).toEqual(['no-places'])
})

test('a value names what stood in for the definition, and one that is none names nothing', async () => {
  await layCounty(db, {
    county: { residentPopulation: 5000 },
    regions,
    places: [
      { kind: 'built-up-area', geometry: town, properties: { substitute: true } },
      { kind: 'compound', geometry: rectangle(100, 100, 200, 200) },
      { kind: 'park', geometry: rectangle(100, 400, 100, 100) },
    ],
  })
  expect(await substitutesOf('park-service-coverage', county)).toEqual(['compounds', 'file-bounds'])
  expect(await substitutesOf('park-area-per-head', county)).toEqual(['file-bounds', 'residents'])
  expect(await substitutesOf('green-ratio', east)).toEqual(['file-bounds'])
  expect(await substitutesOf('unit-coverage', county)).toEqual([])
  expect(await substitutesOf('park-service-coverage', north)).toEqual([])
  expect(await codesOf('park-area-per-head', county)).toEqual([
    'substitute-built-up-area',
    'population-resident',
  ])
})
