// Per head: how many square metres for each person? People of pieces that hold some of the land; areas with an official
// population of their own divide by that instead (values.ts).
import { sql } from 'kysely'
import { measuredArea, reachOf } from './measured-area.ts'
import { landPerPiece, type MeasureOf, type Method } from './method.ts'

export const perHead: Method<MeasureOf<'per-head'>> = {
  facts: (county, _indicator, measure) => sql`
    select land.piece_id, coalesce(measured.area, 0) as numerator, piece.population::float8 as denominator
    from (${landPerPiece(county, measure.land)}) land
    join piece on piece.county_code = ${county} and piece.id = land.piece_id
    left join (${measuredArea(county, measure.of, measure.land)}) measured using (piece_id)`,

  reach: (measure) => reachOf(measure.of),
}
