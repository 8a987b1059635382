// Where does a problem lie that is known already? Where it was said to, as long as that holds.
import { levelOf } from '../../contract/areas.ts'
import type { MoveBody } from '../../contract/problem-moves.ts'
import { borderMetres } from '../../contract/problem-reports.ts'
import { AppError } from '../../db/errors.ts'
import { locatePoint, type Spot } from '../../db/locate-point.ts'
import type { Db } from '../../db/tables.ts'
import type { LockedProblem } from './locked-problem.ts'

/**
 * Near a border the reporter chose a grid, which stays while the position does and the grid is there.
 * @throws AppError outside-county, grid-not-here
 */
export async function locateProblem(
  db: Db,
  county: string,
  { lng, lat, areaCode }: LockedProblem,
  { position, gridCode }: Pick<MoveBody, 'position' | 'gridCode'> = {},
): Promise<Spot> {
  const at = (chosen?: string) => locatePoint(db, county, position ?? [lng, lat], borderMetres, chosen)
  if (position || gridCode !== undefined || levelOf(areaCode) !== 'grid') return at(gridCode)
  try {
    return await at(areaCode)
  } catch (error) {
    if (error instanceof AppError && error.code === 'grid-not-here') return at()
    throw error
  }
}
