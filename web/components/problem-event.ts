// What a step changed, in short sentences: the limit that began, until when, into which problem.
import type { Limit } from '../../api/contract/clock.ts'
import { type ProblemAction, workflow } from '../../api/contract/problem-workflow.ts'
import type { ProblemEvent } from '../../api/contract/problems.ts'
import { useText, useTitle } from '../text/text.ts'
import { writeDue, writeLimit } from '../text/time-left.ts'

/** The server keeps with an event what its step needed; what is not known here is left out. */
export function useEventFacts(): (event: ProblemEvent) => string[] {
  const text = useText()
  const words = text.problem
  const title = useTitle()
  return ({ action, unitName, details }) => {
    const { limit, condition, until, replyDue } = details
    const facts = [
      unitName !== null && routed.has(action) && `${words.unit} ${unitName}`,
      isLimit(limit) && `${words.limit} ${writeLimit(limit, text)}`,
      isTitle(condition) && title(condition),
      typeof until === 'string' && `${words.suspendedUntil} ${writeDue(Date.parse(until))}`,
      typeof replyDue === 'string' && `${words.replyDue} ${writeDue(Date.parse(replyDue))}`,
    ]
    return facts.filter((fact) => fact !== false)
  }
}

/** After these another unit handles it, or is meant to. */
const routed = new Set<ProblemEvent['action']>([
  'report',
  'dispatch',
  'return',
  'amend',
  'reopen',
  'hand-over',
])

/** Whoever acted for the unit: the event names the unit that handles it, whoever acted. */
export function actorOf({ action, actorName, unitName }: ProblemEvent, system: string): string {
  const step = isStep(action) ? workflow[action] : undefined
  const forUnit = step?.verb === 'problem.handle' && action !== 'return'
  return forUnit && unitName !== null ? `${actorName ?? system} · ${unitName}` : (actorName ?? system)
}

function isStep(action: ProblemEvent['action']): action is ProblemAction {
  return action in workflow
}

function isLimit(value: unknown): value is Limit {
  return typeof value === 'object' && value !== null && 'amount' in value && 'clock' in value
}

function isTitle(value: unknown): value is { zh: string; en: string } {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
}
