// The preset calendar says what the State Council published, and a calendar that contradicts itself is refused.
import chineseDays from 'chinese-days'
import Value from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { dateOf, dayNumber, dayOf, startOfDay } from '../../api/contract/beijing-time.ts'
import { calendarFault, isProvisional, WorkCalendar } from '../../api/contract/work-calendar.ts'
import { presetCalendar } from '../../api/features/problems/preset-calendar.ts'
import { at } from '../support/beijing.ts'

const calendar = presetCalendar()

/** Written down from the notices by hand: `02-15..23` and so on are free, the others are worked. */
const notices = [
  {
    year: 2024,
    source: '国办发明电〔2023〕7号',
    free: ['01-01..01', '02-10..17', '04-04..06', '05-01..05', '06-10..10', '09-15..17', '10-01..07'],
    worked: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  {
    year: 2025,
    source: '国办发明电〔2024〕12号',
    free: [
      '01-01..01',
      '01-28..31',
      '02-01..04',
      '04-04..06',
      '05-01..05',
      '05-31..31',
      '06-01..02',
      '10-01..08',
    ],
    worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  {
    year: 2026,
    source: '国办发明电〔2025〕7号',
    free: ['01-01..03', '02-15..23', '04-04..06', '05-01..05', '06-19..21', '09-25..27', '10-01..07'],
    worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
]

const isWeekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

function datesOf(year: number, kind: string): string[] {
  const { exceptions } = calendar.years.find((each) => each.year === year)!
  return exceptions.filter((each) => each.kind === kind).map(({ date }) => date)
}

describe.each(notices)('$year, $source', ({ year, source, free, worked }) => {
  const days = free.flatMap((range) => {
    const [month, first, last] = [range.slice(0, 2), range.slice(3, 5), range.slice(7)]
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) =>
      [year, month, String(Number(first) + index).padStart(2, '0')].join('-'),
    )
  })

  // Whether a notice names a weekend inside a holiday changes nothing, so only weekdays are compared.
  test('the same weekdays are free', () => {
    expect(datesOf(year, 'holiday').filter((date) => !isWeekend(date))).toEqual(
      days.filter((date) => !isWeekend(date)),
    )
    expect(datesOf(year, 'holiday').filter((date) => !days.includes(date))).toEqual([])
  })

  test('the same days are worked instead, all of them Saturdays and Sundays', () => {
    expect(datesOf(year, 'workday')).toEqual(worked.map((date) => `${year}-${date}`))
    expect(datesOf(year, 'workday').filter((date) => !isWeekend(date))).toEqual([])
  })

  test('the notice is named and the year is settled', () => {
    expect(calendar.years.find((each) => each.year === year)).toMatchObject({ source, provisional: false })
    expect(isProvisional(calendar, at(`${year}-12-31 23:59`))).toBe(false)
  })
})

describe('a year without a notice', () => {
  // The tables of the package, an independent source. (The machine's own, ICU, err in 2027 and 2030, whose new moons
  // fall within minutes of midnight.)
  const lunarDay = (date: string) => {
    const { lunarMon, lunarDay } = chineseDays.getLunarDate(date)
    return `${lunarMon}/${lunarDay}`
  }

  test.each([2027, 2028, 2029, 2030])('%d has its feasts on the days of the lunar calendar', (year) => {
    const { exceptions } = calendar.years.find((each) => each.year === year)!
    const named = (name: string) => exceptions.filter((each) => each.name === name).map(({ date }) => date)
    expect(named('春节').slice(1).map(lunarDay)).toEqual(['1/1', '1/2', '1/3'])
    expect(named('端午').map(lunarDay)).toEqual(['5/5'])
    // 2028 has 中秋 on 3 October, which bears the other name.
    expect((year === 2028 ? ['2028-10-03'] : named('中秋')).map(lunarDay)).toEqual(['8/15'])
    // 清明 in this century: the usual formula of the almanacs.
    const tombs = Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4)
    expect(named('清明')).toEqual([`${year}-04-0${tombs}`])
  })

  test('is provisional, and free on the days of the law', () => {
    // New moon of the first lunar month: 2027-02-06. 清明 2027-04-05; 端午 06-09, 中秋 09-15 by the lunar calendar.
    expect(datesOf(2027, 'holiday')).toEqual(
      ['01-01', '02-05', '02-06', '02-07', '02-08', '04-05', '05-01', '05-02', '06-09', '09-15']
        .concat(['10-01', '10-02', '10-03'])
        .map((date) => `2027-${date}`),
    )
    expect(datesOf(2027, 'workday')).toEqual([])
    expect(isProvisional(calendar, at('2027-01-01 00:00'))).toBe(true)
  })

  test('and so is one that the calendar does not know', () => {
    expect(isProvisional(calendar, at('2040-06-01 12:00'))).toBe(true)
  })
})

