// Statistics of problems by group, and what happened day by day, as queries.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { type Grouping, problemNumberRoutes } from '../../api/contract/problem-numbers.ts'
import type { QueryOf } from '../../api/contract/route.ts'
import { call } from '../api.ts'

export const problemNumbersOptions = (county: string, filter: ProblemFilter, by: Grouping) =>
  queryOptions({
    queryKey: ['problems', county, 'numbers', filter, by],
    queryFn: ({ signal }) =>
      call(problemNumberRoutes.listProblemNumbers, { params: { county }, query: { ...filter, by } }, signal),
    placeholderData: keepPreviousData,
  })

export type TrendQuery = QueryOf<typeof problemNumberRoutes.getProblemTrend>

export const problemTrendOptions = (county: string, query: TrendQuery) =>
  queryOptions({
    queryKey: ['problems', county, 'trend', query],
    queryFn: ({ signal }) => call(problemNumberRoutes.getProblemTrend, { params: { county }, query }, signal),
    placeholderData: keepPreviousData,
  })
