// The grids of an area as a file to take away: borders with every digit, who leads them, how many live there. Phone numbers
// stay: whoever needs one asks for it on the page, where it leaves a line. Of an earlier day borders, codes and names are
// those of then; leader, households and residents are those last kept while these borders held, since only borders have
// versions. Who else worked there then is not known, so a file of then has no such column.
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { codeLength } from '../../../contract/areas.ts'
import type { GridShape } from '../../../contract/grids.ts'
import { countyOf } from '../../../db/areas.ts'
import { AppError } from '../../../db/errors.ts'
import { asGeoJson, everyDigit } from '../../../db/geometry.ts'
import type { Db } from '../../../db/tables.ts'
import { type AreaColumn, type AreaFile, type AreaWish, areaColumn, takeAreas } from '../../area-file.ts'
import type { Caller } from '../../handler.ts'
import { longestText } from '../../shapefile.ts'
import { gridsOn } from '../history/past-grids.ts'

export interface ExportedGrid {
  code: string
  name: string
  leaderName: string | null
  households: number | null
  population: number | null
  communityCode: string
  communityName: string
  areaSquareMetres: number
  /** YYYY-MM-DD: since when it has these borders. */
  validFrom: string
  geometry: GridShape
}

interface PresentGrid extends ExportedGrid {
  /** 副网格长 赵平, 网格员 孙梅; '' without any. */
  deputies: string
}

interface GridWish extends AreaWish {
  /** As the database has it. */
  today: string
  on?: string | undefined
}

/** @throws AppError unknown-area, bad-request */
export async function exportGrids(
  db: Db,
  caller: Caller,
  { today, on = today, ...wish }: GridWish,
): Promise<Readable | Buffer> {
  if (on === today) return takeAreas(db, caller, wish, gridFile)
  if (on > today)
    throw new AppError('bad-request', `Choose a day until ${today}: nobody knows the grids of ${on} yet.`, {
      zh: `请选择 ${today} 或更早的日期：${on} 还没有到。`,
      en: `Choose a day until ${today}: nobody knows the grids of ${on} yet.`,
    })
  return takeAreas(db, caller, wish, pastFile(on))
}

async function readGrids(db: Db, code: string): Promise<PresentGrid[]> {
  const { rows } = await sql<PresentGrid>`
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

async function readPastGrids(db: Db, code: string, on: string): Promise<ExportedGrid[]> {
  const county = countyOf(code)
  const community = sql`left(past.code, ${sql.lit(codeLength.community)})`
  const { rows } = await sql<ExportedGrid>`
    with ${gridsOn('past', county, code, on)}
    select past.code, past.name, past.leader_name, past.households, past.population,
           ${community} as community_code, coalesce(community.name, '') as community_name,
           st_area(past.geom_m) as area_square_metres, past.valid_from::text,
           ${asGeoJson(sql`past.geom`, everyDigit)} as geometry
    from past
    left join region community on community.county_code = ${county} and community.code = ${community}
    order by past.code`.execute(db)
  return rows
}

const columns: readonly AreaColumn<ExportedGrid>[] = [
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
]

const deputies: AreaColumn<PresentGrid> = {
  ...{ zh: '副网格长和网格员', en: 'Deputies and workers', width: 32, value: (grid) => grid.deputies },
  table: ['deputies', 'text'],
}

const gridFile: AreaFile<PresentGrid> = {
  ...{ name: 'grid', zh: '网格', en: 'Grids', subject: 'grid', counted: 'grids', read: readGrids },
  // beside the leader
  columns: [...columns.slice(0, 3), deputies, ...columns.slice(3)],
}

const pastFile = (on: string): AreaFile<ExportedGrid> => ({
  ...{ name: 'grid', zh: `网格 ${on}`, en: `Grids ${on}`, subject: 'grid', counted: 'grids', on, columns },
  read: (db, code) => readPastGrids(db, code, on),
})
