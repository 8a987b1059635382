// URLs of the API and of the pages: parameters in their place, nothing that has no value.
import { describe, expect, test } from 'vitest'
import { routes } from '../../api/contract/routes.ts'
import { apiPath, pagePatterns, toCounty, toHome } from '../../web/paths.ts'

describe('routes of the API', () => {
  test('without parameters', () => {
    expect(apiPath(routes.getCatalog, {})).toBe('/api/catalog')
  })

  test('path parameters, escaped', () => {
    expect(apiPath(routes.getPlace, { params: { county: '620422', id: 17 } })).toBe(
      '/api/counties/620422/places/17',
    )
    expect(apiPath(routes.explainValue, { params: { indicator: 'a/b' }, query: { area: '620422' } })).toBe(
      '/api/indicators/a%2Fb/explanation?area=620422',
    )
  })

  test('a query leaves out what is undefined', () => {
    const query = { within: '620422', level: 'grid', after: undefined, limit: 5 } as const
    expect(apiPath(routes.listAreas, { query })).toBe('/api/areas?within=620422&level=grid&limit=5')
  })

  test('Chinese and spaces in a query', () => {
    expect(apiPath(routes.search, { query: { county: '620422', q: '公 园' } })).toBe(
      '/api/search?county=620422&q=%E5%85%AC+%E5%9B%AD',
    )
  })
})

describe('pages', () => {
  test('a county by its code, with the view in the search', () => {
    expect(toCounty('620422', { table: true })).toEqual({
      to: pagePatterns.county,
      params: { code: '620422' },
      search: { table: '1' },
    })
  })

  test('home keeps language and theme alone', () => {
    expect(toHome({ language: 'en', theme: 'light' })).toEqual({
      to: pagePatterns.home,
      search: { lang: 'en' },
    })
  })
})
