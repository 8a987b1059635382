// The land of a community for painting grids, and proposals of the server for dividing it.
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { gridDivisionRoutes } from '../../api/contract/grid-division.ts'
import type { BodyOf } from '../../api/contract/route.ts'
import { routes } from '../../api/contract/routes.ts'
import { call } from '../api.ts'

export const groundOptions = (code: string) =>
  queryOptions({
    queryKey: ['ground', code],
    queryFn: ({ signal }) => call(routes.getGround, { params: { code } }, signal),
  })

export const proposeDivisionOptions = (code: string) =>
  mutationOptions({
    mutationFn: (body: BodyOf<typeof gridDivisionRoutes.proposeDivision>) =>
      call(routes.proposeDivision, { params: { code }, body }),
  })
