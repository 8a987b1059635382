// What statuses and steps are called, and why one may not take a step.
import {
  conditions,
  type MoveRefusal,
  type ProblemAction,
  type ProblemStatus,
  statuses,
  workflow,
} from '../../api/contract/problem-workflow.ts'
import { type Happening, happenings, type ProblemEvent } from '../../api/contract/problems.ts'
import { useText, useTitle } from '../text/text.ts'
import { useProblemSetup } from './problem-setup.ts'

export interface ProblemWords {
  status: (id: ProblemStatus) => string
  action: (id: ProblemAction) => string
  /** A step, or whatever else stands in the history. */
  event: (id: ProblemEvent['action']) => string
  /** As a sentence for the button that is not enabled. */
  refusal: (refusal: MoveRefusal, status: ProblemStatus) => string
}

export function useProblemWords(): ProblemWords {
  const text = useText()
  const title = useTitle()
  // What a city calls a step may differ from the usual word.
  const labels = useProblemSetup().settings?.labels ?? {}
  const status: ProblemWords['status'] = (id) => title(labels[id] ?? statuses[id])
  const action: ProblemWords['action'] = (id) => title(labels[id] ?? workflow[id].title)
  return {
    status,
    action,
    event: (id) => (isHappening(id) ? title(happenings[id]) : action(id)),
    refusal: (refusal, now) => {
      switch (refusal) {
        case 'wrong-status':
          return text.problem.wrongStatus(status(now))
        case 'not-permitted':
          return text.problem.notPermitted
        default:
          return title(conditions[refusal])
      }
    },
  }
}

function isHappening(id: ProblemEvent['action']): id is Happening {
  return id in happenings
}
