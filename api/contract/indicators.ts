// Indicator values: numerator and denominator travel, the ratio follows; null means "cannot be said".
import { type Static, Type } from 'typebox'
import { AreaCode, LevelSchema } from './areas.ts'
import { defaulted, route, strict } from './route.ts'

export const verdicts = ['pass', 'fail', 'none', 'no-data'] as const
/** `none`: a value without a target. `no-data`: no value can be said. */
export const Verdict = Type.Enum(verdicts)
export type Verdict = (typeof verdicts)[number]

export const substitutes = ['compounds', 'file-bounds', 'residents'] as const
/**
 * What stood in for data that the definition asks for. `compounds`: compounds for residential land. `file-bounds`: the
 * bounds of the imported file for the built-up area. `residents`: the resident for the urban population.
 */
export const Substitute = Type.Enum(substitutes)
export type Substitute = (typeof substitutes)[number]

const OrNull = Type.Union([Type.Number(), Type.Null()])

export const IndicatorValue = Type.Object({
  area: Type.String(),
  name: Type.String(),
  level: LevelSchema,
  indicator: Type.String(),
  value: OrNull,
  /** In the unit that the catalog names: m², m or a count. */
  numerator: OrNull,
  denominator: OrNull,
  verdict: Verdict,
  /** What stood in for the denominator's data; empty where there is no denominator. Words: the catalog's `substitutes`. */
  substitutes: Type.Array(Substitute),
})
export type IndicatorValue = Static<typeof IndicatorValue>

/** Why there is no value: nothing recorded in the whole county, or nothing that counts in this area (`-here`). */
const missingNotes = [
  'no-places',
  'no-built-up-area',
  'no-denominator',
  'no-grids',
  'no-units',
  'no-problems',
  'no-population',
  'no-households',
  'no-places-here',
  'no-built-up-area-here',
  'no-residential-land-here',
  'no-grids-here',
] as const

const substituteNotes = ['substitute-denominator', 'substitute-built-up-area', 'population-resident'] as const

/** What was left out, assumed or put together in this area, with a count. */
export const countNotes = [
  'skipped-small',
  'skipped-outside',
  'skipped-not-open',
  'skipped-no-area',
  'assumed-width',
  'counted-once',
] as const

/** Does this note say why there is no value? */
export function isMissing({ code }: Note): boolean {
  return missingNotes.some((each) => each === code)
}

/** What was left out or replaced, in words for an official. */
export const Note = Type.Object({
  code: Type.Enum([...missingNotes, ...substituteNotes, ...countNotes]),
  /** How many places in or around the area the note is about, where it counts any. */
  count: Type.Optional(Type.Number()),
  zh: Type.String(),
  en: Type.String(),
})
export type Note = Static<typeof Note>

export const Explanation = Type.Object({
  value: IndicatorValue,
  dataVersion: Type.Integer(),
  definitionVersion: Type.Integer(),
  computedAt: Type.String(),
  notes: Type.Array(Note),
  /** Places that count for this area, those that serve most first; at most 200. */
  places: Type.Array(
    Type.Object({
      id: Type.Integer(),
      kind: Type.String(),
      name: Type.Union([Type.String(), Type.Null()]),
      contribution: Type.Number(),
      inside: Type.Boolean(),
    }),
  ),
  placeCount: Type.Integer(),
  /** Denominator land that is not covered, largest first; at most 50. Coverages only. */
  gaps: Type.Array(
    Type.Object({
      id: Type.Integer(),
      kind: Type.String(),
      name: Type.Union([Type.String(), Type.Null()]),
      uncoveredSquareMetres: Type.Number(),
      areaSquareMetres: Type.Number(),
      unitName: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
})
export type Explanation = Static<typeof Explanation>

/** Covered land, uncovered land and the outline of the service area, EPSG:4326. */
export const CoverageShapes = Type.Object({
  type: Type.Literal('FeatureCollection'),
  features: Type.Array(
    Type.Object({
      type: Type.Literal('Feature'),
      properties: Type.Object({ part: Type.Enum(['covered', 'uncovered', 'service']) }),
      geometry: Type.Unknown(),
    }),
  ),
})

export type CoverageShapes = Static<typeof CoverageShapes>

export const Surface = Type.Object({
  kind: Type.String(),
  /** Side of a square cell, metres. */
  cellMetres: Type.Number(),
  /** Cell centres as `[lng, lat, distanceMetres]`, flattened; distance to the nearest place that counts. */
  cells: Type.Array(Type.Number()),
  /** Which cells are blind (盲区), counted from 0: outside the radius of every place. */
  blind: Type.Array(Type.Integer()),
  /** Offsets in degrees from a centre to two neighbouring corners: `[dLngEast, dLatEast, dLngNorth, dLatNorth]` (half a cell each). */
  halfCell: Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]),
  breaksMetres: Type.Array(Type.Number()),
  /** null: places have radii of their own, by size class. */
  radiusMetres: OrNull,
  /** Of the cells; null without any. */
  blindShare: OrNull,
})
export type Surface = Static<typeof Surface>

const indicatorParam = Type.String({ maxLength: 60 })

export const indicatorRoutes = {
  listAreaValues: route({
    method: 'GET',
    url: '/areas/:code/indicators',
    access: { verb: 'map.read', over: 'county' },
    summary: 'All indicator values of one area',
    params: strict({ code: AreaCode }),
    response: Type.Object({
      items: Type.Array(IndicatorValue),
      computedAt: Type.Union([Type.String(), Type.Null()]),
    }),
  }),
  listIndicatorValues: route({
    method: 'GET',
    url: '/indicators/:indicator/values',
    access: { verb: 'map.read', over: 'county' },
    summary: 'One indicator for all areas of a level inside an area',
    params: strict({ indicator: indicatorParam }),
    query: strict({ within: AreaCode, level: LevelSchema }),
    response: Type.Object({ items: Type.Array(IndicatorValue) }),
  }),
  explainValue: route({
    method: 'GET',
    url: '/indicators/:indicator/explanation',
    access: { verb: 'map.read', over: 'county' },
    summary: 'Why a value is what it is: places counted, land left out, notes',
    params: strict({ indicator: indicatorParam }),
    query: strict({ area: AreaCode }),
    response: Explanation,
  }),
  getCoverageShapes: route({
    method: 'GET',
    url: '/indicators/:indicator/shapes',
    access: { verb: 'map.read', over: 'county' },
    summary: 'Covered and uncovered land of a coverage indicator inside an area',
    params: strict({ indicator: indicatorParam }),
    query: strict({ area: AreaCode }),
    response: CoverageShapes,
  }),
  getIndicatorSurface: route({
    method: 'GET',
    url: '/indicators/:indicator/surface',
    access: { verb: 'map.read', over: 'county' },
    summary:
      'Distance to the nearest place that counts for a coverage, in cells over the land it judges, and which cells are blind',
    params: strict({ indicator: indicatorParam }),
    query: strict({ area: AreaCode }),
    response: Surface,
  }),
  getSurface: route({
    method: 'GET',
    url: '/surfaces/distance',
    access: { verb: 'map.read', over: 'county' },
    summary:
      'Distance to the nearest place of a kind, whether it counts for an indicator or not, in cells over the built-up area, and which cells are blind',
    query: strict({
      area: AreaCode,
      kind: Type.String({ maxLength: 60 }),
      radiusMetres: defaulted(Type.Number({ minimum: 1, maximum: 20000 }), 500),
    }),
    response: Surface,
  }),
}
