// Over which problems may somebody take a step of the workflow? Exactly those for which `whyNotMove` has nothing against it.
import {
  type Mover,
  mostExtensions,
  type ProblemAction,
  reopenDays,
  type Step,
  type Condition as StepCondition,
  unitsOf,
  workflow,
} from '../contract/problem-workflow.ts'
import type { Condition } from './problem-condition.ts'
import { heldOver } from './problem-scope.ts'

/** `now` in milliseconds since 1970. */
export function stepOpenTo(county: string, action: ProblemAction, mover: Mover, now: number): Condition {
  const { from, verb, orReporter, when }: Step = workflow[action]
  const held = heldOver(county, mover, verb)
  const own: Condition = { id: 'reporter', in: [mover.accountId] }
  return {
    all: [
      { code: 'status', in: from },
      ...when.map((condition) => conditionOf(condition, mover, now)),
      orReporter ? { any: [held, own] } : held,
    ],
  }
}

function conditionOf(condition: StepCondition, mover: Mover, now: number): Condition {
  switch (condition) {
    case 'extension-asked':
      return { flag: 'extensionAsked' }
    case 'no-extension-asked':
      return { not: { flag: 'extensionAsked' } }
    case 'extensions-left':
      return { not: { count: 'extensions', atLeast: mostExtensions } }
    case 'not-overdue':
      return { time: 'handleDue', from: now * 1000 + 1 }
    case 'never-suspended':
      return { not: { count: 'suspensions', atLeast: 1 } }
    case 'not-supervised':
      return { not: { flag: 'supervised' } }
    case 'supervised':
      return { flag: 'supervised' }
    case 'was-overdue':
      return { flag: 'wasOverdue' }
    case 'never-appealed':
      return { code: 'appeal', in: [null] }
    case 'appeal-asked':
      return { code: 'appeal', in: ['asked'] }
    case 'reopen-window':
      return { time: 'closed', from: (now - reopenDays * 24 * 3_600_000) * 1000 }
    case 'not-own-unit':
      return {
        all: [{ not: { id: 'handler', in: [mover.accountId] } }, { not: { id: 'unit', in: unitsOf(mover) } }],
      }
  }
}
