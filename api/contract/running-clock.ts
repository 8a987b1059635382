// The clock of one problem: started, suspended, resumed, extended, stopped. A fold over its events.
import { dueAt, type Limit, roundUp, runningMs, whenRun } from './clock.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** What happens to a clock, in order of time; `at` in ms since 1970. What makes no sense (a second stop) changes nothing. */
export type ClockEvent =
  /** Begins anew, also after rework or a reopening. */
  | { at: number; type: 'start'; limit: Limit }
  | { at: number; type: 'suspend' }
  | { at: number; type: 'resume' }
  /** Adds to the limit, in its own unit; as much again when no amount is said. How often is for the workflow to say. */
  | { at: number; type: 'extend'; amount?: number }
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
        due: dueAt(calendar, clock.due, { ...clock.limit, amount: event.amount ?? clock.limit.amount }),
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
