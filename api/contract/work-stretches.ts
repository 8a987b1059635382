// A work calendar as runs of days under one rule, with what was worked before each: what makes its questions quick.
import { clockTime, dayNumber, daysSinceMonday } from './beijing-time.ts'
import { calendarFault, type WorkCalendar, type WorkHours } from './work-calendar.ts'

/** Begin of morning, its end, begin of afternoon, its end: milliseconds since midnight. */
export interface DayHours {
  begin: number
  noon: number
  again: number
  end: number
}

/** A run of days under one rule. The first has no beginning and the last no end. */
export interface Stretch {
  firstDay: number
  /** Which days since Monday are worked, in order: the week, every day for make-up days, none for holidays. */
  week: readonly number[]
  hours: DayHours
  /** Half days and milliseconds worked before `firstDay`, counted from the first stretch. */
  halfDays: number
  workedMs: number
}

const everyDay = [0, 1, 2, 3, 4, 5, 6]
const compiled = new WeakMap<WorkCalendar, readonly Stretch[]>()

/** A calendar is compiled once, for as long as somebody holds it; it must not be changed in place. */
export function stretchesOf(calendar: WorkCalendar): readonly Stretch[] {
  let stretches = compiled.get(calendar)
  if (!stretches) {
    stretches = compile(calendar)
    compiled.set(calendar, stretches)
  }
  return stretches
}

function compile(calendar: WorkCalendar): Stretch[] {
  const fault = calendarFault(calendar)
  if (fault) throw new RangeError(`A work calendar with ${fault.fault} at ${fault.at}`)
  const week = calendar.weekdays.map((weekday) => weekday - 1).toSorted((a, b) => a - b)
  const exceptions = new Map(
    calendar.years.flatMap(({ exceptions }) =>
      exceptions.map(({ date, kind }) => [dayNumber(date), kind === 'holiday' ? [] : everyDay] as const),
    ),
  )
  const changes = calendar.hours.slice(1).map(({ from }) => dayNumber(from))
  const days = [...exceptions.keys()].flatMap((day) => [day, day + 1]).concat(changes)
  const begins = [...new Set(days)].toSorted((a, b) => a - b)
  const stretches: Stretch[] = []
  for (const firstDay of [(begins[0] ?? 0) - 1, ...begins]) {
    const last = stretches.at(-1)
    const worked = last ? daysWorked(last, firstDay) : 0
    stretches.push({
      firstDay,
      week: exceptions.get(firstDay) ?? week,
      hours: hoursOn(calendar.hours, firstDay),
      halfDays: last ? last.halfDays + worked * 2 : 0,
      workedMs: last ? last.workedMs + worked * dayLength(last.hours) : 0,
    })
  }
  return stretches
}

function hoursOn(hours: readonly WorkHours[], day: number): DayHours {
  const { morning, afternoon } = hours.findLast(({ from }) => dayNumber(from) <= day) ?? hours[0]!
  return {
    begin: clockTime(morning.from),
    noon: clockTime(morning.to),
    again: clockTime(afternoon.from),
    end: clockTime(afternoon.to),
  }
}

export const dayLength = ({ begin, noon, again, end }: DayHours) => noon - begin + end - again
export const isWorked = ({ week }: Stretch, day: number) => week.includes(daysSinceMonday(day))

/** Worked days from the first of the stretch up to `day`, without it; negative before. */
export function daysWorked({ week, firstDay }: Stretch, day: number): number {
  return daysOfWeeks(week, day) - daysOfWeeks(week, firstDay)
}

/** Worked days of a weekly rule before `day`, counted from the first Monday before 1970. */
function daysOfWeeks(week: readonly number[], day: number): number {
  const sinceMonday = daysSinceMonday(day)
  const weeks = (day + 3 - sinceMonday) / 7
  return weeks * week.length + week.filter((each) => each < sinceMonday).length
}

/** The worked day of a stretch that has `before` worked days of it before itself. */
export function workedDay({ week, firstDay }: Stretch, before: number): number {
  const all = daysOfWeeks(week, firstDay) + before
  const weeks = Math.floor(all / week.length)
  return weeks * 7 - 3 + week[all - weeks * week.length]!
}

export function stretchOfDay(stretches: readonly Stretch[], day: number): Stretch {
  return stretches[lastIndex(stretches, ({ firstDay }) => firstDay <= day)]!
}

/** Index of the last stretch that passes; all that pass stand before all that do not. 0 when none does. */
export function lastIndex(stretches: readonly Stretch[], passes: (stretch: Stretch) => boolean): number {
  let [low, high] = [0, stretches.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (passes(stretches[middle]!)) low = middle
    else high = middle
  }
  return low
}
