// Areas: regions (county 6, township 9, community 12 digits) and grids (15). The length of a code is its level.
import { type Static, Type } from 'typebox'
import { defaulted, route, strict } from './route.ts'

export const levels = ['county', 'township', 'community', 'grid'] as const
export type Level = (typeof levels)[number]
export const LevelSchema = Type.Enum(levels)

/** Digits in a code of each level; a code begins with the code of its parent. */
export const codeLength = { county: 6, township: 9, community: 12, grid: 15 } as const satisfies Record<
  Level,
  number
>

/** The level of an area code, or undefined when it is no area code. */
export function levelOf(code: string): Level | undefined {
  return levels.find((level) => codeLength[level] === code.length && /^\d+$/.test(code))
}

export const AreaCode = Type.String({
  pattern: '^(\\d{6}|\\d{9}|\\d{12}|\\d{15})$',
  description: 'Area code: 6 county, 9 township, 12 community, 15 grid digits',
})

/** `[west, south, east, north]` in degrees. */
export const Box = Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()])
export type Box = Static<typeof Box>

export const Area = Type.Object({
  code: Type.String(),
  level: LevelSchema,
  name: Type.String(),
  parentCode: Type.Union([Type.String(), Type.Null()]),
  /** null: the area has a name and a code but no boundary yet. */
  box: Type.Union([Box, Type.Null()]),
  /** Land inside the boundary in the metric CRS, m². */
  areaSquareMetres: Type.Union([Type.Number(), Type.Null()]),
  population: Type.Union([Type.Number(), Type.Null()]),
  households: Type.Union([Type.Number(), Type.Null()]),
  /** Grid leader 网格长; null for regions and vacant grids. */
  leaderName: Type.Union([Type.String(), Type.Null()]),
})
export type Area = Static<typeof Area>

export const County = Type.Object({
  code: Type.String(),
  name: Type.String(),
  box: Type.Union([Box, Type.Null()]),
  /** Around the built-up area: where the map opens when the county is much larger. null: no built-up area. */
  townBox: Type.Union([Box, Type.Null()]),
  /** Fictional data of the demo generator. */
  demo: Type.Boolean(),
  /** The built-up area was taken from the file's bounds: a substitute, no official polygon. */
  builtUpSubstitute: Type.Boolean(),
  /** Rises with every write. */
  dataVersion: Type.Integer(),
  /** Rises when shapes or names may have changed; part of every tile URL. */
  tileVersion: Type.Integer(),
  metricCrs: Type.String(),
  /** How many areas of each level have a boundary. */
  counts: Type.Record(LevelSchema, Type.Integer()),
  /** How many areas of each level are known, also those that have a name and a code alone. */
  listed: Type.Record(LevelSchema, Type.Integer()),
})
export type County = Static<typeof County>

export const areaRoutes = {
  listCounties: route({
    method: 'GET',
    url: '/counties',
    access: 'signed-in',
    summary: 'The counties of this deployment; none on a fresh server',
    response: Type.Object({ items: Type.Array(County) }),
  }),
  getArea: route({
    method: 'GET',
    url: '/areas/:code',
    access: { verb: 'map.read', over: 'county' },
    summary:
      'One area with its parents, outermost first; asked by a former code of a grid, the grid with its present one',
    params: strict({ code: AreaCode }),
    response: Type.Object({ area: Area, parents: Type.Array(Area) }),
  }),
  listAreas: route({
    method: 'GET',
    url: '/areas',
    access: { verb: 'map.read', over: 'county' },
    summary: 'Areas of a level inside an area, by code',
    query: strict({
      within: AreaCode,
      level: LevelSchema,
      after: Type.Optional(AreaCode),
      limit: defaulted(Type.Integer({ minimum: 1, maximum: 5000 }), 1000),
    }),
    response: Type.Object({ items: Type.Array(Area), next: Type.Union([Type.String(), Type.Null()]) }),
  }),
  getAreaShape: route({
    method: 'GET',
    url: '/areas/:code/shape',
    access: { verb: 'map.read', over: 'county' },
    summary: 'The boundary of one area as a GeoJSON feature',
    params: strict({ code: AreaCode }),
    response: Type.Object({
      type: Type.Literal('Feature'),
      properties: Type.Object({ code: Type.String() }),
      geometry: Type.Unknown(),
    }),
  }),
}
