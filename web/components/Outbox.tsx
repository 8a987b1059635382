// Sends what waits on this device: when it is put there, when the network or the session returns, and now and then. One
// report after the other, in one tab at a time.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { ApiError } from '../api.ts'
import { profileOptions } from '../queries/accounts.ts'
import { type Draft, findDraft, noteHabit, type Refusal } from '../queries/draft-store.ts'
import {
  draftsOptions,
  dropDraft,
  followOtherTabs,
  habitsOptions,
  keepDraft,
  readPhoto,
} from '../queries/drafts.ts'
import { refreshProblems } from '../queries/reporting.ts'
import { mayPass, PhotoRefused, sendReport } from '../queries/send-report.ts'
import { OutboxContext, type Sending } from './outbox.ts'
import { useProfile } from './profile.ts'

/** After the first failure, doubled after each further one up to the longest. */
const pauseSeconds = { first: 10, longest: 160 }

export function OutboxProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const { accountId } = useProfile()
  const session = useQuery(profileOptions())
  const drafts = useQuery(draftsOptions(accountId))
  const [sending, setSending] = useState<ReadonlyMap<string, Sending>>(new Map())
  const [receipts, setReceipts] = useState<ReadonlyMap<string, ProblemDetail>>(new Map())
  const [attempt, setAttempt] = useState(0)
  const failures = useRef(0)

  const tell = (key: string, now: Sending | undefined) =>
    setSending((all) => new Map([...all].filter(([each]) => each !== key).concat(now ? [[key, now]] : [])))
  const send = useMutation({
    mutationFn: (draft: Draft) =>
      sendReport(draft, {
        readPhoto,
        keep: (each) => keepDraft(client, each),
        onProgress: (progress) => tell(draft.key, { progress }),
      }),
  })

  /** False when the rest has to wait too. */
  const deliver = async (waiting: Draft): Promise<boolean> => {
    // Another tab may have sent it, or this one a moment ago.
    const draft = (await findDraft(waiting.key).catch(() => waiting)) ?? latest(waiting.key)
    if (draft?.state !== 'waiting') return true
    tell(draft.key, { progress: { photos: draft.photos.length, sentPhotos: 0, share: 0 } })
    try {
      const receipt = await send.mutateAsync(draft)
      setReceipts((all) => new Map(all).set(draft.key, receipt))
      tell(draft.key, undefined)
      await dropDraft(client, draft)
      await noteHabit(accountId, receipt.row.category).catch(console.warn)
      void client.invalidateQueries(habitsOptions(accountId))
      void refreshProblems(client)
      return true
    } catch (error) {
      const now = latest(draft.key) ?? draft
      if (error instanceof ApiError && mayPass(error)) {
        tell(draft.key, { failure: refusalOf(error) })
        return false
      }
      tell(draft.key, undefined)
      await keepDraft(client, refused(now, error))
      return true
    }
  }
  const latest = (key: string) =>
    client.getQueryData(draftsOptions(accountId).queryKey)?.find((each) => each.key === key)

  const running = useRef(false)
  const askedAgain = useRef(false)
  const deliverAll = useEffectEvent(async () => {
    askedAgain.current = running.current
    if (running.current) return
    running.current = true
    await inOneTab(async () => {
      const tried = new Set<string>()
      for (let next = oldestWaiting(tried); next; next = oldestWaiting(tried)) {
        tried.add(next.key)
        failures.current = (await deliver(next)) ? 0 : failures.current + 1
        if (failures.current > 0) break
        if (askedAgain.current) tried.clear()
        askedAgain.current = false
      }
    }).finally(() => {
      running.current = false
    })
  })
  const oldestWaiting = (besides: ReadonlySet<string>) =>
    client
      .getQueryData(draftsOptions(accountId).queryKey)
      ?.findLast(({ key, state }) => state === 'waiting' && !besides.has(key))

  const retry = useCallback(() => {
    failures.current = 0
    setAttempt((count) => count + 1)
  }, [])
  const isSignedIn = session.data !== null
  const waiting = drafts.data?.filter(({ state }) => state === 'waiting').map(({ key }) => key) ?? []
  const waitingKeys = waiting.toSorted().join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is made when somebody or the network asks for it
  useEffect(() => {
    if (!isSignedIn || waitingKeys === '') return
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    void deliverAll().then(() => {
      if (over || failures.current === 0) return
      const seconds = Math.min(pauseSeconds.first * 2 ** (failures.current - 1), pauseSeconds.longest)
      timer = setTimeout(() => setAttempt((count) => count + 1), seconds * 1000)
    })
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [isSignedIn, waitingKeys, attempt])
  useEffect(() => {
    const onVisible = () => document.visibilityState === 'visible' && retry()
    window.addEventListener('online', retry)
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      window.removeEventListener('online', retry)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [retry])
  useEffect(() => followOtherTabs(client, accountId), [client, accountId])

  const outbox = useMemo(() => ({ sending, receipts, retry }), [sending, receipts, retry])
  return <OutboxContext value={outbox}>{children}</OutboxContext>
}

/** Locks are missing without TLS; then the key of the report is what keeps it from arriving twice. */
async function inOneTab(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work()
  await navigator.locks.request('tuzhi-outbox', work)
}

/** Whoever wrote it may mend it: the server has not taken it. */
function refused(draft: Draft, error: unknown): Draft {
  const mended = { ...draft, state: 'refused' as const, sent: false, changedAt: new Date().toISOString() }
  if (error instanceof PhotoRefused) {
    const refusal = refusalOf(error.reason)
    const photos = draft.photos.map((each) => (each.id === error.photo ? { ...each, refusal } : each))
    return { ...mended, photos, refusal }
  }
  const fault = error instanceof ApiError ? error : new ApiError('internal', String(error))
  return { ...mended, refusal: refusalOf(fault) }
}

function refusalOf({ code, message, details }: ApiError): Refusal {
  return { code, message, details }
}
