// Area ratio: which share of the land is green, road, or inside a grid?
import { sql } from 'kysely'
import { measuredArea, reachOf } from './measured-area.ts'
import { landPerPiece, type MeasureOf, type Method } from './method.ts'

export const areaRatio: Method<MeasureOf<'area-ratio'>> = {
  facts: (county, _indicator, measure) => sql`
    select land.piece_id, coalesce(measured.area, 0) as numerator, land.area as denominator
    from (${landPerPiece(county, measure.land)}) land
    left join (${measuredArea(county, measure.of, measure.land)}) measured using (piece_id)`,

  reach: (measure) => reachOf(measure.of),
}
