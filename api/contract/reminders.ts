// Who is reminded when? Before it is due, when it is, and then the superiors, one level after the other.
import { dueAt, type Limit } from './clock.ts'
import { whenUsed } from './clock-reading.ts'
import type { RunningClock } from './running-clock.ts'
import type { WorkCalendar } from './work-calendar.ts'

export const reminderKinds = ['nearly-due', 'overdue', 'superior'] as const
export type ReminderKind = (typeof reminderKinds)[number]

export interface ReminderRule {
  kind: ReminderKind
  /** 0: whoever handles it; 1: who leads their unit or township; 2: the office of the county. */
  level: number
  /** Part of the time that is used by then. */
  share: number
  /** Not later than so long after it was due: half of a long limit is too long to wait. */
  within?: Limit
}

/** 80 % as for the yellow light; "very late" is three times the limit, anchors/governance.md §13.3. The rest is our proposal. */
export const reminderRules: readonly ReminderRule[] = [
  { kind: 'nearly-due', level: 0, share: 0.8 },
  { kind: 'overdue', level: 0, share: 1 },
  { kind: 'superior', level: 1, share: 1.5, within: { amount: 1, clock: 'working-days' } },
  { kind: 'superior', level: 2, share: 3, within: { amount: 5, clock: 'working-days' } },
]

export interface Reminder {
  at: number
  kind: ReminderKind
  level: number
}

/** What is to be said when, the earliest first, if nothing happens to the clock until then. None once it has stopped. */
export function remindersFor(
  calendar: WorkCalendar,
  clock: RunningClock,
  rules: readonly ReminderRule[] = reminderRules,
): Reminder[] {
  if (clock.stoppedAt !== null || clock.suspendedAt !== null) return []
  return rules
    .map(({ kind, level, share, within }) => {
      const used = whenUsed(calendar, clock, share)! // it runs, so it gets there
      return { at: within ? Math.min(used, dueAt(calendar, clock.due, within)) : used, kind, level }
    })
    .toSorted((a, b) => a.at - b.at || a.level - b.level)
}
