// Why could somebody not sign in, or not change what is theirs? One sentence that says what to do.
import { passwordRules } from '../../api/contract/accounts.ts'
import { ApiError } from '../api.ts'
import type { Text } from '../text/zh-CN.ts'
import { failureWords } from './failure.ts'

export function accountWords(error: unknown, text: Text): string {
  if (!(error instanceof ApiError)) return text.failure.title
  switch (error.code) {
    case 'sign-in-failed':
      return text.signIn.wrong
    case 'unknown-account':
      return text.signIn.demoGone
    case 'sign-in-locked':
      return text.signIn.locked(String(minutesLeft(error.details)))
    case 'code-refused':
      return text.signIn.codeRefused
    case 'password-wrong':
      return text.account.oldPasswordWrong
    case 'password-refused':
      return passwordWords(faultOf(error.details), text)
    case 'link-refused':
      return text.administrator.linkRefused
    case 'name-taken':
      return text.administrator.nameTaken
    case 'unreachable':
      return text.signIn.away
    default: {
      const { title, hint } = failureWords(error, text)
      return hint ?? title
    }
  }
}

/** Rules of a new password, as the contract names what is broken. */
export function passwordWords(fault: string | undefined, text: Text): string {
  switch (fault) {
    case 'name':
      return text.password.notName
    case 'classes':
      return text.password.classes(String(passwordRules.classes))
    default:
      return text.password.length(String(passwordRules.minLength))
  }
}

/** Rounded up, and never none: somebody who tries too early only waits longer. */
function minutesLeft(details: unknown): number {
  const seconds = fieldOf(details, 'retryAfterSeconds')
  return Math.max(1, Math.ceil((typeof seconds === 'number' ? seconds : 0) / 60))
}

function faultOf(details: unknown): string | undefined {
  const fault = fieldOf(details, 'fault')
  return typeof fault === 'string' ? fault : undefined
}

function fieldOf(details: unknown, name: string): unknown {
  return typeof details === 'object' && details !== null
    ? (details as Record<string, unknown>)[name] // keys of any object are text
    : undefined
}
