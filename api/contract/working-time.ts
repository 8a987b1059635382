// How much working time lies before an instant, and when is a given amount reached? Exact for any date, in microseconds.
import { dayOf, startOfDay } from './beijing-time.ts'
import type { WorkCalendar } from './work-calendar.ts'
import {
  type DayHours,
  dayLength,
  daysWorked,
  isWorked,
  lastIndex,
  stretchesOf,
  stretchOfDay,
  workedDay,
} from './work-stretches.ts'

/** Milliseconds worked before an instant; only differences between two of them mean something. */
export function workedBefore(calendar: WorkCalendar, instant: number): number {
  const day = dayOf(instant)
  const stretch = stretchOfDay(stretchesOf(calendar), day)
  const { begin, noon, again, end } = stretch.hours
  const time = isWorked(stretch, day) ? instant - startOfDay(day) : 0
  return (
    stretch.workedMs +
    daysWorked(stretch, day) * dayLength(stretch.hours) +
    between(time, begin, noon) +
    between(time, again, end)
  )
}

/** The earliest instant before which that much was worked: work that ends at noon is due at noon, not after lunch. */
export function whenWorked(calendar: WorkCalendar, workedMs: number): number {
  const stretches = stretchesOf(calendar)
  const stretch = stretches[lastIndex(stretches, (each) => each.workedMs < workedMs)]!
  const { begin, noon, again } = stretch.hours
  const length = dayLength(stretch.hours)
  const days = Math.ceil((workedMs - stretch.workedMs) / length) - 1
  const rest = workedMs - stretch.workedMs - days * length
  const time = rest <= noon - begin ? begin + rest : again + rest - (noon - begin)
  return startOfDay(workedDay(stretch, days)) + time
}

/** Half days that began before an instant; only differences mean something. */
export function halfDaysBegun(calendar: WorkCalendar, instant: number): number {
  return halfDaysPast(calendar, instant, ({ begin, again }, time) => [begin < time, again < time])
}

/** Half days that ended by an instant; only differences mean something. */
export function halfDaysEnded(calendar: WorkCalendar, instant: number): number {
  return halfDaysPast(calendar, instant, ({ noon, end }, time) => [noon <= time, end <= time])
}

/** When the half day ends that has so many half days before it. */
export function endOfHalfDay(calendar: WorkCalendar, before: number): number {
  const stretches = stretchesOf(calendar)
  const stretch = stretches[lastIndex(stretches, (each) => each.halfDays <= before)]!
  const days = Math.floor((before - stretch.halfDays) / 2)
  const isMorning = before - stretch.halfDays === days * 2
  return startOfDay(workedDay(stretch, days)) + (isMorning ? stretch.hours.noon : stretch.hours.end)
}

function halfDaysPast(
  calendar: WorkCalendar,
  instant: number,
  past: (hours: DayHours, time: number) => [boolean, boolean],
): number {
  const day = dayOf(instant)
  const stretch = stretchOfDay(stretchesOf(calendar), day)
  const before = stretch.halfDays + daysWorked(stretch, day) * 2
  if (!isWorked(stretch, day)) return before
  const [morning, afternoon] = past(stretch.hours, instant - startOfDay(day))
  return before + Number(morning) + Number(afternoon)
}

const between = (time: number, from: number, to: number) => Math.max(0, Math.min(time, to) - from)
