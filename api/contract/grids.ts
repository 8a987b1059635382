// Grids as a mosaic: the borders of a community, and changing them so that no gap and no overlap can come of it. design §8.
import { type Static, Type } from 'typebox'
import { defaulted, route, rowId, strict } from './route.ts'

const CommunityCode = Type.String({ pattern: '^\\d{12}$', description: 'Community code: 12 digits' })
const GridCode = Type.String({ pattern: '^\\d{15}$', description: 'Grid code: 15 digits' })
const OrNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()])

/** Degrees, with every digit that there is: a neighbour's corner must be the same number. */
const Position = Type.Tuple(
  [
    Type.Number({ minimum: -180, maximum: 180, description: 'Longitude in degrees, before the latitude' }),
    Type.Number({ minimum: -85, maximum: 85, description: 'Latitude in degrees, after the longitude' }),
  ],
  { description: 'Longitude and latitude, without a height' },
)
const Rings = Type.Array(
  Type.Array(Position, {
    minItems: 4,
    description: 'A ring of four positions or more, the last one the first',
  }),
  { minItems: 1, description: 'An outer ring, then its holes' },
)
export const GridShape = Type.Union([
  strict({ type: Type.Literal('Polygon'), coordinates: Rings }),
  strict({ type: Type.Literal('MultiPolygon'), coordinates: Type.Array(Rings, { minItems: 1 }) }),
])
export type GridShape = Static<typeof GridShape>

export const MosaicGrid = Type.Object({
  code: Type.String(),
  name: Type.String(),
  leaderName: OrNull(Type.String()),
  households: OrNull(Type.Integer()),
  population: OrNull(Type.Integer()),
  version: Type.Integer(),
  /** YYYY-MM-DD: since when it has these borders. */
  validFrom: Type.String(),
  /** What it was called before it was renumbered; left out when it always had this code. */
  formerCodes: Type.Optional(Type.Array(Type.String())),
  geometry: GridShape,
})
export type MosaicGrid = Static<typeof MosaicGrid>

export const CommunityMosaic = Type.Object({
  code: Type.String(),
  name: Type.String(),
  /** null: the community is listed without a boundary. */
  boundary: OrNull(Type.Unknown()),
  grids: Type.Array(MosaicGrid),
})
export type CommunityMosaic = Static<typeof CommunityMosaic>

/** What the checks can find. Errors are refused; warnings have to be confirmed one by one. */
export const findingCodes = {
  invalid: 'error',
  overlap: 'error',
  gap: 'error',
  outside: 'error',
  sliver: 'error',
  'codes-used-up': 'error',
  /** Of grids as they stand: an import may bring them. */
  'code-wrong': 'error',
  'code-reused': 'error',
  scattered: 'warning',
  encloses: 'warning',
  narrow: 'warning',
  'compound-cut': 'warning',
  'building-cut': 'warning',
  'micro-grid-cut': 'warning',
  'micro-grid-ends': 'warning',
  'rule-ends': 'warning',
  'rule-divided': 'warning',
} as const
export type FindingCode = keyof typeof findingCodes
const findingCodeIds = Object.keys(findingCodes) as FindingCode[] // keys of the literal above

export const Finding = Type.Object({
  code: Type.Enum(findingCodeIds),
  severity: Type.Enum(['error', 'warning']),
  /** Names this very finding: what is confirmed. */
  key: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  /** Codes of the grids it is about; the key of one that is not saved yet. */
  grids: Type.Array(Type.String()),
  squareMetres: OrNull(Type.Number()),
  /** GeoJSON in degrees: where to look. */
  geometry: Type.Unknown(),
})
export type Finding = Static<typeof Finding>

/** Land that goes from one grid to another, and what stands on it. */
export const Transfer = Type.Object({
  from: Type.String(),
  fromName: Type.String(),
  to: Type.String(),
  toName: Type.String(),
  squareMetres: Type.Number(),
  /** Recorded of the grid, shared out by the dwellings of its compounds, else by land; null: nothing is known. */
  households: OrNull(Type.Integer()),
  compoundCount: Type.Integer(),
  /** The first ones by name; a compound goes where most of its middle lies. */
  compounds: Type.Array(Type.Object({ id: Type.Integer(), name: OrNull(Type.String()) })),
  /** Markets, toilets, stops ...: everything that is drawn as a symbol, but compounds. */
  facilities: Type.Integer(),
  /** null: whoever asks may not see problems there. */
  openProblems: OrNull(Type.Integer()),
  /** Assignments in force for what stands there; they go along. */
  assignments: Type.Integer(),
  geometry: Type.Unknown(),
})
export type Transfer = Static<typeof Transfer>

/** Assignments for whole grids: of one that ends they end, one that is new has those of the grid it was cut from. */
export const GridAssignment = Type.Object({
  unitName: Type.String(),
  role: Type.String(),
  grid: Type.String(),
  becomes: Type.Enum(['ended', 'copied']),
})
export type GridAssignment = Static<typeof GridAssignment>

