// Counties, townships, communities and grids as queries.
import { queryOptions } from '@tanstack/react-query'
import type { Area, Level } from '../../api/contract/areas.ts'
import type { AnswerOf } from '../../api/contract/route.ts'
import { routes } from '../../api/contract/routes.ts'
import { call } from '../api.ts'

const halfMinute = 30_000

export const areaOptions = (code: string) =>
  queryOptions({
    queryKey: ['area', code],
    queryFn: ({ signal }) => call(routes.getArea, { params: { code } }, signal),
    staleTime: halfMinute,
  })

export const areasOptions = (within: string, level: Level) =>
  queryOptions({
    queryKey: ['areas', within, level],
    queryFn: ({ signal }) => listAllAreas(within, level, signal),
    staleTime: halfMinute,
  })

/** All pages of the list: a county has some hundred to some ten thousand grids. */
async function listAllAreas(within: string, level: Level, signal: AbortSignal): Promise<Area[]> {
  const areas: Area[] = []
  let after: string | undefined
  do {
    const query = { within, level, after, limit: 5000 }
    const page: AnswerOf<typeof routes.listAreas> = await call(routes.listAreas, { query }, signal)
    areas.push(...page.items)
    after = page.next ?? undefined
  } while (after)
  return areas
}
