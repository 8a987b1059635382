// The grids of an area as a file to take away: borders with every digit, who leads them, how many live there. Phone numbers
// stay: whoever needs one asks for it on the page, where it leaves a line.
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { GridFormat } from '../../../contract/grid-export.ts'
import type { GridShape } from '../../../contract/grids.ts'
import { checkArea, countyOf } from '../../../db/areas.ts'
import { appendAudit } from '../../../db/audit.ts'
import { asGeoJson } from '../../../db/geometry.ts'
import type { Db } from '../../../db/tables.ts'
import { chinaTime } from '../../csv.ts'
import { type Layer, type Origin, writeGeoPackage } from '../../geopackage.ts'
import type { Caller } from '../../handler.ts'
import { type Field, longestText, writeShapefile } from '../../shapefile.ts'
import { type SheetCell, writeWorkbook } from '../../workbook.ts'

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

/** Enough for any double: what comes back is the same border. */
const everyDigit = 15

/** @throws AppError unknown-area */
export async function exportGrids(
  db: Db,
  caller: Caller,
  code: string,
  format: GridFormat,
  language: 'zh' | 'en',
): Promise<Readable | Buffer> {
  await checkArea(db, code)
  const grids = await readGrids(db, code)
  const origin: Origin = { area: code, by: caller.displayName, at: chinaTime(new Date()) }
  await appendAudit(db, caller, {
    action: 'exported',
    area: code,
    subject: { type: 'grid', id: '' },
    after: { format, grids: grids.length },
  })
  switch (format) {
    case 'geojson':
      return Buffer.from(JSON.stringify(featuresOf(grids, origin)))
    case 'gpkg':
      return writeGeoPackage({ name: 'grid', title: '网格', columns: tableColumns, rows: grids }, origin)
    case 'shp':
      return writeShapefile({ name: 'grids', title: '网格', fields, rows: grids }, origin)
    case 'xlsx':
      return writeWorkbook({
        name: sheetName[language],
        columns: columns.map(({ title, width }) => ({ title: title[language], width })),
        rows: Readable.from([grids.map((grid) => columns.map(({ cell }) => cell(grid, origin)))]),
      })
  }
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

function featuresOf(grids: readonly ExportedGrid[], origin: Origin) {
  return {
    type: 'FeatureCollection',
    // Members that GeoJSON does not know are read over by every reader.
    exported: origin,
    features: grids.map(({ geometry, ...properties }) => ({ type: 'Feature', properties, geometry })),
  }
}

const tableColumns: Layer<ExportedGrid>['columns'] = [
  { name: 'code', type: 'text not null', value: ({ code }) => code },
  { name: 'name', type: 'text not null', value: ({ name }) => name },
  { name: 'leader_name', type: 'text', value: ({ leaderName }) => leaderName },
  { name: 'deputies', type: 'text', value: ({ deputies }) => deputies },
  { name: 'households', type: 'integer', value: ({ households }) => households },
  { name: 'population', type: 'integer', value: ({ population }) => population },
  { name: 'community_code', type: 'text not null', value: ({ communityCode }) => communityCode },
  { name: 'community_name', type: 'text not null', value: ({ communityName }) => communityName },
  { name: 'area_m2', type: 'real not null', value: ({ areaSquareMetres }) => areaSquareMetres },
  { name: 'valid_from', type: 'date not null', value: ({ validFrom }) => validFrom },
]

const fields: readonly Field<ExportedGrid>[] = [
  { name: 'CODE', type: 'C', bytes: 15, value: ({ code }) => code },
  { name: 'NAME', type: 'C', bytes: longestText, value: ({ name }) => name },
  { name: 'LEADER', type: 'C', bytes: longestText, value: ({ leaderName }) => leaderName },
  { name: 'HOUSEHOLDS', type: 'N', bytes: 10, value: ({ households }) => households },
  { name: 'POPULATION', type: 'N', bytes: 10, value: ({ population }) => population },
  { name: 'COMM_CODE', type: 'C', bytes: 12, value: ({ communityCode }) => communityCode },
  { name: 'COMM_NAME', type: 'C', bytes: longestText, value: ({ communityName }) => communityName },
  { name: 'AREA_M2', type: 'N', bytes: 14, value: ({ areaSquareMetres }) => Math.round(areaSquareMetres) },
  { name: 'VALID_FROM', type: 'C', bytes: 10, value: ({ validFrom }) => validFrom },
]

const sheetName = { zh: '网格', en: 'Grids' } as const

const title = (zh: string, en: string) => ({ zh, en })

/** The headings are those that the importer knows. */
const columns: readonly {
  title: { zh: string; en: string }
  width: number
  cell: (grid: ExportedGrid, origin: Origin) => SheetCell
}[] = [
  { title: title('网格编码', 'Grid code'), width: 20, cell: ({ code }) => code },
  { title: title('网格名称', 'Grid'), width: 24, cell: ({ name }) => name },
  { title: title('网格长', 'Grid leader'), width: 12, cell: ({ leaderName }) => leaderName },
  { title: title('副网格长和网格员', 'Deputies and workers'), width: 32, cell: ({ deputies }) => deputies },
  { title: title('户数', 'Households'), width: 10, cell: ({ households }) => households },
  { title: title('常住人口', 'Residents'), width: 10, cell: ({ population }) => population },
  { title: title('社区代码', 'Community code'), width: 16, cell: ({ communityCode }) => communityCode },
  { title: title('社区', 'Community'), width: 20, cell: ({ communityName }) => communityName },
  {
    title: title('面积（平方米）', 'Area (m²)'),
    width: 16,
    cell: ({ areaSquareMetres }) => Math.round(areaSquareMetres),
  },
  { title: title('边界生效', 'Borders since'), width: 12, cell: ({ validFrom }) => validFrom },
  { title: title('导出人', 'Exported by'), width: 12, cell: (_grid, { by }) => by },
  { title: title('导出时间', 'Exported at'), width: 28, cell: (_grid, { at }) => at },
]
