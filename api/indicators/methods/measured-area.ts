// How many square metres of something lie on the land of each piece? Shared by area ratios and areas per head.
import { type RawBuilder, sql } from 'kysely'
import { overlayGrid } from '../../db/overlay.ts'
import type { AreaSource, LandLayer } from '../definition.ts'
import { partVertices } from '../land.ts'
import { dissolved, neighbours } from '../mesh.ts'
import { interiorsMeet } from '../mosaic.ts'
import { borderMetres, type Reach } from './method.ts'

/** SQL: `piece_id, area` in m²; pieces without any are left out. */
export function measuredArea(county: string, source: AreaSource, land: LandLayer): RawBuilder<unknown> {
  switch (source.from) {
    case 'places':
      return clipped(county, land, placePolygons(county, source.kinds))
    case 'widened-lines':
      return clipped(county, land, widenedLines(county, source.kind, source.usualWidthMetres))
    case 'grids':
      return sql`
        select part.piece_id, sum(st_area(part.geom_m)) as area
        from land_part part join piece on piece.county_code = ${county} and piece.id = part.piece_id
        where part.county_code = ${county} and part.layer = ${land} and piece.grid_id is not null
        group by part.piece_id`
    case 'property':
      return recordedArea(county, land, source.kind, source.property)
  }
}

/** Half of the widest road that anybody could record, metres. */
const widestHalfMetres = 200

export function reachOf(source: AreaSource): Reach {
  switch (source.from) {
    case 'places':
      return { beside: false, metres: borderMetres }
    case 'widened-lines':
      return { beside: false, metres: widestHalfMetres }
    case 'grids':
      return { beside: false, metres: null }
    case 'property':
      return { beside: true, metres: borderMetres }
  }
}

/** Most parks and gardens stand alone: only those that share land with another are dissolved. */
function placePolygons(county: string, kinds: readonly string[]): RawBuilder<unknown> {
  return sql`
    with polygon as materialized (
      select id, geom_m from place
      where county_code = ${county} and kind in (${sql.join([...kinds])}) and st_dimension(geom_m) = 2),
    pair as materialized (
      select one.id as one, other.id as other
      from (${neighbours(sql`select id, geom_m from polygon`)}) near
      join polygon one on one.id = near.one
      join polygon other on other.id = near.other and ${interiorsMeet(sql`other.geom_m`, sql`one.geom_m`)}),
    sharing as materialized (select one as id from pair union select other from pair)
    select st_subdivide(geom_m, ${partVertices}, ${overlayGrid}) as geom_m from polygon
    where id not in (select id from sharing)
    union all
    (${dissolved(sql`select geom_m from polygon where id in (select id from sharing)`)})`
}

/** Flat ends, so that a road does not grow beyond its line; mitred bends keep the width. */
function widenedLines(
  county: string,
  kind: string,
  usual: Readonly<Record<string, number>>,
): RawBuilder<unknown> {
  const widths = Object.entries(usual).map(([name, metres]) => sql`when ${name} then ${metres}::float8`)
  return dissolved(sql`
    select st_buffer(place.geom_m,
             coalesce((place.properties ->> 'widthMetres')::float8,
                      case place.properties ->> 'class' ${sql.join(widths, sql` `)} end * coalesce(line_share.share, 1)) / 2,
             'endcap=flat join=round quad_segs=8') as geom_m
    from place left join line_share on line_share.county_code = ${county} and line_share.place_id = place.id
    where place.county_code = ${county} and place.kind = ${kind}
      and place.properties ->> 'class' in (${sql.join(Object.keys(usual))})`)
}

/** Cut by the land's parts; `polygons` do not overlap, so that every square metre counts once. */
function clipped(county: string, land: LandLayer, polygons: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select part.piece_id,
           sum(case when st_contains(part.geom_m, polygon.geom_m) then st_area(polygon.geom_m)
                    else st_area(st_intersection(part.geom_m, polygon.geom_m, ${overlayGrid})) end) as area
    from (${polygons}) polygon
    join land_part part on part.county_code = ${county} and part.layer = ${land}
      and st_intersects(part.geom_m, polygon.geom_m)
    group by part.piece_id`
}

function recordedArea(county: string, land: LandLayer, kind: string, property: string): RawBuilder<unknown> {
  return sql`
    select piece_id, sum(area) as area
    from (
      select distinct on (place.id) place.id, part.piece_id, (place.properties ->> ${property})::float8 as area
      from place
      join land_part part on part.county_code = ${county} and part.layer = ${land}
        and st_intersects(part.geom_m, st_pointonsurface(place.geom_m))
      where place.county_code = ${county} and place.kind = ${kind} and place.properties ->> ${property} is not null
      order by place.id, part.piece_id
    ) standing
    group by piece_id`
}
