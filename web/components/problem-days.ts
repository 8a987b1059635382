// Days of Beijing as moments and back: a filter by day means the same wherever the reader sits.
import { dateOf, dayNumber, dayOf, startOfDay } from '../../api/contract/beijing-time.ts'

export function beijingDay(moment: string): string {
  return dateOf(dayOf(Date.parse(moment)))
}

export function startOfBeijingDay(day: string): string {
  return new Date(startOfDay(dayNumber(day))).toISOString()
}

/** The first moment after it. */
export function endOfBeijingDay(day: string): string {
  return new Date(startOfDay(dayNumber(day) + 1)).toISOString()
}

/** `2026-11-26`, `days` later. */
export function daysLater(day: string, days: number): string {
  return dateOf(dayNumber(day) + days)
}
