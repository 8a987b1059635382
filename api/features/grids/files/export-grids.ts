// The grids of an area as a file to take away: borders with every digit, who leads them, how many live there. Phone numbers
// stay: whoever needs one asks for it on the page, where it leaves a line.
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { GridShape } from '../../../contract/grids.ts'
import { countyOf } from '../../../db/areas.ts'
import { asGeoJson, everyDigit } from '../../../db/geometry.ts'
import type { Db } from '../../../db/tables.ts'
import { type AreaFile, type AreaWish, areaColumn, takeAreas } from '../../area-file.ts'
import type { Caller } from '../../handler.ts'
import { longestText } from '../../shapefile.ts'

export interface ExportedGrid {
  code: string
  name: string
  leaderName: string | null
  /** 副网格长 赵平, 网格员 孙梅; '' without any. */
  deputies: string
  households: number | null
  population: number | null
  communityCode: string
  communityName: string
  areaSquareMetres: number
  /** YYYY-MM-DD: since when it has these borders. */
  validFrom: string
  geometry: GridShape
}

/** @throws AppError unknown-area */
export function exportGrids(db: Db, caller: Caller, wish: AreaWish): Promise<Readable | Buffer> {
  return takeAreas(db, caller, wish, gridFile)
}

async function readGrids(db: Db, code: string): Promise<ExportedGrid[]> {
  const { rows } = await sql<ExportedGrid>`
    select grid.code, grid.name, grid.leader_name, grid.households, grid.population, grid.community_code,
           community.name as community_name, st_area(grid.geom_m) as area_square_metres,
           grid.valid_from::text, ${asGeoJson(sql`grid.geom`, everyDigit)} as geometry, coalesce((
             select string_agg(duty || ' ' || name, ', ' order by position) from grid_deputy
             where county_code = grid.county_code and grid_id = grid.id), '') as deputies
    from grid
    join region community on community.county_code = grid.county_code and community.code = grid.community_code
    where grid.county_code = ${countyOf(code)} and left(grid.code, ${sql.lit(code.length)}) = ${code}
      and grid.valid_to is null
    order by grid.code`.execute(db)
  return rows
}

const gridFile: AreaFile<ExportedGrid> = {
  ...{ name: 'grid', zh: '网格', en: 'Grids' },
  ...{ subject: 'grid', counted: 'grids', read: readGrids },
  columns: [
    {
      ...{ zh: '网格编码', en: 'Grid code', width: 20, value: ({ code }) => code },
      ...{ table: ['code', 'text not null'], field: ['CODE', 'C', 15] },
    },
    {
      ...{ zh: '网格名称', en: 'Grid', width: 24, value: ({ name }) => name },
      ...{ table: ['name', 'text not null'], field: ['NAME', 'C', longestText] },
    },
    {
      ...{ zh: '网格长', en: 'Grid leader', width: 12, value: ({ leaderName }) => leaderName },
      ...{ table: ['leader_name', 'text'], field: ['LEADER', 'C', longestText] },
    },
    {
      ...{ zh: '副网格长和网格员', en: 'Deputies and workers', width: 32, value: ({ deputies }) => deputies },
      table: ['deputies', 'text'],
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
      ...{ zh: '社区代码', en: 'Community code', width: 16, value: ({ communityCode }) => communityCode },
      ...{ table: ['community_code', 'text not null'], field: ['COMM_CODE', 'C', 12] },
    },
    {
      ...{ zh: '社区', en: 'Community', width: 20, value: ({ communityName }) => communityName },
      ...{ table: ['community_name', 'text not null'], field: ['COMM_NAME', 'C', longestText] },
    },
    areaColumn,
    {
      ...{ zh: '边界生效', en: 'Borders since', width: 12, value: ({ validFrom }) => validFrom },
      ...{ table: ['valid_from', 'date not null'], field: ['VALID_FROM', 'C', 10] },
    },
  ],
}
