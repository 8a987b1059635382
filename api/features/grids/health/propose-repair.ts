// How could the borders of a community lie so that there is no gap and no overlap? A proposal, in which nothing is written.
import { type RawBuilder, sql } from 'kysely'
import type { MosaicRepair } from '../../../contract/grid-health.ts'
import type { GridShape } from '../../../contract/grids.ts'
import { countyOf } from '../../../db/areas.ts'
import { asGeoJson } from '../../../db/geometry.ts'
import type { Db } from '../../../db/tables.ts'
import { finding, numbered } from '../finding.ts'
import { thresholds } from '../thresholds.ts'

/** Vertices lie on whole 1e-7 degrees, as everywhere; what comes nearer than that is one border. */
const vertexGrid = sql.lit(1e-7)
/** Digits of such a vertex, with which it is the same number again. */
const vertexDigits = 7

interface Row {
  code: string | null
  version: number | null
  /** Land in square metres before and after; of a fault what it covers. */
  before: number | null
  after: number
  grids: string[]
  geometry: GridShape
}

/**
 * All borders together cut the community into faces. A face that several grids claim goes to the lowest code, where it is
 * counted already (`rebuildPieces`); one that none claims to the grid with the longest border beside it; what lies outside
 * the community to nobody. Faces as large as a unit grid and wider than a street are left for people to decide, and a centimetre of gap is none.
 */
export async function proposeRepair(db: Db, community: string): Promise<MosaicRepair> {
  const county = countyOf(community)
  const { rows } = await sql<Row>`
    with own as materialized (
      select code, version, geom, st_collectionextract(st_makevalid(geom), 3) as sound from grid
      where county_code = ${county} and community_code = ${community} and valid_to is null),
    outline as materialized (
      select coalesce(
        (select st_snap(geom, (select st_collect(sound) from own), ${thresholds.snap.value})
         from region where county_code = ${county} and code = ${community}),
        (select st_collect(st_makepolygon(st_exteriorring(part.geom)))
         from (select st_union(sound, ${vertexGrid}) as geom from own) land
         cross join lateral st_dump(st_collectionextract(land.geom, 3)) part)) as geom),
    line as materialized (
      select st_union(geom, ${vertexGrid}) as geom from (
        select st_boundary(sound) as geom from own union all select st_boundary(geom) from outline) border),
    face as materialized (
      select row_number() over () as id, part.geom, st_pointonsurface(part.geom) as inner_point,
             st_transform(part.geom, (select metric_srid from deployment)) as geom_m
      from (select st_polygonize(geom) as geom from line) faces cross join lateral st_dump(faces.geom) part),
    claimed as materialized (
      select face.id, face.geom, st_area(face.geom_m) as area, 2 * st_area(face.geom_m) / st_perimeter(face.geom_m) as width, not ${isLarge(sql`face.geom_m`)} as thin,
             st_intersects(outline.geom, face.inner_point) as inside,
             array(select code from own where st_intersects(own.sound, face.inner_point) order by code) as codes
      from face cross join outline),
    gap as (select * from claimed where inside and codes = '{}' and not thin),
    beside as (
      select distinct on (gap.id) gap.id, other.codes[1] as code
      from gap join claimed other on other.inside and other.codes <> '{}' and other.geom && gap.geom
        and st_relate(other.geom, gap.geom, 'F***1****')
      group by gap.id, other.codes[1]
      order by gap.id, sum(st_length(st_intersection(st_boundary(other.geom), st_boundary(gap.geom), ${vertexGrid}))) desc,
        other.codes[1]),
    given as materialized (
      select claimed.*, case when inside or thin then coalesce(codes[1], beside.code) end as code,
             inside and not thin and (
               cardinality(codes) <> 1 and area > ${thresholds.undecided.value} and width > ${thresholds.street.value}
               or codes = '{}' and beside.code is null) as undecided
      from claimed left join beside using (id)),
    redrawn as materialized (
      select code, st_union(geom, ${vertexGrid}) as geom, sum(area) as after
      from given where code is not null and not (undecided and codes = '{}') group by code),
    changed as materialized (
      select own.code, own.version, st_area(st_transform(own.sound, (select metric_srid from deployment))) as before,
             coalesce(redrawn.after, 0) as after, array[own.code] as grids, redrawn.geom, redrawn.geom is null or exists (
               select from st_dump(st_symdifference(own.sound, redrawn.geom, ${vertexGrid})) part
               cross join lateral st_transform(part.geom, (select metric_srid from deployment)) as geom_m
               where ${isLarge(sql`geom_m`)}) as large
      from own left join redrawn using (code)
      where redrawn.geom is null or not st_orderingequals(st_normalize(redrawn.geom), st_normalize(own.geom)))
    select code, version, before, after, grids, ${asGeoJson(sql`geom`, vertexDigits)} as geometry from changed
    -- when anything is mended every border gets the same corners on both sides; alone that is no reason
    where exists (select from changed where large)
    union all
    select null, null, null, area, codes, ${asGeoJson(sql`geom`, vertexDigits)} from given where undecided`.execute(
    db,
  )
  const undecided = rows
    .filter(({ code }) => code === null)
    .map(({ grids, after, geometry }) =>
      finding({ code: grids.length > 1 ? 'overlap' : 'gap', grids, squareMetres: after, geometry }),
    )
  return { changed: decided(rows), undecided: numbered(undecided) }
}

/** SQL: more than two drawings of one border? Twice area over perimeter is the mean width of a strip. */
function isLarge(geometry: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`(st_area(${geometry}) > ${thresholds.land.value}
    and 2 * st_area(${geometry}) > ${thresholds.drawing.value} * st_perimeter(${geometry}))`
}

/** Less than half of its land would be left: then the drawing means something else. */
const leastShare = 0.5

/** Nothing at all when a grid would be lost or halved, or while grids share land that nobody has decided on. */
function decided(rows: readonly Row[]): MosaicRepair['changed'] {
  const isLost = rows.some(({ before, after }) => before !== null && after < leastShare * before)
  if (isLost || rows.some(({ code, grids }) => code === null && grids.length > 1)) return []
  return rows.flatMap(({ code, version, geometry }) =>
    code === null || version === null ? [] : [{ code, version, geometry }],
  )
}
