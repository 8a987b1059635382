// What each grid would have: sums of what stands on its atoms, quick enough for every move of a brush.
import { wholeNumbers } from '../../../api/contract/blocks/counts.ts'
import type { GridTarget } from '../../../api/contract/grid-division.ts'
import { deviationFrom } from '../../../api/contract/grid-settings.ts'
import type { Cells } from './paint.ts'

export interface GridTotals {
  code: string
  households: number | null
  population: number | null
  squareMetres: number
  compounds: number
  facilities: number
  openProblems: number | null
  /** Households beyond the target, negative below it, 0 within; null: households are not known. */
  deviation: number | null
}

/** By code, the grids that have land. `grids`: of each atom. */
export function totalsOf(
  { subdivision: { atoms }, counts }: Cells,
  grids: readonly (string | null)[],
  target: GridTarget,
): Map<string, GridTotals> {
  const sums = new Map<string, Omit<GridTotals, 'code' | 'deviation'>>()
  grids.forEach((code, atom) => {
    if (code === null) return
    const sum = sums.get(code) ?? {
      households: counts.households && 0,
      population: counts.population && 0,
      squareMetres: 0,
      compounds: 0,
      facilities: 0,
      openProblems: counts.openProblems && 0,
    }
    sum.squareMetres += atoms[atom]!.squareMetres
    sum.compounds += counts.compounds[atom]!
    sum.facilities += counts.facilities[atom]!
    if (sum.households !== null) sum.households += counts.households![atom]!
    if (sum.population !== null) sum.population += counts.population![atom]!
    if (sum.openProblems !== null) sum.openProblems += counts.openProblems![atom]!
    sums.set(code, sum)
  })
  const sorted = [...sums].sort(([a], [b]) => (a < b ? -1 : 1))
  const homes = wholeNumbers(sorted.map(([, sum]) => sum.households ?? 0))
  const people = wholeNumbers(sorted.map(([, sum]) => sum.population ?? 0))
  return new Map(
    sorted.map(([code, sum], i) => {
      const households = sum.households === null ? null : homes[i]!
      const population = sum.population === null ? null : people[i]!
      return [code, { code, ...sum, households, population, deviation: deviationFrom(target, households) }]
    }),
  )
}
