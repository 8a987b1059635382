// How long is left, in the unit that says most? "2 working days left", "3 hours overdue": numbers for the words of a screen.
import { dayMs, hourMs, minuteMs } from './beijing-time.ts'
import { type ClockKind, isWorking, runningMs } from './clock.ts'
import type { WorkCalendar } from './work-calendar.ts'
import { halfDaysBegun, halfDaysEnded } from './working-time.ts'

export const timeUnits = [
  'working-days',
  'working-hours',
  'working-minutes',
  'days',
  'hours',
  'minutes',
] as const
export type TimeUnit = (typeof timeUnits)[number]

export interface TimeLeft {
  overdue: boolean
  /** Whole, working days in halves; rounded down, so that nothing is promised or held against anybody. 0: under a minute. */
  amount: number
  unit: TimeUnit
}

/** From how many days on a clock of hours is told in days. */
const daysFromHours = 3

/** Left until due, or past due. Clocks that stand still at night are told in working days, hours and minutes. */
export function timeLeft(calendar: WorkCalendar, now: number, due: number, clock: ClockKind): TimeLeft {
  const overdue = now > due
  const [from, to] = overdue ? [due, now] : [now, due]
  const ms = runningMs(calendar, from, to, clock)
  if (!isWorking(clock)) {
    const days = Math.floor(ms / dayMs)
    if (days >= (clock === 'calendar-days' ? 1 : daysFromHours))
      return { overdue, amount: days, unit: 'days' }
    return { overdue, ...hoursOrMinutes(ms, 'hours', 'minutes') }
  }
  // Only half days that lie wholly between count.
  const days = (halfDaysEnded(calendar, to) - halfDaysBegun(calendar, from)) / 2
  if (days >= (clock === 'working-days' ? 1 : daysFromHours)) {
    return { overdue, amount: days, unit: 'working-days' }
  }
  return { overdue, ...hoursOrMinutes(ms, 'working-hours', 'working-minutes') }
}

function hoursOrMinutes(ms: number, hours: TimeUnit, minutes: TimeUnit): { amount: number; unit: TimeUnit } {
  return ms >= hourMs
    ? { amount: Math.floor(ms / hourMs), unit: hours }
    : { amount: Math.floor(ms / minuteMs), unit: minutes }
}
