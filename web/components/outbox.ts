// What leaves the device, and how far each report is. The pieces that show it ask here; `Outbox.tsx` does the sending.
import { createContext, useContext } from 'react'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import type { Refusal } from '../queries/draft-store.ts'
import type { Progress } from '../queries/send-report.ts'

export interface Sending {
  /** While it is being sent. */
  progress?: Progress
  /** Why the last attempt did not arrive; it is tried again. */
  failure?: Refusal
}

export interface Outbox {
  /** By the key of the draft. */
  sending: ReadonlyMap<string, Sending>
  /** What the server has acknowledged since the page was opened, the latest last. */
  receipts: ReadonlyMap<string, ProblemDetail>
  /** Tries everything that waits once more, now. */
  retry: () => void
}

export const OutboxContext = createContext<Outbox>({
  sending: new Map(),
  receipts: new Map(),
  retry: () => undefined,
})

export function useOutbox(): Outbox {
  return useContext(OutboxContext)
}
