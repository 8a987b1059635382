// What a method is: SQL that yields the facts of one measure, piece by piece.
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/tables.ts'
import type { KeptMeasure, LandLayer } from '../definition.ts'

export type MeasureOf<Name extends KeptMeasure['method']> = Extract<KeptMeasure, { method: Name }>

/** What of the mosaic a fact depends on: asked when only some pieces have changed. */
export interface Reach {
  /** A place on a border counts for one of the pieces beside it, so that the others have other facts too. */
  beside: boolean
  /** Places count that lie this far outside a piece, metres; null: none is read. */
  metres: number | null
}

/** Whoever stands on a border stands this near to both pieces, metres. */
export const borderMetres = 1

export interface Method<M> {
  /** Lays down what the facts and the shapes are computed from, e.g. service areas. */
  prepare?: (db: Db, county: string, indicator: string, measure: M) => Promise<void>
  /**
   * SQL yielding `piece_id, numerator, denominator` in m², m or counts, one row per piece that has a denominator.
   * Pieces without one are left out: there nothing can be said.
   */
  facts: (county: string, indicator: string, measure: M) => RawBuilder<unknown>
  reach: (measure: M) => Reach
}

/** SQL: `piece_id, area` of a layer in m². */
export function landPerPiece(county: string, layer: LandLayer): RawBuilder<unknown> {
  return sql`
    select piece_id, sum(st_area(geom_m)) as area from land_part
    where county_code = ${county} and layer = ${layer} group by piece_id`
}
