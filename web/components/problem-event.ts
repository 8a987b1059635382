// What a step changed, in short sentences: the limit that began, until when, into which problem.
import type { Limit } from '../../api/contract/clock.ts'
import { type ProblemAction, workflow } from '../../api/contract/problem-workflow.ts'
import type { ProblemEvent } from '../../api/contract/problems.ts'
import { reminderRules } from '../../api/contract/reminders.ts'
import { useText, useTitle } from '../text/text.ts'
import { writeDue, writeLimit } from '../text/time-left.ts'
import type { Text } from '../text/zh-CN.ts'
import { unitWords } from './moved-unit.ts'
import { useProblemSetup } from './problem-setup.ts'

/** The server keeps with an event what its step needed; what is not known here is left out. */
export function useEventFacts(): (event: ProblemEvent) => string[] {
  const text = useText()
  const words = text.problem
  const title = useTitle()
  const setup = useProblemSetup()
  return ({ action, unitName, details }) => {
    const { limit, condition, until, replyDue } = details
    const [was, is] = [categoryIn(details.before), categoryIn(details.after)]
    const facts = [
      unitName !== null && routed.has(action) && `${words.unit} ${unitName}`,
      was !== undefined &&
        is !== undefined &&
        was !== is &&
        words.changed(setup.category(was), setup.category(is)),
      isLimit(limit) && `${words.limit} ${writeLimit(limit, text)}`,
      isTitle(condition) && title(condition),
      action === 'remind' && words.reminders[ruleOf(details)],
      action === 'grid-changed' && text.gridProposals.problemMoved(String(details.from), String(details.to)),
      action === 'grid-changed' && unitAfter(details, text),
      typeof until === 'string' && `${words.suspendedUntil} ${writeDue(Date.parse(until))}`,
      typeof replyDue === 'string' && `${words.replyDue} ${writeDue(Date.parse(replyDue))}`,
    ]
    return facts.filter((fact) => typeof fact === 'string')
  }
}

/** Who has it after a border moved; of events from before this was kept nothing. */
function unitAfter({ dispatched, formerUnit, unit }: ProblemEvent['details'], text: Text): string | false {
  if (typeof dispatched !== 'boolean') return false
  const named = (name: unknown) => (typeof name === 'string' ? name : null)
  return unitWords({ dispatched, formerUnitName: named(formerUnit), unitName: named(unit) }, text)
}

/** Place of the reminder among the rules, as the words list them. */
function ruleOf({ kind, level }: ProblemEvent['details']): number {
  return reminderRules.findIndex((rule) => rule.kind === kind && rule.level === level)
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

/** Of a correction: what it was called before, and after. */
function categoryIn(side: unknown): string | undefined {
  const named = typeof side === 'object' && side !== null && 'category' in side
  return named && typeof side.category === 'string' ? side.category : undefined
}

function isTitle(value: unknown): value is { zh: string; en: string } {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
}
