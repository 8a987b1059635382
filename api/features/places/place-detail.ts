// Everything about one place: its measures, source, the areas that hold it and the units that answer for it.
import { sql } from 'kysely'
import type { PlaceDetail } from '../../contract/places.ts'
import { listChain } from '../../db/areas.ts'
import { selectAssignments } from '../../db/assignments.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import { selectPlaces } from './list-places.ts'

/** More units than anyone reads; one place has a handful. */
const assignmentLimit = 200

/** @throws AppError unknown-place */
export async function getPlaceDetail(db: Db, county: string, id: number): Promise<PlaceDetail> {
  const [feature] = await selectPlaces(db, sql`place.county_code = ${county} and place.id = ${id}`, 1)
  if (!feature) throw new AppError('unknown-place', `County ${county} has no place with the id ${id}.`)
  const { regionCode, gridCode } = feature.properties
  const areas = await listChain(db, gridCode ?? regionCode)
  return {
    feature,
    ...(await readMeasures(db, county, id)),
    areas: areas.map(({ code, level, name, leaderName }) => ({ code, level, name, leaderName })),
    assignments: await listAssignmentsOver(
      db,
      county,
      id,
      areas.map((area) => area.code),
    ),
  }
}

type Measures = Pick<PlaceDetail, 'areaSquareMetres' | 'lengthMetres' | 'source' | 'sourceCrs' | 'updatedAt'>

async function readMeasures(db: Db, county: string, id: number): Promise<Measures> {
  const { rows } = await sql<Measures>`
    select case when st_dimension(geom_m) = 2 then st_area(geom_m) end as area_square_metres,
           case when st_dimension(geom_m) = 1 then st_length(geom_m) end as length_metres,
           place.source, batch.source_crs,
           to_char(place.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as updated_at
    from place
    left join import_batch batch on batch.county_code = place.county_code and batch.id = place.batch_id
    where place.county_code = ${county} and place.id = ${id}`.execute(db)
  return rows[0]! // the caller has just read this row
}

/** Assignments of the place itself first, then of what holds it, the nearest first. */
function listAssignmentsOver(db: Db, county: string, id: number, areas: string[]) {
  const chosen = sql`place.id = ${id} or grid.code = any(${areas}::text[]) or region.code = any(${areas}::text[])`
  const order = sql`place.id is null, length(coalesce(grid.code, region.code)) desc, assignment.id`
  return selectAssignments(db, county, chosen, { order, limit: assignmentLimit })
}
