// What the form of a report says about refusals, distances and times.
import { ApiError } from '../api.ts'
import type { Refusal } from '../queries/draft-store.ts'
import { length, plain } from '../text/figures.ts'
import type { Text } from '../text/zh-CN.ts'
import { failureWords } from './failure.ts'

/** Why the server did not take it, and what to do. */
export function refusalWords({ code, message, details }: Refusal, text: Text): string {
  if (code === 'outside-county') return outsideWords(details, text)
  const { refusals, refusedBecause } = text.report
  if (refusals[code] !== undefined) return refusals[code]
  if (code === 'unreachable' || code === 'unreadable' || code === 'database-unavailable')
    return failureWords(new ApiError(code, message), text).title
  return refusedBecause(message)
}

function outsideWords(details: unknown, text: Text): string {
  const nearest = nearestOf(details)
  if (!nearest) return text.report.outsideAll
  return text.report.outside(nearest.name, distanceWords(nearest.distanceMetres, text))
}

function nearestOf(details: unknown): { name: string; distanceMetres: number } | undefined {
  if (typeof details !== 'object' || details === null || !('nearest' in details)) return undefined
  const { nearest } = details
  if (typeof nearest !== 'object' || nearest === null) return undefined
  if (!('name' in nearest) || !('distanceMetres' in nearest)) return undefined
  return { name: String(nearest.name), distanceMetres: Number(nearest.distanceMetres) }
}

export function distanceWords(metres: number, text: Text): string {
  return plain(length(Math.round(metres), text))
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** 3 小时前. A clock that is a little behind says "just now". */
export function agoWords(iso: string, now: number, text: Text): string {
  const { ago } = text.report
  const passed = now - Date.parse(iso)
  if (passed < minute) return ago.now
  if (passed < hour) return ago.minutes(String(Math.floor(passed / minute)))
  if (passed < day) return ago.hours(String(Math.floor(passed / hour)))
  return ago.days(String(Math.floor(passed / day)))
}
