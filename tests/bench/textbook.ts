// The peer: every definition as a good analyst would write it in PostGIS by the book. Union, intersect, and a
// sub-query for each area; temporary tables with indexes, but no subdividing, no pieces, no rounding of overlays.
import { type RawBuilder, sql } from 'kysely'
import type { Level } from '../../api/contract/areas.ts'
import type { Db } from '../../api/db/tables.ts'
import type { AreaSource, KeptMeasure, LandLayer, SizeClass } from '../../api/indicators/definition.ts'

/** Of one area; null where there is nothing to divide by. */
export interface TextbookValue {
  area: string
  numerator: number
  denominator: number | null
}

const landTable: Record<LandLayer, RawBuilder<unknown>> = {
  'built-up-area': sql`built_up`,
  'residential-land': sql`residential`,
}

/** Areas of all levels, the built-up area and its residential land, each indexed: what every definition starts from. */
export async function prepareTextbook(db: Db): Promise<void> {
  await makeTable(
    db,
    sql`area`,
    sql`
      select level, code, geom_m, (urban_population + temporary_population)::float8 as people from region
      union all
      select 'grid', code, geom_m, population from grid where valid_to is null`,
  )
  await makeTable(
    db,
    sql`built_up`,
    sql`select st_union(geom_m) as geom_m from place where kind = 'built-up-area'`,
  )
  await makeTable(
    db,
    sql`residential`,
    sql`
      select st_intersection(place.geom_m, built_up.geom_m) as geom_m
      from place join built_up on st_intersects(place.geom_m, built_up.geom_m)
      where place.kind = 'residential-land'`,
  )
}

/** Lays out what counts for one measure; `valuesOf` then reads it level by level. */
export async function layOut(db: Db, measure: KeptMeasure): Promise<void> {
  switch (measure.method) {
    case 'coverage':
      return makeTable(
        db,
        sql`counted`,
        sql`
          with service as materialized (
            select st_union(st_buffer(geom_m, ${radius(measure.radii)}, 'quad_segs=64')) as geom_m
            from place where kind = ${measure.kind} and ${radius(measure.radii)} is not null and ${isOpen})
          select st_intersection(land.geom_m, service.geom_m) as geom_m
          from ${landTable[measure.land]} land join service on st_intersects(land.geom_m, service.geom_m)`,
      )
    case 'density':
      return makeTable(
        db,
        sql`counted`,
        sql`
          select st_pointonsurface(place.geom_m) as geom_m
          from place join built_up on st_intersects(built_up.geom_m, st_pointonsurface(place.geom_m))
          where kind = ${measure.kind} and ${isOpen}`,
      )
    case 'length-density':
      return makeTable(
        db,
        sql`counted`,
        sql`
          select st_intersection(place.geom_m, built_up.geom_m) as geom_m,
                 coalesce((select share from line_share where place_id = place.id), 1) as share
          from place join built_up on st_intersects(place.geom_m, built_up.geom_m)
          where kind = ${measure.kind} and properties ->> 'class' in (${sql.join([...measure.classes])})`,
      )
    case 'area-ratio':
    case 'per-head':
      return makeTable(db, sql`counted`, countedLand(measure.of))
    case 'share':
      return makeTable(
        db,
        sql`counted`,
        sql`
          select st_pointonsurface(geom_m) as geom_m,
                 exists (select from assignment where place_id = place.id and valid_from <= current_date
                           and (valid_to is null or valid_to >= current_date)) as assigned
          from place where kind = ${measure.kind}`,
      )
  }
}

/** Numerator and denominator of every area of a level, by code. */
export async function valuesOf(db: Db, measure: KeptMeasure, level: Level): Promise<TextbookValue[]> {
  const { numerator, denominator } = formula(measure)
  const { rows } = await sql<TextbookValue>`
    select code as area, coalesce(${numerator}, 0) as numerator, ${denominator} as denominator
    from area where level = ${level} order by code`.execute(db)
  return rows
}

/** Removes what `layOut` made. */
export async function clear(db: Db): Promise<void> {
  await sql`drop table if exists counted`.execute(db)
}

export async function clearTextbook(db: Db): Promise<void> {
  await sql`drop table if exists counted, area, built_up, residential`.execute(db)
}

