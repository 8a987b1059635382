// Due times worked out by hand on small calendars. W works, · is free; a working day is 08:30–12:00 and 14:00–17:30.
import Value from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { type ClockKind, dueAt, elapsed, Limit, remaining } from '../../api/contract/clock.ts'
import type { WorkCalendar } from '../../api/contract/work-calendar.ts'
import { presetCalendar } from '../../api/features/problems/preset-calendar.ts'
import { at, said } from '../support/beijing.ts'

const calendar = presetCalendar()
const due = (start: string, amount: number, clock: ClockKind) =>
  said(dueAt(calendar, at(start), { amount, clock }))

type Case = [start: string, amount: number, clock: ClockKind, due: string, why: string]
const title = '%s + %d %s = %s: %s'

/**
 *  Nov 2026   Sa 21  Su 22  Mo 23  Tu 24  We 25  Th 26  Fr 27
 *               ·      ·      W      W      W      W      W
 */
describe('an ordinary week', () => {
  test.each<Case>([
    [
      '2026-11-23 10:00',
      1,
      'working-days',
      '2026-11-24 12:00',
      'Mo pm, Tu am; the morning it came in is not counted',
    ],
    ['2026-11-23 15:00', 1, 'working-days', '2026-11-24 17:30', 'Tu am, Tu pm'],
    ['2026-11-23 12:30', 1, 'working-days', '2026-11-24 12:00', 'lunch: Mo pm, Tu am'],
    ['2026-11-23 12:30', 2, 'working-hours', '2026-11-23 16:00', 'lunch: from 14:00 on'],
    ['2026-11-24 22:00', 1, 'working-days', '2026-11-25 17:30', 'at night: We am, We pm'],
    ['2026-11-24 22:00', 2, 'working-hours', '2026-11-25 10:30', 'at night: from 08:30 on'],
    ['2026-11-25 07:00', 1, 'working-days', '2026-11-25 17:30', 'before work, the same day is whole'],
    ['2026-11-25 08:30', 1, 'working-days', '2026-11-25 17:30', 'as the day begins it is whole'],
    ['2026-11-25 08:31', 1, 'working-days', '2026-11-26 12:00', 'a minute later it is not'],
    ['2026-11-22 10:00', 1, 'working-days', '2026-11-23 17:30', 'Sunday: Mo am, Mo pm'],
    ['2026-11-27 16:00', 0.5, 'working-days', '2026-11-30 12:00', 'half a day from Friday afternoon: Mo am'],
    ['2026-11-23 10:00', 2, 'working-hours', '2026-11-23 12:00', 'used up at noon, not after lunch'],
    ['2026-11-23 16:00', 2, 'working-hours', '2026-11-24 09:00', '1.5 h Mo, 0.5 h Tu'],
    ['2026-11-23 15:30', 2, 'working-hours', '2026-11-23 17:30', 'used up in the evening, not next morning'],
    ['2026-11-27 17:29', 2, 'urgent-hours', '2026-11-27 19:29', 'urgent hours run in the evening'],
    ['2026-11-28 23:30', 0.25, 'urgent-hours', '2026-11-28 23:45', 'and on Saturday night'],
    ['2026-11-23 10:00', 2, 'calendar-days', '2026-11-26 00:00', 'to 24:00 on the 25th'],
    ['2026-11-27 10:00', 2, 'calendar-days', '2026-11-30 00:00', 'over the weekend, to 24:00 on Sunday'],
    ['2026-11-23 00:00', 1, 'calendar-days', '2026-11-24 00:00', 'from midnight on the day is whole'],
  ])(title, (start, amount, clock, expected) => {
    expect(due(start, amount, clock)).toBe(expected)
  })
})

/**
 *  Sep/Oct 2026   Fr 18  Sa 19  Su 20  Mo 21 … We 30  Th 1 – We 7  Th 8  Fr 9  Sa 10  Su 11  Mo 12
 *                   W      ·      W      W      W       holiday      W     W     W      ·      W
 */
