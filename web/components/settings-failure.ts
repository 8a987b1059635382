// Why a setting could not be saved, in words; somebody else may have been faster.
import { ApiError } from '../api.ts'
import type { Text } from '../text/zh-CN.ts'
import { failureWords } from './failure.ts'

export function settingsFailure(error: Error, text: Text): string {
  if (error instanceof ApiError && error.code === 'changed-meanwhile') return text.problemSettings.conflict
  const { title, hint } = failureWords(error, text)
  return hint ?? title
}
