// On which days does China work? Public holidays and make-up days as the State Council published them, for a new county.
import chineseDays from 'chinese-days'
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { dateOf, dayNumber } from '../../contract/beijing-time.ts'
import type { CalendarException, CalendarYear, WorkCalendar } from '../../contract/work-calendar.ts'

/** No problem is older than the product. */
const firstYear = 2024

/** Years after the last published one for which at least the days that the law names are known to be free. */
const yearsAhead = 2

/** The notices of the State Council (国务院办公厅关于某年部分节假日安排的通知). */
const notices: Record<number, string> = {
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
}
const law = '《全国年节及纪念日放假办法》（2024年修订，国务院令第795号）'

/** A calendar to begin with; a county keeps its own from then on and enters each new notice. */
export function presetCalendar(): WorkCalendar {
  const lastYear = Math.max(...Object.keys(published.holidays).map((date) => Number(date.slice(0, 4))))
  return {
    weekdays: [1, 2, 3, 4, 5],
    hours: [
      {
        from: `${firstYear}-01-01`,
        morning: { from: '08:30', to: '12:00' },
        afternoon: { from: '14:00', to: '17:30' },
      },
    ],
    years: [
      ...range(firstYear, lastYear).map(publishedYear),
      ...range(lastYear + 1, lastYear + yearsAhead).map(provisionalYear),
    ],
  }
}

function publishedYear(year: number): CalendarYear {
  return {
    year,
    source: notices[year] ?? `国务院办公厅关于${year}年部分节假日安排的通知`,
    provisional: false,
    exceptions: [
      ...exceptionsIn(published.holidays, year, 'holiday'),
      ...exceptionsIn(published.workdays, year, 'workday'),
    ].toSorted((a, b) => a.date.localeCompare(b.date)),
  }
}

/** Values of the package read `National Day,国庆节,3`. */
function exceptionsIn(days: Record<string, string>, year: number, kind: CalendarException['kind']) {
  return Object.entries(days)
    .filter(([date]) => date.startsWith(`${year}-`))
    .map(([date, words]): CalendarException => ({ date, kind, name: words.split(',')[1] ?? words }))
}

/** Article 2 of the law; which neighbouring days are moved only the notice says. */
function provisionalYear(year: number): CalendarYear {
  const spring = dayNumber(chineseDays.getSolarDateFromLunar(`${year}-01-01`).date)
  const days: [date: string, name: string][] = [
    [`${year}-01-01`, '元旦'],
    ...range(spring - 1, spring + 2).map((day): [string, string] => [dateOf(day), '春节']),
    [chineseDays.getSolarTermDate(year, 4, 'pure_brightness'), '清明'],
    [`${year}-05-01`, '劳动节'],
    [`${year}-05-02`, '劳动节'],
    [chineseDays.getSolarDateFromLunar(`${year}-05-05`).date, '端午'],
    [chineseDays.getSolarDateFromLunar(`${year}-08-15`).date, '中秋'],
    ...['01', '02', '03'].map((day): [string, string] => [`${year}-10-${day}`, '国庆节']),
  ]
  // 中秋 may fall into the days of 国庆节, and a day is named once.
  const named = [...new Map(days)].toSorted(([a], [b]) => a.localeCompare(b))
  return {
    year,
    source: law,
    provisional: true,
    exceptions: named.map(([date, name]) => ({ date, kind: 'holiday', name })),
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
