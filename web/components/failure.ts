// What went wrong, in words for the reader: what happened, what is safe, what comes next.
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
    default:
      // What is wrong with this question the server says best.
      return { title: text.failure.title, hint: error.message }
  }
}
