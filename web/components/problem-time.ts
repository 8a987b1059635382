// Time left, in the words of the clock that runs: working days on the calendar of the county, or hours day and night.
import type { ClockKind, Limit } from '../../api/contract/clock.ts'
import type { ProblemSettings } from '../../api/contract/problem-settings.ts'
import type { ProblemRow } from '../../api/contract/problems.ts'
import { timeLeft } from '../../api/contract/time-left.ts'
import { useText } from '../text/text.ts'
import { writeTimeLeft } from '../text/time-left.ts'
import { useProblemSetup } from './problem-setup.ts'

export type Timed = Pick<ProblemRow, 'status' | 'category' | 'dueAt' | 'nearlyDueAt' | 'handlingClock'>

/** undefined while the calendar is not known, and where no clock runs. */
export function useTimeLeft({ dueAt, status, category, handlingClock }: Timed, now: number) {
  const text = useText()
  const { settings } = useProblemSetup()
  if (!settings || dueAt === null) return undefined
  const clock =
    status === 'dispatched' && handlingClock !== null ? handlingClock : clockOf(settings, status, category)
  return writeTimeLeft(timeLeft(settings.calendar, now, Date.parse(dueAt), clock), text)
}

/** Which clock runs in a status: of the handling the usual one of the category, else that of the step. */
function clockOf(
  { categories, stepLimits }: ProblemSettings,
  status: ProblemRow['status'],
  code: string,
): ClockKind {
  const category = categories.find((each) => each.code === code)
  if (status === 'dispatched') return category?.limits[0]?.limit.clock ?? 'working-days'
  const step: Readonly<Partial<Record<ProblemRow['status'], Limit>>> = {
    ...stepLimits,
    ...category?.stepLimits,
  }
  return step[status]?.clock ?? 'working-days'
}
