// Corrects where a problem lies or what it is about, and routes it again: once, however much is corrected at a time.
import { sql } from 'kysely'
import type { MoveBody } from '../../contract/problem-moves.ts'
import { AppError } from '../../db/errors.ts'
import { hexWkb } from '../../db/geometry.ts'
import { routeProblem } from '../../db/route-problem.ts'
import { askedAt } from '../../db/routing-facts.ts'
import type { Db } from '../../db/tables.ts'
import { checkCategory, namePlace } from './check-report.ts'
import { locateProblem } from './locate-problem.ts'
import type { LockedProblem } from './locked-problem.ts'

export type Correction = Pick<MoveBody, 'position' | 'category' | 'gridCode' | 'placeId'>

/** @throws AppError bad-request, unknown-category, category-closed, unknown-place, outside-county, grid-not-here */
export async function amendProblem(
  trx: Db,
  county: string,
  problem: LockedProblem,
  { position, category = problem.categoryCode, gridCode, placeId }: Correction,
  at: Date,
) {
  const point = position ?? ([problem.lng, problem.lat] as const)
  if (category !== problem.categoryCode) await checkCategory(trx, county, category)
  // Somewhere else it is not at that place any more, unless that is said too.
  const place = placeId === undefined ? (position ? null : problem.placeId) : placeId
  const placeName =
    place === problem.placeId
      ? problem.placeName
      : place === null
        ? null
        : await namePlace(trx, county, place)
  const spot = await locateProblem(trx, county, problem, { position, gridCode })
  const isSame =
    category === problem.categoryCode &&
    place === problem.placeId &&
    spot.areaCode === problem.areaCode &&
    point[0] === problem.lng &&
    point[1] === problem.lat
  if (isSame) throw new AppError('bad-request', 'Nothing is corrected: place and category are as they were.')
  const routing = await routeProblem(trx, county, askedAt(point, spot, category, place))
  return {
    patch: {
      categoryCode: category,
      ...(position && { geom: sql`${hexWkb({ type: 'Point', coordinates: [...position] })}::geometry` }),
      placeId: place,
      placeName,
      regionCode: spot.regionCode,
      gridId: spot.grid?.id ?? null,
      areaCode: spot.areaCode,
      unitId: routing.unitId,
      routing: JSON.stringify(routing),
      routedAt: at,
    },
    details: {
      before: {
        category: problem.categoryCode,
        area: problem.areaCode,
        place: problem.placeName,
        position: [problem.lng, problem.lat],
        unitId: problem.unitId,
      },
      after: { category, area: spot.areaCode, place: placeName, position: point, unitId: routing.unitId },
    },
  }
}
