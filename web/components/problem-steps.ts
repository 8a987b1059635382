// Which steps stand beside a problem: those that one may take, those that are held up and why, those that are for others.
import {
  actionIds,
  type MoveRefusal,
  type Mover,
  type ProblemAction,
  type Step,
  whyNotMove,
  workflow,
} from '../../api/contract/problem-workflow.ts'
import type { ProblemDetail } from '../../api/contract/problems.ts'

export interface StepHere {
  action: ProblemAction
  step: Step
  /** undefined: it may be taken. */
  refusal: MoveRefusal | undefined
}

/** Steps of other statuses are not here at all; a note is never a step that is waited for. */
export function stepsAt({ movable }: Pick<ProblemDetail, 'movable'>, mover: Mover, now: Date): StepHere[] {
  return actionIds
    .map((action) => ({
      action,
      step: workflow[action] as Step,
      refusal: whyNotMove(movable, action, mover, now),
    })) // the table satisfies it
    .filter(({ step }) => step.from.includes(movable.status))
}

/** What the problem waits for, in the order of the way to its close: the first of them that may be taken is the main one. */
const onTheWay: readonly ProblemAction[] = [
  'accept',
  'confirm',
  'file',
  'dispatch',
  'grant-extension',
  'handle',
  'reply',
  'pass',
  'close',
  'resume',
  'grant-appeal',
]

/** Ids in the order of the buttons: what leads on, what leads aside, what is hard to take back. */
export function inOrder(steps: readonly StepHere[]): StepHere[] {
  const rank = ({ action }: StepHere) => {
    const way = onTheWay.indexOf(action)
    return way >= 0 ? way : isGrave(action) ? 200 : 100
  }
  return steps.toSorted((a, b) => rank(a) - rank(b))
}

export function isOnTheWay(action: ProblemAction): boolean {
  return onTheWay.includes(action)
}

/** Ends the problem, or cannot be undone by the next step. */
export function isGrave(action: ProblemAction): boolean {
  return action === 'void' || action === 'refuse' || action === 'deny'
}
