// Unit grids of city management: how many a county has, and one of them.
import { queryOptions } from '@tanstack/react-query'
import { routes } from '../../api/contract/routes.ts'
import { call } from '../api.ts'

const halfMinute = 30_000

/** They come with an import, which happens while nobody looks at the page. */
export const unitGridCountOptions = (county: string) =>
  queryOptions({
    queryKey: ['unit-grid-count', county],
    queryFn: ({ signal }) => call(routes.countUnitGrids, { params: { county } }, signal),
    staleTime: halfMinute,
    select: ({ count }) => count,
  })

export const unitGridOptions = (code: string) =>
  queryOptions({
    queryKey: ['unit-grid', code],
    queryFn: ({ signal }) => call(routes.getUnitGrid, { params: { code } }, signal),
    staleTime: halfMinute,
  })
