// Reads places of a kind as GeoJSON features, and counts them.
import { type RawBuilder, sql } from 'kysely'
import { kinds } from '../../../geodata/kinds/index.ts'
import { type Box, codeLength } from '../../contract/areas.ts'
import type { PlaceFeature } from '../../contract/places.ts'
import { asGeoJson, degreesSrid } from '../../db/geometry.ts'
import { placesIn, type Reach } from '../../db/scope.ts'
import type { Db } from '../../db/tables.ts'

interface Choice {
  kind: string
  /** Inside the area asked for, what the caller may see. */
  reach: Reach
  box?: Box
  /** Id of the last place of the page before. */
  after: number
  limit: number
}

/** Places by id. A box takes whatever touches it; an area takes what has its surface point inside. */
export function listPlaces(db: Db, { kind, reach, box, after, limit }: Choice): Promise<PlaceFeature[]> {
  const inBox =
    box &&
    sql`place.geom && st_makeenvelope(${sql.join(box)}, ${sql.lit(degreesSrid)})
    and st_intersects(place.geom, st_makeenvelope(${sql.join(box)}, ${sql.lit(degreesSrid)}))`
  return selectPlaces(
    db,
    sql`place.kind = ${kind} and place.id > ${after} and ${placesIn(reach)} and ${inBox ?? sql`true`}`,
    limit,
  )
}

export async function selectPlaces(
  db: Db,
  chosen: RawBuilder<unknown>,
  limit: number,
): Promise<PlaceFeature[]> {
  const { rows } = await sql<PlaceFeature['properties'] & Pick<PlaceFeature, 'geometry'>>`
    select id, county_code as county, kind, code, name, left(area_code, ${codeLength.community}) as region_code,
           case when length(area_code) = ${codeLength.grid} then area_code end as grid_code, properties,
           ${asGeoJson(sql`geom`)} as geometry
    from place where ${chosen} order by id limit ${limit}`.execute(db)
  return rows.map(({ geometry, ...properties }) => ({
    type: 'Feature',
    id: properties.id,
    geometry,
    properties,
  }))
}

/** Kind by kind: each is one stretch of the index, however many places there are besides. */
export async function countPlaces(db: Db, reach: Reach): Promise<{ kind: string; count: number }[]> {
  const ids = kinds.map(({ id }) => id)
  const { rows } = await sql<{ kind: string; count: number }>`
    select kind.id as kind, counted.count
    from unnest(${ids}::text[]) as kind (id)
    cross join lateral (select count(*) from place where place.kind = kind.id and ${placesIn(reach)}) counted
    where counted.count > 0 order by kind.id`.execute(db)
  return rows
}
