// Why could an account, a grant or a role not be changed? One sentence that says what to do.
import { ApiError } from '../api.ts'
import type { Text } from '../text/zh-CN.ts'
import { failureWords } from './failure.ts'

export function peopleWords(error: unknown, text: Text): string {
  const words = text.peopleFailure
  if (!(error instanceof ApiError)) return text.failure.title
  switch (error.code) {
    case 'not-permitted':
      return refusalWords(detailOf(error, 'reason'), text)
    case 'demo-account':
      return words.demo
    case 'name-taken':
      return words.nameTaken
    case 'unknown-account':
      return words.unknownAccount
    case 'unknown-grant':
      return words.unknownGrant
    case 'unknown-role':
      return words.unknownRole
    case 'already-given':
      return words.alreadyGiven
    case 'scope-gone':
      return words.scopeGone
    case 'last-administrator':
      return words.lastAdministrator
    case 'role-in-use':
      return words.roleInUse
    case 'changed-meanwhile':
      return words.changed
    default: {
      const { title, hint } = failureWords(error, text)
      return hint ?? title
    }
  }
}

/** A `Refusal` of the contract in words. */
export function refusalWords(reason: unknown, text: Text): string {
  const words = text.peopleFailure
  if (reason === 'self' || reason === 'outside' || reason === 'ruling') return words[reason]
  return text.failure.notPermittedHint
}

function detailOf({ details }: ApiError, name: string): unknown {
  return typeof details === 'object' && details !== null
    ? (details as Record<string, unknown>)[name] // keys of any object are text
    : undefined
}
