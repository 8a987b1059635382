// Counts, rates and means of a group as they are written, and the list that each of them opens.
import {
  type ProblemCount,
  type ProblemMean,
  type ProblemRate,
  problemCountIds,
  problemMeanIds,
  problemMeans,
  problemRateIds,
  problemRates,
} from '../../api/contract/problem-definitions.ts'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { listOf, meanOf, type NumberGroup, rateOf } from '../../api/contract/problem-numbers.ts'
import { formatNumber } from '../text/figures.ts'

export type NumberId = ProblemCount | ProblemRate | ProblemMean

/** In the order of the columns: how many, how well, how long. */
export const numberIds: readonly NumberId[] = [...problemCountIds, ...problemRateIds, ...problemMeanIds]

/** What is asked first; the others on request. */
export const mainNumbers: readonly NumberId[] = [
  'reported',
  'filed',
  'handled',
  'closed',
  'overdue',
  'on-time-handling-rate',
  'closing-rate',
  'on-time-closing-rate',
  'reworked',
  'returned',
  'extended',
  'supervised',
  'hours-to-handle',
]

export interface Figure {
  /** null: it cannot be said. */
  value: number | null
  written: string
  /** Of a rate or a mean: what it is made of. */
  made: string | undefined
  list: ProblemFilter
}

export function figureOf(group: NumberGroup, id: NumberId, hours: (n: string) => string): Figure {
  if (isRate(id)) {
    const { numerator, denominator, value } = rateOf(group, id)
    return {
      value,
      written: value === null ? '—' : `${formatNumber(value * 100, 1)}%`,
      made: `${formatNumber(numerator)} ÷ ${formatNumber(denominator)}`,
      list: openList(group, problemRates[id].numerator),
    }
  }
  if (isMean(id)) {
    const { numerator, denominator, value } = meanOf(group, id)
    return {
      value,
      written: value === null ? '—' : hours(formatNumber(value, 1)),
      made: `${formatNumber(numerator, 1)} ÷ ${formatNumber(denominator)}`,
      list: openList(group, problemMeans[id].denominator),
    }
  }
  const value = group.counts[id]
  return { value, written: formatNumber(value), made: undefined, list: openList(group, id) }
}

/** Ended ones count as well, so its list shows them too. */
function openList(group: NumberGroup, counted: ProblemCount): ProblemFilter {
  return { state: 'all', ...listOf(group, counted) }
}

function isRate(id: NumberId): id is ProblemRate {
  return id in problemRates
}

function isMean(id: NumberId): id is ProblemMean {
  return id in problemMeans
}
