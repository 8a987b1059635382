// The numbers that the grids of a community would get, giving them, and the land that has no grid yet.
import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import type { gridNumberingRoutes, Numbering } from '../../api/contract/grid-numbering.ts'
import type { BodyOf } from '../../api/contract/route.ts'
import { routes } from '../../api/contract/routes.ts'
import { call } from '../api.ts'

type Body = BodyOf<typeof gridNumberingRoutes.numberGrids>
export type NumberingWish = Pick<Body, 'begin' | 'keep'>

/** Always asked anew: what is confirmed is what was shown. */
export const numberingOptions = (code: string, wish: NumberingWish) =>
  queryOptions({
    queryKey: ['grid-numbering', code, wish.begin ?? null, wish.keep ?? true],
    queryFn: ({ signal }) =>
      call(routes.numberGrids, { params: { code }, body: { ...wish, reason: '', dryRun: true } }, signal),
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  })

/** Afterwards everything that the page shows may have another code. */
export const numberGridsOptions = (code: string) =>
  mutationOptions({
    mutationFn: ({ wish, seen, reason }: { wish: NumberingWish; seen: Numbering; reason: string }) =>
      call(routes.numberGrids, {
        params: { code },
        body: {
          ...wish,
          reason,
          seen: seen.grids.map(({ code: grid, version, becomes }) => ({ code: grid, version, becomes })),
        },
      }),
    onSuccess: (_answer, _asked, _result, { client }) => client.invalidateQueries(),
  })

export const bareLandOptions = (code: string) =>
  queryOptions({
    queryKey: ['bare-land', code],
    queryFn: async ({ signal }) => (await call(routes.listBareLand, { params: { code } }, signal)).items,
    staleTime: 0,
  })
