// The grids of an area as a file, for other programs and for paper work; it comes back through the importer unchanged.
import { Type } from 'typebox'
import { AreaCode } from './areas.ts'
import { Day } from './grid-history.ts'
import { defaulted, route, strict } from './route.ts'

/** What each format is called and how it is sent. */
export const gridFormats = {
  geojson: { extension: 'geojson', mediaType: 'application/geo+json' },
  gpkg: { extension: 'gpkg', mediaType: 'application/geopackage+sqlite3' },
  shp: { extension: 'zip', mediaType: 'application/zip' },
  xlsx: {
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const
export type GridFormat = keyof typeof gridFormats
export const gridFormatIds = Object.keys(gridFormats) as GridFormat[] // keys of the literal above

export const gridExportRoutes = {
  exportGrids: route({
    method: 'GET',
    url: '/areas/:code/grid-export/:format',
    access: { verb: 'data.export', over: 'area' },
    rate: 'export',
    summary:
      'The grids of an area as they are today, or were on a day: GeoJSON, GeoPackage, Shapefile (zip) or a workbook of their attributes; without phone numbers, leaves an audit line',
    params: strict({ code: AreaCode, format: Type.Enum(gridFormatIds) }),
    query: strict({
      language: defaulted(Type.Enum(['zh', 'en']), 'zh'),
      /** Today or earlier. Of an earlier day the deputies are not known; leader and numbers are those last kept of its borders. */
      on: Type.Optional(Day),
    }),
    response: Type.String(),
    mediaType: 'application/octet-stream',
  }),
}
