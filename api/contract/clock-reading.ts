// What does the clock of a problem say? Overdue or not, which part of the time is used, the traffic light.
import { runningMs, whenRun } from './clock.ts'
import type { RunningClock } from './running-clock.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** The instant at which a clock is read: one that stands still says what it said when it stopped. */
export function readAt({ suspendedAt, stoppedAt }: RunningClock, now: number): number {
  return Math.min(now, suspendedAt ?? now, stoppedAt ?? now)
}

export function isOverdue(clock: RunningClock, now: number): boolean {
  return readAt(clock, now) > clock.due
}

/** Milliseconds that the clock has run. */
export function usedMs(calendar: WorkCalendar, { spans, limit }: RunningClock, now: number): number {
  return spans
    .filter(({ from }) => from < now)
    .reduce((sum, { from, to }) => sum + runningMs(calendar, from, Math.min(to ?? now, now), limit.clock), 0)
}

/** Which part of its time is used: 0 at the start, 1 when due, above 1 exactly when overdue. */
export function usedShare(calendar: WorkCalendar, clock: RunningClock, now: number): number {
  const at = readAt(clock, now)
  const used = usedMs(calendar, clock, at)
  const share = used / (used + runningMs(calendar, at, clock.due, clock.limit.clock))
  // Past due at noon no working time runs until after lunch, and yet it is overdue.
  return at > clock.due ? Math.max(share, 1 + Number.EPSILON) : Math.min(share, 1)
}

/** When that part of the time is used; null when the clock does not run that far before it is resumed. */
export function whenUsed(calendar: WorkCalendar, clock: RunningClock, share: number): number | null {
  const kind = clock.limit.clock
  const last = clock.spans.at(-1)! // a started clock has run at least once
  const whole = usedMs(calendar, clock, last.from) + runningMs(calendar, last.from, clock.due, kind)
  let wanted = Math.ceil(whole * share)
  for (const { from, to } of clock.spans) {
    const ran = to === null ? Number.POSITIVE_INFINITY : runningMs(calendar, from, to, kind)
    if (wanted <= ran) return whenRun(calendar, from, wanted, kind)
    wanted -= ran
  }
  return null
}

export const lights = ['green', 'yellow', 'red'] as const
export type Light = (typeof lights)[number]

export interface LightThresholds {
  /** From this part of the time on it is yellow, after the other one red. */
  yellow: number
  red: number
}

/** anchors/governance.md §8a: green to 80 % of the limit, yellow to 100 %, red after. */
export const lightThresholds: LightThresholds = { yellow: 0.8, red: 1 }

export function lightOf(share: number, { yellow, red }: LightThresholds = lightThresholds): Light {
  if (share > red) return 'red'
  return share >= yellow ? 'yellow' : 'green'
}
