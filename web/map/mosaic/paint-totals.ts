// What each grid would have: sums of what stands on its atoms, quick enough for every move of a brush.
import type { GridTarget } from '../../../api/contract/grid-division.ts'
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
  return new Map(
    [...sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, sum]) => {
        const households = sum.households === null ? null : Math.round(sum.households)
        const population = sum.population === null ? null : Math.round(sum.population)
        const deviation =
          households === null
            ? null
            : households > target.most
              ? households - target.most
              : Math.min(0, households - target.least)
        return [code, { code, ...sum, households, population, deviation }]
      }),
  )
}
