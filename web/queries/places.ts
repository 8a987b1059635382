// Places one by one, by kind, counted, and found by words.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { SearchHit } from '../../api/contract/places.ts'
import { routes } from '../../api/contract/routes.ts'
import { call } from '../api.ts'

const halfMinute = 30_000

export const placeOptions = (county: string, id: number) =>
  queryOptions({
    queryKey: ['place', county, id],
    queryFn: ({ signal }) => call(routes.getPlace, { params: { county, id } }, signal),
    staleTime: halfMinute,
  })

export const placesOptions = (kind: string, area: string, limit: number) =>
  queryOptions({
    queryKey: ['places', kind, area, limit],
    queryFn: ({ signal }) => call(routes.listPlaces, { query: { kind, area, limit } }, signal),
    staleTime: halfMinute,
  })

export const placeCountsOptions = (code: string) =>
  queryOptions({
    queryKey: ['place-counts', code],
    queryFn: async ({ signal }) => (await call(routes.countPlaces, { params: { code } }, signal)).items,
    staleTime: halfMinute,
  })

export const searchOptions = (county: string, q: string) =>
  queryOptions({
    queryKey: ['search', county, q],
    queryFn: async ({ signal }): Promise<SearchHit[]> =>
      (await call(routes.search, { query: { county, q } }, signal)).items,
    enabled: q !== '',
    staleTime: halfMinute,
    placeholderData: keepPreviousData,
  })
