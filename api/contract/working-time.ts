// How much working time lies before an instant, and when is a given amount reached? Exact for any date, in microseconds.
import { clockTime, dayNumber, dayOf, daysSinceMonday, startOfDay } from './beijing-time.ts'
import { calendarFault, type WorkCalendar, type WorkHours } from './work-calendar.ts'

/** Begin of morning, its end, begin of afternoon, its end: milliseconds since midnight. */
interface DayHours {
  begin: number
  noon: number
  again: number
  end: number
}

/** A run of days under one rule. The first has no beginning and the last no end. */
interface Stretch {
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

const dayLength = ({ begin, noon, again, end }: DayHours) => noon - begin + end - again
const between = (time: number, from: number, to: number) => Math.max(0, Math.min(time, to) - from)
const isWorked = ({ week }: Stretch, day: number) => week.includes(daysSinceMonday(day))

/** Worked days from the first of the stretch up to `day`, without it; negative before. */
function daysWorked({ week, firstDay }: Stretch, day: number): number {
  return daysOfWeeks(week, day) - daysOfWeeks(week, firstDay)
}

/** Worked days of a weekly rule before `day`, counted from the first Monday before 1970. */
function daysOfWeeks(week: readonly number[], day: number): number {
  const sinceMonday = daysSinceMonday(day)
  const weeks = (day + 3 - sinceMonday) / 7
  return weeks * week.length + week.filter((each) => each < sinceMonday).length
}

/** The worked day of a stretch that has `before` worked days of it before itself. */
function workedDay({ week, firstDay }: Stretch, before: number): number {
  const all = daysOfWeeks(week, firstDay) + before
  const weeks = Math.floor(all / week.length)
  return weeks * 7 - 3 + week[all - weeks * week.length]!
}

function stretchOfDay(stretches: readonly Stretch[], day: number): Stretch {
  return stretches[lastIndex(stretches, ({ firstDay }) => firstDay <= day)]!
}

/** Index of the last stretch that passes; all that pass stand before all that do not. 0 when none does. */
function lastIndex(stretches: readonly Stretch[], passes: (stretch: Stretch) => boolean): number {
  let [low, high] = [0, stretches.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (passes(stretches[middle]!)) low = middle
    else high = middle
  }
  return low
}

/** A calendar is compiled once, for as long as somebody holds it; it must not be changed in place. */
function stretchesOf(calendar: WorkCalendar): readonly Stretch[] {
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
