// Which day is it for the reader? As the contract writes a day.
import { dateTime } from '../text/figures.ts'

export function today(): string {
  return dateTime(new Date().toISOString()).slice(0, '2026-11-22'.length)
}
