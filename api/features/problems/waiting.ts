// Since when is it waited for, until when, and what will the clock say meanwhile? For every status, from limits and history.
import type { Limit } from '../../contract/clock.ts'
import { isOverdue, lightThresholds, whenUsed } from '../../contract/clock-reading.ts'
import type { CategoryLimit } from '../../contract/problem-settings.ts'
import {
  endStatuses,
  isAction,
  type ProblemStatus,
  type Step,
  workflow,
} from '../../contract/problem-workflow.ts'
import { type Reminder, remindersFor } from '../../contract/reminders.ts'
import { type ClockEvent, clockOf, type RunningClock } from '../../contract/running-clock.ts'
import type { WorkCalendar } from '../../contract/work-calendar.ts'
import type { ProblemSettings } from '../../db/problem-settings.ts'

/** What a row says of the clock of its status. */
export interface Waiting {
  handleDueAt: Date | null
  stepFrom: Date | null
  stepNearlyDueAt: Date | null
  stepDueAt: Date | null
  remindAt: Date | null
  remindersAhead: Reminder[]
}

export interface CategoryLimits {
  limits: readonly CategoryLimit[]
  stepLimits: Readonly<Record<string, Limit>>
}

/** An event of the history as far as the clock of the handling goes. */
export interface PastStep {
  action: string
  at: Date
  details: { limit?: Limit }
}

/** The clock of the handling after these steps; undefined before the first dispatch. */
export function handlingClock(calendar: WorkCalendar, past: readonly PastStep[]): RunningClock | undefined {
  return clockOf(
    calendar,
    past.flatMap((each) => clockEvent(each) ?? []),
  )
}

function clockEvent({ action, at, details }: PastStep): ClockEvent | undefined {
  const step: Step | undefined = isAction(action) ? workflow[action] : undefined
  const time = at.getTime()
  switch (step?.clock) {
    case 'start':
      // The step that started it keeps its limit.
      return { at: time, type: 'start', limit: details.limit! }
    case 'extend':
      return { at: time, type: 'extend' }
    case 'pause':
      return { at: time, type: 'suspend' }
    case 'resume':
      return { at: time, type: 'resume' }
    case 'drop':
      return { at: time, type: 'stop' }
    case undefined:
      return undefined
  }
}

/** Did the handling take longer than it should, seen at a moment? */
export function tookTooLong(clock: RunningClock | undefined, at: Date): boolean {
  return clock !== undefined && isOverdue(clock, at.getTime())
}

interface Moment {
  /** When the status was reached. */
  since: Date
  now: Date
  suspendedUntil?: Date | null
}

/** What a status waits for. `handling`: the clock of the handling as it is now. */
export function waitingIn(
  status: ProblemStatus,
  { since, now, suspendedUntil = null }: Moment,
  settings: ProblemSettings,
  category: CategoryLimits,
  handling: RunningClock | undefined,
): Waiting {
  const nothing: Waiting = {
    // A clock that was dropped is nobody's any more.
    handleDueAt: handling && handling.stoppedAt === null ? new Date(handling.due) : null,
    stepFrom: null,
    stepNearlyDueAt: null,
    stepDueAt: null,
    remindAt: null,
    remindersAhead: [],
  }
  if (endStatuses.includes(status)) return nothing
  // While it stands still nobody can say when it will be due; the clock ends the suspension itself.
  if (status === 'suspended') return { ...nothing, handleDueAt: null, remindAt: suspendedUntil }
  const limit = category.stepLimits[status] ?? settings.stepLimits[status]
  const clock =
    status === 'dispatched'
      ? handling
      : limit && clockOf(settings.calendar, [{ at: since.getTime(), type: 'start', limit }])
  return { ...nothing, stepFrom: since, ...(clock && running(settings.calendar, clock, now)) }
}

function running(calendar: WorkCalendar, clock: RunningClock, now: Date) {
  // What is past was said when it was time, or came about at once and is plain to see.
  const remindersAhead = remindersFor(calendar, clock).filter(({ at }) => at > now.getTime())
  const first = remindersAhead[0]
  return {
    stepNearlyDueAt: new Date(whenUsed(calendar, clock, lightThresholds.yellow) ?? clock.due),
    stepDueAt: new Date(clock.due),
    remindAt: first ? new Date(first.at) : null,
    remindersAhead,
  }
}

/** The limit of a category that was chosen, or the usual one; undefined when there is no such one. */
export function limitOf({ limits }: CategoryLimits, index = 0): Limit | undefined {
  return limits[index]?.limit
}
