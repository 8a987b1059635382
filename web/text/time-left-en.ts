// Words about deadlines, in English: a part of `en.ts`.
import type { timeLeftZhCN } from './time-left-zh-CN.ts'

export const timeLeftEn: typeof timeLeftZhCN = {
  timeLeft: {
    left: (time) => `${time} left`,
    over: (time) => `${time} overdue`,
    units: {
      'working-days': (n) => (n === '1' ? '1 working day' : `${n} working days`),
      'working-hours': (n) => (n === '1' ? '1 working hour' : `${n} working hours`),
      'working-minutes': (n) => (n === '1' ? '1 working minute' : `${n} working minutes`),
      days: (n) => (n === '1' ? '1 day' : `${n} days`),
      hours: (n) => (n === '1' ? '1 hour' : `${n} hours`),
      minutes: (n) => (n === '1' ? '1 minute' : `${n} minutes`),
    },
    underMinute: { left: 'less than a minute left', over: 'less than a minute overdue' },
    limit: {
      'urgent-hours': (n) => (n === '1' ? '1 hour, day and night' : `${n} hours, day and night`),
      'working-hours': (n) => (n === '1' ? '1 working hour' : `${n} working hours`),
      'working-days': (n) => (n === '1' ? '1 working day' : `${n} working days`),
      'calendar-days': (n) => (n === '1' ? '1 calendar day' : `${n} calendar days`),
    },
    lights: { green: 'In time', yellow: 'Due soon', red: 'Overdue' },
    stands: 'The clock is suspended',
    provisional: (year) =>
      `The holidays of ${year} are not entered yet; the due time assumes weekends and the public holidays of the law`,
  },
}
