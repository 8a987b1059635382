// The page of a grid, and what changes the people of one.
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { compoundGridRoutes } from '../../api/contract/compound-grids.ts'
import type { gridPageRoutes } from '../../api/contract/grid-page.ts'
import type { BodyOf } from '../../api/contract/route.ts'
import { routes } from '../../api/contract/routes.ts'
import { call } from '../api.ts'

const halfMinute = 30_000

export const gridPageOptions = (code: string) =>
  queryOptions({
    queryKey: ['grid-page', code],
    queryFn: ({ signal }) => call(routes.getGrid, { params: { code } }, signal),
    staleTime: halfMinute,
  })

/** Names of grids and leaders stand on every page. */
export const changeGridOptions = (code: string) =>
  mutationOptions({
    mutationFn: (body: BodyOf<typeof gridPageRoutes.changeGrid>) =>
      call(routes.changeGrid, { params: { code }, body }),
    onSuccess: async (_data, _body, _result, { client }) => {
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'mosaic' })
    },
  })

export const revealGridPhonesOptions = (code: string) =>
  mutationOptions({ mutationFn: () => call(routes.revealGridPhones, { params: { code } }) })

/** Writes nothing. */
export const checkCompoundsOptions = (code: string) =>
  mutationOptions({
    mutationFn: (body: BodyOf<typeof compoundGridRoutes.checkCompoundGrids>) =>
      call(routes.checkCompoundGrids, { params: { code }, body }),
  })
