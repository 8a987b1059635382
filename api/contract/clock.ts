// When is something due, and how much of a limit is used or left? Four clocks, the same answer on server and screen.
import { type Static, Type } from 'typebox'
import { dayMs, hourMs, startOfDay } from './beijing-time.ts'
import { strict } from './route.ts'
import type { WorkCalendar } from './work-calendar.ts'
import { endOfHalfDay, halfDaysBegun, whenWorked, workedBefore } from './working-time.ts'

/**
 * 紧急工作时 / 工作时 / 工作日 / 自然日, domain.md §3.2. Urgent hours always run; working hours run in working time only.
 *
 * - A working day is two half days that begin at or after the start; the half day in which something starts is not
 *   counted. Monday 10:00 and one day: Tuesday 12:00. Monday 15:00: Tuesday 17:30. In the lunch break: Tuesday 12:00. Monday
 *   night or Tuesday 07:00: Tuesday 17:30. It is the count of Yuncheng (one day is one day's working hours, to the minute)
 *   rounded up to the half day, so nobody has less time than there [B].
 * - A calendar day ends at 24:00 and the day of the start is not counted (Civil Code, articles 201 and 203); unlike there,
 *   a last day that is a holiday is not put off, since who chooses this clock wants it to run on holidays [M].
 */
export const clockKinds = ['urgent-hours', 'working-hours', 'working-days', 'calendar-days'] as const
export const ClockKind = Type.Enum(clockKinds)
export type ClockKind = (typeof clockKinds)[number]

/** Hours in quarters, working days in halves, calendar days whole; a finer amount is rounded up. */
export const Limit = strict({
  amount: Type.Number({ minimum: 0.25, maximum: 3650, multipleOf: 0.25 }),
  clock: ClockKind,
})
export type Limit = Static<typeof Limit>

/** The instant (ms since 1970) up to which it is still in time. Limits in a row add up to one limit of their sum. */
export function dueAt(calendar: WorkCalendar, start: number, limit: Limit): number {
  const units = unitsOf(limit)
  switch (limit.clock) {
    case 'urgent-hours':
      return start + units
    case 'working-hours':
      return whenWorked(calendar, workedBefore(calendar, start) + units)
    case 'working-days':
      return endOfHalfDay(calendar, halfDaysBegun(calendar, start) + units - 1)
    case 'calendar-days':
      return startOfDay(daysBegun(start)) + (units / 2) * dayMs
  }
}

/** A limit in what `elapsed` counts. */
export function unitsOf({ amount, clock }: Limit): number {
  switch (clock) {
    case 'urgent-hours':
    case 'working-hours':
      return amount * hourMs
    case 'working-days':
      return Math.ceil(amount * 2)
    case 'calendar-days':
      return Math.ceil(amount) * 2
  }
}

/**
 * What a clock counts between two instants: milliseconds for hours, half days for days (two for a calendar day), counted
 * as they begin. Parts add up exactly; negative when `to` is earlier.
 */
export function elapsed(calendar: WorkCalendar, from: number, to: number, clock: ClockKind): number {
  switch (clock) {
    case 'urgent-hours':
      return to - from
    case 'working-hours':
      return workedBefore(calendar, to) - workedBefore(calendar, from)
    case 'working-days':
      return halfDaysBegun(calendar, to) - halfDaysBegun(calendar, from)
    case 'calendar-days':
      return (daysBegun(to) - daysBegun(from)) * 2
  }
}

/** What is left of a limit in the units of `elapsed`; negative once it is past due. */
export function remaining(calendar: WorkCalendar, now: number, due: number, clock: ClockKind): number {
  return elapsed(calendar, now, due, clock)
}

/** Milliseconds that a clock runs between two instants: finer than `elapsed`, for shares and for what a stop takes. */
export function runningMs(calendar: WorkCalendar, from: number, to: number, clock: ClockKind): number {
  return isWorking(clock) ? workedBefore(calendar, to) - workedBefore(calendar, from) : to - from
}

/** When a clock that runs from an instant on has run so many milliseconds. */
export function whenRun(calendar: WorkCalendar, from: number, ms: number, clock: ClockKind): number {
  return isWorking(clock) ? whenWorked(calendar, workedBefore(calendar, from) + ms) : from + ms
}

/** Day clocks are due at the end of a half day or at 24:00: the next such end. */
export function roundUp(calendar: WorkCalendar, instant: number, clock: ClockKind): number {
  if (clock === 'working-days') return endOfHalfDay(calendar, halfDaysBegun(calendar, instant) - 1)
  return clock === 'calendar-days' ? startOfDay(daysBegun(instant)) : instant
}

/** Does the clock stand still at night and on holidays? */
export function isWorking(clock: ClockKind): boolean {
  return clock === 'working-hours' || clock === 'working-days'
}

/** Number of the first day that begins at or after an instant: how many days began before it. */
function daysBegun(instant: number): number {
  return Math.ceil((instant - startOfDay(0)) / dayMs)
}
