// Green, yellow or red? What a list knows of a problem is enough: when it is due and from when on that is soon.
import { useSyncExternalStore } from 'react'
import type { Light } from '../../api/contract/problem-filter.ts'
import type { ProblemRow } from '../../api/contract/problems.ts'

type Timed = Pick<ProblemRow, 'dueAt' | 'nearlyDueAt'>

/** undefined: no clock runs. Late is whoever comes after the moment, not at it. */
export function lightAt({ dueAt, nearlyDueAt }: Timed, now: number): Light | undefined {
  if (dueAt === null) return undefined
  if (now > Date.parse(dueAt)) return 'red'
  return nearlyDueAt !== null && now >= Date.parse(nearlyDueAt) ? 'yellow' : 'green'
}

const halfMinute = 30_000

/** The present moment, so that words about time left do not stand still on a page that is open all day. */
export function useNow(): number {
  return useSyncExternalStore(onTick, currentTick)
}

const currentTick = () => Math.floor(Date.now() / halfMinute) * halfMinute

function onTick(changed: () => void): () => void {
  const timer = setInterval(changed, halfMinute / 3)
  return () => clearInterval(timer)
}
