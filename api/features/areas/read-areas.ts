// Reads counties and boundaries.
import type { Geometry } from 'geojson'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../contract/access.ts'
import { type County, levelOf } from '../../contract/areas.ts'
import { boxOf, checkArea, countyOf } from '../../db/areas.ts'
import { asGeoJson } from '../../db/geometry.ts'
import { countyInScope } from '../../db/scope.ts'
import type { Db } from '../../db/tables.ts'

/** The counties that one of the reader's grants reaches into. */
export async function readCounties(db: Db, reader: Actor): Promise<County[]> {
  const { rows } = await sql<County>`
    select region.code, region.name, ${boxOf(sql`region.geom`)} as box, state.demo,
           state.data_version, state.tile_version,
           (select ${boxOf(sql`st_collect(st_envelope(geom))`)} from place
            where county_code = state.county_code and kind = 'built-up-area') as town_box,
           (select 'EPSG:' || metric_srid from deployment) as metric_crs,
           -- made from a file's bounds, as every built-up area of the county then says of itself
           (select coalesce(bool_and(coalesce((properties ->> 'substitute')::boolean, false)), false)
            from place where county_code = state.county_code and kind = 'built-up-area') as built_up_substitute,
           (select json_build_object(${perLevel(sql`geom`)}, 'grid', ${gridCount})
            from region where county_code = state.county_code) as counts,
           (select json_build_object(${perLevel(sql`code`)}, 'grid', ${gridCount})
            from region where county_code = state.county_code) as listed
    from county_state state
    join region on region.county_code = state.county_code and region.code = state.county_code
    where ${countyInScope(reader, sql`state.county_code`)}
    order by region.code`.execute(db)
  return rows
}

/** Regions of each level that have something in a column. */
function perLevel(column: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    'county', count(${column}) filter (where level = 'county'),
    'township', count(${column}) filter (where level = 'township'),
    'community', count(${column}) filter (where level = 'community')`
}

/** No grid is without a boundary. */
const gridCount = sql`(select count(*) from grid where county_code = state.county_code and valid_to is null)`

/** The boundary in degrees; null when the area is listed without one. @throws AppError unknown-area */
export async function readShape(db: Db, code: string): Promise<Geometry | null> {
  await checkArea(db, code)
  const table = levelOf(code) === 'grid' ? sql`grid where valid_to is null and` : sql`region where`
  const { rows } = await sql<{ geometry: Geometry | null }>`
    select ${asGeoJson(sql`geom`)} as geometry from ${table} county_code = ${countyOf(code)} and code = ${code}`.execute(
    db,
  )
  return rows[0]?.geometry ?? null
}
