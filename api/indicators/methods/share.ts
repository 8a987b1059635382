// Share: which part of the places has something, counted by place? Today: a unit that answers for it.
import { sql } from 'kysely'
import type { MeasureOf, Method } from './method.ts'

export const share: Method<MeasureOf<'share'>> = {
  facts: (county, _indicator, measure) => sql`
    with standing as (
      select distinct on (place.id) place.id, part.piece_id
      from place
      join land_part part on part.county_code = ${county} and part.layer = 'whole'
        and st_intersects(part.geom_m, st_pointonsurface(place.geom_m))
      where place.county_code = ${county} and place.kind = ${measure.kind}
      order by place.id, part.piece_id),
    assigned as (
      select distinct place_id as id from assignment
      where county_code = ${county} and place_id is not null
        and valid_from <= current_date and (valid_to is null or valid_to >= current_date))
    select piece_id, count(assigned.id)::float8 as numerator, count(*)::float8 as denominator
    from standing left join assigned using (id) group by piece_id`,
}
