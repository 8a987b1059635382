// Areas as a file to take away, in the formats of GIS programs and as a sheet: one list of columns says what stands in all.
import { Readable } from 'node:stream'
import type { GridFormat } from '../contract/grid-export.ts'
import type { GridShape } from '../contract/grids.ts'
import { checkArea } from '../db/areas.ts'
import { appendAudit } from '../db/audit.ts'
import type { Db } from '../db/tables.ts'
import { chinaTime } from './csv.ts'
import { type Origin, writeGeoPackage } from './geopackage.ts'
import type { Caller } from './handler.ts'
import { type Field, writeShapefile } from './shapefile.ts'
import { type SheetCell, writeWorkbook } from './workbook.ts'

export interface AreaColumn<R> {
  /** Headings that the importer knows. */
  zh: string
  en: string
  /** Of the sheet, in letters. */
  width: number
  value: (row: R) => string | number | null
  /** In a GeoPackage: name and type as SQL has it, `text not null`. */
  table: [name: string, type: string]
  /** In a Shapefile, unless it has no room for it. */
  field?: [name: Field<R>['name'], type: Field<R>['type'], bytes: number]
  /** Where the sheet says it otherwise. */
  cell?: (row: R) => SheetCell
}

export interface AreaFile<R> {
  /** Of the layer, and in the plural of files: `unit_grid`. */
  name: string
  zh: string
  en: string
  columns: readonly AreaColumn<R>[]
  /** YYYY-MM-DD: they are told as they were on this day. */
  on?: string
  /** In the log. */
  subject: 'grid' | 'micro-grid' | 'unit-grid'
  counted: 'grids' | 'microGrids' | 'unitGrids'
  /** Those of an area, in the order of their codes. */
  read: (db: Db, code: string) => Promise<R[]>
}

/** Every area has it: whole square metres, but in a GeoPackage, where programs compute on. */
export const areaColumn: AreaColumn<{ areaSquareMetres: number }> = {
  ...{ zh: '面积（平方米）', en: 'Area (m²)', width: 16 },
  value: ({ areaSquareMetres }) => areaSquareMetres,
  cell: ({ areaSquareMetres }) => Math.round(areaSquareMetres),
  table: ['area_m2', 'real not null'],
  field: ['AREA_M2', 'N', 14],
}

export interface AreaWish {
  /** Whose areas. */
  code: string
  format: GridFormat
  language: 'zh' | 'en'
}

/** The file, and a line in the log of who took it; of an area that is no more only what was in it. @throws AppError unknown-area */
export async function takeAreas<R extends { geometry: GridShape }>(
  db: Db,
  caller: Caller,
  { code, format, language }: AreaWish,
  file: AreaFile<R>,
): Promise<Readable | Buffer> {
  const rows = await file.read(db, code)
  if (rows.length === 0) await checkArea(db, code)
  const day = file.on !== undefined && { on: file.on }
  await appendAudit(db, caller, {
    action: 'exported',
    area: code,
    subject: { type: file.subject, id: '' },
    after: { format, [file.counted]: rows.length, ...day },
  })
  const origin: Origin = { area: code, by: caller.displayName, at: chinaTime(new Date()), ...day }
  return write(file, rows, { format, language }, origin)
}

async function write<R extends { geometry: GridShape }>(
  { name, columns, ...title }: AreaFile<R>,
  rows: readonly R[],
  { format, language }: Pick<AreaWish, 'format' | 'language'>,
  origin: Origin,
): Promise<Readable | Buffer> {
  switch (format) {
    case 'geojson':
      return Buffer.from(
        JSON.stringify({
          type: 'FeatureCollection',
          // Members that GeoJSON does not know are read over by every reader.
          exported: origin,
          features: rows.map(({ geometry, ...properties }) => ({ type: 'Feature', properties, geometry })),
        }),
      )
    case 'gpkg': {
      const inTable = columns.map(({ table: [column, type], value }) => ({ name: column, type, value }))
      return writeGeoPackage({ name, title: title.zh, columns: inTable, rows }, origin)
    }
    case 'shp': {
      const fields = columns.flatMap(({ field, value }) =>
        field ? { name: field[0], type: field[1], bytes: field[2], value: whole(value) } : [],
      )
      return writeShapefile({ name: `${name.replace('_', '-')}s`, title: title.zh, fields, rows }, origin)
    }
    case 'xlsx':
      return writeWorkbook({
        name: title[language],
        columns: [...columns, ...taken].map((each) => ({ title: each[language], width: each.width })),
        rows: Readable.from([
          rows.map((row) => [
            ...columns.map(({ cell, value }) => (cell ?? value)(row)),
            ...taken.map(({ of }) => of(origin)),
          ]),
        ]),
      })
  }
}

/** A field of numbers has no room for fractions. */
function whole<R>(value: AreaColumn<R>['value']): AreaColumn<R>['value'] {
  return (row) => {
    const said = value(row)
    return typeof said === 'number' ? Math.round(said) : said
  }
}

const taken: readonly { zh: string; en: string; width: number; of: (origin: Origin) => string }[] = [
  { zh: '导出人', en: 'Exported by', width: 12, of: ({ by }) => by },
  { zh: '导出时间', en: 'Exported at', width: 28, of: ({ at }) => at },
]