describe('a calendar', () => {
  const fault = (change: Partial<WorkCalendar>) => calendarFault({ ...calendar, ...change })
  const year = (exceptions: [string, 'holiday' | 'workday'][], of = 2030) => ({
    year: of,
    source: '通知',
    provisional: false,
    exceptions: exceptions.map(([date, kind]) => ({ date, kind, name: '节' })),
  })
  const hours = (from: string, ...[begin, noon, again, end]: [string, string, string, string]) => ({
    from,
    morning: { from: begin, to: noon },
    afternoon: { from: again, to: end },
  })

  test('as it comes with the product fits its schema and is without fault', () => {
    expect(Value.Check(WorkCalendar, calendar)).toBe(true)
    expect(calendarFault(calendar)).toBeUndefined()
  })

  test('names the day that does not exist', () => {
    expect(fault({ years: [year([['2030-02-29', 'holiday']])] })).toEqual({
      fault: 'no-such-day',
      at: '2030-02-29',
    })
  })

  test('names a day that is free in one notice and worked in another', () => {
    const years = [year([['2029-12-31', 'holiday']]), year([['2029-12-31', 'workday']], 2029)]
    expect(fault({ years })).toEqual({ fault: 'day-twice', at: '2029-12-31' })
  })

  test('names a year that is there twice', () => {
    expect(fault({ years: [year([]), year([])] })).toEqual({ fault: 'year-twice', at: '2030' })
  })

  test('names hours that run backwards or overlap', () => {
    const backwards = { fault: 'hours-backwards', at: '2026-01-01' }
    expect(fault({ hours: [hours('2026-01-01', '12:00', '08:30', '14:00', '17:30')] })).toEqual(backwards)
    expect(fault({ hours: [hours('2026-01-01', '08:30', '14:30', '14:00', '17:30')] })).toEqual(backwards)
  })

  test('names hours out of order', () => {
    const winter = hours('2026-10-01', '08:30', '12:00', '14:00', '17:30')
    const summer = hours('2026-05-01', '08:00', '12:00', '14:30', '18:00')
    expect(fault({ hours: [winter, summer] })).toEqual({ fault: 'hours-order', at: '2026-05-01' })
    expect(fault({ hours: [summer, winter] })).toBeUndefined()
  })

  test.each([
    ['no weekday at all', { weekdays: [] }],
    ['an eighth weekday', { weekdays: [8] }],
    ['no hours', { hours: [] }],
    ['an hour that is none', { hours: [hours('2026-01-01', '08:30', '12:60', '14:00', '17:30')] }],
    ['25 o’clock', { hours: [hours('2026-01-01', '08:30', '12:00', '14:00', '25:00')] }],
  ])('with %s does not fit the schema', (_, change) => {
    expect(Value.Check(WorkCalendar, { ...calendar, ...change })).toBe(false)
  })
})

describe('days and dates', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-03-01', 11_017], // 30 years of 365 days, 7 leap days, 31 + 29 days
  ])('%s is day %d', (date, day) => {
    expect(dayNumber(date)).toBe(day)
    expect(dateOf(day)).toBe(date)
  })

  test('a day begins at midnight in Beijing, 16:00 of the day before in London', () => {
    expect(startOfDay(dayNumber('2026-10-01'))).toBe(Date.UTC(2026, 8, 30, 16))
    expect(dateOf(dayOf(Date.UTC(2026, 8, 30, 16)))).toBe('2026-10-01')
    expect(dateOf(dayOf(Date.UTC(2026, 8, 30, 16) - 1))).toBe('2026-09-30')
  })

  test.each(['2026-02-30', '2026-13-01', '2026-1-1', '昨天', ''])('%s is no day', (date) => {
    expect(dayNumber(date)).toBeNaN()
  })
})
