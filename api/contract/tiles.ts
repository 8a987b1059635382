// Vector tiles: id and geometry, and only those properties that the style of a kind asks for.
import { Type } from 'typebox'
import { route, strict } from './route.ts'

/**
 * `places`: one layer per kind id. `areas`: one layer per level; feature id is the code as a number, `code` has it too.
 * `unit-grids`: one layer `unit-grid`, from `unitGridMinZoom` on; `code` has the code, `name` its last three digits.
 */
export const tilesets = ['places', 'areas', 'unit-grids'] as const

/** Where a hundred metres begin to be more than a speck: 25 pixels. */
export const unitGridMinZoom = 14

/**
 * A layer has a companion, `park@label`, with one point for each of its points and areas, where name and symbol go;
 * the name is there. The point is only in the tile that it lies in, so whatever crosses tiles is named once.
 */
export const labelSuffix = '@label'

/** The deepest tiles worth asking for: they hold every kind and every name; the map enlarges them beyond. */
export const tileMaxZoom = 16

export const tileMediaType = 'application/vnd.mapbox-vector-tile'

const tile = strict({
  county: Type.String({ pattern: '^\\d{6}$' }),
  tileset: Type.Enum(tilesets),
  z: Type.Integer({ minimum: 0, maximum: 22 }),
  x: Type.Integer({ minimum: 0 }),
  y: Type.Integer({ minimum: 0 }),
})

export const tileRoutes = {
  getTile: route({
    method: 'GET',
    url: '/tiles/:county/:tileset/:z/:x/:y',
    access: { verb: 'map.read', over: 'county' },
    summary:
      'One Mapbox vector tile; `version` is the tile version of the county and makes the answer cacheable for ever',
    params: tile,
    query: strict({ version: Type.Optional(Type.Integer({ minimum: 0 })) }),
    response: Type.Any(),
    mediaType: tileMediaType,
  }),
}
