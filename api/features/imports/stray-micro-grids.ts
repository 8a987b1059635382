// A file of grids may draw borders elsewhere: which micro grids does it leave outside of their grid? They stay as they are,
// since a file says nothing of them; a change of these borders in the editor takes them along.
import { sql } from 'kysely'
import { overlayGrid } from '../../db/overlay.ts'
import type { Db } from '../../db/tables.ts'
import type { ImportReport } from './report.ts'

export async function strayMicroGrids(trx: Db, county: string): Promise<ImportReport['warnings']> {
  const { rows } = await sql<{ code: string }>`
    select micro.code from micro_grid micro
    join grid on grid.county_code = micro.county_code and grid.id = micro.grid_id
    where micro.county_code = ${county} and micro.valid_to is null
      and not st_contains(grid.geom_m, micro.geom_m)
      and st_area(st_intersection(micro.geom_m, grid.geom_m, ${overlayGrid})) < 0.5 * st_area(micro.geom_m)
    order by micro.code`.execute(trx)
  if (rows.length === 0) return []
  const remark = { code: 'micro-grids-stray', values: { count: rows.length } } as const
  return [{ remark, kind: 'micro-grid', rows: rows.map(({ code }) => code) }]
}
