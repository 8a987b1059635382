// How the grids of a county lie as they stand, and the repair of a community that is only proposed.
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { routes } from '../../api/contract/routes.ts'
import { call } from '../api.ts'

const minute = 60_000

export const gridHealthOptions = (county: string) =>
  queryOptions({
    queryKey: ['grid-health', county],
    queryFn: async ({ signal }) => (await call(routes.getGridHealth, { params: { county } }, signal)).items,
    staleTime: minute,
  })

export const mosaicHealthOptions = (code: string) =>
  queryOptions({
    queryKey: ['mosaic-health', code],
    queryFn: ({ signal }) => call(routes.getMosaicHealth, { params: { code } }, signal),
    staleTime: minute,
  })

/** Asked for by a button, since it is thought about each time. */
export const proposeRepairOptions = (code: string) =>
  mutationOptions({ mutationFn: () => call(routes.proposeRepair, { params: { code } }) })
