// Problems: lists, one of them, its steps, as queries and mutations.
import { infiniteQueryOptions, keepPreviousData, mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { problemRoutes } from '../../api/contract/problems.ts'
import type { BodyOf } from '../../api/contract/route.ts'
import { call } from '../api.ts'

export const problemSorts = ['newest', 'oldest', 'due'] as const
export type ProblemSort = (typeof problemSorts)[number]

const pageSize = 50

export const problemPagesOptions = (county: string, filter: ProblemFilter, sort: ProblemSort) =>
  infiniteQueryOptions({
    queryKey: ['problems', county, 'pages', filter, sort],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...filter, sort, after: pageParam, limit: pageSize }
      return call(problemRoutes.listProblems, { params: { county }, query }, signal)
    },
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

export const problemOptions = (county: string, id: number) =>
  queryOptions({
    queryKey: ['problems', county, 'one', id],
    queryFn: ({ signal }) => call(problemRoutes.getProblem, { params: { county, id } }, signal),
  })

export type MoveFields = BodyOf<typeof problemRoutes.moveProblem>

/** What the server answers is the problem as it stands then: no second question. */
export const moveProblemOptions = (county: string, id: number) =>
  mutationOptions({
    mutationFn: (body: MoveFields) => call(problemRoutes.moveProblem, { params: { county, id }, body }),
    onSuccess: (detail, _input, _result, { client }) => {
      client.setQueryData(problemOptions(county, id).queryKey, detail)
      return refreshProblems(client, county, id)
    },
  })

export const moveProblemsOptions = (county: string) =>
  mutationOptions({
    mutationFn: (body: BodyOf<typeof problemRoutes.moveProblems>) =>
      call(problemRoutes.moveProblems, { params: { county }, body }),
    onSuccess: (_data, { dryRun }, _result, { client }) =>
      dryRun ? undefined : refreshProblems(client, county),
  })

export const followProblemOptions = (county: string, id: number) =>
  mutationOptions({
    mutationFn: (following: boolean) =>
      call(problemRoutes.followProblem, { params: { county, id }, body: { following } }),
    onSuccess: (_data, _input, _result, { client }) => refreshProblems(client, county),
  })

export const revealCallerOptions = (county: string, id: number) =>
  mutationOptions({ mutationFn: () => call(problemRoutes.revealCaller, { params: { county, id } }) })

/** Whatever speaks of problems of a county; `except`: one that is known to be fresh. */
export async function refreshProblems(client: QueryClient, county: string, except?: number): Promise<void> {
  const fresh = except === undefined ? '' : JSON.stringify(problemOptions(county, except).queryKey)
  await client.invalidateQueries({
    queryKey: ['problems', county],
    predicate: ({ queryKey }) => JSON.stringify(queryKey) !== fresh,
  })
}
