// The micro grids of an area, and what changes them.
import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { microGridRoutes } from '../../api/contract/micro-grids.ts'
import type { BodyOf } from '../../api/contract/route.ts'
import { routes } from '../../api/contract/routes.ts'
import { call } from '../api.ts'

const halfMinute = 30_000

export const microGridsOptions = (area: string, limit = 100) =>
  queryOptions({
    queryKey: ['micro-grids', area, limit],
    queryFn: ({ signal }) =>
      call(routes.listMicroGrids, { params: { code: area }, query: { limit } }, signal),
    staleTime: halfMinute,
  })

/** Their names and numbers stand on the map and in the search. */
const changed = (client: QueryClient) =>
  client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'mosaic' })

export const changeMicroGridOptions = (code: string) =>
  mutationOptions({
    mutationFn: (body: BodyOf<typeof microGridRoutes.changeMicroGrid>) =>
      call(routes.changeMicroGrid, { params: { code }, body }),
    onSuccess: (_data, _body, _result, { client }) => changed(client),
  })

export const revealMicroGridPhonesOptions = (grid: string) =>
  mutationOptions({ mutationFn: () => call(routes.revealMicroGridPhones, { params: { code: grid } }) })

/** Writes nothing: what would become of them. */
export const microNumberingOptions = (grid: string) =>
  queryOptions({
    queryKey: ['micro-numbering', grid],
    queryFn: ({ signal }) => call(routes.numberMicroGrids, { params: { code: grid }, body: {} }, signal),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })

export const numberMicroGridsOptions = (grid: string) =>
  mutationOptions({
    mutationFn: (body: BodyOf<typeof microGridRoutes.numberMicroGrids>) =>
      call(routes.numberMicroGrids, { params: { code: grid }, body }),
    onSuccess: (_data, _body, _result, { client }) => changed(client),
  })
