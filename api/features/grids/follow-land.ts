// Which micro grids go along with the land they lie on?
import { sql } from 'kysely'
import type { Finding, MovedMicroGrid } from '../../contract/grids.ts'
import { asGeoJson } from '../../db/geometry.ts'
import { moveMicroGrids } from '../../db/micro-grids.ts'
import { overlayGrid } from '../../db/overlay.ts'
import type { Db } from '../../db/tables.ts'
import { finding } from './finding.ts'
import type { Written } from './write-grids.ts'

interface Home {
  id: number
  code: string
  name: string
  fromId: number
  toId: number | null
  geometry: unknown
}

/**
 * A micro grid goes to the grid that holds the larger part of it now, under the next free code there; one of a grid that
 * ended goes in any case, since nothing may hang on what is no more.
 */
export async function followLand(
  trx: Db,
  county: string,
  community: string,
  { changeId, removed }: Pick<Written, 'changeId' | 'removed'>,
): Promise<{ microGrids: MovedMicroGrid[]; ended: Finding[] }> {
  const { rows } = await sql<Home>`
    with touched as materialized (
      select micro.id, micro.code, micro.name, micro.grid_id, micro.geom, micro.geom_m
      from grid_version former
      join micro_grid micro on micro.county_code = ${county} and micro.grid_id = former.grid_id and micro.valid_to is null
      where former.county_code = ${county} and former.change_id = ${changeId}::bigint),
    held as (
      select touched.id, grid.id as grid_id, case
        when st_contains(grid.geom_m, touched.geom_m) then st_area(touched.geom_m)
        else st_area(st_intersection(touched.geom_m, grid.geom_m, ${overlayGrid})) end as area
      from touched join grid on grid.county_code = ${county} and grid.community_code = ${community}
        and grid.valid_to is null and grid.geom_m && touched.geom_m and st_intersects(grid.geom_m, touched.geom_m))
    select touched.id, touched.code, touched.name, touched.grid_id as from_id, home.grid_id as to_id,
           ${asGeoJson(sql`touched.geom`)} as geometry
    from touched
    left join lateral (
      select grid_id from held where held.id = touched.id and held.area > 0
      -- halves stay where they are
      order by area desc, grid_id = touched.grid_id desc, grid_id limit 1) home on true
    order by touched.code`.execute(trx)
  const into = new Map(removed.map((each) => [each.id, each.into]))
  const moving = rows.flatMap((row) => {
    const gridId = row.toId ?? into.get(row.fromId) ?? row.fromId
    return gridId === row.fromId ? [] : [{ ...row, gridId }]
  })
  const microGrids = await moveMicroGrids(trx, county, moving)
  const gone = new Set(microGrids.flatMap(({ from, to }) => (to === null ? [from] : [])))
  const codeOf = await codesOf(
    trx,
    county,
    moving.map(({ gridId }) => gridId),
  )
  const ended = moving
    .filter(({ code }) => gone.has(code))
    .map(({ id, name, gridId, geometry }) =>
      finding({
        code: 'micro-grid-ends',
        grids: [codeOf.get(gridId) ?? ''],
        squareMetres: null,
        geometry,
        cut: { id, name },
      }),
    )
  return { microGrids, ended }
}

async function codesOf(trx: Db, county: string, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; code: string }>`
    select id, code from grid where county_code = ${county} and id = any(${ids}::bigint[])`.execute(trx)
  return new Map(rows.map(({ id, code }) => [id, code]))
}
