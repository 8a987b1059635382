// Where is the land covered and where not? The shapes behind a coverage, for the map.
import { sql } from 'kysely'
import { codeLength, levelOf } from '../contract/areas.ts'
import type { CoverageShapes } from '../contract/indicators.ts'
import { AppError } from '../db/errors.ts'
import { overlayGrid } from '../db/overlay.ts'
import type { Db } from '../db/tables.ts'
import { areaParts } from './explain.ts'
import { getDefinition, listValuesOf } from './values.ts'

/** Vertices closer to the line than this are left out of what travels: metres. */
const drawingToleranceMetres = 1

/** @throws AppError unknown-indicator, unknown-area, not-a-coverage */
export async function coverageShapes(db: Db, indicator: string, code: string): Promise<CoverageShapes> {
  const definition = getDefinition(indicator)
  const { measure } = definition
  if (measure.method !== 'coverage') {
    throw new AppError('not-a-coverage', `The indicator ${indicator} is no coverage and has no covered land.`)
  }
  const level = levelOf(code)
  if (!level) throw new AppError('unknown-area', `There is no area with the code ${code}.`)
  const county = code.slice(0, codeLength.county)
  // Where nothing is recorded nothing can be said: uncovered would be a claim.
  const [value] = await listValuesOf(db, { within: code, level, indicators: [definition] })
  if (!value || value.numerator === null) return { type: 'FeatureCollection', features: [] }
  const { rows } = await sql<{ part: 'covered' | 'uncovered' | 'service'; geometry: unknown }>`
    with land as materialized (${areaParts(county, level, code, measure.land)}),
    service as materialized (
      select geom_m from service_part where county_code = ${county} and indicator = ${indicator}),
    cut as (
      select land.geom_m as land,
             (select st_union(service.geom_m, ${overlayGrid}) from service where st_intersects(service.geom_m, land.geom_m)) as reached
      from land),
    shape as (
      select 'covered' as part, st_union(st_collectionextract(st_intersection(land, reached, ${overlayGrid}), 3), ${overlayGrid}) as geom_m
      from cut where reached is not null
      union all
      select 'uncovered', st_union(case when reached is null then land else st_collectionextract(st_difference(land, reached, ${overlayGrid}), 3) end, ${overlayGrid})
      from cut
      union all
      select 'service', st_boundary(st_union(service.geom_m, ${overlayGrid})) from service),
    drawn as (select part, st_simplify(geom_m, ${drawingToleranceMetres}) as geom_m from shape)
    select part, st_asgeojson(st_transform(geom_m, 4326), 6)::json as geometry
    from drawn where not st_isempty(geom_m)`.execute(db)
  return {
    type: 'FeatureCollection',
    features: rows.map(({ part, geometry }) => ({ type: 'Feature', properties: { part }, geometry })),
  }
}