describe('National Day 2026 with make-up days before and after', () => {
  test.each<Case>([
    [
      '2026-09-18 10:00',
      2,
      'working-days',
      '2026-09-21 12:00',
      'Fr pm, Su am, Su pm, Mo am: the Sunday is worked',
    ],
    ['2026-09-30 10:00', 1, 'working-days', '2026-10-08 12:00', 'pm of the 30th, am of the 8th'],
    ['2026-09-30 15:00', 3, 'working-days', '2026-10-10 17:30', '8th, 9th, and Saturday the 10th is worked'],
    ['2026-10-09 16:00', 4, 'working-hours', '2026-10-10 11:00', '1.5 h on Friday, 2.5 h on Saturday'],
    ['2026-10-10 15:00', 1, 'working-days', '2026-10-12 17:30', 'Sunday the 11th is free'],
    ['2026-10-03 09:00', 1, 'working-hours', '2026-10-08 09:30', 'filed on the holiday'],
    ['2026-10-01 23:00', 2, 'urgent-hours', '2026-10-02 01:00', 'urgent hours know no holiday'],
    ['2026-09-30 10:00', 3, 'calendar-days', '2026-10-04 00:00', 'to 24:00 on the 3rd, holiday or not'],
  ])(title, (start, amount, clock, expected) => {
    expect(due(start, amount, clock)).toBe(expected)
  })
})

/**
 *  Sep/Oct 2025   Fr 26  Sa 27  Su 28  Mo 29  Tu 30  We 1 – We 8  Th 9  Fr 10  Sa 11  Su 12
 *                   W      ·      W      W      W      holiday      W     W      W      ·
 */
describe('National Day 2025', () => {
  test.each<Case>([
    ['2025-09-26 11:00', 2, 'working-days', '2025-09-29 12:00', 'Fr pm, Su am, Su pm, Mo am'],
    ['2025-09-30 17:00', 2, 'working-hours', '2025-10-09 10:00', '0.5 h, then 1.5 h after eight days'],
    ['2025-10-03 09:00', 3, 'working-days', '2025-10-11 17:30', '9th, 10th, and Saturday the 11th'],
  ])(title, (start, amount, clock, expected) => {
    expect(due(start, amount, clock)).toBe(expected)
  })
})

/**
 *  Jan/Feb 2025   Sa 25  Su 26  Mo 27  Tu 28 – Tu 4  We 5  Th 6  Fr 7  Sa 8  Su 9  Mo 10
 *                   ·      W      W      holiday      W     W     W     W     ·     W
 *  Feb 2026       Fr 13  Sa 14  Su 15 – Mo 23  Tu 24 … Th 26  Fr 27  Sa 28  Su 1
 *                   W      W      holiday        W       W      W      W      ·
 */
describe('Spring Festival', () => {
  test.each<Case>([
    ['2025-01-25 10:00', 1, 'working-days', '2025-01-26 17:30', 'from a free Saturday to a worked Sunday'],
    [
      '2025-01-27 10:00',
      5,
      'working-days',
      '2025-02-10 12:00',
      '27th pm, 5th to 8th, 10th am: ten half days',
    ],
    ['2026-02-13 16:00', 1, 'working-days', '2026-02-14 17:30', 'Saturday the 14th is worked'],
    ['2026-02-14 14:00', 1, 'working-days', '2026-02-24 12:00', 'its afternoon, then the 24th'],
    ['2026-02-26 15:00', 2, 'working-days', '2026-02-28 17:30', 'Friday, and Saturday the 28th is worked'],
    ['2026-02-14 17:00', 1, 'working-hours', '2026-02-24 09:00', '0.5 h before, 0.5 h after'],
  ])(title, (start, amount, clock, expected) => {
    expect(due(start, amount, clock)).toBe(expected)
  })
})

/**
 *  Dec/Jan   2025: We 31  Th 1 – Sa 3  Su 4  Mo 5     2026: Th 31  Fr 1  Sa 2  Su 3  Mo 4
 *                    W      holiday      W     W              W      ·     ·     ·     W
 */