/** Sub-queries on `area`. */
function formula(measure: KeptMeasure): Record<'numerator' | 'denominator', RawBuilder<unknown>> {
  const land = 'land' in measure ? squareMetresOf(landTable[measure.land]) : sql`null`
  const standing = sql`from counted where st_intersects(counted.geom_m, area.geom_m)`
  switch (measure.method) {
    case 'coverage':
      return { numerator: squareMetresOf(sql`counted`), denominator: land }
    case 'density':
      return { numerator: sql`(select count(*)::float8 ${standing})`, denominator: land }
    case 'length-density':
      return {
        numerator: sql`(select sum(share * ${metresInside}) from counted
          where st_dwithin(counted.geom_m, area.geom_m, 1e-6))`,
        denominator: land,
      }
    case 'area-ratio':
    case 'per-head': {
      const counted =
        measure.of.from === 'property'
          ? sql`(select sum(square_metres) ${standing})`
          : squareMetresOf(sql`counted`)
      return { numerator: counted, denominator: measure.method === 'per-head' ? townspeople : land }
    }
    case 'share':
      return {
        numerator: sql`(select count(*) filter (where assigned)::float8 ${standing})`,
        denominator: sql`(select nullif(count(*), 0)::float8 ${standing})`,
      }
  }
}

/** A line on the border of two areas belongs half to each; both went through a projection, so they meet to a micrometre. */
const metresInside = sql`(st_length(st_intersection(counted.geom_m, area.geom_m, 1e-6))
  - st_length(st_intersection(counted.geom_m, st_boundary(area.geom_m), 1e-6)) / 2)`

const townspeople = sql`case when exists (
  select from built_up where st_intersects(built_up.geom_m, area.geom_m)) then people end`

function squareMetresOf(table: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select sum(st_area(st_intersection(land.geom_m, area.geom_m)))
    from ${table} land where st_intersects(land.geom_m, area.geom_m))`
}

function countedLand(source: AreaSource): RawBuilder<unknown> {
  switch (source.from) {
    case 'grids':
      return clipped(sql`select geom_m from grid where valid_to is null`)
    case 'places':
      return clipped(
        sql`select geom_m from place where kind in (${sql.join([...source.kinds])}) and st_dimension(geom_m) = 2`,
      )
    case 'widened-lines': {
      const usual = Object.entries(source.usualWidthMetres)
      const cases = usual.map(([name, metres]) => sql`when ${name} then ${metres}::float8`)
      return clipped(sql`
        select st_buffer(geom_m,
                 coalesce((properties ->> 'widthMetres')::float8,
                          case properties ->> 'class' ${sql.join(cases, sql` `)} end
                            * coalesce((select share from line_share where place_id = place.id), 1)) / 2,
                 'endcap=flat join=round quad_segs=8') as geom_m
        from place where kind = ${source.kind} and properties ->> 'class' in (${sql.join(usual.map(([name]) => name))})`)
    }
    case 'property':
      return sql`
        select st_pointonsurface(place.geom_m) as geom_m,
               (properties ->> ${source.property})::float8 as square_metres
        from place join built_up on st_intersects(built_up.geom_m, st_pointonsurface(place.geom_m))
        where kind = ${source.kind} and properties ->> ${source.property} is not null`
  }
}

/** What overlaps counts once: one union, cut by the built-up area. */
function clipped(polygons: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select st_intersection(merged.geom_m, built_up.geom_m) as geom_m
    from (select st_union(geom_m) as geom_m from (${polygons}) polygon) merged, built_up`
}

function radius(radii: readonly SizeClass[]): RawBuilder<unknown> {
  const largestFirst = [...radii].sort((a, b) => b.minSquareMetres - a.minSquareMetres)
  const cases = largestFirst.map(
    (each) => sql`when st_area(geom_m) >= ${each.minSquareMetres} then ${each.radiusMetres}::float8`,
  )
  return sql`case ${sql.join(cases, sql` `)} end`
}

/** domain.md §1.1 row 4, §7.5, for toilets; nothing else has these properties. */
const isOpen = sql`not (kind = 'toilet' and (
  coalesce(properties ->> 'openToPublic' = 'false', false)
  or coalesce(properties ->> 'form' = 'mobile', false)
  or (coalesce(properties ->> 'form' = 'attached', false) and properties ->> 'openToPublic' is null)))`

async function makeTable(db: Db, name: RawBuilder<unknown>, rows: RawBuilder<unknown>): Promise<void> {
  await sql`create temporary table ${name} as ${rows}`.execute(db)
  await sql`create index on ${name} using gist (geom_m)`.execute(db)
  await sql`analyze ${name}`.execute(db)
}
