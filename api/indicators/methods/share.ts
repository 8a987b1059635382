// Share: which part of the places has something, counted by place? Today: a unit that answers for it.
import { sql } from 'kysely'
import { borderMetres, type MeasureOf, type Method } from './method.ts'

export const share: Method<MeasureOf<'share'>> = {
  facts: (county, _indicator, measure) => sql`
    with measured as (
      select id, region_code, grid_id from place where county_code = ${county} and kind = ${measure.kind}),
    -- places know already which piece holds them: db/locate.ts
    standing as (
      select measured.id, piece.id as piece_id
      from measured join piece on piece.county_code = ${county} and piece.grid_id = measured.grid_id
      union all
      select measured.id, piece.id
      from measured join piece on piece.county_code = ${county}
        and coalesce(piece.community_code, piece.township_code, piece.county_code) = measured.region_code
      where measured.grid_id is null and piece.grid_id is null),
    assigned as (
      select distinct place_id as id from assignment
      where county_code = ${county} and place_id is not null
        and valid_from <= current_date and (valid_to is null or valid_to >= current_date))
    select piece_id, count(assigned.id)::float8 as numerator, count(*)::float8 as denominator
    from standing left join assigned using (id) group by piece_id`,

  reach: () => ({ beside: true, metres: borderMetres }),
}
