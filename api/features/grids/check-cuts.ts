// Does a new border run through a compound, a building or a micro grid? Not forbidden, but to be meant.
import { sql } from 'kysely'
import type { Finding } from '../../contract/grids.ts'
import { cutFrom, cutSquareMetres } from '../../db/cut.ts'
import { asGeoJson } from '../../db/geometry.ts'
import { overlayGrid } from '../../db/overlay.ts'
import type { Db } from '../../db/tables.ts'
import { finding } from './finding.ts'
import { formerAndPresent } from './former-grids.ts'

const codes = { 'micro-grid': 'micro-grid-cut', compound: 'compound-cut', building: 'building-cut' } as const

interface Cut {
  id: number
  kind: keyof typeof codes
  name: string | null
  grids: string[]
  squareMetres: number
  geometry: unknown
}

/** What a border leaves more of on its other side than before. Call before micro grids follow their land. */
export async function findCuts(trx: Db, county: string, changeId: number): Promise<Finding[]> {
  const { rows } = await sql<Cut>`
    with ${formerAndPresent(county, changeId)},
    here as (
      select 'micro-grid' as kind, id, name, geom, geom_m from micro_grid
      where county_code = ${county} and valid_to is null
      union all
      select kind, id, name, geom, geom_m from place
      where county_code = ${county} and kind in ('compound', 'building') and st_dimension(geom_m) = 2),
    near as materialized (
      select distinct here.* from present join here on here.geom_m && present.geom_m
        -- wholly inside one grid it is cut by none
        and st_intersects(here.geom_m, present.geom_m) and not st_contains(present.geom_m, here.geom_m)),
    held as (
      select near.kind, near.id, grid.code, st_area(st_intersection(near.geom_m, grid.geom_m, ${overlayGrid})) as area
      from near join grid on grid.county_code = ${county} and grid.valid_to is null and grid.geom_m && near.geom_m
        and st_intersects(grid.geom_m, near.geom_m)),
    ranked as (select *, row_number() over (partition by kind, id order by area desc, code) as rank from held),
    cut as (
      select near.*, other.area, array[largest.code, other.code] as grids
      from near
      join ranked largest on largest.kind = near.kind and largest.id = near.id and largest.rank = 1
      join ranked other on other.kind = near.kind and other.id = near.id and other.rank = 2
      where other.area > ${cutFrom(sql`st_area(near.geom_m)`)})
    select id, kind, name, grids, area as square_metres, ${asGeoJson(sql`geom`)} as geometry
    from cut
    where area > ${cutSquareMetres} + coalesce((
      select share.area from (
        select st_area(st_intersection(cut.geom_m, grid.geom_m, ${overlayGrid})) as area
        from (
          select id, geom_m from former
          union all
          select id, geom_m from grid
          where county_code = ${county} and valid_to is null and id not in (select id from present)) grid
        where grid.geom_m && cut.geom_m and st_intersects(grid.geom_m, cut.geom_m)) share
      order by share.area desc offset 1 limit 1), 0)
    order by kind desc, area desc, id limit 200`.execute(trx)
  return rows.map(({ id, kind, name, ...found }) =>
    finding({ code: codes[kind], ...found, cut: { id, name } }),
  )
}
