// Is a day of the calendar worked, and what does a click on it make of it?
import { dateOf, dayNumber, daysSinceMonday } from '../../api/contract/beijing-time.ts'
import type { CalendarYear } from '../../api/contract/work-calendar.ts'

export type DayState = 'holiday' | 'workday' | 'weekend' | 'usual'

export function dayState({ exceptions }: CalendarYear, weekdays: readonly number[], date: string): DayState {
  const exception = exceptions.find((each) => each.date === date)
  if (exception) return exception.kind
  return isWorkedWeekday(weekdays, date) ? 'usual' : 'weekend'
}

/** A usual working day becomes a holiday, a weekend a day that is worked; what was turned goes back. */
export function turnDay(
  year: CalendarYear,
  weekdays: readonly number[],
  date: string,
  name: string,
): CalendarYear {
  const others = year.exceptions.filter((each) => each.date !== date)
  if (others.length < year.exceptions.length) return { ...year, exceptions: others }
  const kind = isWorkedWeekday(weekdays, date) ? ('holiday' as const) : ('workday' as const)
  const exceptions = [...others, { date, kind, name }].toSorted((a, b) => a.date.localeCompare(b.date))
  return { ...year, exceptions }
}

function isWorkedWeekday(weekdays: readonly number[], date: string): boolean {
  return weekdays.includes(daysSinceMonday(dayNumber(date)) + 1)
}

/** The days of a month, and how many days of the week come before the first. */
export function monthDays(year: number, month: number): { before: number; days: string[] } {
  const first = dayNumber(`${year}-${String(month).padStart(2, '0')}-01`)
  const next = dayNumber(
    month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`,
  )
  return {
    before: daysSinceMonday(first),
    days: Array.from({ length: next - first }, (_, index) => dateOf(first + index)),
  }
}
