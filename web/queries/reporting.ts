// What is asked and said while a problem is reported, as queries and mutations.
import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { areaRoutes } from '../../api/contract/areas.ts'
import { moveRoutes } from '../../api/contract/problem-moves.ts'
import { reportRoutes } from '../../api/contract/problem-reports.ts'
import type { QueryOf } from '../../api/contract/route.ts'
import { call } from '../api.ts'

type Spot = QueryOf<typeof reportRoutes.lookAtSpot>

/** Grid, leader, unit, facilities and open problems at a position. */
export const spotOptions = (county: string, spot: Spot | undefined) =>
  queryOptions({
    queryKey: ['problem-spot', county, spot],
    queryFn: ({ signal }) =>
      call(reportRoutes.lookAtSpot, { params: { county }, query: spot ?? nowhere }, signal),
    enabled: spot !== undefined,
    staleTime: 30_000,
    // Of the same position only: what is around another one is not to be taken for this.
    placeholderData: (before, query) => (isSamePosition(query?.queryKey[2], spot) ? before : undefined),
  })

const nowhere: Spot = { lng: 0, lat: 0 }

/** `one`: a part of a key, whose parts are not told apart by their place. */
function isSamePosition(one: Spot | string | undefined, other: Spot | undefined): boolean {
  return typeof one === 'object' && one.lng === other?.lng && one.lat === other.lat
}

export const areaShapeOptions = (code: string) =>
  queryOptions({
    queryKey: ['area-shape', code],
    queryFn: ({ signal }) => call(areaRoutes.getAreaShape, { params: { code } }, signal),
    staleTime: 300_000,
  })

/** "Me too". */
export const followOptions = (county: string) =>
  mutationOptions({
    mutationFn: (id: number) =>
      call(moveRoutes.followProblem, { params: { county, id }, body: { following: true } }),
    onSuccess: (_data, _id, _result, { client }) => refreshProblems(client),
  })

/** Whatever shows problems. */
export async function refreshProblems(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('problem') })
}
