// The clock of one problem through stops, extensions and rework, by hand. 23 to 27 November 2026 are Monday to Friday.
import { describe, expect, test } from 'vitest'
import type { ClockKind, Limit } from '../../api/contract/clock.ts'
import { isOverdue, lightOf, readAt, usedMs, usedShare, whenUsed } from '../../api/contract/clock-reading.ts'
import { type ClockEvent, clockOf, dueOf } from '../../api/contract/running-clock.ts'
import { presetCalendar } from '../../api/features/problems/preset-calendar.ts'
import { at, said } from '../support/beijing.ts'

const calendar = presetCalendar()
const hour = 3_600_000
const limit = (amount: number, clock: ClockKind): Limit => ({ amount, clock })

/** `start 10:00`, `suspend` … as events on days of November 2026. */
const start = (when: string, of: Limit): ClockEvent => ({
  at: at(`2026-11-${when}`),
  type: 'start',
  limit: of,
})
const extend = (when: string, amount?: number): ClockEvent => ({
  at: at(`2026-11-${when}`),
  type: 'extend',
  amount,
})
const then = (type: 'suspend' | 'resume' | 'stop', when: string): ClockEvent => ({
  at: at(`2026-11-${when}`),
  type,
})
const dueAfter = (...events: ClockEvent[]) => {
  const due = dueOf(calendar, events)
  return due === null ? null : said(due).slice(5)
}
const clock = (...events: ClockEvent[]) => clockOf(calendar, events)!
const share = (now: string, ...events: ClockEvent[]) =>
  usedShare(calendar, clock(...events), at(`2026-11-${now}`))

describe('a stop', () => {
  test('of working hours gives back exactly what was left', () => {
    // 4 h from Monday 10:00: 2 h used at noon, 2 h left. From Tuesday 16:30: 1 h, then 1 h on Wednesday.
    expect(
      dueAfter(
        start('23 10:00', limit(4, 'working-hours')),
        then('suspend', '23 12:30'),
        then('resume', '24 16:30'),
      ),
    ).toBe('11-25 09:30')
  })

  test('of working days is rounded up to the half day', () => {
    // Two days from Monday 10:00: Wednesday 12:00. At Tuesday 10:00 are left 2 + 3.5 + 3.5 = 9 h; from Thursday 15:00:
    // 2.5 h, 3.5 h on Friday morning, 3 h until 17:00.
    expect(
      dueAfter(
        start('23 10:00', limit(2, 'working-days')),
        then('suspend', '24 10:00'),
        then('resume', '26 15:00'),
      ),
    ).toBe('11-27 17:30')
  })

  test('of urgent hours counts the night as well', () => {
    expect(
      dueAfter(
        start('23 10:00', limit(4, 'urgent-hours')),
        then('suspend', '23 11:00'),
        then('resume', '24 09:00'),
      ),
    ).toBe('11-24 12:00')
  })

  test('of calendar days is rounded up to 24:00', () => {
    // Three days from Monday 10:00: Thursday 24:00. Stopped Tuesday 10:00 to 11:00: Friday 01:00, so Friday 24:00.
    expect(
      dueAfter(
        start('23 10:00', limit(3, 'calendar-days')),
        then('suspend', '24 10:00'),
        then('resume', '24 11:00'),
      ),
    ).toBe('11-28 00:00')
  })

  test('over a weekend takes no working time, and none is given back', () => {
    expect(
      dueAfter(
        start('26 15:00', limit(2, 'working-days')),
        then('suspend', '27 17:30'),
        then('resume', '30 08:30'),
      ),
    ).toBe('11-30 17:30')
  })

  test('twice gives back twice', () => {
    // 6 h from Monday 08:30: 1 h used, stopped for Tuesday 08:30; 1 h used, stopped for Wednesday 08:30; 4 h left.
    expect(
      dueAfter(
        start('23 08:30', limit(6, 'working-hours')),
        then('suspend', '23 09:30'),
        then('resume', '24 08:30'),
        then('suspend', '24 09:30'),
        then('resume', '25 08:30'),
      ),
    ).toBe('11-25 14:30')
  })

  test('nobody can say when a suspended clock is due; what it shows stands still', () => {
    const events = [start('23 08:30', limit(10, 'working-hours')), then('suspend', '23 10:30')]
    expect(dueAfter(...events)).toBeNull()
    expect(share('23 10:30', ...events)).toBe(0.2)
    expect(share('30 10:30', ...events)).toBe(0.2)
    expect(isOverdue(clock(...events), at('2026-12-31 12:00'))).toBe(false)
    expect(whenUsed(calendar, clock(...events), 0.8)).toBeNull()
    expect(said(whenUsed(calendar, clock(...events), 0.1)!)).toBe('2026-11-23 09:30')
  })

  test('leaves an overdue clock as far past due as it was', () => {
    // 2 h from Monday 10:00: due at noon. Stopped at 15:00, one working hour late; again Tuesday 10:30: due 09:30.
    const events = [
      start('23 10:00', limit(2, 'working-hours')),
      then('suspend', '23 15:00'),
      then('resume', '24 10:30'),
    ]
    expect(dueAfter(...events)).toBe('11-24 09:30')
    expect(isOverdue(clock(...events), at('2026-11-24 10:30'))).toBe(true)
  })
})

