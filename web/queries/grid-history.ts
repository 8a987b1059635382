// What grids were: on a day, between two days, change by change, by descent.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { gridHistoryRoutes as routes } from '../../api/contract/grid-history.ts'
import { call } from '../api.ts'

const key = 'grid-history'

/** The old picture stays until the new one is there: the slider moves through days. */
export const mosaicOnOptions = (code: string, on: string) =>
  queryOptions({
    queryKey: [key, code, 'on', on],
    queryFn: ({ signal }) => call(routes.getMosaicOn, { params: { code }, query: { on } }, signal),
    placeholderData: keepPreviousData,
  })

export const mosaicComparisonOptions = (code: string, from: string, to: string) =>
  queryOptions({
    queryKey: [key, code, 'between', from, to],
    queryFn: ({ signal }) => call(routes.compareMosaics, { params: { code }, query: { from, to } }, signal),
    placeholderData: keepPreviousData,
  })

export const gridChangesOptions = (code: string) =>
  infiniteQueryOptions({
    queryKey: [key, code, 'changes'],
    queryFn: ({ signal, pageParam }) =>
      call(routes.listGridChanges, { params: { code }, query: { after: pageParam } }, signal),
    initialPageParam: undefined as number | undefined, // the first page has no cursor
    getNextPageParam: ({ next }) => next,
  })

export const gridFamilyOptions = (code: string) =>
  queryOptions({
    queryKey: [key, code, 'family'],
    queryFn: ({ signal }) => call(routes.getGridFamily, { params: { code } }, signal),
  })