describe('across the end of the year', () => {
  test.each<Case>([
    [
      '2025-12-31 10:00',
      1,
      'working-days',
      '2026-01-04 12:00',
      'afternoon, then Sunday the 4th, which is worked',
    ],
    ['2026-12-31 15:00', 1, 'working-days', '2027-01-04 17:30', 'New Year is free by law before any notice'],
    ['2026-12-31 17:00', 1, 'working-hours', '2027-01-04 09:00', '0.5 h before, 0.5 h after'],
    ['2026-12-31 23:00', 2, 'urgent-hours', '2027-01-01 01:00', 'urgent hours run through'],
  ])(title, (start, amount, clock, expected) => {
    expect(due(start, amount, clock)).toBe(expected)
  })
})

/** Hours until 30 April 2026 (Thursday) as above, from 1 May on 08:00–12:00 and 15:00–18:00; 1–5 May are free. */
describe('summer hours', () => {
  const summer: WorkCalendar = {
    ...calendar,
    hours: [
      ...calendar.hours,
      {
        from: '2026-05-01',
        morning: { from: '08:00', to: '12:00' },
        afternoon: { from: '15:00', to: '18:00' },
      },
    ],
  }
  const inSummer = (start: string, amount: number, clock: ClockKind) =>
    said(dueAt(summer, at(start), { amount, clock }))

  test('begin with their day', () => {
    expect(inSummer('2026-04-30 16:00', 4, 'working-hours')).toBe('2026-05-06 10:30') // 1.5 h, then 2.5 h
    expect(inSummer('2026-04-30 16:00', 1, 'working-days')).toBe('2026-05-06 18:00')
  })

  test('hold from then on', () => {
    expect(inSummer('2026-07-01 16:00', 3, 'working-hours')).toBe('2026-07-02 09:00') // 2 h, then 1 h
  })
})

test('a calendar without any exception knows weekends only', () => {
  const plain = { ...calendar, years: [] }
  // Wednesday the 30th in the afternoon, then Thursday and Friday the 2nd of October.
  const due = dueAt(plain, at('2026-09-30 15:00'), { amount: 2, clock: 'working-days' })
  expect(said(due)).toBe('2026-10-02 17:30')
})

describe('what a clock counts', () => {
  const between = (from: string, to: string, clock: ClockKind) => elapsed(calendar, at(from), at(to), clock)

  test('urgent hours in milliseconds', () => {
    expect(between('2026-09-30 10:00', '2026-10-01 10:30', 'urgent-hours')).toBe(24.5 * 3_600_000)
  })

  test('working hours in milliseconds of working time', () => {
    // 30 Sep: 2 h in the morning, 3.5 h in the afternoon. 8 Oct: 1 h.
    expect(between('2026-09-30 10:00', '2026-10-08 09:30', 'working-hours')).toBe(6.5 * 3_600_000)
  })

  test('working days in half days, as they begin', () => {
    expect(between('2026-11-23 10:00', '2026-11-23 14:00', 'working-days')).toBe(0)
    expect(between('2026-11-23 10:00', '2026-11-23 14:01', 'working-days')).toBe(1)
    expect(between('2026-11-23 10:00', '2026-11-24 12:00', 'working-days')).toBe(2)
  })

  test('calendar days two by two, at midnight', () => {
    expect(between('2026-09-30 10:00', '2026-09-30 23:59', 'calendar-days')).toBe(0)
    expect(between('2026-09-30 10:00', '2026-10-03 12:00', 'calendar-days')).toBe(6)
  })

  test('what is left turns negative past due', () => {
    const left = (now: string) => remaining(calendar, at(now), at('2026-11-24 12:00'), 'working-hours')
    expect(left('2026-11-24 09:00')).toBe(3 * 3_600_000)
    expect(left('2026-11-24 15:00')).toBe(-3_600_000)
  })
})

describe('a limit', () => {
  test.each([
    [0.25, true],
    [3650, true],
    [0, false],
    [-1, false],
    [0.3, false],
    [3651, false],
  ])('of %d fits the schema: %s', (amount, fits) => {
    expect(Value.Check(Limit, { amount, clock: 'working-hours' })).toBe(fits)
  })

  test('finer than its clock counts is rounded up', () => {
    expect(due('2026-11-23 15:00', 0.75, 'working-days')).toBe(due('2026-11-23 15:00', 1, 'working-days'))
    expect(due('2026-11-23 15:00', 1.5, 'calendar-days')).toBe(due('2026-11-23 15:00', 2, 'calendar-days'))
  })
})
