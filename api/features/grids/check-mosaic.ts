// Do the grids of a community still lie side by side? Looked at as they would stand, in the transaction that wrote them.
import { type RawBuilder, sql } from 'kysely'
import type { Finding, FindingCode } from '../../contract/grids.ts'
import { asGeoJson, degreesSrid } from '../../db/geometry.ts'
import { borderGrid, overlayGrid } from '../../db/overlay.ts'
import type { Db } from '../../db/tables.ts'
import { interiorsMeet, isLand } from '../../indicators/mosaic.ts'
import { finding, numbered } from './finding.ts'
import { formerAndPresent } from './former-grids.ts'
import { thresholds } from './thresholds.ts'

const toleranceSquareMetres = thresholds.land.value
/** An overlay in degrees on a grid as fine: 1e-11° are a micrometre. */
const degreeGrid = sql.lit(1e-11)
const drawingMetres = thresholds.drawing.value
const smallestSquareMetres = thresholds.smallest.value
/** Half of the width that the narrowest place of a grid should have. */
const narrowMetres = thresholds.narrow.value / 2

interface Row {
  grids: string[]
  squareMetres: number | null
  geometry: unknown
}

/** Overlaps, gaps, land of others, strips: what was not there before. What was wrong already is no fault of the change. */
export async function findFaults(
  trx: Db,
  county: string,
  community: string,
  changeId: number,
): Promise<Finding[]> {
  const steps = formerAndPresent(county, changeId)
  const checks: [FindingCode, RawBuilder<Row>][] = [
    ['overlap', overlaps(county)],
    ['gap', lostLand(county, community)],
    ['outside', landOutside(county, community)],
    ['sliver', strips],
    ['scattered', moreThanBefore(1, sql`st_numgeometries(geom)`)],
    ['encloses', moreThanBefore(0, sql`st_nrings(geom) - st_numgeometries(geom)`)],
    ['narrow', moreThanBefore(1, sql`st_numgeometries(st_buffer(geom_m, ${-narrowMetres}))`, narrowPlaces)],
  ]
  const findings: Finding[] = []
  for (const [code, check] of checks) {
    const { rows } = await sql<Row>`with ${steps} ${check}`.execute(trx)
    findings.push(...rows.map((row) => finding({ code, ...row })))
  }
  return numbered(findings)
}

/** Grids of the community that share land; those of another one only where it is more than two drawings of one border. */
function overlaps(county: string): RawBuilder<Row> {
  const shared = (one: RawBuilder<unknown>, other: RawBuilder<unknown>) =>
    sql`st_collectionextract(st_intersection(${one}, ${other}, ${overlayGrid}), 3)`
  return sql<Row>`
    , shared as materialized (
      select mine.id as mine_id, other.id as other_id, least(mine.code, other.code) as first,
             greatest(mine.code, other.code) as second, left(mine.code, 12) = left(other.code, 12) as beside,
             ${shared(sql`mine.geom_m`, sql`other.geom_m`)} as geom_m
      from present mine
      join grid other on other.county_code = ${county} and other.valid_to is null and other.id <> mine.id
        and other.geom_m && mine.geom_m and ${interiorsMeet(sql`mine.geom_m`, sql`other.geom_m`)}
      where other.id > mine.id or other.id not in (select id from present)),
    added as (
      select first, second, beside, case when before.geom_m is null then shared.geom_m
        else st_difference(shared.geom_m, before.geom_m, ${overlayGrid}) end as geom_m
      from shared
      left join lateral (
        select ${shared(sql`mine.geom_m`, sql`other.geom_m`)} as geom_m
        from former mine
        join (select id, geom_m from former
              union all
              select id, geom_m from grid where county_code = ${county} and id not in (select id from former)
                and id not in (select id from present)) other on other.id = shared.other_id
        where mine.id = shared.mine_id) before on true)
    select array[first, second] as grids, st_area(geom_m) as square_metres, ${inDegrees(sql`geom_m`)} as geometry
    from added
    where st_area(geom_m) > ${toleranceSquareMetres} and (beside or ${isLand(sql`geom_m`)})
    order by st_area(geom_m) desc limit 50`
}

/**
 * Land that had a grid and has none; not what lies outside the community, which a repair gives back. Where the first grids
 * are founded, all land of the community must get one. Compared in degrees, in which a border is drawn: a new corner in the
 * middle of a long edge lies on it there, but centimetres beside it in metres, where straight lines are other ones.
 */
