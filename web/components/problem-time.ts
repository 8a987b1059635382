// Time left, in the words of the clock that runs: working days on the calendar of the county, or hours day and night.
import type { ProblemRow } from '../../api/contract/problems.ts'

export type Timed = Pick<ProblemRow, 'status' | 'category' | 'dueAt' | 'nearlyDueAt'>

/** undefined while the calendar is not known, and where no clock runs. */
export function useTimeLeft(_row: Timed, _now: number): string | undefined {
  return undefined
}
