// Days and instants in Beijing time (UTC+8, no summer time since 1991): integers only, never the zone of the machine.

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

const offsetMs = 8 * hourMs

/** Days since 1970-01-01 of the Beijing day that an instant (ms since 1970, UTC) lies in; negative before. */
export function dayOf(instant: number): number {
  return Math.floor((instant + offsetMs) / dayMs)
}

/** The instant at which a day begins in Beijing. */
export function startOfDay(day: number): number {
  return day * dayMs - offsetMs
}

/** `2026-10-01` as a day number; NaN when there is no such day, as in `2026-02-30`. */
export function dayNumber(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`) / dayMs
  return Number.isNaN(day) || dateOf(day) !== date ? Number.NaN : day
}

/** A day number as `2026-10-01`. */
export function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, -14)
}

/** Days since the Monday of the week, 0 to 6. */
export function daysSinceMonday(day: number): number {
  return (((day + 3) % 7) + 7) % 7 // 1970-01-01 was a Thursday
}

/** `08:30` as milliseconds since midnight; `24:00` is the midnight that ends the day. */
export function clockTime(time: string): number {
  return Number(time.slice(0, 2)) * hourMs + Number(time.slice(3)) * minuteMs
}
