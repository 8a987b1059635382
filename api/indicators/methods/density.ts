// Density: how many places stand on the land? A polygon counts by the point on its surface.
import { sql } from 'kysely'
import { countedPlaces } from '../counted.ts'
import { borderMetres, landPerPiece, type MeasureOf, type Method } from './method.ts'

export const density: Method<MeasureOf<'density'>> = {
  facts: (county, _indicator, measure) => sql`
    with land as (${landPerPiece(county, measure.land)}),
    -- on a border of two parts a place counts once, for the lower piece
    standing as (
      select distinct on (counted.id) counted.id, part.piece_id
      from (${countedPlaces(county, measure.kind, measure.exclude)}) counted
      join land_part part on part.county_code = ${county} and part.layer = ${measure.land}
        and st_intersects(part.geom_m, st_pointonsurface(counted.geom_m))
      order by counted.id, part.piece_id),
    number as (select piece_id, count(*) as places from standing group by piece_id)
    select land.piece_id, coalesce(number.places, 0)::float8 as numerator, land.area as denominator
    from land left join number using (piece_id)`,

  reach: () => ({ beside: true, metres: borderMetres }),
}
