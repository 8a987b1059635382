// Instants of tests as people say them, and a second, slow way to compute due times: minute by minute, day by day.
import type { Limit } from '../../api/contract/clock.ts'
import type { WorkCalendar } from '../../api/contract/work-calendar.ts'

/** `2026-09-30 10:00` in Beijing as ms since 1970. */
export const at = (words: string) => Date.parse(`${words.replace(' ', 'T')}:00+08:00`)

/** The other way round; midnight is the 00:00 of the next day here. */
export const said = (instant: number) =>
  new Date(instant + 8 * 3_600_000).toISOString().slice(0, -8).replace('T', ' ')

const minute = 60_000
const day = 24 * 60 * minute

/** Half days of a day as instants; none when it is not worked. */
function halfDaysOf(calendar: WorkCalendar, date: string): [number, number][] {
  const exception = calendar.years.flatMap(({ exceptions }) => exceptions).find((each) => each.date === date)
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7
  const isWorked = exception ? exception.kind === 'workday' : calendar.weekdays.includes(weekday)
  const { morning, afternoon } = calendar.hours.findLast(({ from }) => from <= date) ?? calendar.hours[0]!
  return isWorked
    ? [morning, afternoon].map(({ from, to }) => [at(`${date} ${from}`), at(`${date} ${to}`)])
    : []
}

/** What `dueAt` should answer, by walking along the calendar. */
export function dueByWalking(calendar: WorkCalendar, start: number, { amount, clock }: Limit): number {
  if (clock === 'urgent-hours') return start + amount * 60 * minute
  let date = said(start).slice(0, -6)
  if (clock === 'calendar-days') {
    const begun = said(start).endsWith(' 00:00') && start % minute === 0 ? 0 : 1
    return at(`${date} 00:00`) + (begun + Math.ceil(amount)) * day
  }
  let wanted = clock === 'working-days' ? Math.ceil(amount * 2) : amount * 60 * minute
  for (;;) {
    for (const [from, to] of halfDaysOf(calendar, date)) {
      if (clock === 'working-days') {
        if (from >= start) wanted -= 1
        if (wanted === 0) return to
      } else {
        const begin = Math.max(from, start)
        if (begin + wanted <= to) return begin + wanted
        wanted -= Math.max(0, to - begin)
      }
    }
    date = said(at(`${date} 00:00`) + day).slice(0, -6)
  }
}
