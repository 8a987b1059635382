// Which land of a community has no grid, as the editor needs it to lay a new one there without a seam?
import { sql } from 'kysely'
import type { BareLand } from '../../../contract/grid-founding.ts'
import { countyOf } from '../../../db/areas.ts'
import { asGeoJson, everyDigit } from '../../../db/geometry.ts'
import type { Db } from '../../../db/tables.ts'
import { thresholds } from '../thresholds.ts'

/** 1e-11° are a micrometre. */
const degreeGrid = sql.lit(1e-11)
const narrowMetres = thresholds.narrow.value / 2

/** What is too small or too narrow for a grid of its own is left out: a border beside it takes that in. */
export async function listBareLand(db: Db, community: string): Promise<BareLand[]> {
  const county = countyOf(community)
  const { rows } = await sql<BareLand>`
    with land as (
      select geom from region where county_code = ${county} and code = ${community} and geom is not null),
    held as (
      select st_union(grid.geom, ${degreeGrid}) as geom from grid, land
      where grid.county_code = ${county} and grid.valid_to is null and grid.geom && land.geom),
    part as (
      select (st_dump(st_collectionextract(case when held.geom is null then land.geom
        else st_difference(land.geom, held.geom, ${degreeGrid}) end, 3))).geom as geom from land, held),
    measured as (
      select geom, st_transform(geom, (select metric_srid from deployment)) as geom_m from part)
    select ${asGeoJson(sql`geom`, everyDigit)} as geometry, st_area(geom_m) as square_metres from measured
    where st_area(geom_m) >= ${thresholds.smallest.value} and not st_isempty(st_buffer(geom_m, ${-narrowMetres}))
    order by st_area(geom_m) desc limit 50`.execute(db)
  return rows
}
