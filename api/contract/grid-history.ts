// What were the grids before, what came of what, and what changed hands with every change?
import { type Static, Type } from 'typebox'
import { DrawnGrid } from './grid-drawn.ts'
import { GridAssignment, GridGrant, GridShape, MovedMicroGrid, Transfer } from './grids.ts'
import { defaulted, route, rowId, strict } from './route.ts'

const AreaCode = Type.String({ pattern: '^(\\d{6}|\\d{9}|\\d{12}|\\d{15})$' })
const CommunityCode = Type.String({ pattern: '^\\d{12}$', description: 'Community code: 12 digits' })
export const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD' })
const OrNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()])

/** A problem that was open when its grid changed. */
export const MovedProblem = Type.Object({
  id: Type.Integer(),
  number: OrNull(Type.String()),
  from: Type.String(),
  to: Type.String(),
  /** Somebody handled it already, and does so still. Of the three nothing from before this was kept. */
  dispatched: Type.Optional(Type.Boolean()),
  /** Who handles it, or is proposed to; null: nobody. */
  unitName: Type.Optional(OrNull(Type.String())),
  formerUnitName: Type.Optional(OrNull(Type.String())),
})
export type MovedProblem = Static<typeof MovedProblem>

/** What went from whom to whom, as it was when the change came into force. */
export const HandOver = Type.Object({
  transfers: Type.Array(Transfer),
  assignments: Type.Array(GridAssignment),
  grants: Type.Array(GridGrant),
  problems: Type.Array(MovedProblem),
  /** Not kept of a change from before there were micro grids. */
  microGrids: Type.Optional(Type.Array(MovedMicroGrid)),
})
export type HandOver = Static<typeof HandOver>

/** A grid as it was on a day. */
export const PastGrid = Type.Object({
  code: Type.String(),
  name: Type.String(),
  leaderName: OrNull(Type.String()),
  households: OrNull(Type.Integer()),
  squareMetres: Type.Number(),
  /** Since when it had these borders, and until when; null: it has them still. */
  validFrom: Type.String(),
  validTo: OrNull(Type.String()),
  geometry: GridShape,
})
export type PastGrid = Static<typeof PastGrid>

/** One grid on two days: null when it was not there. */
export const ComparedGrid = Type.Object({
  code: Type.String(),
  name: Type.String(),
  before: OrNull(Type.Number({ description: 'm²' })),
  after: OrNull(Type.Number({ description: 'm²' })),
  state: Type.Enum(['same', 'changed', 'began', 'ended']),
})
export type ComparedGrid = Static<typeof ComparedGrid>

export const MovedLand = Type.Object({
  from: Type.String(),
  to: Type.String(),
  squareMetres: Type.Number(),
  geometry: Type.Unknown(),
})
export type MovedLand = Static<typeof MovedLand>

export const GridChangeEntry = Type.Object({
  id: Type.Integer(),
  at: Type.String({ format: 'date-time' }),
  /** YYYY-MM-DD: from when it holds. */
  on: Type.String(),
  authorName: Type.String(),
  reason: Type.String(),
  /** null: saved directly. */
  proposalId: OrNull(Type.Integer()),
  before: Type.Array(DrawnGrid),
  after: Type.Array(DrawnGrid),
  /** Whose land became whose: by a split or a merge. */
  descents: Type.Array(Type.Object({ parent: Type.String(), child: Type.String() })),
  /** Codes of grids that got another one. */
  renumbered: Type.Array(Type.Object({ from: Type.String(), to: Type.String() })),
  /** null: from before this was kept. */
  handOver: OrNull(HandOver),
})
export type GridChangeEntry = Static<typeof GridChangeEntry>

export const FamilyMember = Type.Object({
  code: Type.String(),
  name: Type.String(),
  /** YYYY-MM-DD of its last borders, and of its end. */
  validFrom: Type.String(),
  validTo: OrNull(Type.String()),
})
export const GridFamily = Type.Object({
  members: Type.Array(FamilyMember),
  lines: Type.Array(
    Type.Object({ parent: Type.String(), child: Type.String(), on: Type.String(), changeId: Type.Integer() }),
  ),
})
export type GridFamily = Static<typeof GridFamily>

export const gridHistoryRoutes = {
  getMosaicOn: route({
    method: 'GET',
    url: '/areas/:code/mosaic-on',
    access: { verb: 'map.read', over: 'county' },
    summary: 'The grids of a county, township, community, or one of them, as they were on a day',
    params: strict({ code: AreaCode }),
    query: strict({ on: Day }),
    response: Type.Object({ on: Type.String(), grids: Type.Array(PastGrid) }),
  }),
  compareMosaics: route({
    method: 'GET',
    url: '/communities/:code/mosaic-comparison',
    access: { verb: 'map.read', over: 'county' },
    summary: 'What changed between two days: areas, grids that began and ended, land that went over',
    params: strict({ code: CommunityCode }),
    query: strict({ from: Day, to: Day }),
    response: Type.Object({ grids: Type.Array(ComparedGrid), moved: Type.Array(MovedLand) }),
  }),
  listGridChanges: route({
    method: 'GET',
    url: '/communities/:code/grid-changes',
    access: { verb: 'map.read', over: 'county' },
    summary:
      'Changes of borders in a community, the latest first: before, after, by whom, why, what changed hands',
    params: strict({ code: CommunityCode }),
    query: strict({
      /** Only those that touched this grid. */
      grid: Type.Optional(Type.String({ pattern: '^\\d{15}$' })),
      /** The `next` of the page before. */
      after: Type.Optional(rowId(1)),
      limit: defaulted(Type.Integer({ minimum: 1, maximum: 50 }), 20),
    }),
    response: Type.Object({ items: Type.Array(GridChangeEntry), next: OrNull(Type.Integer()) }),
  }),
  getGridFamily: route({
    method: 'GET',
    url: '/communities/:code/grid-family',
    access: { verb: 'map.read', over: 'county' },
    summary:
      'Which grids of a community came from which, by splits and merges; with `grid` only its own line',
    params: strict({ code: CommunityCode }),
    query: strict({ grid: Type.Optional(Type.String({ pattern: '^\\d{15}$' })) }),
    response: GridFamily,
  }),
}
