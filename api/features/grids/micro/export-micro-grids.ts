// The micro grids of an area as a file to take away, in the formats of grids; it comes back through the importer unchanged.
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { GridFormat } from '../../../contract/grid-export.ts'
import type { GridShape } from '../../../contract/grids.ts'
import { checkArea, countyOf } from '../../../db/areas.ts'
import { appendAudit } from '../../../db/audit.ts'
import { asGeoJson } from '../../../db/geometry.ts'
import { microGridsIn } from '../../../db/micro-grids.ts'
import type { Db } from '../../../db/tables.ts'
import { chinaTime } from '../../csv.ts'
import { type Layer, type Origin, writeGeoPackage } from '../../geopackage.ts'
import type { Caller } from '../../handler.ts'
import { type Field, longestText, writeShapefile } from '../../shapefile.ts'
import { type SheetCell, writeWorkbook } from '../../workbook.ts'

interface ExportedMicroGrid {
  code: string
  name: string
  leaderName: string | null
  households: number | null
  population: number | null
  gridCode: string
  gridName: string
  communityCode: string
  communityName: string
  areaSquareMetres: number
  /** YYYY-MM-DD: since when it has this code. */
  validFrom: string
  geometry: GridShape
}

/** Enough for any double: what comes back is the same shape. */
const everyDigit = 15

/** @throws AppError unknown-area */
export async function exportMicroGrids(
  db: Db,
  caller: Caller,
  code: string,
  format: GridFormat,
  language: 'zh' | 'en',
): Promise<Readable | Buffer> {
  await checkArea(db, code)
  const microGrids = await read(db, code)
  const origin: Origin = { area: code, by: caller.displayName, at: chinaTime(new Date()) }
  await appendAudit(db, caller, {
    action: 'exported',
    area: code,
    subject: { type: 'micro-grid', id: '' },
    after: { format, microGrids: microGrids.length },
  })
  switch (format) {
    case 'geojson':
      return Buffer.from(
        JSON.stringify({
          type: 'FeatureCollection',
          exported: origin,
          features: microGrids.map(({ geometry, ...properties }) => ({
            type: 'Feature',
            properties,
            geometry,
          })),
        }),
      )
    case 'gpkg':
      return writeGeoPackage(
        { name: 'micro_grid', title: '微网格', columns: tableColumns, rows: microGrids },
        origin,
      )
    case 'shp':
      return writeShapefile({ name: 'micro-grids', title: '微网格', fields, rows: microGrids }, origin)
    case 'xlsx':
      return writeWorkbook({
        name: { zh: '微网格', en: 'Micro grids' }[language],
        columns: columns.map(({ title, width }) => ({ title: title[language], width })),
        rows: Readable.from([microGrids.map((each) => columns.map(({ cell }) => cell(each, origin)))]),
      })
  }
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

const tableColumns: Layer<ExportedMicroGrid>['columns'] = [
  { name: 'code', type: 'text not null', value: ({ code }) => code },
  { name: 'name', type: 'text not null', value: ({ name }) => name },
  { name: 'leader_name', type: 'text', value: ({ leaderName }) => leaderName },
  { name: 'households', type: 'integer', value: ({ households }) => households },
  { name: 'population', type: 'integer', value: ({ population }) => population },
  { name: 'grid_code', type: 'text not null', value: ({ gridCode }) => gridCode },
  { name: 'grid_name', type: 'text not null', value: ({ gridName }) => gridName },
  { name: 'area_m2', type: 'real not null', value: ({ areaSquareMetres }) => areaSquareMetres },
  { name: 'valid_from', type: 'date not null', value: ({ validFrom }) => validFrom },
]

const fields: readonly Field<ExportedMicroGrid>[] = [
  { name: 'CODE', type: 'C', bytes: 17, value: ({ code }) => code },
  { name: 'NAME', type: 'C', bytes: longestText, value: ({ name }) => name },
  { name: 'LEADER', type: 'C', bytes: longestText, value: ({ leaderName }) => leaderName },
  { name: 'HOUSEHOLDS', type: 'N', bytes: 10, value: ({ households }) => households },
  { name: 'POPULATION', type: 'N', bytes: 10, value: ({ population }) => population },
  { name: 'GRID_CODE', type: 'C', bytes: 15, value: ({ gridCode }) => gridCode },
  { name: 'GRID_NAME', type: 'C', bytes: longestText, value: ({ gridName }) => gridName },
  { name: 'AREA_M2', type: 'N', bytes: 14, value: ({ areaSquareMetres }) => Math.round(areaSquareMetres) },
  { name: 'VALID_FROM', type: 'C', bytes: 10, value: ({ validFrom }) => validFrom },
]

const title = (zh: string, en: string) => ({ zh, en })

const columns: readonly {
  title: { zh: string; en: string }
  width: number
  cell: (microGrid: ExportedMicroGrid, origin: Origin) => SheetCell
}[] = [
  { title: title('微网格编码', 'Micro grid code'), width: 22, cell: ({ code }) => code },
  { title: title('微网格名称', 'Micro grid'), width: 24, cell: ({ name }) => name },
  { title: title('微网格长', 'Leader'), width: 12, cell: ({ leaderName }) => leaderName },
  { title: title('户数', 'Households'), width: 10, cell: ({ households }) => households },
  { title: title('常住人口', 'Residents'), width: 10, cell: ({ population }) => population },
  { title: title('网格编码', 'Grid code'), width: 20, cell: ({ gridCode }) => gridCode },
  { title: title('网格名称', 'Grid'), width: 24, cell: ({ gridName }) => gridName },
  { title: title('社区', 'Community'), width: 20, cell: ({ communityName }) => communityName },
  {
    title: title('面积（平方米）', 'Area (m²)'),
    width: 16,
    cell: ({ areaSquareMetres }) => Math.round(areaSquareMetres),
  },
  { title: title('编码启用', 'Code since'), width: 12, cell: ({ validFrom }) => validFrom },
  { title: title('导出人', 'Exported by'), width: 12, cell: (_each, { by }) => by },
  { title: title('导出时间', 'Exported at'), width: 28, cell: (_each, { at }) => at },
]
