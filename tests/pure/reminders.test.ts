// Who is reminded when, by hand. 23 to 27 November 2026 are Monday to Friday, 7 working hours a day.
import { describe, expect, test } from 'vitest'
import type { Limit } from '../../api/contract/clock.ts'
import { remindersFor } from '../../api/contract/reminders.ts'
import { type ClockEvent, clockOf } from '../../api/contract/running-clock.ts'
import { presetCalendar } from '../../api/features/problems/preset-calendar.ts'
import { at, said } from '../support/beijing.ts'

const calendar = presetCalendar()
const start = (when: string, limit: Limit): ClockEvent => ({ at: at(when), type: 'start', limit })
const reminded = (...events: ClockEvent[]) =>
  remindersFor(calendar, clockOf(calendar, events)!).map(
    ({ at, kind, level }) => `${said(at).slice(5)} ${kind} ${level}`,
  )

describe('reminders', () => {
  test('of five working days: 80 %, due, the superior a day after, the county five days after', () => {
    expect(reminded(start('2026-11-23 08:30', { amount: 5, clock: 'working-days' }))).toEqual([
      '11-26 17:30 nearly-due 0',
      '11-27 17:30 overdue 0',
      '11-30 17:30 superior 1', // half the limit would be Wednesday noon
      '12-04 17:30 superior 2', // three times the limit would be 11 December
    ])
  })

  test('of two urgent hours at night: half the limit after, and at three times the limit', () => {
    expect(reminded(start('2026-11-23 22:00', { amount: 2, clock: 'urgent-hours' }))).toEqual([
      '11-23 23:36 nearly-due 0',
      '11-24 00:00 overdue 0',
      '11-24 01:00 superior 1',
      '11-24 04:00 superior 2',
    ])
  })

  test('move with a suspension', () => {
    // 5 h from Monday 08:30, stopped at noon after 3.5 h for Tuesday 08:30: 4 h at 09:00, 5 h at 10:00, 7.5 h at 14:30.
    expect(
      reminded(
        start('2026-11-23 08:30', { amount: 5, clock: 'working-hours' }),
        { at: at('2026-11-23 12:00'), type: 'suspend' },
        { at: at('2026-11-24 08:30'), type: 'resume' },
      ).slice(0, 3),
    ).toEqual(['11-24 09:00 nearly-due 0', '11-24 10:00 overdue 0', '11-24 14:30 superior 1'])
  })

  test.each(['suspend', 'stop'] as const)('fall silent after %s', (type) => {
    const limit: Limit = { amount: 5, clock: 'working-hours' }
    expect(reminded(start('2026-11-23 08:30', limit), { at: at('2026-11-23 09:00'), type })).toEqual([])
  })

  test('follow rules that are data', () => {
    const clock = clockOf(calendar, [start('2026-11-23 10:00', { amount: 4, clock: 'urgent-hours' })])!
    expect(remindersFor(calendar, clock, [{ kind: 'nearly-due', level: 0, share: 0.5 }])).toEqual([
      { at: at('2026-11-23 12:00'), kind: 'nearly-due', level: 0 },
    ])
  })
})