function lostLand(county: string, community: string): RawBuilder<Row> {
  return sql<Row>`
    , before as (
      select st_union(geom, ${degreeGrid}) as geom from (
        select geom from former
        union all
        select geom from region where county_code = ${county} and code = ${community}
          and not exists (select from former) and not exists (
            select from grid where county_code = ${county} and community_code = ${community} and valid_to is null
              and id not in (select id from present))) held),
    now as (
      select st_union(grid.geom, ${degreeGrid}) as geom from grid, before
      where grid.county_code = ${county} and grid.valid_to is null and grid.geom && before.geom)
    ${piecesOf(sql`
      select case when region.geom is null then lost.geom
                  else st_intersection(lost.geom, region.geom, ${degreeGrid}) end as geom
      from (select st_difference(before.geom, now.geom, ${degreeGrid}) as geom from before, now) lost
      join region on region.county_code = ${county} and region.code = ${community}`)}`
}

/** Land that had no grid of the change, has one, and is not the community's. */
function landOutside(county: string, community: string): RawBuilder<Row> {
  return sql<Row>`
    , before as (
      select st_union(geom, ${degreeGrid}) as geom from (
        select geom from former
        union all
        select geom from region where county_code = ${county} and code = ${community} and geom is not null) known
      -- without a boundary nobody can say what is outside
      where exists (select from region where county_code = ${county} and code = ${community} and geom is not null)),
    now as (select st_union(geom, ${degreeGrid}) as geom from present)
    ${piecesOf(sql`select st_difference(now.geom, before.geom, ${degreeGrid}) as geom from before, now`)}`
}

/** The parts of a left-over that are more than rounding, with the grids that touch each. */
function piecesOf(leftOver: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    , part as (
      select (st_dump(st_collectionextract(geom, 3))).geom as geom from (${leftOver}) left_over where geom is not null),
    measured as (
      select geom, st_transform(geom, (select metric_srid from deployment)) as geom_m from part)
    select coalesce((
             select array_agg(code order by code) from present
             where st_dwithin(present.geom_m, measured.geom_m, ${borderGrid})), '{}') as grids,
           st_area(geom_m) as square_metres, ${asGeoJson(sql`geom`)} as geometry
    from measured
    where st_area(geom_m) > ${toleranceSquareMetres}
      -- twice area over perimeter is the mean width of a strip
      and 2 * st_area(geom_m) > ${drawingMetres} * st_perimeter(geom_m)
    order by st_area(geom_m) desc limit 50`
}

/** Area over perimeter is at most the radius of the largest disc inside, so that few have to be narrowed to see. */
const isStrip = sql`(st_area(geom_m) < ${smallestSquareMetres}
  or st_area(geom_m) < ${narrowMetres} * st_perimeter(geom_m) and st_isempty(st_buffer(geom_m, ${-narrowMetres})))`

/** What was a strip already is no fault of the change. */
const strips = sql<Row>`
  select array[code] as grids, st_area(geom_m) as square_metres, ${asGeoJson(sql`geom`)} as geometry
  from present
  where ${isStrip} and not exists (select from former where former.id = present.id and ${isStrip})`

/** Grids of which a number is higher than usual, and than that of any grid of before around them. */
function moreThanBefore(
  usual: number,
  number: RawBuilder<unknown>,
  where: RawBuilder<unknown> = asGeoJson(sql`geom`),
): RawBuilder<Row> {
  return sql<Row>`
    select array[code] as grids, null as square_metres, ${where} as geometry
    from (select *, ${number} as number from present) counted
    where number > coalesce((select max(${number}) from former where former.geom && counted.geom), 0)
      and number > ${usual}::int`
}

/** What the widest brush that fits elsewhere cannot reach, between the parts that it can. */
const narrowPlaces = sql`(
  select ${asGeoJson(sql`st_transform(coalesce(st_collect(neck.geom_m), st_pointonsurface(counted.geom_m)), ${degreesSrid}::int)`)}
  from (
    select (st_dump(st_difference(counted.geom_m, wide.geom_m, ${overlayGrid}))).geom as geom_m, wide.geom_m as wide
    from (select st_buffer(st_buffer(counted.geom_m, ${-narrowMetres}), ${narrowMetres}) as geom_m) wide) neck
  where (select count(*) from st_dump(neck.wide) each where st_dwithin(each.geom, neck.geom_m, 0.01)) > 1)`

function inDegrees(geometry: RawBuilder<unknown>): RawBuilder<unknown> {
  return asGeoJson(sql`st_transform(${geometry}, ${degreesSrid}::int)`)
}
