// On which days does China work? Public holidays and make-up days as the State Council published them, for a new county.
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { dateOf, dayNumber } from '../../contract/beijing-time.ts'
import type { CalendarException, CalendarYear, WorkCalendar } from '../../contract/work-calendar.ts'

/** No problem is older than the product. */
const firstYear = 2024

/** The notices of the State Council (国务院办公厅关于某年部分节假日安排的通知). */
const notices: Record<number, string> = {
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
}
const law = '《全国年节及纪念日放假办法》（2024年修订，国务院令第795号）'

/** 正月初一, 清明, 端午 and 中秋 of the years to come: what the law makes free before any notice does. */
const feasts: Record<number, [spring: string, tombs: string, dragonBoat: string, autumn: string]> = {
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
}

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
      ...Object.keys(feasts)
        .map(Number)
        .filter((year) => year > lastYear)
        .map(provisionalYear),
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
  const [spring, tombs, dragonBoat, autumn] = feasts[year]! // asked for its own keys only
  const newYear = dayNumber(`${year}-${spring}`)
  const days: [date: string, name: string][] = [
    [`${year}-01-01`, '元旦'],
    ...range(newYear - 1, newYear + 2).map((day): [string, string] => [dateOf(day), '春节']),
    [`${year}-${tombs}`, '清明'],
    [`${year}-05-01`, '劳动节'],
    [`${year}-05-02`, '劳动节'],
    [`${year}-${dragonBoat}`, '端午'],
    [`${year}-${autumn}`, '中秋'],
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
