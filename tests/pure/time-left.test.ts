// How the time left reads, in the unit that says most. 23 to 27 November 2026 are Monday to Friday.
import { describe, expect, test } from 'vitest'
import type { ClockKind } from '../../api/contract/clock.ts'
import { timeLeft } from '../../api/contract/time-left.ts'
import { presetCalendar } from '../../api/features/problems/preset-calendar.ts'
import { en } from '../../web/text/en.ts'
import { writeDue, writeLimit, writeTimeLeft } from '../../web/text/time-left.ts'
import { zhCN } from '../../web/text/zh-CN.ts'
import { at } from '../support/beijing.ts'

const calendar = presetCalendar()
const left = (now: string, due: string, clock: ClockKind) => {
  const time = timeLeft(calendar, at(`2026-11-${now}`), at(`2026-11-${due}`), clock)
  return [writeTimeLeft(time, zhCN), writeTimeLeft(time, en)]
}

describe('time left', () => {
  test.each<[string, string, ClockKind, string, string]>([
    // Whole half days between: Mo pm, Tu am, Tu pm, We am.
    ['23 10:00', '25 12:00', 'working-days', '还剩 2 个工作日', '2 working days left'],
    // Tu pm, We am.
    ['24 09:00', '25 12:00', 'working-days', '还剩 1 个工作日', '1 working day left'],
    ['23 15:00', '25 12:00', 'working-days', '还剩 1.5 个工作日', '1.5 working days left'],
    // Less than a day: 2 h on Tuesday, 3.5 h on Wednesday.
    ['24 15:30', '25 12:00', 'working-days', '还剩 5 个工作小时', '5 working hours left'],
    ['25 11:29', '25 12:00', 'working-days', '还剩 31 分钟工作时间', '31 working minutes left'],
    ['25 12:00', '25 12:00', 'working-days', '还剩不到 1 分钟', 'less than a minute left'],
    ['27 17:00', '30 09:00', 'working-hours', '还剩 1 个工作小时', '1 working hour left'],
    ['23 22:00', '23 23:30', 'urgent-hours', '还剩 1 小时', '1 hour left'],
    ['23 22:00', '25 22:00', 'urgent-hours', '还剩 48 小时', '48 hours left'],
    ['23 22:00', '26 22:00', 'urgent-hours', '还剩 3 天', '3 days left'],
    ['23 10:00', '26 00:00', 'calendar-days', '还剩 2 天', '2 days left'],
    ['25 10:00', '26 00:00', 'calendar-days', '还剩 14 小时', '14 hours left'],
  ])('%s, due %s, %s: %s', (now, due, clock, zh, english) => {
    expect(left(now, due, clock)).toEqual([zh, english])
  })

  test.each<[string, string, ClockKind, string, string]>([
    ['23 12:01', '23 12:00', 'working-hours', '已超期，不到 1 分钟', 'less than a minute overdue'],
    ['23 14:30', '23 12:00', 'working-hours', '已超 30 分钟工作时间', '30 working minutes overdue'],
    ['23 17:00', '23 12:00', 'working-hours', '已超 3 个工作小时', '3 working hours overdue'],
    // Mo pm to Th am: six half days.
    ['26 12:00', '23 12:00', 'working-hours', '已超 3 个工作日', '3 working days overdue'],
    // Tu pm only is whole.
    ['25 11:00', '24 12:00', 'working-days', '已超 6 个工作小时', '6 working hours overdue'],
    ['25 12:00', '24 12:00', 'working-days', '已超 1 个工作日', '1 working day overdue'],
    ['23 13:10', '23 10:00', 'urgent-hours', '已超 3 小时', '3 hours overdue'],
    ['27 00:01', '26 00:00', 'calendar-days', '已超 1 天', '1 day overdue'],
  ])('%s, was due %s, %s: %s', (now, due, clock, zh, english) => {
    expect(left(now, due, clock)).toEqual([zh, english])
  })
})

describe('limits and due times', () => {
  test('a limit says which hours run', () => {
    expect(writeLimit({ amount: 2, clock: 'urgent-hours' }, zhCN)).toBe('2 小时（不分昼夜）')
    expect(writeLimit({ amount: 4, clock: 'working-hours' }, zhCN)).toBe('4 个工作小时')
    expect(writeLimit({ amount: 0.5, clock: 'working-days' }, zhCN)).toBe('0.5 个工作日')
    expect(writeLimit({ amount: 1, clock: 'calendar-days' }, en)).toBe('1 calendar day')
  })

  test('a due time reads in Beijing time, and midnight ends the day before', () => {
    expect(writeDue(at('2026-11-24 09:05'))).toBe('2026-11-24 09:05')
    expect(writeDue(at('2027-01-01 00:00'))).toBe('2026-12-31 24:00')
    expect(writeDue(at('2027-01-01 00:01'))).toBe('2027-01-01 00:01')
  })
})
