// What is wrong with grids as they stand, whoever drew them? Of a county, or of one community of it.
import { type RawBuilder, sql } from 'kysely'
import type { Finding, FindingCode } from '../../../contract/grids.ts'
import { cutFrom } from '../../../db/cut.ts'
import { asGeoJson } from '../../../db/geometry.ts'
import { degreeGrid, overlayGrid } from '../../../db/overlay.ts'
import type { Db } from '../../../db/tables.ts'
import { interiorsMeet, isLand } from '../../../indicators/mosaic.ts'
import { finding, numbered } from '../finding.ts'
import { narrowPlacesOf, widePartsOf } from '../narrow-places.ts'
import { thresholds } from '../thresholds.ts'

const narrowest = thresholds.narrow.value / 2

/** SQL: `community, grids, square_metres, geom` in degrees, and `place_id, place_name` of what is cut. */
type Check = RawBuilder<unknown>

function checksOf(county: string, community?: string): [FindingCode, Check][] {
  const isOwn = (table: string) =>
    community === undefined ? sql`true` : sql`${sql.ref(`${table}.community_code`)} = ${community}`
  const grids = sql`
    own as materialized (
      select id, code, community_code, geom, geom_m from grid
      where county_code = ${county} and valid_to is null and ${isOwn('grid')})`
  return [
    ['invalid', sql`with ${grids} ${invalid}`],
    ['overlap', sql`with ${grids} ${overlaps(county)}`],
    [
      'gap',
      sql`with ${grids}, ${landOf(county)} ${leftOver(sql`st_difference(outline, land, ${degreeGrid})`)}`,
    ],
    [
      'outside',
      sql`with ${grids}, ${landOf(county)} ${leftOver(sql`st_difference(land, outline, ${degreeGrid})`)}`,
    ],
    ['sliver', sql`with ${grids} ${strips}`],
    ['scattered', sql`with ${grids} ${each(sql`st_numgeometries(geom) > 1`)}`],
    ['encloses', sql`with ${grids} ${each(sql`st_nrings(geom) > st_numgeometries(geom)`)}`],
    ['compound-cut', sql`with ${grids} ${cuts(county, 'compound')}`],
    ['building-cut', sql`with ${grids} ${cuts(county, 'building')}`],
    ['narrow', sql`with ${grids} ${narrow}`],
    ['code-wrong', sql`with ${grids} ${each(sql`code like '%000'`)}`],
    ['code-reused', sql`with ${grids} ${each(wasUsed(county))}`],
  ]
}

export interface Counted {
  community: string
  code: FindingCode
  count: number
  squareMetres: number
}

/** How many of each kind, or of some, in each community that has any. */
export async function countFaults(
  db: Db,
  county: string,
  isAsked: (code: FindingCode) => boolean = () => true,
): Promise<Counted[]> {
  const counted: Counted[] = []
  for (const [code, check] of checksOf(county)) {
    if (!isAsked(code)) continue
    const { rows } = await sql<Omit<Counted, 'code'>>`
      select community, count(*)::int as count, coalesce(sum(square_metres), 0) as square_metres
      from (${check}) found group by community`.execute(db)
    counted.push(...rows.map((row) => ({ code, ...row })))
  }
  return counted
}

/** Of one kind; nobody works through more. */
const mostFindings = 200

/** The errors first, of each kind the largest first. */
export async function listFaults(db: Db, county: string, community: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [code, check] of checksOf(county, community)) {
    const { rows } = await sql<{
      grids: string[]
      squareMetres: number | null
      geometry: unknown
      placeId: number | null
      placeName: string | null
    }>`
      select grids, square_metres, ${asGeoJson(sql`geom`)} as geometry, place_id, place_name
      from (${check}) found order by square_metres desc nulls last, grids limit ${mostFindings}`.execute(db)
    findings.push(
      ...rows.map(({ placeId, placeName, ...found }) =>
        finding({ code, ...found, ...(placeId !== null && { cut: { id: placeId, name: placeName } }) }),
      ),
    )
  }
  return numbered(findings)
}

const noPlace = sql`null::bigint as place_id, null::text as place_name`

/** Imports mend polygons that cross themselves; in metres another one may. */
const invalid = sql`
  select community_code as community, array[code] as grids, null::float8 as square_metres, geom, ${noPlace}
  from own where not st_isvalid(geom) or not st_isvalid(geom_m)`

function each(condition: RawBuilder<unknown>): Check {
  return sql`
    select community_code as community, array[code] as grids, null::float8 as square_metres, geom, ${noPlace}
    from own where ${condition}`
}

/** A grid in parts comes into as many parts by itself. */
const narrow = sql`
  select community_code as community, array[code] as grids, null::float8 as square_metres,
         ${narrowPlacesOf(sql`own.geom_m`)} as geom, ${noPlace}
  from own where ${widePartsOf(sql`geom_m`)} > st_numgeometries(geom_m)`

