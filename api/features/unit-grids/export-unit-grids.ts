// The unit grids of an area as a file to take away; it comes back through `--kind unit-grid` unchanged.
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { GridShape } from '../../contract/grids.ts'
import { countyOf } from '../../db/areas.ts'
import { asGeoJson, everyDigit } from '../../db/geometry.ts'
import type { Db } from '../../db/tables.ts'
import { unitGridInForce } from '../../db/unit-grids.ts'
import { type AreaFile, type AreaWish, areaColumn, takeAreas } from '../area-file.ts'
import type { Caller } from '../handler.ts'
import { longestText } from '../shapefile.ts'

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

/** @throws AppError unknown-area */
export function exportUnitGrids(db: Db, caller: Caller, wish: AreaWish): Promise<Readable | Buffer> {
  return takeAreas(db, caller, wish, unitGridFile)
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

const unitGridFile: AreaFile<ExportedUnitGrid> = {
  ...{ name: 'unit_grid', zh: '单元网格', en: 'Unit grids' },
  ...{ subject: 'unit-grid', counted: 'unitGrids', read: readUnitGrids },
  columns: [
    {
      ...{ zh: '单元网格编码', en: 'Unit grid code', width: 20, value: ({ code }) => code },
      ...{ table: ['code', 'text not null'], field: ['CODE', 'C', 15] },
    },
    {
      ...{ zh: '单元网格名称', en: 'Unit grid', width: 24, value: ({ name }) => name },
      ...{ table: ['name', 'text not null'], field: ['NAME', 'C', longestText] },
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
      ...{ zh: '用地类型', en: 'Land use', width: 16, value: ({ landUse }) => landUse },
      ...{ table: ['land_use', 'text'], field: ['LAND_USE', 'C', longestText] },
    },
    {
      ...{ zh: '管理等级', en: 'Grade', width: 12, value: ({ grade }) => grade },
      ...{ table: ['grade', 'text'], field: ['GRADE', 'C', longestText] },
    },
    {
      ...{
        zh: '责任主体',
        en: 'Responsible body',
        width: 24,
        value: ({ responsibleBody }) => responsibleBody,
      },
      ...{ table: ['responsible_body', 'text'], field: ['RESP_BODY', 'C', longestText] },
      cell: ({ responsibleBody }) => responsibleBody ?? '属地兜底',
    },
    {
      ...{ zh: '启用日期', en: 'In force since', width: 12, value: ({ validFrom }) => validFrom },
      ...{ table: ['valid_from', 'date not null'], field: ['VALID_FROM', 'C', 10] },
    },
    {
      ...{ zh: '终止日期', en: 'Ends on', width: 12, value: ({ validTo }) => validTo },
      ...{ table: ['valid_to', 'date'], field: ['VALID_TO', 'C', 10] },
    },
    {
      ...{ zh: '状态原因', en: 'Reason', width: 24, value: ({ statusReason }) => statusReason },
      ...{ table: ['status_reason', 'text'], field: ['STATREASON', 'C', longestText] },
    },
  ],
}
