// The work calendar 工作日历: which days and hours does the county work? Holidays and make-up days are dated data.
import { type Static, Type } from 'typebox'
import { Day } from './assignments.ts'
import { clockTime, dateOf, dayNumber, dayOf } from './beijing-time.ts'
import { strict } from './route.ts'

const Time = Type.String({
  pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
  description: 'Beijing time, as 08:30',
})
const Source = Type.String({ minLength: 1, maxLength: 200, description: 'notice or law that says so' })

/** One half of a working day. */
export const HalfDay = strict({ from: Time, to: Time })

/** The hours of a working day from a date on, until the next entry: counties have summer and winter hours. */
export const WorkHours = strict({ from: Day, morning: HalfDay, afternoon: HalfDay })
export type WorkHours = Static<typeof WorkHours>

export const exceptionKinds = ['holiday', 'workday'] as const

/** A day unlike its weekday: a public holiday, or a Saturday or Sunday worked in its place (调休). */
export const CalendarException = strict({
  date: Day,
  kind: Type.Enum(exceptionKinds),
  name: Type.String({ minLength: 1, maxLength: 40 }),
})
export type CalendarException = Static<typeof CalendarException>

/**
 * The exceptions of a year as one notice gives them. `provisional`: the notice is not out; what stands here is what the
 * law fixes anyway. A year without an entry has weekends only and is provisional too.
 */
export const CalendarYear = strict({
  year: Type.Integer({ minimum: 1950, maximum: 2200 }),
  source: Source,
  provisional: Type.Boolean(),
  exceptions: Type.Array(CalendarException, { maxItems: 100 }),
})
export type CalendarYear = Static<typeof CalendarYear>

export const WorkCalendar = strict({
  /** Days of the week that are worked, 1 for Monday to 7 for Sunday. */
  weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
    minItems: 1,
    maxItems: 7,
    uniqueItems: true,
  }),
  /** By date; the first entry holds for the time before it as well. */
  hours: Type.Array(WorkHours, { minItems: 1, maxItems: 100 }),
  years: Type.Array(CalendarYear, { maxItems: 100 }),
})
export type WorkCalendar = Static<typeof WorkCalendar>

/** What a schema cannot see: `no-such-day`, a day or year said twice, hours that run backwards or out of order. */
export const calendarFaults = [
  'no-such-day',
  'day-twice',
  'year-twice',
  'hours-backwards',
  'hours-order',
] as const
export type CalendarFault = (typeof calendarFaults)[number]

/** Why a calendar cannot be used and where, as a date or a year; undefined when it can. */
export function calendarFault({
  hours,
  years,
}: WorkCalendar): { fault: CalendarFault; at: string } | undefined {
  const dates = years.flatMap(({ exceptions }) => exceptions.map(({ date }) => date))
  const noDay = [...dates, ...hours.map(({ from }) => from)].find((date) => Number.isNaN(dayNumber(date)))
  if (noDay !== undefined) return { fault: 'no-such-day', at: noDay }
  const dayTwice = firstTwice(dates)
  if (dayTwice !== undefined) return { fault: 'day-twice', at: dayTwice }
  const yearTwice = firstTwice(years.map(({ year }) => String(year)))
  if (yearTwice !== undefined) return { fault: 'year-twice', at: yearTwice }
  const backwards = hours.find(({ morning, afternoon }) => {
    const [begin, noon, again, end] = [morning.from, morning.to, afternoon.from, afternoon.to].map(clockTime)
    return !(begin! < noon! && noon! <= again! && again! < end!) // four times in, four out
  })
  if (backwards) return { fault: 'hours-backwards', at: backwards.from }
  const disorder = hours.find(({ from }, index) => index > 0 && from <= hours[index - 1]!.from)
  return disorder && { fault: 'hours-order', at: disorder.from }
}

function firstTwice(values: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return values.find((value) => seen.size === seen.add(value).size)
}

/** Is the notice for the year of this instant not out yet? Whatever is computed beyond may still move. */
export function isProvisional({ years }: WorkCalendar, instant: number): boolean {
  const year = Number(dateOf(dayOf(instant)).slice(0, -6))
  return !years.some((each) => each.year === year && !each.provisional)
}