/** Another grid had this code and ended. That no two have it at once, and that it begins with its community, the table sees to. */
function wasUsed(county: string): RawBuilder<unknown> {
  return sql`exists (
    select from grid ended where ended.county_code = ${county} and ended.community_code = own.community_code
      and ended.code = own.code and ended.valid_to is not null)`
}

/**
 * Each pair once, told of the community of the lower code; in one community more than two roundings of one border, between
 * communities more than two drawings. In degrees, in which a corner on a neighbour's long edge lies on it.
 */
function overlaps(county: string): Check {
  return sql`
    , shared as materialized (
      select own.community_code as community, array[least(own.code, other.code), greatest(own.code, other.code)] as grids,
             own.community_code = other.community_code as beside,
             st_collectionextract(st_intersection(own.geom, other.geom, ${degreeGrid}), 3) as geom
      from own join grid other on other.county_code = ${county} and other.valid_to is null and other.geom && own.geom
        and (other.code > own.code or other.community_code < own.community_code
          and other.community_code not in (select community_code from own))
        and ${interiorsMeet(sql`own.geom`, sql`other.geom`)}),
    measured as materialized (
      select *, st_transform(geom, (select metric_srid from deployment)) as geom_m from shared)
    select community, grids, st_area(geom_m) as square_metres, geom, ${noPlace}
    from measured
    where st_area(geom_m) > ${thresholds.land.value} and (${isLand(sql`geom_m`)}
      or beside and 2 * st_area(geom_m) > ${thresholds.drawing.value} * st_perimeter(geom_m))`
}

/**
 * SQL: `with` steps up to `compared (community, land, outline)` in degrees, in which borders are drawn: the grids of a
 * community as one, and what they should fill. Without a boundary that is their outline without its holes.
 */
function landOf(county: string): RawBuilder<unknown> {
  return sql`
    land as materialized (
      select community_code as community, st_union(geom, ${degreeGrid}) as geom from own group by community_code),
    compared as materialized (
      select land.community, land.geom as land, coalesce(st_snap(region.geom, land.geom, ${thresholds.snap.value}), (
               select st_collect(st_makepolygon(st_exteriorring(part.geom)))
               from st_dump(st_collectionextract(land.geom, 3)) part)) as outline
      from land join region on region.county_code = ${county} and region.code = land.community)`
}

/** The parts of a difference that are more than two drawings of one border, with the grids beside each. */
function leftOver(difference: RawBuilder<unknown>): Check {
  return sql`
    , part as materialized (
      select community, part.geom, st_transform(part.geom, (select metric_srid from deployment)) as geom_m
      from compared cross join lateral st_dump(st_collectionextract(${difference}, 3)) part),
    large as materialized (
      select * from part where st_area(geom_m) > ${thresholds.land.value}
        -- twice area over perimeter is the mean width of a strip
        and 2 * st_area(geom_m) > ${thresholds.drawing.value} * st_perimeter(geom_m))
    select community, coalesce((
             select array_agg(code order by code) from own
             where own.community_code = large.community
               and st_dwithin(own.geom_m, large.geom_m, ${thresholds.drawing.value})), '{}') as grids,
           st_area(geom_m) as square_metres, geom, ${noPlace}
    from large`
}

/** Area over perimeter is at most the radius of the largest disc inside, so that few have to be narrowed to see. */
const strips = sql`
  select community_code as community, array[code] as grids, st_area(geom_m) as square_metres, geom, ${noPlace}
  from own
  where st_area(geom_m) < ${thresholds.smallest.value}
    or st_area(geom_m) < ${narrowest} * st_perimeter(geom_m) and st_isempty(st_buffer(geom_m, ${-narrowest}))`

/** Places of which a second grid holds more than a wall; told of the community of the grid that holds most. */
function cuts(county: string, kind: 'compound' | 'building'): Check {
  return sql`
    , crossed as materialized (
      select place.id, place.name, place.geom, place.geom_m, own.code, own.community_code,
             st_area(st_intersection(place.geom_m, own.geom_m, ${overlayGrid})) as area
      from own join place on place.county_code = ${county} and place.kind = ${kind} and place.geom_m && own.geom_m
        and st_dimension(place.geom_m) = 2
        and st_intersects(own.geom_m, place.geom_m) and not st_contains(own.geom_m, place.geom_m)),
    ranked as (
      select *, row_number() over place as rank, lead(area) over place as other_area, lead(code) over place as other
      from crossed window place as (partition by id order by area desc, code))
    select community_code as community, array[code, other] as grids, other_area as square_metres, geom,
           id as place_id, name as place_name
    from ranked
    where rank = 1 and other_area > ${cutFrom(sql`st_area(geom_m)`)}`
}
