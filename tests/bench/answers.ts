// Do two ways of computing give the same? A fast wrong answer scores zero.
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import type { TextbookValue } from './textbook.ts'

/** Two answers closer than this are the same. */
export const tolerance = 1e-6
/** What is smaller (m², m, people) is compared against this: of a corner of 50 m², a millionth is less than rounding. */
const smallest = 100

export interface Comparison {
  compared: number
  /** Largest difference, relative to the larger of the two or to `smallest`. */
  worst: number
  worstAt: string
}

/** By area, numerators and denominators apart, so that no error hides in a ratio. */
export function compare(ours: readonly IndicatorValue[], textbook: readonly TextbookValue[]): Comparison {
  const theirs = new Map(textbook.map((each) => [each.area, each]))
  const result: Comparison = { compared: 0, worst: 0, worstAt: '' }
  for (const mine of ours) {
    const other = theirs.get(mine.area)
    // Without a denominator there is no value, and the numerator is not asked for.
    if (!mine.denominator && !other?.denominator) continue
    result.compared++
    const difference = Math.max(
      apart(mine.numerator, other?.numerator),
      apart(mine.denominator, other?.denominator),
    )
    if (difference > result.worst) Object.assign(result, { worst: difference, worstAt: mine.area })
  }
  return result
}

/** 0 the same, 1 one of them missing. */
function apart(a: number | null | undefined, b: number | null | undefined): number {
  if (a === b) return 0
  if (a == null || b == null) return 1
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), smallest)
}
