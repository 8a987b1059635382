// Is the server away? One banner over every page says so, asks again by itself, and everything refreshes on return.
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { ApiError } from '../api.ts'
import { healthOptions } from '../queries/county.ts'
import { useText } from '../text/text.ts'
import { failureWords } from './failure.ts'
import styles from './ServerBanner.module.css'

/** One question may fail for ever while the server is there, as behind a gateway that waits for no long answer. */
const askAgainMs = 20_000

export function ServerBanner() {
  const text = useText()
  const client = useQueryClient()
  const failure = useServerFailure()
  const away = failure !== undefined
  const health = useQuery({ ...healthOptions(), enabled: away, refetchInterval: 4000, retry: false })
  const answered = away && health.isSuccess && !health.isRefetchError

  // Everything that failed is asked again; what stood meanwhile may have changed too.
  const askedAgain = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    if (!answered) return
    const timer = setTimeout(
      () => {
        askedAgain.current = Date.now()
        void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'health' })
      },
      Math.max(0, askedAgain.current + askAgainMs - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [answered, client])

  // Where nothing is on the screen yet, the page itself says what is wrong.
  if (!failure || !hasAnswers(client)) return null
  const words = failureWords(failure, text)
  return (
    <div className={styles.banner}>
      <Alert
        banner
        type="warning"
        role="alert"
        title={words.title}
        description={words.hint}
        action={
          <Button size="small" loading={health.isFetching} onClick={() => client.refetchQueries()}>
            {text.retry}
          </Button>
        }
      />
    </div>
  )
}

function hasAnswers(client: QueryClient): boolean {
  return client
    .getQueryCache()
    .getAll()
    .some(({ state }) => state.data !== undefined)
}

/** The error of a query that is in use and failed because nobody answered. */
function useServerFailure(): ApiError | undefined {
  const cache = useQueryClient().getQueryCache()
  return useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    () => {
      for (const query of cache.getAll()) {
        const { error } = query.state
        const inUse = query.isActive() && query.queryKey[0] !== 'health'
        if (inUse && error instanceof ApiError && error.passing) return error
      }
      return undefined
    },
  )
}
