// The micro grids of an area as a file to take away, in the formats of grids; it comes back through the importer unchanged.
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { countyOf } from '../../../db/areas.ts'
import { asGeoJson, everyDigit } from '../../../db/geometry.ts'
import { microGridsIn } from '../../../db/micro-grids.ts'
import type { Db } from '../../../db/tables.ts'
import { type AreaFile, type AreaWish, areaColumn, takeAreas } from '../../area-file.ts'
import type { Caller } from '../../handler.ts'
import { longestText } from '../../shapefile.ts'
import type { ExportedGrid } from '../files/export-grids.ts'

interface ExportedMicroGrid extends ExportedGrid {
  gridCode: string
  gridName: string
}

/** @throws AppError unknown-area */
export function exportMicroGrids(db: Db, caller: Caller, wish: AreaWish): Promise<Readable | Buffer> {
  return takeAreas(db, caller, wish, microGridFile)
}

async function read(db: Db, code: string): Promise<ExportedMicroGrid[]> {
  const { rows } = await sql<ExportedMicroGrid>`
    select micro.code, micro.name, micro.leader_name, micro.households, micro.population,
           grid.code as grid_code, grid.name as grid_name, grid.community_code, community.name as community_name,
           st_area(micro.geom_m) as area_square_metres, micro.valid_from::text,
           ${asGeoJson(sql`micro.geom`, everyDigit)} as geometry
    from micro_grid micro
    join grid on grid.county_code = micro.county_code and grid.id = micro.grid_id
    join region community on community.county_code = grid.county_code and community.code = grid.community_code
    where micro.county_code = ${countyOf(code)} and micro.valid_to is null
      and ${microGridsIn(code)}
    order by micro.code`.execute(db)
  return rows
}

const microGridFile: AreaFile<ExportedMicroGrid> = {
  ...{ name: 'micro_grid', zh: '微网格', en: 'Micro grids' },
  ...{ subject: 'micro-grid', counted: 'microGrids', read },
  columns: [
    {
      ...{ zh: '微网格编码', en: 'Micro grid code', width: 22, value: ({ code }) => code },
      ...{ table: ['code', 'text not null'], field: ['CODE', 'C', 17] },
    },
    {
      ...{ zh: '微网格名称', en: 'Micro grid', width: 24, value: ({ name }) => name },
      ...{ table: ['name', 'text not null'], field: ['NAME', 'C', longestText] },
    },
    {
      ...{ zh: '微网格长', en: 'Leader', width: 12, value: ({ leaderName }) => leaderName },
      ...{ table: ['leader_name', 'text'], field: ['LEADER', 'C', longestText] },
    },
    {
      ...{ zh: '户数', en: 'Households', width: 10, value: ({ households }) => households },
      ...{ table: ['households', 'integer'], field: ['HOUSEHOLDS', 'N', 10] },
    },
    {
      ...{ zh: '常住人口', en: 'Residents', width: 10, value: ({ population }) => population },
      ...{ table: ['population', 'integer'], field: ['POPULATION', 'N', 10] },
    },
    {
      ...{ zh: '网格编码', en: 'Grid code', width: 20, value: ({ gridCode }) => gridCode },
      ...{ table: ['grid_code', 'text not null'], field: ['GRID_CODE', 'C', 15] },
    },
    {
      ...{ zh: '网格名称', en: 'Grid', width: 24, value: ({ gridName }) => gridName },
      ...{ table: ['grid_name', 'text not null'], field: ['GRID_NAME', 'C', longestText] },
    },
    {
      ...{ zh: '社区', en: 'Community', width: 20, value: ({ communityName }) => communityName },
      ...{ table: ['community_name', 'text not null'], field: ['COMM_NAME', 'C', longestText] },
    },
    areaColumn,
    {
      ...{ zh: '编码启用', en: 'Code since', width: 12, value: ({ validFrom }) => validFrom },
      ...{ table: ['valid_from', 'date not null'], field: ['VALID_FROM', 'C', 10] },
    },
  ],
}
