// Unit grids 单元网格 of city management (万米单元网格): a family beside the governance grids, in no list, count or scope of theirs.
// "Unit" alone means 单位 everywhere else, so that the word is always `unitGrid`.
import { type Static, Type } from 'typebox'
import { AreaCode, Box } from './areas.ts'
import { gridFormatIds } from './grid-export.ts'
import { defaulted, route, strict } from './route.ts'

const TextOrNull = Type.Union([Type.String(), Type.Null()])

export const UnitGridCode = Type.String({
  pattern: '^\\d{12}[0-9A-Z]{3}$',
  description: 'Unit grid code: 12 digits of the community, then 3 digits or capital letters',
})

/** As large as a unit grid should be in the built-up area, m²; domain.md 2.1. */
export const unitGridSize = { least: 9_000, most: 11_000 } as const

const NamedArea = Type.Object({ code: Type.String(), name: Type.String() })

export const UnitGrid = Type.Object({
  code: Type.String(),
  county: Type.String(),
  name: Type.String(),
  community: NamedArea,
  areaSquareMetres: Type.Number(),
  /** 用地类型, 管理等级 as the county calls them; null: nobody said. */
  landUse: TextOrNull,
  grade: TextOrNull,
  /** 责任主体; null: 属地兜底, the township answers. */
  responsibleBody: TextOrNull,
  /** YYYY-MM-DD */
  validFrom: Type.String(),
  /** The first day on which it is no longer in force; null: until further notice. */
  validTo: TextOrNull,
  statusReason: TextOrNull,
  inForce: Type.Boolean(),
  box: Box,
  /** Governance grids that share land with it, the one with most of it first, and which share of the unit grid that is. */
  grids: Type.Array(Type.Object({ ...NamedArea.properties, share: Type.Number() })),
  /** Open problems inside it that the caller may see. */
  openProblems: Type.Integer(),
})
export type UnitGrid = Static<typeof UnitGrid>

export const unitGridRoutes = {
  countUnitGrids: route({
    method: 'GET',
    url: '/counties/:county/unit-grid-count',
    access: { verb: 'map.read', over: 'county' },
    summary: 'How many unit grids of city management are in force in a county; most counties have none',
    params: strict({ county: Type.String({ pattern: '^\\d{6}$' }) }),
    response: Type.Object({ count: Type.Integer() }),
  }),
  getUnitGrid: route({
    method: 'GET',
    url: '/unit-grids/:code',
    access: { verb: 'map.read', over: 'county' },
    summary: 'One unit grid of city management, also one that ended, with the governance grids it lies in',
    params: strict({ code: UnitGridCode }),
    response: UnitGrid,
  }),
  exportUnitGrids: route({
    method: 'GET',
    url: '/areas/:code/unit-grid-export/:format',
    access: { verb: 'data.export', over: 'area' },
    rate: 'export',
    summary:
      'The unit grids of an area that are in force: GeoJSON, GeoPackage, Shapefile (zip) or a workbook of their attributes; leaves an audit line',
    params: strict({ code: AreaCode, format: Type.Enum(gridFormatIds) }),
    query: strict({ language: defaulted(Type.Enum(['zh', 'en']), 'zh') }),
    response: Type.String(),
    mediaType: 'application/octet-stream',
  }),
}
