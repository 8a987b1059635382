// How the grids of a county lie as they stand: gaps, overlaps and the like, which an import may bring, and how to mend them.
import { type Static, Type } from 'typebox'
import { GridTarget } from './grid-division.ts'
import { Finding, type FindingCode, findingCodes, GridShape, MosaicChange } from './grids.ts'
import { route, strict } from './route.ts'

const CommunityCode = Type.String({ pattern: '^\\d{12}$', description: 'Community code: 12 digits' })

const codes = Object.keys(findingCodes) as FindingCode[] // keys of a literal

export const CommunityHealth = Type.Object({
  code: Type.String(),
  name: Type.String(),
  /** 0: nobody has divided it yet. */
  grids: Type.Integer(),
  /** Without a boundary nobody can say what is outside, and gaps are only seen between grids. */
  hasBoundary: Type.Boolean(),
  /** Grids with more households than the county wants, and with fewer. */
  offTarget: Type.Object({ over: Type.Integer(), under: Type.Integer() }),
  /** Kinds of faults that there are, with how many and how much land is wrong. */
  faults: Type.Array(
    Type.Object({
      code: Type.Enum(codes),
      severity: Type.Enum(['error', 'warning']),
      count: Type.Integer(),
      squareMetres: Type.Number(),
    }),
  ),
})
export type CommunityHealth = Static<typeof CommunityHealth>

/** A grid as it is drawn beside its faults. */
const DrawnGrid = Type.Object({
  code: Type.String(),
  name: Type.String(),
  version: Type.Integer(),
  households: Type.Union([Type.Integer(), Type.Null()]),
  geometry: GridShape,
})

export const MosaicHealth = Type.Object({
  code: Type.String(),
  name: Type.String(),
  /** GeoJSON, or null. */
  boundary: Type.Unknown(),
  grids: Type.Array(DrawnGrid),
  target: GridTarget,
  /** The worst first. */
  findings: Type.Array(Finding),
})
export type MosaicHealth = Static<typeof MosaicHealth>

export const MosaicRepair = Type.Object({
  /** What to send to `changeMosaic`, first as a dry run; empty: nothing can be mended without deciding whose land it is. */
  changed: MosaicChange.properties.changed,
  /** Land left as it is because somebody has to decide whose it is: too large, or a grid would be lost. */
  undecided: Type.Array(Finding),
})
export type MosaicRepair = Static<typeof MosaicRepair>

export const gridHealthRoutes = {
  getGridHealth: route({
    method: 'GET',
    url: '/counties/:county/grid-health',
    access: { verb: 'map.read', over: 'county' },
    summary: 'The communities of a county with what is wrong with their grids, counted',
    params: strict({ county: Type.String({ pattern: '^\\d{6}$' }) }),
    response: Type.Object({ items: Type.Array(CommunityHealth) }),
  }),
  getMosaicHealth: route({
    method: 'GET',
    url: '/communities/:code/grid-health',
    access: { verb: 'map.read', over: 'county' },
    summary: 'What is wrong with the grids of a community, each fault with its place',
    params: strict({ code: CommunityCode }),
    response: MosaicHealth,
  }),
  proposeRepair: route({
    method: 'GET',
    url: '/communities/:code/grid-repair',
    access: { verb: 'map.read', over: 'county' },
    summary: 'Borders that would close gaps and end overlaps; nothing is written',
    params: strict({ code: CommunityCode }),
    response: MosaicRepair,
  }),
}
