// Coverage: how much land lies within the service radius of a place? Union of discs from the boundary, each square metre once.
import { sql } from 'kysely'
import { overlayGrid } from '../../db/overlay.ts'
import { countedPlaces } from '../counted.ts'
import type { SizeClass } from '../definition.ts'
import { dissolved } from '../mesh.ts'
import { landPerPiece, type MeasureOf, type Method } from './method.ts'

/** Segments per quarter circle: the polygon is 0.01 % smaller than the disc (domain.md §1.0). */
const quarterSegments = 64

/** What is thinner is rounding, metres. */
const hairMetres = 1e-6

/** SQL: the radius of a place by the size of its whole geometry, metres; null where it is too small to serve. */
export function radiusOf(radii: readonly SizeClass[]) {
  const largestFirst = [...radii].sort((a, b) => b.minSquareMetres - a.minSquareMetres)
  const cases = largestFirst.map(
    (each) => sql`when st_area(geom_m) >= ${each.minSquareMetres} then ${each.radiusMetres}::float8`,
  )
  return sql`case ${sql.join(cases, sql` `)} end`
}

export const coverage: Method<MeasureOf<'coverage'>> = {
  async prepare(db, county, indicator, measure) {
    const reach = Math.max(...measure.radii.map((each) => each.radiusMetres))
    await sql`delete from service_part where county_code = ${county} and indicator = ${indicator}`.execute(db)
    await sql`
      with server as (
        select geom_m, ${radiusOf(measure.radii)} as radius
        from (${countedPlaces(county, measure.kind, measure.exclude)}) counted),
      -- far-off places serve none of the land: their discs would only make the union slow
      disc as (
        select st_buffer(geom_m, radius, ${`quad_segs=${quarterSegments}`}::text) as geom_m from server
        where radius is not null and exists (
          select from land_part part where part.county_code = ${county} and part.layer = ${measure.land}
            and st_dwithin(part.geom_m, server.geom_m, ${reach})))
      insert into service_part (county_code, indicator, geom_m)
      select ${county}, ${indicator}, geom_m from (${dissolved(sql`select geom_m from disc`)}) service`.execute(
      db,
    )
  },

  facts: (county, indicator, measure) => sql`
    with land as (${landPerPiece(county, measure.land)}),
    covered as (
      select part.piece_id,
             -- Most land within a service area's box is covered wholly; only the rest needs an overlay. So does what the box
             -- left of a border that runs along it, nanometres wide: GEOS before 3.13 cannot relate that to anything.
             sum(case when case when 2 * st_area(boxed) > ${hairMetres} * st_perimeter(boxed)
                                then st_contains(service.geom_m, boxed) else false end then st_area(boxed)
                      else st_area(st_intersection(part.geom_m, service.geom_m, ${overlayGrid})) end) as area
      from land_part part
      join service_part service on service.county_code = ${county} and service.indicator = ${indicator}
        and st_intersects(service.geom_m, part.geom_m)
      cross join lateral st_clipbybox2d(part.geom_m, service.geom_m) boxed
      where part.county_code = ${county} and part.layer = ${measure.land}
      group by part.piece_id)
    select land.piece_id, coalesce(covered.area, 0) as numerator, land.area as denominator
    from land left join covered using (piece_id)`,

  // Service areas lie there already.
  reach: () => ({ beside: false, metres: null }),
}
