// Why was a photo not taken? One sentence for the reader.
import { ApiError } from '../api.ts'
import type { Text } from '../text/zh-CN.ts'
import { failureWords } from './failure.ts'

export function photoReason(error: unknown, text: Text): string {
  const known = error instanceof ApiError ? text.photo.reasons[error.code] : undefined
  return known ?? failureWords(error, text).title
}

/** Not where the file itself is wrong. */
export function mayHelpAgain(error: unknown): boolean {
  return !(error instanceof ApiError) || !aboutTheFile.has(error.code)
}

const aboutTheFile = new Set<string>(['not-a-photo', 'photo-damaged', 'too-many-pixels', 'too-large'])