/** A role over a grid that ends: with its land, unless the account has it there already, or it rules over people. */
export const GridGrant = Type.Object({
  accountName: Type.String(),
  roleTitle: Type.Object({ zh: Type.String(), en: Type.String() }),
  from: Type.String(),
  to: Type.String(),
  /** `held`: it ends, since the account has the same over the other grid; `stays`: somebody has to decide about it. */
  becomes: Type.Enum(['follows', 'held', 'stays']),
})
export type GridGrant = Static<typeof GridGrant>

/** A micro grid whose grid is another one afterwards. */
export const MovedMicroGrid = Type.Object({
  name: Type.String(),
  from: Type.String(),
  /** null: it ends, since its new grid has no number left. */
  to: OrNull(Type.String()),
})
export type MovedMicroGrid = Static<typeof MovedMicroGrid>

export const MosaicAnswer = Type.Object({
  dryRun: Type.Boolean(),
  findings: Type.Array(Finding),
  transfers: Type.Array(Transfer),
  assignments: Type.Array(GridAssignment),
  grants: Type.Array(GridGrant),
  microGrids: Type.Array(MovedMicroGrid),
  /** The code that each new grid got, or would get now, by its key. */
  codes: Type.Record(Type.String(), Type.String()),
  /** As it is now; of a dry run null. */
  mosaic: OrNull(CommunityMosaic),
})
export type MosaicAnswer = Static<typeof MosaicAnswer>

/** A community drawn by hand has some thousand corners; what has more is a slip, or meant to be slow. */
export const mostCorners = 50_000
/** So many corners with every digit are two megabytes. */
export const mosaicBytesMax = 4 * 1024 * 1024

/** What one save may touch: a community has far fewer. */
const mostGrids = 500

export const MosaicChange = strict({
  changed: Type.Array(strict({ code: GridCode, version: rowId(1), geometry: GridShape }), {
    maxItems: mostGrids,
  }),
  created: defaulted(
    Type.Array(
      strict({
        /** What the request calls it until it has a code. */
        key: Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z0-9-]+$' }),
        /** The grid that it is cut from; none when it is founded on land of the community that has no grid. */
        from: Type.Optional(OrNull(GridCode)),
        geometry: GridShape,
      }),
      { maxItems: mostGrids },
    ),
    [],
  ),
  removed: defaulted(
    Type.Array(strict({ code: GridCode, version: rowId(1), into: GridCode }), { maxItems: mostGrids }),
    [],
  ),
  /** May be empty in a dry run. */
  reason: Type.String({ maxLength: 500 }),
  /** Keys of the warnings that whoever saves has seen. */
  confirmed: defaulted(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 1000 }), []),
  dryRun: defaulted(Type.Boolean(), false),
})
export type MosaicChange = Static<typeof MosaicChange>

/** A version of a grid that a change ended. */
export const GridVersion = Type.Object({
  code: Type.String(),
  name: Type.String(),
  version: Type.Integer(),
  validFrom: Type.String(),
  validTo: Type.String(),
  squareMetres: Type.Number(),
  households: OrNull(Type.Integer()),
  authorName: Type.String(),
  reason: Type.String(),
  at: Type.String({ format: 'date-time' }),
  /** Codes of the grids it became when it ended with this version, or that were cut from it. */
  became: Type.Array(Type.String()),
  geometry: GridShape,
})
export type GridVersion = Static<typeof GridVersion>

export const gridRoutes = {
  getMosaic: route({
    method: 'GET',
    url: '/communities/:code/mosaic',
    access: { verb: 'map.read', over: 'county' },
    summary:
      'The grids of a community with every digit of their borders, and the versions to start a change from',
    params: strict({ code: CommunityCode }),
    response: CommunityMosaic,
  }),
  changeMosaic: route({
    method: 'POST',
    url: '/communities/:code/mosaic',
    access: { verb: 'grid.write', over: 'inside' },
    summary:
      'Changes, splits and merges grids at once, all or nothing; with `dryRun` says what would come of it',
    params: strict({ code: CommunityCode }),
    body: MosaicChange,
    bodyBytesMax: mosaicBytesMax,
    response: MosaicAnswer,
  }),
  listGridVersions: route({
    method: 'GET',
    url: '/communities/:code/mosaic/versions',
    access: { verb: 'map.read', over: 'county' },
    summary: 'Former versions of the grids of a community, the latest first: who changed what when and why',
    params: strict({ code: CommunityCode }),
    query: strict({
      grid: Type.Optional(GridCode),
      limit: defaulted(Type.Integer({ minimum: 1, maximum: 200 }), 50),
    }),
    response: Type.Object({ items: Type.Array(GridVersion) }),
  }),
}