describe('an extension', () => {
  test('adds a limit to the end', () => {
    const two = limit(2, 'working-days')
    expect(dueAfter(start('23 10:00', two), extend('24 09:00'))).toBe('11-27 12:00')
    expect(clock(start('23 10:00', two), extend('24 09:00')).extensions).toBe(1)
    expect(dueAfter(start('23 10:00', two), extend('24 09:00', 0.5))).toBe('11-25 17:30')
  })

  test('while suspended counts once the clock runs again', () => {
    const four = limit(4, 'urgent-hours')
    expect(
      dueAfter(
        start('23 10:00', four),
        then('suspend', '23 11:00'),
        extend('23 12:00'),
        then('resume', '24 09:00'),
      ),
    ).toBe('11-24 16:00')
  })

  test('turns a yellow clock green again', () => {
    const ten = limit(10, 'urgent-hours')
    expect(share('23 08:00', start('23 00:00', ten))).toBe(0.8)
    expect(share('23 08:00', start('23 00:00', ten), extend('23 07:00'))).toBe(0.4)
  })
})

describe('the share and the light', () => {
  // 5 h from Monday 08:30: 3.5 h until noon, 1.5 h until 15:30. 80 % are 4 h: 14:30.
  const five = start('23 08:30', limit(5, 'working-hours'))

  test.each([
    ['23 08:30', 0, 'green'],
    ['23 11:00', 0.5, 'green'],
    ['23 13:00', 0.7, 'green'],
    ['23 14:30', 0.8, 'yellow'],
    ['23 15:30', 1, 'yellow'],
    ['23 16:30', 1.2, 'red'],
  ])('at %s: %d, %s', (now, expected, light) => {
    expect(share(now, five)).toBe(expected)
    expect(lightOf(share(now, five))).toBe(light)
  })

  test('red in the lunch break after a due time at noon, when no working time runs', () => {
    const two = start('23 10:00', limit(2, 'working-hours'))
    expect(lightOf(share('23 12:00', two))).toBe('yellow')
    expect(lightOf(share('23 12:01', two))).toBe('red')
  })

  test('thresholds are data', () => {
    expect(lightOf(0.6, { yellow: 0.5, red: 3 })).toBe('yellow')
    expect(lightOf(2.9, { yellow: 0.5, red: 3 })).toBe('yellow')
    expect(lightOf(3.1, { yellow: 0.5, red: 3 })).toBe('red')
  })

  test('a part of the time is used when whoever counts along says so', () => {
    expect(said(whenUsed(calendar, clock(five), 0.8)!)).toBe('2026-11-23 14:30')
    expect(said(whenUsed(calendar, clock(five), 1)!)).toBe('2026-11-23 15:30')
    expect(said(whenUsed(calendar, clock(five), 1.6)!)).toBe('2026-11-24 09:30') // 8 h: 7 h on Monday, 1 h
    // Stopped at that very moment.
    expect(said(whenUsed(calendar, clock(five, then('suspend', '23 14:30')), 0.8)!)).toBe('2026-11-23 14:30')
    // Stopped over Tuesday, the last hour and a half is on Wednesday: 4 h at 09:00.
    const events = [five, then('suspend', '23 14:00'), then('resume', '25 08:30')]
    expect(said(whenUsed(calendar, clock(...events), 0.8)!)).toBe('2026-11-25 09:00')
    expect(usedMs(calendar, clock(...events), at('2026-11-25 09:00'))).toBe(4 * hour)
  })
})

describe('a stopped clock', () => {
  const two = limit(2, 'working-hours')

  test('keeps what it showed', () => {
    const done = clock(start('23 10:00', two), then('stop', '23 11:00'))
    expect(isOverdue(done, at('2026-12-24 10:00'))).toBe(false)
    expect(usedShare(calendar, done, at('2026-12-24 10:00'))).toBe(0.5)
    expect(said(readAt(done, at('2026-12-24 10:00')))).toBe('2026-11-23 11:00')
  })

  test('stays late when it was late', () => {
    expect(isOverdue(clock(start('23 10:00', two), then('stop', '23 12:01')), at('2026-12-24 10:00'))).toBe(
      true,
    )
  })

  test('begins anew with rework', () => {
    const again = clock(start('23 10:00', two), then('stop', '23 11:00'), start('24 10:00', two))
    expect([said(again.due), again.stoppedAt, again.extensions]).toEqual(['2026-11-24 12:00', null, 0])
  })
})

describe('what makes no sense', () => {
  const two = limit(2, 'working-hours')

  test('before a start there is no clock', () => {
    expect(clockOf(calendar, [])).toBeUndefined()
    expect(dueAfter(then('suspend', '23 09:00'))).toBeNull()
    expect(dueAfter(then('suspend', '23 09:00'), start('23 10:00', two))).toBe('11-23 12:00')
  })

  test.each([
    ['a resume of a clock that runs', [then('resume', '23 11:00')]],
    [
      'a second suspension',
      [then('suspend', '23 11:00'), then('suspend', '23 11:30'), then('resume', '23 11:00')],
    ],
    [
      'anything after the stop',
      [then('stop', '23 11:00'), then('suspend', '23 11:00'), then('resume', '24 11:00')],
    ],
  ])('%s changes nothing', (_, events) => {
    expect(dueAfter(start('23 10:00', two), ...events)).toBe('11-23 12:00')
  })
})
