// Why a setting could not be saved, in words; somebody else may have been faster.
import { ApiError } from '../api.ts'
import { useText } from '../text/text.ts'
import { useProblemFailure } from './problem-failure.ts'

export function useSettingsFailure(): (error: unknown) => string {
  const words = useText().problemSettings
  const failure = useProblemFailure()
  return (error) =>
    error instanceof ApiError && error.code === 'changed-meanwhile' ? words.conflict : failure(error)
}
