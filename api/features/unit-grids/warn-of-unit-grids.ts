// What an import has to say of the unit grids that come of it, before anything is kept: overlaps, land beyond the community,
// sizes, buildings that are cut; each with its count and codes. Nothing is repaired: they belong to another platform.
import { type RawBuilder, sql } from 'kysely'
import type { KindId } from '../../../geodata/kinds/index.ts'
import type { RemarkCode } from '../../../geodata/messages.ts'
import type { Remark } from '../../../geodata/remark.ts'
import { unitGridSize } from '../../contract/unit-grids.ts'
import { cutFrom } from '../../db/cut.ts'
import { overlayGrid } from '../../db/overlay.ts'
import type { Db } from '../../db/tables.ts'
import { unitGridInForce } from '../../db/unit-grids.ts'

interface Threshold {
  value: number
  unit: 'm²' | 'm' | 'share'
  source: string
}

const thresholds = {
  /** Below it is what two drawings of one border share. */
  land: { value: 1, unit: 'm²', source: 'domain.md 2.3: pairwise intersection area > tolerance, e.g. 1 m²' },
  /** Mean width of a strip: surveys are as exact as half a metre, so that less is two drawings of one border. */
  drawing: { value: 0.5, unit: 'm', source: 'GB/T 47678.5 spatial accuracy class A: ± 0.5 m' },
  least: {
    value: unitGridSize.least,
    unit: 'm²',
    source: '万米单元网格 10 000 m² − 10 %, in the built-up area [B]',
  },
  most: {
    value: unitGridSize.most,
    unit: 'm²',
    source: '万米单元网格 10 000 m² + 10 %, in the built-up area [B]',
  },
} as const satisfies Record<string, Threshold>

const building: KindId = 'building'
const builtUpArea: KindId = 'built-up-area'

/** Codes that a remark keeps; a file of nothing but faults must not fill the report. */
const namedRows = 1000

/** One for each sort of fault; its rows are codes, the worst first. */
export async function warnOfUnitGrids(
  db: Db,
  county: string,
): Promise<{ remark: Remark; kind: string; rows: string[] }[]> {
  const warnings: { remark: Remark; kind: string; rows: string[] }[] = []
  for (const [code, check] of checksOf(county)) {
    const { rows } = await sql<{ count: number; area: number; codes: string[] | null }>`
      with own as materialized (
        select code, community_code, geom, geom_m from unit_grid where county_code = ${county} and ${unitGridInForce}),
      found as materialized (${check})
      select count(*)::int as count, coalesce(ceil(sum(area)), 0)::float8 as area, (
        select array_agg(label order by area desc, label)
        from (select label, area from found order by area desc, label limit ${namedRows}) worst) as codes
      from found`.execute(db)
    const [found] = rows
    if (!found || found.count === 0) continue
    const { least, most } = thresholds
    const values = { count: found.count, area: found.area, least: least.value, most: most.value }
    warnings.push({ remark: { code, values }, kind: 'unit-grid', rows: found.codes ?? [] })
  }
  return warnings
}

/** SQL: `label, area`, one row for each fault; the larger the area, the worse. */
function checksOf(county: string): [RemarkCode, RawBuilder<unknown>][] {
  return [
    ['unit-grids-invalid', sql`select code as label, 0 as area from own where not st_isvalid(geom_m)`],
    ['unit-grids-overlap', overlaps(county)],
    ['unit-grids-outside', outside(county)],
    ['unit-grids-cross', crossing(county)],
    ['unit-grids-size', sizes(county)],
    ['unit-grids-building-cut', cuts(county)],
  ]
}

/** More than two drawings of one border? Twice area over perimeter is the mean width of a strip. */
function isLand(geom: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`(st_area(${geom}) > ${thresholds.land.value}
    and 2 * st_area(${geom}) > ${thresholds.drawing.value} * st_perimeter(${geom}))`
}

/** Each pair once; the other one straight from the table, where an index finds those beside. */
function overlaps(county: string): RawBuilder<unknown> {
  return sql`
    select own.code || ' × ' || unit_grid.code as label, st_area(shared.geom) as area
    from own join unit_grid on unit_grid.county_code = ${county} and ${unitGridInForce}
      and unit_grid.code > own.code and unit_grid.geom_m && own.geom_m
      and st_relate(own.geom_m, unit_grid.geom_m, 'T********')
    cross join lateral (
      select st_collectionextract(st_intersection(own.geom_m, unit_grid.geom_m, ${overlayGrid}), 3) as geom) shared
    where ${isLand(sql`shared.geom`)}`
}

/** Beyond the boundary of their own community; a community without one says nothing. */
function outside(county: string): RawBuilder<unknown> {
  return sql`
    select own.code as label, st_area(beyond.geom) as area
    from own join region on region.county_code = ${county} and region.code = own.community_code
      and region.geom_m is not null and not st_covers(region.geom_m, own.geom_m)
    cross join lateral (
      select st_collectionextract(st_difference(own.geom_m, region.geom_m, ${overlayGrid}), 3) as geom) beyond
    where ${isLand(sql`beyond.geom`)}`
}

/** On the land of other communities. */
function crossing(county: string): RawBuilder<unknown> {
  return sql`
    select own.code as label, sum(st_area(beyond.geom)) as area
    from own join region on region.county_code = ${county} and region.level = 'community'
      and region.code <> own.community_code and region.geom_m && own.geom_m
      and st_relate(region.geom_m, own.geom_m, 'T********')
    cross join lateral (
      select st_collectionextract(st_intersection(own.geom_m, region.geom_m, ${overlayGrid}), 3) as geom) beyond
    where ${isLand(sql`beyond.geom`)}
    group by own.code`
}

/** `area`: how far from a size that is asked for, so that the farthest is named first. */
function sizes(county: string): RawBuilder<unknown> {
  const [least, most] = [thresholds.least.value, thresholds.most.value]
  return sql`
    select code as label, greatest(${least}::float8 - st_area(geom_m), st_area(geom_m) - ${most}::float8) as area
    from own
    where (st_area(geom_m) < ${least}::float8 or st_area(geom_m) > ${most}::float8)
      and exists (
        select from place where place.county_code = ${county} and place.kind = ${builtUpArea}
          and st_intersects(place.geom_m, st_pointonsurface(own.geom_m)))`
}

/** Buildings of which a second unit grid holds more than a wall. */
function cuts(county: string): RawBuilder<unknown> {
  return sql`
    with crossed as materialized (
      select place.id, place.geom_m, own.code,
             st_area(st_intersection(place.geom_m, own.geom_m, ${overlayGrid})) as area
      from own join place on place.county_code = ${county} and place.kind = ${building}
        and place.geom_m && own.geom_m and st_dimension(place.geom_m) = 2
        and st_intersects(own.geom_m, place.geom_m) and not st_contains(own.geom_m, place.geom_m)),
    ranked as (
      select *, row_number() over place as rank, lead(area) over place as other_area, lead(code) over place as other
      from crossed window place as (partition by id order by area desc, code))
    select code || ' × ' || other as label, other_area as area from ranked
    where rank = 1 and other_area > ${cutFrom(sql`st_area(geom_m)`)}`
}
