// Length density: how many metres of line run over the land? Grids meet on roads, so a line on a border must not count twice.
import { sql } from 'kysely'
import { borderGrid } from '../../db/overlay.ts'
import { borderMetres, landPerPiece, type MeasureOf, type Method } from './method.ts'

/** A line whose box stays this far inside a part is clear of its border, metres. */
const clearMetres = 1e-3

export const lengthDensity: Method<MeasureOf<'length-density'>> = {
  /**
   * Every straight segment is cut where land parts begin and end; a stretch that several parts claim (a shared border)
   * is divided evenly among them. Lines of which `line_share` keeps only a part count with that part.
   */
  facts: (county, _indicator, measure) => sql`
    with land as (${landPerPiece(county, measure.land)}),
    line as (
      select place.id, place.geom_m, coalesce(line_share.share, 1) as share
      from place left join line_share on line_share.county_code = ${county} and line_share.place_id = place.id
      where place.county_code = ${county} and place.kind = ${measure.kind}
        and place.properties ->> 'class' in (${sql.join([...measure.classes])})),
    -- most lines lie inside one part as a whole, clear of its border
    inside as (
      select line.id, line.share, part.piece_id, st_length(line.geom_m) as length
      from line join land_part part on part.county_code = ${county} and part.layer = ${measure.land}
        and st_containsproperly(part.geom_m, st_expand(line.geom_m, ${clearMetres}))),
    segment as (
      select row_number() over () as id, dumped.geom as geom_m, line.share
      from line cross join lateral st_dumpsegments(line.geom_m) dumped
      where line.id not in (select id from inside)),
    -- from where to where along a segment (0 to 1) a part holds it
    held as (
      select segment.id, part.piece_id, part.ctid as part_id,
             least(place.a, place.b) as from_at, greatest(place.a, place.b) as to_at
      from segment
      join land_part part on part.county_code = ${county} and part.layer = ${measure.land}
        and st_dwithin(part.geom_m, segment.geom_m, ${borderGrid})
      cross join lateral st_dump(st_intersection(part.geom_m, segment.geom_m, ${borderGrid})) stretch
      cross join lateral (
        select st_linelocatepoint(segment.geom_m, st_startpoint(stretch.geom)) as a,
               st_linelocatepoint(segment.geom_m, st_endpoint(stretch.geom)) as b) place
      where st_dimension(stretch.geom) = 1),
    mark as (select id, from_at as at from held union select id, to_at from held),
    stretch as (select id, at as from_at, lead(at) over (partition by id order by at) as to_at from mark),
    claim as (
      select stretch.id, held.piece_id, stretch.to_at - stretch.from_at as part,
             count(*) over (partition by stretch.id, stretch.from_at) as claims
      from stretch join held on held.id = stretch.id
        and held.from_at <= stretch.from_at and held.to_at >= stretch.to_at
      where stretch.to_at is not null),
    metres as (
      select piece_id, share * length as length from inside
      union all
      select claim.piece_id, segment.share * st_length(segment.geom_m) * claim.part / claim.claims
      from claim join segment using (id)),
    total as (select piece_id, sum(length) as length from metres group by piece_id)
    select land.piece_id, coalesce(total.length, 0) as numerator, land.area as denominator
    from land left join total using (piece_id)`,

  reach: () => ({ beside: true, metres: borderMetres }),
}
