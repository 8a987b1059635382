// How is time left, a limit or a due time written? "还剩 2 个工作日", "已超 3 小时", "2026-12-03 24:00".
import { dateOf, dayOf, hourMs, minuteMs, startOfDay } from '../../api/contract/beijing-time.ts'
import type { Limit } from '../../api/contract/clock.ts'
import type { TimeLeft } from '../../api/contract/time-left.ts'
import type { Text } from './zh-CN.ts'

export function writeTimeLeft({ overdue, amount, unit }: TimeLeft, { timeLeft }: Text): string {
  const { left, over, units, underMinute } = timeLeft
  if (amount === 0) return overdue ? underMinute.over : underMinute.left
  const time = units[unit](String(amount))
  return overdue ? over(time) : left(time)
}

export function writeLimit({ amount, clock }: Limit, { timeLeft }: Text): string {
  return timeLeft.limit[clock](String(amount))
}

/** A due time in Beijing, wherever the reader is; midnight ends the day that was meant: `2026-12-03 24:00`. */
export function writeDue(due: number): string {
  const time = due - startOfDay(dayOf(due))
  if (time < minuteMs) return `${dateOf(dayOf(due) - 1)} 24:00`
  const twoDigits = (part: number) => String(Math.floor(part)).padStart(2, '0')
  return `${dateOf(dayOf(due))} ${twoDigits(time / hourMs)}:${twoDigits((time % hourMs) / minuteMs)}`
}
