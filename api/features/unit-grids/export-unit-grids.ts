// The unit grids of an area as a file to take away; it comes back through `--kind unit-grid` unchanged.
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { GridFormat } from '../../contract/grid-export.ts'
import type { GridShape } from '../../contract/grids.ts'
import { checkArea, countyOf } from '../../db/areas.ts'
import { appendAudit } from '../../db/audit.ts'
import { asGeoJson } from '../../db/geometry.ts'
import type { Db } from '../../db/tables.ts'
import { unitGridInForce } from '../../db/unit-grids.ts'
import { chinaTime } from '../csv.ts'
import { type Layer, type Origin, writeGeoPackage } from '../geopackage.ts'
import type { Caller } from '../handler.ts'
import { type Field, longestText, writeShapefile } from '../shapefile.ts'
import { type SheetCell, writeWorkbook } from '../workbook.ts'

interface ExportedUnitGrid {
  code: string
  name: string
  communityCode: string
  communityName: string
  areaSquareMetres: number
  landUse: string | null
  grade: string | null
  responsibleBody: string | null
  /** YYYY-MM-DD */
  validFrom: string
  validTo: string | null
  statusReason: string | null
  geometry: GridShape
}

/** Enough for any double: what comes back is the same border. */
const everyDigit = 15

/** @throws AppError unknown-area */
export async function exportUnitGrids(
  db: Db,
  caller: Caller,
  code: string,
  format: GridFormat,
  language: 'zh' | 'en',
): Promise<Readable | Buffer> {
  await checkArea(db, code)
  const rows = await readUnitGrids(db, code)
  const origin: Origin = { area: code, by: caller.displayName, at: chinaTime(new Date()) }
  await appendAudit(db, caller, {
    action: 'exported',
    area: code,
    subject: { type: 'unit-grid', id: '' },
    after: { format, unitGrids: rows.length },
  })
  switch (format) {
    case 'geojson':
      return Buffer.from(JSON.stringify(featuresOf(rows, origin)))
    case 'gpkg':
      return writeGeoPackage({ name: 'unit_grid', title: '单元网格', columns: tableColumns, rows }, origin)
    case 'shp':
      return writeShapefile({ name: 'unit-grids', title: '单元网格', fields, rows }, origin)
    case 'xlsx':
      return writeWorkbook({
        name: sheetName[language],
        columns: columns.map(({ title, width }) => ({ title: title[language], width })),
        rows: Readable.from([rows.map((row) => columns.map(({ cell }) => cell(row, origin)))]),
      })
  }
}

/** Inside a governance grid there are those whose middle lies in it; their codes have nothing in common. */
async function readUnitGrids(db: Db, code: string): Promise<ExportedUnitGrid[]> {
  const county = countyOf(code)
  const isInside =
    code.length < 15
      ? sql`left(unit_grid.code, ${sql.lit(code.length)}) = ${code}`
      : sql`exists (
          select from grid where grid.county_code = ${county} and grid.code = ${code} and grid.valid_to is null
            and st_intersects(grid.geom_m, st_pointonsurface(unit_grid.geom_m)))`
  const { rows } = await sql<ExportedUnitGrid>`
    select unit_grid.code, unit_grid.name, unit_grid.community_code, community.name as community_name,
           st_area(unit_grid.geom_m) as area_square_metres, unit_grid.land_use, unit_grid.grade,
           unit_grid.responsible_body, unit_grid.valid_from::text, unit_grid.valid_to::text, unit_grid.status_reason,
           ${asGeoJson(sql`unit_grid.geom`, everyDigit)} as geometry
    from unit_grid
    join region community on community.county_code = ${county} and community.code = unit_grid.community_code
    where unit_grid.county_code = ${county} and ${unitGridInForce} and ${isInside}
    order by unit_grid.code`.execute(db)
  return rows
}

function featuresOf(unitGrids: readonly ExportedUnitGrid[], origin: Origin) {
  return {
    type: 'FeatureCollection',
    // Members that GeoJSON does not know are read over by every reader.
    exported: origin,
    features: unitGrids.map(({ geometry, ...properties }) => ({ type: 'Feature', properties, geometry })),
  }
}

