// What divides the land of a community, and what stands on it: roads, water, compounds, facilities, open problems.
import { type RawBuilder, sql } from 'kysely'
import { kinds } from '../../../../geodata/kinds/index.ts'
import { can } from '../../../contract/access.ts'
import type { Rank } from '../../../contract/blocks/subdivision.ts'
import type { CommunityGround } from '../../../contract/grid-division.ts'
import { countyOf, unknownArea } from '../../../db/areas.ts'
import { asGeoJson, degreesSrid, everyDigit } from '../../../db/geometry.ts'
import type { Db } from '../../../db/tables.ts'
import type { Caller } from '../../handler.ts'
import { readGridSettings } from '../settings/target.ts'

/** How much each class of road and water divides; what is not named divides like a local road. Banks count, ponds do not. */
const ranks: Record<string, Rank> = {
  'road expressway': 4,
  'road arterial': 3,
  'road secondary': 2,
  'road local': 1,
  'road link': 0,
  'road service': 0,
  'road path': 0,
  'water river': 4,
  'water canal': 3,
  'water lake': 2,
  'water reservoir': 2,
  'water stream': 1,
  'water pond': 0,
}

const facilityKinds = kinds
  .filter(({ id, style }) => style.role === 'facility' && id !== 'compound')
  .map(({ id }) => id as string)

/** Lines end this far outside the community: degrees. */
const marginDegrees = 0.002
/** Where a place counts: where its grid is decided, too (`db/locate.ts`). */
const decidingPoint = sql`st_transform(st_pointonsurface(place.geom_m), ${degreesSrid}::int)`

/** @throws AppError unknown-area */
export async function readGround(db: Db, caller: Caller, community: string): Promise<CommunityGround> {
  const county = countyOf(community)
  const seesProblems = can(caller, 'problem.read', { area: community })
  const { rows } = await sql<Omit<CommunityGround, 'target'>>`
    with land as materialized (
      select geom from region where county_code = ${county} and code = ${community} and geom is not null
      union all
      select geom from grid where county_code = ${county} and community_code = ${community} and valid_to is null),
    frame as materialized (
      select st_expand(st_extent(geom)::geometry, ${marginDegrees}) as box from land),
    line as (
      select coalesce((${JSON.stringify(ranks)}::jsonb ->> (kind || ' ' || coalesce(properties ->> 'class', '')))::int, 1) as rank,
        (st_dump(st_collectionextract(st_clipbybox2d(
          case when st_dimension(place.geom) = 2 then st_boundary(place.geom) else place.geom end, box), 2))).geom as geom
      from frame join place on place.county_code = ${county} and place.kind in ('road', 'water') and place.geom && frame.box),
    compound as (
      select place.id, place.name, ${asGeoJson(decidingPoint)} -> 'coordinates' as at,
        (place.properties ->> 'dwellings')::int as dwellings, (place.properties ->> 'people')::int as people,
        case when st_dimension(place.geom) = 2 then ${asGeoJson(sql`place.geom`)} end as geometry
      from frame join place on place.county_code = ${county} and place.kind = 'compound' and place.geom && frame.box
      where exists (select from land where land.geom && place.geom and st_intersects(land.geom, place.geom)))
    select case when region.geom is not null then ${asGeoJson(sql`region.geom`, everyDigit)} end as boundary,
      region.households, coalesce(urban_population + coalesce(temporary_population, 0), resident_population) as population,
      coalesce((select json_agg(json_build_object('rank', rank, 'points', ${asGeoJson(sql`line.geom`)} -> 'coordinates')
        order by rank desc, st_xmin(line.geom), st_ymin(line.geom), st_npoints(line.geom)) from line), '[]') as lines,
      coalesce((select json_agg(compound order by id) from compound), '[]') as compounds,
      ${positions(sql`
        select ${decidingPoint} as geom from place where county_code = ${county}
        and kind in (${sql.join(facilityKinds)}) and area_code like ${`${community}%`}`)} as facilities,
      case when ${seesProblems}::boolean then ${positions(sql`
        select geom from problem where county_code = ${county} and area_code like ${`${community}%`}
        and status not in ('closed', 'refused', 'void', 'merged')`)} end as problems
    from region where county_code = ${county} and code = ${community}`.execute(db)
  const [ground] = rows
  if (!ground) throw unknownArea(community)
  return { ...ground, target: (await readGridSettings(db, county)).target }
}

function positions(points: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce((
    select json_agg(json_build_array(st_x(geom), st_y(geom)) order by st_x(geom), st_y(geom)) from (${points}) point), '[]')`
}
