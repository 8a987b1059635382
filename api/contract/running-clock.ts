// The clock of one problem: started, suspended, resumed, extended, stopped. A fold over its events, and the traffic light.
import { dueAt, type Limit, roundUp, runningMs, whenRun } from './clock.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** What happens to a clock, in order of time; `at` in ms since 1970. What makes no sense (a second stop) changes nothing. */
export type ClockEvent =
  /** Begins anew, also after rework or a reopening. */
  | { at: number; type: 'start'; limit: Limit }
  | { at: number; type: 'suspend' }
  | { at: number; type: 'resume' }
  /** Adds a limit, usually the first one again. How often and until when is for the workflow to say. */
  | { at: number; type: 'extend'; limit: Limit }
  /** Handled or closed: what counts is whether it was in time then. */
  | { at: number; type: 'stop' }

/** A time during which the clock ran; `to` is null while it does. */
export interface ClockSpan {
  from: number
  to: number | null
}

export interface RunningClock {
  limit: Limit
  startedAt: number
  /** While suspended: when it would be due if it ran on at once. */
  due: number
  spans: readonly ClockSpan[]
  suspendedAt: number | null
  stoppedAt: number | null
  extensions: number
}

/** The clock after these events; undefined before a start. */
export function clockOf(calendar: WorkCalendar, events: readonly ClockEvent[]): RunningClock | undefined {
  return events.reduce<RunningClock | undefined>(
    (clock, event) =>
      event.type === 'start' ? started(calendar, event) : clock && after(calendar, clock, event),
    undefined,
  )
}

/** When it is due after these events; null before a start and while suspended, as nobody can say then. */
export function dueOf(calendar: WorkCalendar, events: readonly ClockEvent[]): number | null {
  const clock = clockOf(calendar, events)
  return clock && clock.suspendedAt === null ? clock.due : null
}

function started(calendar: WorkCalendar, { at, limit }: { at: number; limit: Limit }): RunningClock {
  return {
    limit,
    startedAt: at,
    due: dueAt(calendar, at, limit),
    spans: [{ from: at, to: null }],
    suspendedAt: null,
    stoppedAt: null,
    extensions: 0,
  }
}

type LaterEvent = Exclude<ClockEvent, { type: 'start' }>

function after(calendar: WorkCalendar, clock: RunningClock, event: LaterEvent): RunningClock {
  if (clock.stoppedAt !== null) return clock
  switch (event.type) {
    case 'suspend':
      return clock.suspendedAt === null
        ? { ...clock, suspendedAt: event.at, spans: endSpan(clock.spans, event.at) }
        : clock
    case 'resume':
      return clock.suspendedAt === null ? clock : resumed(calendar, clock, clock.suspendedAt, event.at)
    case 'extend':
      return {
        ...clock,
        due: dueAt(calendar, clock.due, event.limit),
        extensions: clock.extensions + 1,
      }
    case 'stop':
      return { ...clock, stoppedAt: event.at, spans: endSpan(clock.spans, event.at) }
  }
}

/**
 * What was left when it stopped is left when it runs again, rounded up to where its days end. A clock that had run out
 * stays as far past due as it was.
 */
function resumed(calendar: WorkCalendar, clock: RunningClock, suspendedAt: number, at: number): RunningClock {
  const kind = clock.limit.clock
  const left = runningMs(calendar, suspendedAt, clock.due, kind)
  const due = whenRun(calendar, at, left, kind)
  return {
    ...clock,
    due: clock.due > suspendedAt ? roundUp(calendar, due, kind) : due,
    suspendedAt: null,
    spans: [...clock.spans, { from: at, to: null }],
  }
}

function endSpan(spans: readonly ClockSpan[], at: number): ClockSpan[] {
  return spans.map((span) => (span.to === null ? { ...span, to: Math.max(at, span.from) } : span))
}

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

/** From which part of the time on it is yellow, and after which red. anchors/governance.md §8a: 80 % and 100 %. */
export const lightThresholds = { yellow: 0.8, red: 1 } as const

export function lightOf(
  share: number,
  { yellow, red } = lightThresholds as { yellow: number; red: number },
): Light {
  if (share > red) return 'red'
  return share >= yellow ? 'yellow' : 'green'
}
