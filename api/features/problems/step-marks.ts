// What a step leaves in the row by itself: the same whether somebody takes it now or the story of a problem is told.
import type { Selectable } from 'kysely'
import { type ProblemAction, type ProblemStatus, statusAfter } from '../../contract/problem-workflow.ts'
import type { ProblemTable } from '../../db/problem-tables.ts'

type Marks = Partial<
  Pick<
    Selectable<ProblemTable>,
    | ('acceptedAt' | 'filedAt' | 'dispatchedAt' | 'handledAt' | 'checkedAt' | 'closedAt')
    | ('suspendedUntil' | 'replyDueAt' | 'supervised' | 'extensionAsked' | 'appeal')
  >
>

interface Asked {
  /** ISO text; required of a suspension, and of a supervision. */
  until?: string | undefined
  replyDue?: string | undefined
}

/** Beside status, clock and counter, and beside who did it for whom. `details`: what its event keeps of it. */
export function marksOf(
  from: ProblemStatus,
  action: ProblemAction,
  at: Date,
  { until, replyDue }: Asked,
): { marks: Marks; details: Record<string, unknown> } {
  const marks = marksOfStep(action, at, { until, replyDue })
  return {
    // Whoever leaves the handling leaves what was asked for in it.
    marks: statusAfter(from, action) === from ? marks : { extensionAsked: false, ...marks },
    details: { ...(action === 'suspend' && { until }), ...(action === 'supervise' && { replyDue }) },
  }
}

function marksOfStep(action: ProblemAction, at: Date, { until, replyDue }: Asked): Marks {
  switch (action) {
    case 'accept':
    case 'confirm':
      return { acceptedAt: at }
    case 'file':
      return { filedAt: at }
    case 'dispatch':
      return { dispatchedAt: at }
    case 'return':
      return { dispatchedAt: null }
    case 'handle':
      return { handledAt: at }
    case 'rework':
      return { handledAt: null }
    case 'pass':
      return { checkedAt: at }
    case 'close':
      return { closedAt: at }
    case 'reopen':
      return { dispatchedAt: at, handledAt: null, checkedAt: null, closedAt: null }
    case 'ask-extension':
      return { extensionAsked: true }
    case 'grant-extension':
    case 'refuse-extension':
      return { extensionAsked: false }
    case 'suspend':
      return { suspendedUntil: new Date(until!) } // it was required, as below
    case 'resume':
      return { suspendedUntil: null }
    case 'supervise':
      return { supervised: true, replyDueAt: new Date(replyDue!) }
    case 'reply':
      return { supervised: false, replyDueAt: null }
    case 'appeal':
      return { appeal: 'asked' }
    case 'grant-appeal':
      return { appeal: 'granted' }
    case 'refuse-appeal':
      return { appeal: 'refused' }
    case 'ask-verification':
    case 'refuse':
    case 'deny':
    case 'void':
    case 'merge':
    case 'amend':
    case 'note':
      return {}
  }
}
