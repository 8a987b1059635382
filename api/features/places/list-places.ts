// Reads places of a kind as GeoJSON features, and counts them.
import { type RawBuilder, sql } from 'kysely'
import { type Box, levelOf } from '../../contract/areas.ts'
import type { PlaceFeature } from '../../contract/places.ts'
import { countyOf } from '../../db/areas.ts'
import { asGeoJson, degreesSrid } from '../../db/geometry.ts'
import type { Db } from '../../db/tables.ts'

interface Choice {
  kind: string
  area?: string
  box?: Box
  /** Id of the last place of the page before. */
  after: number
  limit: number
}

/** Places by id. A box takes whatever touches it; an area takes what has its surface point inside. */
export function listPlaces(db: Db, { kind, area, box, after, limit }: Choice): Promise<PlaceFeature[]> {
  const inBox =
    box &&
    sql`place.geom && st_makeenvelope(${sql.join(box)}, ${sql.lit(degreesSrid)})
    and st_intersects(place.geom, st_makeenvelope(${sql.join(box)}, ${sql.lit(degreesSrid)}))`
  return selectPlaces(
    db,
    sql`place.kind = ${kind} and place.id > ${after} and ${area ? isInArea(area) : sql`true`} and ${inBox ?? sql`true`}`,
    limit,
  )
}

export async function selectPlaces(
  db: Db,
  chosen: RawBuilder<unknown>,
  limit: number,
): Promise<PlaceFeature[]> {
  const { rows } = await sql<PlaceFeature['properties'] & Pick<PlaceFeature, 'geometry'>>`
    select place.id, place.county_code as county, place.kind, place.code, place.name, place.region_code,
           grid.code as grid_code, place.properties, ${asGeoJson(sql`place.geom`)} as geometry
    from place
    left join grid on grid.county_code = place.county_code and grid.id = place.grid_id
    where ${chosen} order by place.id limit ${limit}`.execute(db)
  return rows.map(({ geometry, ...properties }) => ({
    type: 'Feature',
    id: properties.id,
    geometry,
    properties,
  }))
}

export async function countPlaces(db: Db, area: string): Promise<{ kind: string; count: number }[]> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select kind, count(*) from place where ${isInArea(area)} group by kind order by kind`.execute(db)
  return rows
}

/** A county holds all its places, those outside every boundary too. */
function isInArea(area: string): RawBuilder<unknown> {
  const county = countyOf(area)
  switch (levelOf(area)) {
    case 'county':
      return sql`place.county_code = ${county}`
    case 'grid':
      return sql`place.county_code = ${county} and place.grid_id = (
        select id from grid where county_code = ${county} and code = ${area} and valid_to is null)`
    default:
      return sql`place.county_code = ${county} and place.region_code like ${`${area}%`}`
  }
}
