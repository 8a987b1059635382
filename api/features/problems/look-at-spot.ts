// What is at a position, before somebody reports there? Grid, unit, facilities, and open problems that may be the same.
import { type RawBuilder, sql } from 'kysely'
import { kinds } from '../../../geodata/kinds/index.ts'
import { borderMetres, nearbyMetres, type SpotAnswer } from '../../contract/problem-reports.ts'
import { locatePoint, metricPoint } from '../../db/locate-point.ts'
import { executePrepared } from '../../db/prepared.ts'
import { momentOf } from '../../db/problem-rows.ts'
import { routeProblem } from '../../db/route-problem.ts'
import { askedAt } from '../../db/routing-facts.ts'
import type { Db } from '../../db/tables.ts'
import { checkCategory, namePlace } from './check-report.ts'

/** Of facilities to pick from. */
const placeMetres = 50
/** More are not picked from on a phone, nor compared. */
const shown = 12

/** What a problem can be about; land and the houses on it are not picked. */
const pickable = kinds.filter(({ id, group }) => group !== 'land' && id !== 'building').map(({ id }) => id)

interface Asked {
  lng: number
  lat: number
  category?: string
  place?: number
  grid?: string
}

/** @throws AppError outside-county, grid-not-here, unknown-category, category-closed, unknown-place */
export async function lookAtSpot(
  db: Db,
  county: string,
  { lng, lat, category, place, grid }: Asked,
): Promise<SpotAnswer> {
  const position = [lng, lat] as const
  const { kinds: related = [] } = category === undefined ? {} : await checkCategory(db, county, category)
  if (place !== undefined) await namePlace(db, county, place)
  const spot = await locatePoint(db, county, position, borderMetres, grid)
  const point = metricPoint(position)
  return {
    grid: spot.grid && { code: spot.grid.code, name: spot.grid.name, leaderName: spot.grid.leaderName },
    communityName: spot.communityName,
    neighbours: spot.neighbours,
    places: await listPlaces(db, county, point, related),
    routing: await routeProblem(db, county, askedAt(position, spot, category ?? '', place ?? null)),
    nearby: category === undefined ? [] : await listNearby(db, county, point, category),
  }
}

/** What the category is usually about first, then the nearest. */
async function listPlaces(
  db: Db,
  county: string,
  point: RawBuilder<unknown>,
  related: readonly string[],
): Promise<SpotAnswer['places']> {
  const { rows } = await executePrepared(
    db,
    sql<SpotAnswer['places'][number]>`
    with spot as materialized (select ${point} as geom_m)
    select place.id, place.kind, place.name,
           round(st_distance(place.geom_m, spot.geom_m)::numeric) as distance_metres
    from spot join place on place.county_code = ${county} and st_dwithin(place.geom_m, spot.geom_m, ${placeMetres})
    where place.kind = any(${pickable}::text[])
    order by place.kind = any(${[...related]}::text[]) desc, st_distance(place.geom_m, spot.geom_m), place.id
    limit ${shown}`,
  )
  return rows
}

/** Open ones of the same category, the nearest first. */
async function listNearby(
  db: Db,
  county: string,
  point: RawBuilder<unknown>,
  category: string,
): Promise<SpotAnswer['nearby']> {
  const { rows } = await executePrepared(
    db,
    sql<SpotAnswer['nearby'][number]>`
    with spot as materialized (select ${point} as geom_m)
    select problem.id, problem.words, problem.status, ${momentOf(sql`problem.reported_at`)} as reported_at,
           round(st_distance(problem.geom_m, spot.geom_m)::numeric) as distance_metres, problem.followers,
           (select photo_id from problem_photo photo
            where photo.county_code = problem.county_code and photo.problem_id = problem.id
            order by photo.seq, photo.position limit 1) as photo_id
    from spot join problem on problem.county_code = ${county}
      and problem.status not in ('closed', 'refused', 'void', 'merged')
      and st_dwithin(problem.geom_m, spot.geom_m, ${nearbyMetres})
    where problem.category_code = ${category}
    order by st_distance(problem.geom_m, spot.geom_m), problem.id limit ${shown}`,
  )
  return rows
}
