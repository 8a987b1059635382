// Where is the gap? The largest uncovered compounds first, or the compounds for which nobody answers.
import { type RawBuilder, sql } from 'kysely'
import type { Explanation } from '../contract/indicators.ts'
import { overlayGrid } from '../db/overlay.ts'
import type { Db } from '../db/tables.ts'
import type { Definition } from './definition.ts'
import { hasUnit } from './serving.ts'

const mostGaps = 50
/** Less than this is a corner of a parcel, nothing anybody would act on: m². */
const smallestGapSquareMetres = 100

/** `area` is SQL yielding the parts of the area as `geom_m`. Only coverages and shares have gaps. */
export async function listGaps(
  db: Db,
  county: string,
  area: RawBuilder<unknown>,
  definition: Definition,
): Promise<Explanation['gaps']> {
  const { measure, id } = definition
  if (measure.method !== 'coverage' && measure.method !== 'share') return []
  // Compounds are what people know by name; where none are recorded, the residential parcels.
  const uncovered =
    measure.method === 'share'
      ? sql`case when ${hasUnit(county)} then 0 else st_area(place.geom_m) end`
      : sql`st_area(place.geom_m) - coalesce((
          select sum(case when st_contains(service.geom_m, place.geom_m) then st_area(place.geom_m)
                          else st_area(st_intersection(service.geom_m, place.geom_m, ${overlayGrid})) end)
          from service_part service
          where service.county_code = ${county} and service.indicator = ${id}
            and st_intersects(service.geom_m, place.geom_m)), 0)`
  const { rows } = await sql<Explanation['gaps'][number]>`
    with area_part as materialized (${area}),
    named as (
      select case when exists (select from place where county_code = ${county} and kind = 'compound')
                  then 'compound' else 'residential-land' end as kind),
    gap as (
      select place.id, place.kind, place.name, ${uncovered} as uncovered, st_area(place.geom_m) as area
      from place join named on named.kind = place.kind
      where place.county_code = ${county} and st_dimension(place.geom_m) = 2
        and exists (select from area_part where st_intersects(area_part.geom_m, st_pointonsurface(place.geom_m)))),
    largest as (
      select * from gap where uncovered > ${smallestGapSquareMetres} order by uncovered desc, id limit ${mostGaps})
    select largest.id, largest.kind, largest.name, largest.uncovered as uncovered_square_metres,
           largest.area as area_square_metres, answering.name as unit_name
    from largest
    left join lateral (
      select unit.name from assignment join unit on unit.county_code = ${county} and unit.id = assignment.unit_id
      where assignment.county_code = ${county} and assignment.place_id = largest.id
        and valid_from <= current_date and (valid_to is null or valid_to >= current_date)
      order by assignment.role = 'packaging' desc, assignment.id limit 1
    ) answering on true
    order by largest.uncovered desc, largest.id`.execute(db)
  return rows
}
