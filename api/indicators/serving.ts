// Which places make up a number, and how much does each give? One SQL per method, for the explanation of a value.
import { type RawBuilder, sql } from 'kysely'
import { overlayGrid } from '../db/overlay.ts'
import { countedPlaces } from './counted.ts'
import type { AreaSource, KeptMeasure } from './definition.ts'
import { radiusOf } from './methods/coverage.ts'

/** Segments per quarter circle where a contribution is ranked, not published: 0.2 % small. */
const contributionSegments = 16

/**
 * SQL yielding `id, contribution` (m², m or a count) of the places that count on the parts of `land_part` in `area_part`.
 * Contributions of a coverage overlap: each is what the place covers by itself.
 */
export function servingPlaces(county: string, measure: KeptMeasure): RawBuilder<unknown> {
  switch (measure.method) {
    case 'coverage':
      return sql`
        with server as (
          select id, geom_m, ${radiusOf(measure.radii)} as radius
          from (${countedPlaces(county, measure.kind, measure.exclude)}) counted),
        near as materialized (
          select server.id, st_buffer(server.geom_m, server.radius, ${contributionSegments}::int) as disc from server
          where server.radius is not null
            and exists (select from area_part where st_dwithin(area_part.geom_m, server.geom_m, server.radius)))
        select near.id,
               sum(case when st_contains(near.disc, area_part.geom_m) then st_area(area_part.geom_m)
                        else st_area(st_intersection(near.disc, area_part.geom_m, ${overlayGrid})) end) as contribution
        from near join area_part on st_intersects(near.disc, area_part.geom_m) group by near.id`
    case 'density':
      return sql`
        select counted.id, 1::float8 as contribution
        from (${countedPlaces(county, measure.kind, measure.exclude)}) counted
        where exists (
          select from area_part where st_intersects(area_part.geom_m, st_pointonsurface(counted.geom_m)))`
    case 'length-density':
      return lengths(county, measure.kind, measure.classes)
    case 'area-ratio':
    case 'per-head':
      return areas(county, measure.of)
    case 'share':
      return sql`
        select place.id, 1::float8 as contribution from place
        where place.county_code = ${county} and place.kind = ${measure.kind}
          and exists (select from area_part where st_intersects(area_part.geom_m, st_pointonsurface(place.geom_m)))
          and ${hasUnit(county)}`
  }
}

/** SQL: does a unit answer for this `place` today? */
export function hasUnit(county: string): RawBuilder<boolean> {
  return sql`exists (
    select from assignment where assignment.county_code = ${county} and assignment.place_id = place.id
      and valid_from <= current_date and (valid_to is null or valid_to >= current_date))`
}

function lengths(county: string, kind: string, classes: readonly string[]): RawBuilder<unknown> {
  return sql`
    select place.id, sum(st_length(st_intersection(place.geom_m, area_part.geom_m, ${overlayGrid}))) as contribution
    from place join area_part on st_intersects(place.geom_m, area_part.geom_m)
    where place.county_code = ${county} and place.kind = ${kind}
      and place.properties ->> 'class' in (${sql.join([...classes])})
    group by place.id`
}

function areas(county: string, source: AreaSource): RawBuilder<unknown> {
  switch (source.from) {
    case 'grids':
      return sql`select null::bigint as id, 0::float8 as contribution where false`
    case 'widened-lines':
      return lengths(county, source.kind, Object.keys(source.usualWidthMetres))
    case 'property':
      return sql`
        select place.id, (place.properties ->> ${source.property})::float8 as contribution from place
        where place.county_code = ${county} and place.kind = ${source.kind}
          and place.properties ->> ${source.property} is not null
          and exists (select from area_part where st_intersects(area_part.geom_m, st_pointonsurface(place.geom_m)))`
    case 'places':
      return sql`
        select place.id, sum(st_area(st_intersection(place.geom_m, area_part.geom_m, ${overlayGrid}))) as contribution
        from place join area_part on st_intersects(place.geom_m, area_part.geom_m)
        where place.county_code = ${county} and place.kind in (${sql.join([...source.kinds])})
          and st_dimension(place.geom_m) = 2
        group by place.id`
  }
}
