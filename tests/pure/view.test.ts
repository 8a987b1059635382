// A link is read back as it was written, and what cannot be read falls back without a word.
import { describe, expect, test } from 'vitest'
import {
  askedInVain,
  changeView,
  inOtherCounty,
  parseView,
  printView,
  readSearch,
  searchText,
  type View,
} from '../../web/view.ts'

const county = '620422'
const plainView: View = {
  language: 'zh-CN',
  theme: 'light',
  within: undefined,
  level: 'community',
  indicator: undefined,
  show: 'areas',
  by: undefined,
  problems: {},
  heat: false,
  selected: undefined,
  classFilter: undefined,
  hidden: [],
  unitGrids: false,
  camera: undefined,
  table: false,
  report: undefined,
}
const fullView: View = {
  language: 'en',
  theme: 'wall',
  within: '620422100',
  level: 'grid',
  indicator: 'an-indicator',
  show: 'surface',
  by: 'some-kind',
  problems: { status: 'filed,dispatched', area: '620422100', light: 'red', from: '2026-11-01T00:00:00Z' },
  heat: true,
  selected: { type: 'area', code: '620422100001003' },
  classFilter: 2,
  hidden: ['one-kind', 'other'],
  unitGrids: true,
  camera: { lng: 105.05432, lat: 35.69123, zoom: 13.25 },
  table: true,
  report: 'form',
}

describe('links', () => {
  test('a plain view needs no parameters', () => {
    expect(printView(plainView)).toEqual({})
    expect(parseView({}, county)).toEqual(plainView)
  })

  test('every part of a view survives the way through an address', () => {
    const address = searchText.print(printView(fullView))
    expect(parseView(searchText.parse(address), county)).toEqual(fullView)
  })

  test('reports that wait on the device have a link of their own', () => {
    const view: View = { ...plainView, report: 'unsent' }
    expect(printView(view)).toEqual({ report: 'unsent' })
    expect(parseView({ report: 'unsent' }, county)).toEqual(view)
    expect(parseView({ report: 'something' }, county)).toEqual(plainView)
  })

  test('an address reads like one', () => {
    expect(searchText.print(printView(fullView))).toBe(
      '?lang=en&theme=wall&within=620422100&level=grid&indicator=an-indicator&show=surface' +
        '&by=some-kind&heat=1&area=620422100001003&class=2&hidden=one-kind,other&unit-grids=1&at=13.25,35.69123,105.05432&table=1' +
        '&report=1&p.area=620422100&p.status=filed,dispatched&p.light=red&p.from=2026-11-01T00:00:00Z',
    )
  })

  test.each([
    [{ type: 'place', id: 17 }, { place: '17' }],
    [{ type: 'unit', id: 4 }, { unit: '4' }],
    [{ type: 'problem', id: 9 }, { problem: '9' }],
    [{ type: 'unit-grid', code: '620422100001A07' }, { 'unit-grid': '620422100001A07' }],
  ] as const)('%o is selected by its number or code', (selected, search) => {
    expect(printView({ ...plainView, selected })).toEqual(search)
    expect(parseView(search, county).selected).toEqual(selected)
  })

  test('a micro grid is a part of its grid, named by all its seventeen digits', () => {
    const selected = { type: 'area', code: '620422100001003', micro: '62042210000100307' } as const
    expect(printView({ ...plainView, selected })).toEqual({ area: '62042210000100307' })
    expect(parseView({ area: '62042210000100307' }, county).selected).toEqual(selected)
    expect(parseView({ area: '6299011000010030x' }, county).selected).toBeUndefined()
    expect(parseView({ area: '62990110000100307' }, county).selected).toBeUndefined()
  })

  test('areas without a value are a class of their own', () => {
    expect(parseView({ class: '-1' }, county).classFilter).toBe(-1)
  })

  test('inside a community only grids are left, and the link need not say so', () => {
    expect(parseView({ within: '620422100001' }, county).level).toBe('grid')
    expect(printView({ within: '620422100001', level: 'grid' })).toEqual({ within: '620422100001' })
  })
})

