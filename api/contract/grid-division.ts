// Dividing a community into grids: what stands on its land, and a proposal of n balanced grids along its roads. Nothing is
// saved here; borders are saved as every change of the mosaic is, with all its checks. design §8.
import { type Static, Type } from 'typebox'
import { borderVerbs } from './access.ts'
import { GridShape } from './grids.ts'
import { defaulted, route, strict } from './route.ts'

const CommunityCode = Type.String({ pattern: '^\\d{12}$', description: 'Community code: 12 digits' })
const OrNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()])
const Position = Type.Tuple([Type.Number(), Type.Number()])

/** How large a grid should be, and who says so. */
export const GridTarget = Type.Object({
  least: Type.Integer(),
  most: Type.Integer(),
  source: Type.Object({ zh: Type.String(), en: Type.String() }),
})
export type GridTarget = Static<typeof GridTarget>

/** Households of a grid in town, as long as a county says nothing of its own. domain.md §2.1: the wording of the standard is known from memory, the practice from Anhui. */
export const gridTarget: GridTarget = {
  least: 300,
  most: 500,
  source: {
    zh: 'GB/T 34300-2017：城市每格 300–500 户（条文待核）；安徽某县 2016 年亦同',
    en: 'GB/T 34300-2017: 300–500 households per urban grid (clause to be verified); practice of a county in Anhui, 2016',
  },
}

/** What divides land: 0 an alley or a path, 1 a local road, up to 4 an expressway or a river. */
const Rank = Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)])

export const CommunityGround = Type.Object({
  /** null: the community is listed without a boundary. */
  boundary: OrNull(GridShape),
  households: OrNull(Type.Integer()),
  population: OrNull(Type.Integer()),
  /** Roads and water, cut off some way outside the community. */
  lines: Type.Array(Type.Object({ rank: Rank, points: Type.Array(Position) })),
  compounds: Type.Array(
    Type.Object({
      id: Type.Integer(),
      name: OrNull(Type.String()),
      /** Where it counts: a point on its surface. */
      at: Position,
      dwellings: OrNull(Type.Integer()),
      people: OrNull(Type.Integer()),
      /** null: known as a point only. */
      geometry: OrNull(GridShape),
    }),
  ),
  facilities: Type.Array(Position),
  /** Open ones; null: whoever asks may not see problems there. */
  problems: OrNull(Type.Array(Position)),
  target: GridTarget,
})
export type CommunityGround = Static<typeof CommunityGround>

export const divisionNotes = [
  'no-streets',
  'no-households',
  'straight-cuts',
  'fewer-grids',
  'islands',
] as const
export type DivisionNote = (typeof divisionNotes)[number]

export const ProposedGrid = Type.Object({
  /** The grid in force that it continues; null: a new one. */
  code: OrNull(Type.String()),
  /** Of a new one: the grid in force that most of its land is of; null: of none. */
  from: OrNull(Type.String()),
  /** Grids in force that end here. */
  takes: Type.Array(Type.String()),
  geometry: GridShape,
  squareMetres: Type.Number(),
  /** As recorded of the present grids, shared out by the dwellings of compounds; null: nothing is recorded. */
  households: OrNull(Type.Integer()),
  population: OrNull(Type.Integer()),
  compounds: Type.Integer(),
  facilities: Type.Integer(),
  openProblems: OrNull(Type.Integer()),
})
export type ProposedGrid = Static<typeof ProposedGrid>

export const Division = Type.Object({
  /** What was balanced: households, or people or land where no households are recorded. */
  measure: Type.Enum(['households', 'people', 'area']),
  /** How many grids the target gives. */
  suggested: Type.Integer(),
  target: GridTarget,
  notes: Type.Array(Type.Enum([...divisionNotes])),
  grids: Type.Array(ProposedGrid),
})
export type Division = Static<typeof Division>

export const mostProposedGrids = 200

export const gridDivisionRoutes = {
  getGround: route({
    method: 'GET',
    url: '/communities/:code/ground',
    access: { verb: borderVerbs, over: 'inside' },
    summary:
      'What divides the land of a community, and what stands on it: for painting grids with live totals',
    params: strict({ code: CommunityCode }),
    response: CommunityGround,
  }),
  proposeDivision: route({
    method: 'POST',
    url: '/communities/:code/division',
    access: { verb: borderVerbs, over: 'inside' },
    summary:
      'Proposes a division of a community into balanced, connected grids along its roads that cut no compound; nothing is saved',
    params: strict({ code: CommunityCode }),
    body: strict({
      /** How many; without it as many as `households` gives. */
      grids: Type.Optional(Type.Integer({ minimum: 1, maximum: mostProposedGrids })),
      /** Per grid; without it the middle of the target. */
      households: Type.Optional(Type.Integer({ minimum: 20, maximum: 5000 })),
      /** Stay with the present borders where that costs little balance. */
      keep: defaulted(Type.Boolean(), false),
      /** The same seed gives the same proposal; another one perhaps another. */
      seed: defaulted(Type.Integer({ minimum: 1, maximum: 1_000_000 }), 1),
    }),
    response: Division,
  }),
}
