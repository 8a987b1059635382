// What does the server say? The only fetch: routes of the contract become typed calls and query options.
import {
  CancelledError,
  type FetchQueryOptions,
  infiniteQueryOptions,
  keepPreviousData,
  MutationCache,
  mutationOptions,
  QueryCache,
  QueryClient,
  type QueryKey,
  queryOptions,
} from '@tanstack/react-query'
import { type Profile, unattendedHeader } from '../api/contract/accounts.ts'
import type { Area, Level } from '../api/contract/areas.ts'
import type { ErrorAnswer, ErrorCode } from '../api/contract/errors.ts'
import type { IndicatorValue } from '../api/contract/indicators.ts'
import type { SearchHit } from '../api/contract/places.ts'
import type { AnswerOf, Route } from '../api/contract/route.ts'
import { routes } from '../api/contract/routes.ts'
import { apiPath, type Input } from './paths.ts'
import { isAttended } from './ui/attention.ts'

/** `unreachable`: no answer came. `unreadable`: something answered that is not this API, a proxy for example. */
export type FailureCode = ErrorCode | 'unreachable' | 'unreadable'

export class ApiError extends Error {
  readonly code: FailureCode
  /** What the server adds for the page: the rule that was broken, the version that somebody else wrote meanwhile. */
  readonly details: unknown
  constructor(code: FailureCode, message: string, details?: unknown) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.details = details
  }

  /** Waiting may help: the server or its database is away, nothing is wrong with the question. */
  get passing(): boolean {
    return this.code === 'unreachable' || this.code === 'unreadable' || this.code === 'database-unavailable'
  }
}

/** Calls a route. Throws `ApiError`, or the signal's own reason when it was aborted. */
export async function call<R extends Route>(
  route: R,
  input: Input<R>,
  signal?: AbortSignal,
): Promise<AnswerOf<R>> {
  const { method } = route
  const headers = {
    ...(input.body && { 'content-type': 'application/json' }),
    ...(!isAttended() && { [unattendedHeader]: '1' }),
  }
  const body = input.body && JSON.stringify(input.body)
  const answer = await fetch(apiPath(route, input), { method, signal, headers, body }).catch((cause) => {
    if (signal?.aborted) throw cause
    throw new ApiError('unreachable', String(cause))
  })
  const said: unknown = await answer.json().catch((cause) => {
    if (signal?.aborted) throw cause
    throw new ApiError('unreadable', `${answer.status} ${answer.statusText}`)
  })
  return readAnswer<R>(answer.status, said)
}

/** What the body of an answer says. @throws ApiError */
function readAnswer<R extends Route>(status: number, body: unknown): AnswerOf<R> {
  if (status >= 200 && status < 300) return body as AnswerOf<R> // the server serialises by the same schema
  if (isErrorAnswer(body)) throw new ApiError(body.error.code, body.error.message, body.error.details)
  throw new ApiError('unreadable', String(status))
}

/** A connection that carries nothing for so long is gone; phones notice it much later. */
const longestSilence = 90_000

/**
 * Sends a file as it is and tells how much of it is gone, from 0 to 1, which `fetch` cannot. Throws like `call`. Sent
 * again, the same file is the same row: an answer that was lost on its way costs nothing.
 */
export async function upload<R extends Route>(
  route: R,
  input: Input<R>,
  file: Blob,
  { onProgress, signal }: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<AnswerOf<R>> {
  signal.throwIfAborted()
  const request = new XMLHttpRequest()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const fail = () => reject(signal.aborted ? signal.reason : new ApiError('unreachable', route.url))
  const stop = () => request.abort()
  let silence = setTimeout(stop, longestSilence)
  request.upload.onprogress = ({ loaded, total }) => {
    clearTimeout(silence)
    silence = setTimeout(stop, longestSilence)
    onProgress(total > 0 ? loaded / total : 0)
  }
  request.onload = () => resolve()
  request.onerror = fail
  request.onabort = fail
  signal.addEventListener('abort', stop)
  request.open(route.method, apiPath(route, input))
  request.send(file)
  try {
    await promise
  } finally {
    clearTimeout(silence)
    signal.removeEventListener('abort', stop)
  }
  const { status, statusText, responseText } = request
  let body: unknown
  try {
    body = JSON.parse(responseText)
  } catch {
    throw new ApiError('unreadable', `${status} ${statusText}`)
  }
  return readAnswer<R>(status, body)
}

/** Listens to a route that keeps telling. */
export function openStream<R extends Route>(route: R, input: Input<R>): EventSource {
  return new EventSource(apiPath(route, input))
}

function isErrorAnswer(body: unknown): body is ErrorAnswer {
  return typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object'
}

/**
 * The answer to a question that others may ask at the same time. Whoever asks anew because something changed, and whoever
 * closes the last panel that wanted to know, calls the question under way off: here it is asked again.
 */
export async function answerTo<Answer, Key extends QueryKey>(
  client: QueryClient,
  options: FetchQueryOptions<Answer, Error, Answer, Key>,
): Promise<Answer> {
  for (;;) {
    try {
      return await client.fetchQuery(options)
    } catch (cause) {
      if (!(cause instanceof CancelledError)) throw cause
    }
  }
}

const halfMinute = 30_000

/** A question that was wrong is not asked twice; when the server is away, the banner asks again in its own time. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noticeSession }),
    mutationCache: new MutationCache({ onError: noticeSession }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => error instanceof ApiError && error.passing && failures < 1,
        retryDelay: 800,
        networkMode: 'always', // the server may stand in the same building as the browser, without the internet
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client

  /** Whichever call it was that learned that the session is over, the page knows from then on. */
  function noticeSession(error: Error) {
    if (!(error instanceof ApiError)) return
    if (error.code === 'not-signed-in') client.setQueryData(profileOptions().queryKey, null)
    if (error.code === 'password-change-needed') void client.invalidateQueries(profileOptions())
  }
}

