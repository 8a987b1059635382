// Why a step, a view or a setting of problems was refused: in the words of the page where the reason is known.
import { conditions, requirements } from '../../api/contract/problem-workflow.ts'
import { ApiError } from '../api.ts'
import { useText, useTitle } from '../text/text.ts'
import { failureWords } from './failure.ts'

export function useProblemFailure(): (error: unknown) => string {
  const text = useText()
  const title = useTitle()
  return (error) => {
    if (error instanceof ApiError) {
      const { condition, missing } = (error.details ?? {}) as Partial<Record<string, string>> // names, where it has any
      if (condition !== undefined && condition in conditions)
        return title(conditions[condition as keyof typeof conditions]) // just looked up
      const known = text.problemRefusals[error.code]
      if (known !== undefined) return known
      if (missing !== undefined && missing in requirements)
        return title(requirements[missing as keyof typeof requirements]) // likewise
    }
    const { title: said, hint } = failureWords(error, text)
    return hint ?? said
  }
}

/** Of one of many: there is only the code, and what the server says in English. */
export function useOutcomeWords(): (outcome: string, message: string | null) => string {
  const text = useText()
  return (outcome, message) => text.problemRefusals[outcome] ?? message ?? outcome
}
