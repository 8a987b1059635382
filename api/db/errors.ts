// The one error class: a code of the contract, a sentence for people, details for the screen.
import { type ErrorCode, errorStatus } from '../contract/errors.ts'

export class AppError extends Error {
  override name = 'AppError'
  readonly code: ErrorCode
  readonly details?: unknown

  constructor(code: ErrorCode, message: string, details?: unknown) {
    super(message)
    this.code = code
    this.details = details
  }

  get status(): number {
    return errorStatus[this.code]
  }
}