describe('old and wrong links', () => {
  test.each([
    ['a language nobody speaks', { lang: 'fr' }],
    ['a theme that is gone', { theme: 'sepia' }],
    ['a level that is gone', { level: 'province' }],
    ['an indicator that is no identifier', { indicator: '<script>' }],
    ['a way of showing that is gone', { show: 'bars' }],
    ['an area of another county', { area: '110101001' }],
    ['a part of another county', { within: '110101001' }],
    ['a grid as the part to stay within', { within: '620422100001003' }],
    ['a place that is no number', { place: '1e3' }],
    ['a unit grid of another county', { 'unit-grid': '110101001001001' }],
    ['a unit grid that is no code', { 'unit-grid': '62042210000100' }],
    ['a camera outside the world', { at: '12,95,105' }],
    ['a camera without a zoom', { at: ',35,105' }],
    ['a camera of no numbers', { at: 'NaN,NaN,NaN' }],
    ['a camera that never ends', { at: '12,35,Infinity' }],
    ['a unit below the first', { unit: '-4' }],
    ['an area that is no code', { area: '会宁' }],
    ['half a camera', { at: '12,35' }],
    ['a class that is no position', { class: '2.5' }],
    ['hidden layers that are no identifiers', { hidden: '../etc,%20' }],
    ['a table that is neither open nor closed', { table: 'yes' }],
    ['a parameter that nobody knows', { colour: 'red' }],
  ])('%s: the default', (_, search) => {
    expect(parseView(search, county)).toEqual(plainView)
  })

  test('townships inside a township: its communities', () => {
    expect(parseView({ within: '620422100', level: 'township' }, county).level).toBe('community')
  })

  test('the router keeps only what the page knows', () => {
    expect(readSearch({ lang: 'en', colour: 'red', table: '', within: '620422100' })).toEqual({
      lang: 'en',
      within: '620422100',
    })
  })
})

describe('what a link asks for in vain', () => {
  test('nothing, as long as everything can be read', () => {
    expect(askedInVain({}, county)).toEqual([])
    expect(askedInVain(printView(fullView), county)).toEqual([])
    expect(askedInVain({ place: '17', lang: 'fr', level: 'province', hidden: '../etc' }, county)).toEqual([])
  })

  test.each([
    ['indicator', { indicator: '<script>' }],
    ['part', { within: '110101001' }],
    ['selected', { area: '110101001' }],
    ['selected', { place: '1e3' }],
    ['selected', { unit: '0' }],
    ['camera', { at: 'NaN,35,105' }],
  ])('%s: %o', (vain, search) => {
    expect(askedInVain(search, county)).toEqual([vain])
  })
})

describe('another county', () => {
  test('takes along how one looks, and leaves what one looks at', () => {
    expect(printView(inOtherCounty(fullView))).toEqual({
      lang: 'en',
      theme: 'wall',
      level: 'grid',
      indicator: 'an-indicator',
      show: 'surface',
      hidden: 'one-kind,other',
      'unit-grids': '1',
      table: '1',
    })
  })
})

describe('changes', () => {
  const filtered: View = { ...plainView, indicator: 'one', classFilter: 1 }

  test('another indicator has other classes, so the filter goes', () => {
    expect(changeView(filtered, { indicator: 'two' }, county).classFilter).toBeUndefined()
  })

  test('the same filter stays while only the camera moves', () => {
    const camera = { lng: 105, lat: 35, zoom: 9 }
    expect(changeView(filtered, { camera }, county)).toEqual({ ...filtered, camera })
  })

  test('entering a community leads to its grids', () => {
    expect(changeView(plainView, { within: '620422100001' }, county).level).toBe('grid')
  })

  test('entering a township keeps grids, which it has too', () => {
    const grids: View = { ...plainView, level: 'grid' }
    expect(changeView(grids, { within: '620422100' }, county).level).toBe('grid')
  })

  test('the whole county is one area only while nothing is entered', () => {
    const whole: View = { ...plainView, level: 'county' }
    expect(changeView(whole, {}, county).level).toBe('county')
    expect(changeView(whole, { within: '620422100' }, county).level).toBe('community')
  })
})
