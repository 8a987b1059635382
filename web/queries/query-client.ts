// Which answers are kept, when a question is asked again, and what everybody learns from one that was refused.
import {
  CancelledError,
  type FetchQueryOptions,
  MutationCache,
  QueryCache,
  QueryClient,
  type QueryKey,
} from '@tanstack/react-query'
import { ApiError } from '../api.ts'
import { profileOptions } from './accounts.ts'

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
