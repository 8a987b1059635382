// The catalog: kinds and indicators as the API tells them to the web. The web knows no kind and no indicator by name.
import { type Static, Type } from 'typebox'
import { LevelSchema } from './areas.ts'
import { Substitute } from './indicators.ts'
import { route } from './route.ts'

export const Title = Type.Object({ zh: Type.String(), en: Type.String() })

export const PropertyInfo = Type.Object({
  name: Type.String(),
  title: Title,
  type: Type.Enum(['text', 'number', 'integer', 'boolean', 'choice']),
  unit: Type.Optional(Type.String()),
  labels: Type.Optional(Type.Record(Type.String(), Title)),
})

export const KindInfo = Type.Object({
  id: Type.String(),
  title: Title,
  group: Type.String(),
  shapes: Type.Array(Type.Enum(['point', 'line', 'area'])),
  properties: Type.Array(PropertyInfo),
  style: Type.Object({
    role: Type.Enum(['ground', 'green', 'water', 'building', 'road', 'land-use', 'facility']),
    color: Type.String(),
    minZoom: Type.Number(),
    labelZoom: Type.Optional(Type.Number()),
    glyph: Type.Optional(Type.String()),
    symbol: Type.Optional(Type.Enum(['circle', 'square', 'diamond', 'triangle', 'hexagon'])),
    widths: Type.Optional(
      Type.Object({
        property: Type.String(),
        values: Type.Record(Type.String(), Type.Number()),
        otherwise: Type.Number(),
      }),
    ),
    /** Instead of `minZoom` for some values of a property. */
    minZooms: Type.Optional(
      Type.Object({ property: Type.String(), values: Type.Record(Type.String(), Type.Number()) }),
    ),
  }),
})
export type KindInfo = Static<typeof KindInfo>

/** A legal or official target: `value` in the indicator's own unit. */
export const IndicatorLevel = Type.Object({
  op: Type.Enum(['>=', '<=']),
  value: Type.Number(),
  title: Title,
  source: Type.String(),
})
export type IndicatorLevel = Static<typeof IndicatorLevel>

export const IndicatorInfo = Type.Object({
  id: Type.String(),
  title: Title,
  group: Type.Enum(['green', 'transit', 'sanitation', 'road', 'safety', 'grid', 'problem']),
  method: Type.Enum([
    'coverage',
    'density',
    'length-density',
    'area-ratio',
    'per-head',
    'share',
    'open-problems',
  ]),
  /** As printed behind the value: %, 座/km², km/km², m²/人. */
  unit: Title,
  decimals: Type.Integer(),
  /** Counted when somebody asks: it changes with every problem, without a new data version. */
  live: Type.Boolean(),
  /** value = numerator ÷ denominator × factor. */
  factor: Type.Number(),
  numerator: Type.Object({ title: Title, unit: Type.Enum(['m2', 'm', 'count']) }),
  denominator: Type.Object({
    title: Title,
    unit: Type.Enum(['m2', 'km2', 'count']),
    /** What the denominator is called where something stood in for it. */
    titleWith: Type.Partial(Type.Record(Substitute, Title)),
  }),
  /** The target that decides pass and fail; null: shown without a verdict. */
  target: Type.Union([IndicatorLevel, Type.Null()]),
  /** Further published marks, shown beside the target. */
  otherLevels: Type.Array(IndicatorLevel),
  orRisingYearly: Type.Boolean(),
  /** Kinds whose places are counted. */
  kinds: Type.Array(Type.String()),
  /** For coverages: radius by size class, metres; `minSquareMetres` 0 for points. */
  radii: Type.Array(Type.Object({ minSquareMetres: Type.Number(), radiusMetres: Type.Number() })),
  definition: Title,
  source: Type.String(),
  levels: Type.Array(LevelSchema),
  version: Type.Integer(),
})
export type IndicatorInfo = Static<typeof IndicatorInfo>

export const Catalog = Type.Object({
  kinds: Type.Array(KindInfo),
  indicators: Type.Array(IndicatorInfo),
  /** What each substitute means, in one sentence. */
  substitutes: Type.Record(Substitute, Title),
})
export type Catalog = Static<typeof Catalog>

export const catalogRoutes = {
  getCatalog: route({
    method: 'GET',
    url: '/catalog',
    access: 'signed-in',
    summary: 'Kinds and indicators of this deployment',
    response: Catalog,
  }),
}
