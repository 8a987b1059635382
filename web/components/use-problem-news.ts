// What changes among the problems while a page is open: questions about them are asked again, new ones are remembered.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { listenToProblems } from '../queries/problem-stream.ts'
import { refreshSoon } from '../queries/problems.ts'

export interface ProblemNews {
  /** Ids of those that came since the page was opened, or since `seen`. */
  fresh: ReadonlySet<number>
  seen: () => void
  connected: boolean
}

const nothing: ReadonlySet<number> = new Set()

/** `county`: undefined where nobody may see problems. */
export function useProblemNews(county: string | undefined): ProblemNews {
  const client = useQueryClient()
  const [fresh, setFresh] = useState(nothing)
  const [connected, setConnected] = useState(true)
  useEffect(() => {
    if (county === undefined) return
    const refresh = () => refreshSoon(client, county)
    return listenToProblems(county, {
      onProblem: ({ id, isNew, mine }) => {
        // What one reported oneself is no news.
        if (isNew && !mine) setFresh((known) => new Set(known).add(id))
        refresh()
      },
      onGone: refresh,
      onAgain: refresh,
      onConnected: setConnected,
    })
  }, [client, county])
  return { fresh, seen: useCallback(() => setFresh(nothing), []), connected }
}
