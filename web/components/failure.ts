// What went wrong, in words for the reader: what happened, what is safe, what comes next.
import type { ErrorCode } from '../../api/contract/errors.ts'
import { ApiError } from '../api.ts'
import type { Text } from '../text/zh-CN.ts'

export interface FailureWords {
  title: string
  hint: string | undefined
}

export function failureWords(error: unknown, text: Text): FailureWords {
  if (!(error instanceof ApiError)) return { title: text.failure.title, hint: undefined }
  switch (error.code) {
    case 'unreachable':
      return { title: text.failure.unreachable, hint: text.failure.unreachableHint }
    case 'unreadable':
      return { title: text.failure.unreadable, hint: text.failure.unreadableHint }
    case 'database-unavailable':
      return { title: text.failure.database, hint: text.failure.databaseHint }
    case 'storage-full':
      return { title: text.failure.storageFull, hint: text.failure.storageFullHint }
    case 'storage-unavailable':
      return { title: text.failure.storage, hint: text.failure.storageHint }
    case 'photo-not-usable':
      return { title: text.photo.gone, hint: text.photo.goneHint }
    case 'too-many-requests':
      return { title: text.failure.busy, hint: undefined }
    case 'internal':
      return { title: text.failure.internal, hint: undefined }
    case 'county-exists':
      return { title: text.failure.title, hint: text.failure.countyExists }
    case 'other-origin':
      return { title: text.failure.title, hint: text.failure.otherOrigin }
    case 'not-signed-in':
      return { title: text.signIn.over, hint: text.signIn.overAgain }
    case 'not-permitted':
      return { title: text.failure.notPermitted, hint: text.failure.notPermittedHint }
    case 'bad-request': {
      const { details } = error
      return {
        title: isBilingual(details) ? text.pick(details) : text.failure.badRequest(error.message),
        hint: undefined,
      }
    }
    default: {
      if (isBilingual(error.details)) return { title: text.pick(error.details), hint: undefined }
      const words: Partial<Record<string, string>> = text.failure.codes
      const title = words[error.code]
      // What is wrong with any other question the server says best.
      return title === undefined
        ? { title: text.failure.title, hint: error.message }
        : { title, hint: undefined }
    }
  }
}

/** What an import says of a table, or a save of borders, comes in both languages. */
function isBilingual(details: unknown): details is { zh: string; en: string } {
  return typeof details === 'object' && details !== null && 'zh' in details && 'en' in details
}

/** What the server adds to an error of this code, for the page; undefined of any other error. The contract says what it is. */
export function detailsOf<Details>(error: Error | null, code: ErrorCode): Details | undefined {
  if (!(error instanceof ApiError) || error.code !== code) return undefined
  return error.details as Details | undefined // as the contract says of this code
}

/** The row as somebody else saved it meanwhile; undefined when that is not what went wrong. */
export function savedMeanwhile<Row>(error: Error | null): Row | undefined {
  return detailsOf<{ current?: Row }>(error, 'changed-meanwhile')?.current
}
