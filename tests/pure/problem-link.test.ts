// A filter of problems is one thing: what the link says is what the server is asked, on the list and on the map.
import { describe, expect, test } from 'vitest'
import { type ProblemFilter, problemFilters } from '../../api/contract/problem-filter.ts'
import {
  isNarrowed,
  parseMapProblemFilter,
  parseProblemFilter,
  printMapProblemFilter,
  printProblemFilter,
  readListSearch,
  readProblemSearch,
} from '../../web/problem-link.ts'
import { searchText } from '../../web/view.ts'

const county = '620422'
const everything: Required<ProblemFilter> = {
  area: '620422100001003',
  status: 'filed,dispatched',
  state: 'all',
  inbox: 'handle',
  category: '06,01004',
  unit: 0,
  source: 'patrol,hotline',
  light: 'red',
  from: '2026-11-01T00:00:00+08:00',
  to: '2026-11-26T16:00:00.000Z',
  moment: 'closed',
  mine: 'followed',
  supervised: true,
  reworked: false,
  returned: true,
  extended: false,
  suspended: true,
  onTime: false,
  counted: 'closed-on-time',
  outside: 'grid',
  place: 7,
  bbox: '105.01,35.7,105.02,35.71',
  q: '人民路 & 3号',
}

describe('a filter in a link', () => {
  test('names every filter of the contract', () => {
    expect(Object.keys(everything).toSorted()).toEqual(Object.keys(problemFilters).toSorted())
  })

  test('survives the way through an address', () => {
    const address = searchText.print(printProblemFilter(everything))
    expect(parseProblemFilter(searchText.parse(address), county)).toEqual(everything)
  })

  test('stands beside the selection of the map under names of its own', () => {
    const search = { area: '620422', unit: '4', ...printMapProblemFilter({ area: '620422100', unit: 9 }) }
    expect(search).toEqual({ area: '620422', unit: '4', 'p.area': '620422100', 'p.unit': '9' })
    expect(parseMapProblemFilter(search, county)).toEqual({ area: '620422100', unit: 9 })
  })

  test.each([
    ['a status that nobody knows', { status: 'filed,lost' }],
    ['a state that nobody knows', { state: 'some' }],
    ['yes in words', { supervised: 'yes' }],
    ['a number that is none', { unit: '-3' }],
    ['a place before the first one', { place: '0' }],
    ['a day where a moment belongs', { from: '2026-11-01' }],
    ['a moment without a zone', { from: '2026-11-01T08:00:00' }],
    ['no words', { q: '' }],
    ['too many words', { q: 'x'.repeat(61) }],
    ['a category of three digits', { category: '060' }],
    ['something else altogether', { lang: 'en', colour: 'red' }],
  ])('leaves out %s', (_, search) => {
    expect(readProblemSearch(search)).toEqual({})
  })

  test('leaves out an area of another county', () => {
    expect(parseProblemFilter({ area: '629901100' }, county)).toEqual({})
  })

  test('keeps the order of the list, which is no part of it', () => {
    expect(readListSearch({ sort: 'due', light: 'red' })).toEqual({ sort: 'due', light: 'red' })
    expect(parseProblemFilter({ sort: 'due', light: 'red' }, county)).toEqual({ light: 'red' })
  })

  test('is narrow as soon as it says anything besides what everybody sees', () => {
    expect(isNarrowed({})).toBe(false)
    expect(isNarrowed({ state: 'open' })).toBe(false)
    expect(isNarrowed({ state: 'all' })).toBe(true)
    expect(isNarrowed({ supervised: false })).toBe(true)
  })
})