const tableColumns: Layer<ExportedUnitGrid>['columns'] = [
  { name: 'code', type: 'text not null', value: ({ code }) => code },
  { name: 'name', type: 'text not null', value: ({ name }) => name },
  { name: 'community_code', type: 'text not null', value: ({ communityCode }) => communityCode },
  { name: 'community_name', type: 'text not null', value: ({ communityName }) => communityName },
  { name: 'area_m2', type: 'real not null', value: ({ areaSquareMetres }) => areaSquareMetres },
  { name: 'land_use', type: 'text', value: ({ landUse }) => landUse },
  { name: 'grade', type: 'text', value: ({ grade }) => grade },
  { name: 'responsible_body', type: 'text', value: ({ responsibleBody }) => responsibleBody },
  { name: 'valid_from', type: 'date not null', value: ({ validFrom }) => validFrom },
  { name: 'valid_to', type: 'date', value: ({ validTo }) => validTo },
  { name: 'status_reason', type: 'text', value: ({ statusReason }) => statusReason },
]

const fields: readonly Field<ExportedUnitGrid>[] = [
  { name: 'CODE', type: 'C', bytes: 15, value: ({ code }) => code },
  { name: 'NAME', type: 'C', bytes: longestText, value: ({ name }) => name },
  { name: 'COMM_CODE', type: 'C', bytes: 12, value: ({ communityCode }) => communityCode },
  { name: 'COMM_NAME', type: 'C', bytes: longestText, value: ({ communityName }) => communityName },
  { name: 'AREA_M2', type: 'N', bytes: 14, value: ({ areaSquareMetres }) => Math.round(areaSquareMetres) },
  { name: 'LAND_USE', type: 'C', bytes: longestText, value: ({ landUse }) => landUse },
  { name: 'GRADE', type: 'C', bytes: longestText, value: ({ grade }) => grade },
  { name: 'RESP_BODY', type: 'C', bytes: longestText, value: ({ responsibleBody }) => responsibleBody },
  { name: 'VALID_FROM', type: 'C', bytes: 10, value: ({ validFrom }) => validFrom },
  { name: 'VALID_TO', type: 'C', bytes: 10, value: ({ validTo }) => validTo },
  { name: 'STATREASON', type: 'C', bytes: longestText, value: ({ statusReason }) => statusReason },
]

const sheetName = { zh: '单元网格', en: 'Unit grids' } as const

const title = (zh: string, en: string) => ({ zh, en })

/** The headings are those that the importer knows. */
const columns: readonly {
  title: { zh: string; en: string }
  width: number
  cell: (row: ExportedUnitGrid, origin: Origin) => SheetCell
}[] = [
  { title: title('单元网格编码', 'Unit grid code'), width: 20, cell: ({ code }) => code },
  { title: title('单元网格名称', 'Unit grid'), width: 24, cell: ({ name }) => name },
  { title: title('社区代码', 'Community code'), width: 16, cell: ({ communityCode }) => communityCode },
  { title: title('社区', 'Community'), width: 20, cell: ({ communityName }) => communityName },
  {
    title: title('面积（平方米）', 'Area (m²)'),
    width: 16,
    cell: ({ areaSquareMetres }) => Math.round(areaSquareMetres),
  },
  { title: title('用地类型', 'Land use'), width: 16, cell: ({ landUse }) => landUse },
  { title: title('管理等级', 'Grade'), width: 12, cell: ({ grade }) => grade },
  {
    title: title('责任主体', 'Responsible body'),
    width: 24,
    cell: ({ responsibleBody }) => responsibleBody ?? '属地兜底',
  },
  { title: title('启用日期', 'In force since'), width: 12, cell: ({ validFrom }) => validFrom },
  { title: title('终止日期', 'Ends on'), width: 12, cell: ({ validTo }) => validTo },
  { title: title('状态原因', 'Reason'), width: 24, cell: ({ statusReason }) => statusReason },
  { title: title('导出人', 'Exported by'), width: 12, cell: (_row, { by }) => by },
  { title: title('导出时间', 'Exported at'), width: 28, cell: (_row, { at }) => at },
]