/** Who is signed in; null: nobody, or not any more. Pages inside the sign-in ask `useProfile()`. */
export const profileOptions = () =>
  queryOptions({
    queryKey: ['profile'],
    queryFn: ({ signal }): Promise<Profile | null> =>
      call(routes.getProfile, {}, signal).catch((error) => {
        if (error instanceof ApiError && error.code === 'not-signed-in') return null
        throw error
      }),
    staleTime: halfMinute,
  })

export const catalogOptions = () =>
  queryOptions({
    queryKey: ['catalog'],
    queryFn: ({ signal }) => call(routes.getCatalog, {}, signal),
    staleTime: Number.POSITIVE_INFINITY, // changes only with a new version of the server
  })

export const countiesOptions = () =>
  queryOptions({
    queryKey: ['counties'],
    queryFn: async ({ signal }) => (await call(routes.listCounties, {}, signal)).items,
    staleTime: halfMinute,
  })

export const healthOptions = () =>
  queryOptions({
    queryKey: ['health'],
    queryFn: ({ signal }) => call(routes.getHealth, {}, signal),
    gcTime: 0,
  })

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

export const areaValuesOptions = (code: string) =>
  queryOptions({
    queryKey: ['area-values', code],
    queryFn: ({ signal }) => call(routes.listAreaValues, { params: { code } }, signal),
    staleTime: halfMinute,
    placeholderData: keepPreviousData,
  })

export const indicatorValuesOptions = (indicator: string, within: string, level: Level) =>
  queryOptions({
    queryKey: ['indicator-values', indicator, within, level],
    queryFn: async ({ signal }): Promise<IndicatorValue[]> => {
      const input = { params: { indicator }, query: { within, level } }
      return (await call(routes.listIndicatorValues, input, signal)).items
    },
    staleTime: halfMinute,
    placeholderData: keepPreviousData,
  })

export const explanationOptions = (indicator: string, area: string) =>
  queryOptions({
    queryKey: ['explanation', indicator, area],
    queryFn: ({ signal }) => call(routes.explainValue, { params: { indicator }, query: { area } }, signal),
    staleTime: halfMinute,
  })

export const coverageShapesOptions = (indicator: string, area: string) =>
  queryOptions({
    queryKey: ['coverage-shapes', indicator, area],
    queryFn: ({ signal }) =>
      call(routes.getCoverageShapes, { params: { indicator }, query: { area } }, signal),
    staleTime: halfMinute,
    placeholderData: keepPreviousData,
  })

export const surfaceOptions = (indicator: string, area: string) =>
  queryOptions({
    queryKey: ['surface', indicator, area],
    queryFn: ({ signal }) =>
      call(routes.getIndicatorSurface, { params: { indicator }, query: { area } }, signal),
    staleTime: halfMinute,
    placeholderData: keepPreviousData,
  })

export const placeOptions = (county: string, id: number) =>
  queryOptions({
    queryKey: ['place', county, id],
    queryFn: ({ signal }) => call(routes.getPlace, { params: { county, id } }, signal),
    staleTime: halfMinute,
  })

export const placesOptions = (kind: string, area: string, limit: number) =>
  queryOptions({
    queryKey: ['places', kind, area, limit],
    queryFn: ({ signal }) => call(routes.listPlaces, { query: { kind, area, limit } }, signal),
    staleTime: halfMinute,
  })

export const placeCountsOptions = (code: string) =>
  queryOptions({
    queryKey: ['place-counts', code],
    queryFn: async ({ signal }) => (await call(routes.countPlaces, { params: { code } }, signal)).items,
    staleTime: halfMinute,
  })

/** Those of the area itself: a handful. */
export const areaAssignmentsOptions = (code: string) =>
  queryOptions({
    queryKey: ['area-assignments', code],
    queryFn: ({ signal }) =>
      call(routes.listAreaAssignments, { params: { code }, query: { of: 'area' } }, signal),
    staleTime: halfMinute,
  })

/** Those of the places inside, page by page: a county has thousands. */
export const placeAssignmentsOptions = (code: string) =>
  infiniteQueryOptions({
    queryKey: ['place-assignments', code],
    queryFn: ({ signal, pageParam }) => {
      const query = { of: 'places', after: pageParam, limit: 50 } as const
      return call(routes.listAreaAssignments, { params: { code }, query }, signal)
    },
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    staleTime: halfMinute,
  })

export const unitAssignmentsOptions = (county: string, id: number) =>
  queryOptions({
    queryKey: ['unit-assignments', county, id],
    queryFn: ({ signal }) => call(routes.listUnitAssignments, { params: { county, id } }, signal),
    staleTime: halfMinute,
  })

export const searchOptions = (county: string, q: string) =>
  queryOptions({
    queryKey: ['search', county, q],
    queryFn: async ({ signal }): Promise<SearchHit[]> =>
      (await call(routes.search, { query: { county, q } }, signal)).items,
    enabled: q !== '',
    staleTime: halfMinute,
    placeholderData: keepPreviousData,
  })

export const createDemoOptions = () =>
  mutationOptions({ mutationKey: ['demo'], mutationFn: () => call(routes.createDemo, {}) })
