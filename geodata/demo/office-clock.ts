// When do people of the demo report and work? By day, mostly on weekdays; no holidays: only the product's calendar knows these.
import type { Random } from './random.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Beijing is eight hours ahead, without summer time. */
const beijing = 8 * hourMs
const [opens, closes] = [8.5, 17.5]

export class OfficeClock {
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  /** The same day, at an hour at which somebody is out; often a weekday; before `end`. */
  inDaylight(instant: number, end: number): number {
    const day = Math.floor((instant + beijing) / dayMs)
    const moved = isWeekend(day) && this.#random.chance(0.6) ? day - this.#random.integer(2, 5) : day
    const out = moved * dayMs - beijing + Math.round(this.#random.between(7.2, 20.5) * hourMs)
    return out < end ? out : out - dayMs
  }

  /** So many office hours later. */
  after(instant: number, hours: number): number {
    let now = opened(instant)
    let left = hours * hourMs
    for (;;) {
      const day = Math.floor((now + beijing) / dayMs)
      const evening = day * dayMs - beijing + closes * hourMs
      if (now + left <= evening) return Math.round(now + left)
      left -= evening - now
      now = opened(evening + hourMs)
    }
  }
}

/** This moment if the office is open, else when it next is. */
function opened(instant: number): number {
  let day = Math.floor((instant + beijing) / dayMs)
  const hour = (instant + beijing - day * dayMs) / hourMs
  if (!isWeekend(day) && hour >= opens && hour < closes) return instant
  if (hour >= opens) day += 1
  while (isWeekend(day)) day += 1
  return day * dayMs - beijing + opens * hourMs
}

/** Day 0 of 1970 was a Thursday. */
function isWeekend(day: number): boolean {
  return (day + 4) % 7 === 0 || (day + 4) % 7 === 6
}
