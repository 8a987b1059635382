// Problems: lists, one of them, its steps, what waits, and saved filters, as queries and mutations.
import {
  infiniteQueryOptions,
  keepPreviousData,
  mutationOptions,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { problemListRoutes } from '../../api/contract/problem-lists.ts'
import { moveRoutes } from '../../api/contract/problem-moves.ts'
import { problemNumberRoutes } from '../../api/contract/problem-numbers.ts'
import { problemViewRoutes } from '../../api/contract/problem-views.ts'
import { type ProblemRow, problemRoutes } from '../../api/contract/problems.ts'
import type { AnswerOf, BodyOf } from '../../api/contract/route.ts'
import { call } from '../api.ts'
import { catalogOptions } from './county.ts'

export const problemSorts = ['newest', 'oldest', 'due'] as const
export type ProblemSort = (typeof problemSorts)[number]

/** As the link says; without a word what is due first of what waits, and the newest of everything else. */
export function sortOf({ sort }: { sort?: string | undefined }, { inbox }: ProblemFilter): ProblemSort {
  return problemSorts.find((each) => each === sort) ?? (inbox ? 'due' : 'newest')
}

const pageSize = 50
const mostOfAPage = 200

export const problemPagesOptions = (county: string, filter: ProblemFilter, sort: ProblemSort) =>
  infiniteQueryOptions({
    queryKey: ['problems', county, 'pages', filter, sort],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...filter, sort, after: pageParam, limit: pageSize }
      return call(problemListRoutes.listProblems, { params: { county }, query }, signal)
    },
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

/** The first few of a filter, for a panel. */
export const someProblemsOptions = (county: string, filter: ProblemFilter, limit: number) =>
  queryOptions({
    queryKey: ['problems', county, 'some', filter, limit],
    queryFn: ({ signal }) =>
      call(problemListRoutes.listProblems, { params: { county }, query: { ...filter, limit } }, signal),
    placeholderData: keepPreviousData,
  })

/** Rows of a filter up to a number, as a step for many of them needs them. */
export async function collectProblems(
  county: string,
  filter: ProblemFilter,
  sort: ProblemSort,
  most: number,
): Promise<ProblemRow[]> {
  const rows: ProblemRow[] = []
  let after: string | undefined
  do {
    const query = { ...filter, sort, after, limit: Math.min(mostOfAPage, most - rows.length) }
    const page: AnswerOf<typeof problemListRoutes.listProblems> = await call(problemListRoutes.listProblems, {
      params: { county },
      query,
    })
    rows.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined && rows.length < most)
  return rows
}

export const problemOptions = (county: string, id: number) =>
  queryOptions({
    queryKey: ['problems', county, 'one', id],
    queryFn: ({ signal }) => call(problemRoutes.getProblem, { params: { county, id } }, signal),
  })

export const problemCountsOptions = (county: string, filter: ProblemFilter) =>
  queryOptions({
    queryKey: ['problems', county, 'counts', filter],
    queryFn: ({ signal }) =>
      call(problemNumberRoutes.countProblems, { params: { county }, query: filter }, signal),
    placeholderData: keepPreviousData,
  })

export const inboxCountsOptions = (county: string) =>
  queryOptions({
    queryKey: ['problems', county, 'inboxes'],
    queryFn: ({ signal }) => call(problemNumberRoutes.countInboxes, { params: { county } }, signal),
    staleTime: 30_000,
  })

export type MoveFields = BodyOf<typeof moveRoutes.moveProblem>

/** What the server answers is the problem as it stands then: no second question. */
export const moveProblemOptions = (county: string, id: number) =>
  mutationOptions({
    mutationFn: (body: MoveFields) => call(moveRoutes.moveProblem, { params: { county, id }, body }),
    onSuccess: (detail, _input, _result, { client }) => {
      client.setQueryData(problemOptions(county, id).queryKey, detail)
      void refreshProblems(client, county, id)
    },
  })

export const moveProblemsOptions = (county: string) =>
  mutationOptions({
    mutationFn: (body: BodyOf<typeof moveRoutes.moveProblems>) =>
      call(moveRoutes.moveProblems, { params: { county }, body }),
    onSuccess: (_data, { dryRun }, _result, { client }) => {
      if (!dryRun) void refreshProblems(client, county)
    },
  })

export const followProblemOptions = (county: string, id: number) =>
  mutationOptions({
    mutationFn: (following: boolean) =>
      call(moveRoutes.followProblem, { params: { county, id }, body: { following } }),
    onSuccess: (_data, _input, _result, { client }) => refreshProblems(client, county),
  })

export const revealCallerOptions = (county: string, id: number) =>
  mutationOptions({ mutationFn: () => call(moveRoutes.revealCaller, { params: { county, id } }) })

export const problemViewsOptions = (county: string) =>
  queryOptions({
    queryKey: ['problem-views', county],
    queryFn: async ({ signal }) =>
      (await call(problemViewRoutes.listProblemViews, { params: { county } }, signal)).items,
    staleTime: 30_000,
  })

export const saveViewOptions = (county: string) =>
  mutationOptions({
    mutationFn: (body: BodyOf<typeof problemViewRoutes.createProblemView>) =>
      call(problemViewRoutes.createProblemView, { params: { county }, body }),
    onSuccess: (_data, _input, _result, { client }) => client.invalidateQueries(problemViewsOptions(county)),
  })

export const removeViewOptions = (county: string) =>
  mutationOptions({
    mutationFn: (id: number) => call(problemViewRoutes.removeProblemView, { params: { county, id } }),
    onSuccess: (_data, _input, _result, { client }) => client.invalidateQueries(problemViewsOptions(county)),
  })

/** Indicators that count open problems, wherever they are shown: no data version tells that they changed. */
export async function refreshLiveNumbers(client: QueryClient, county: string): Promise<void> {
  const indicators = client.getQueryData(catalogOptions().queryKey)?.indicators ?? []
  const live = new Set<unknown>(indicators.filter((each) => each.live).map(({ id }) => id))
  const inCounty = (area: unknown) => typeof area === 'string' && area.startsWith(county)
  await client.invalidateQueries({
    predicate: ({ queryKey: [what, first, second] }) =>
      what === 'area-values'
        ? live.size > 0 && inCounty(first)
        : (what === 'indicator-values' || what === 'explanation') && live.has(first) && inCounty(second),
  })
}

/** Whatever speaks of problems of a county; `except`: one that is known to be fresh. */
export async function refreshProblems(client: QueryClient, county: string, except?: number): Promise<void> {
  const fresh = except === undefined ? '' : JSON.stringify(problemOptions(county, except).queryKey)
  await client.invalidateQueries({
    queryKey: ['problems', county],
    predicate: ({ queryKey }) => JSON.stringify(queryKey) !== fresh,
  })
}

/** Many changes at once are one question, however many pieces of the page have heard of them. */
const settleMs = 600
/** Numbers of areas may come a little later. */
const numbersSettleMs = 3_000
const settling = new Set<string>()

export function refreshSoon(client: QueryClient, county: string): void {
  once(`problems ${county}`, settleMs, () => refreshProblems(client, county))
  once(`numbers ${county}`, numbersSettleMs, () => refreshLiveNumbers(client, county))
}

function once(what: string, afterMs: number, act: () => Promise<void>): void {
  if (settling.has(what)) return
  settling.add(what)
  setTimeout(() => {
    settling.delete(what)
    void act()
  }, afterMs)
}
