// Problems on the map: clusters with exact counts, single points, and counts in fine cells for the heat of a filter.
import { type Static, Type } from 'typebox'
import { Box } from './areas.ts'
import { boxPattern, Light, problemFilters } from './problem-filter.ts'
import { StatusSchema } from './problem-workflow.ts'
import { route, strict } from './route.ts'

const County = Type.String({ pattern: '^\\d{6}$' })
const Position = Type.Tuple([Type.Number(), Type.Number()])
const OrNull = Type.Union([Type.Integer(), Type.Null()])

/** Zoom of MapLibre: the world is 512 × 2^zoom pixels wide. A fraction is cut off. */
const Zoom = Type.Integer({ minimum: 0, maximum: 24 })
/** west,south,east,north in degrees; the answer is about all cells that it touches. */
const Screen = Type.String({ pattern: boxPattern })
const { bbox: _screen, ...filters } = problemFilters

/** Clusters are 64 pixels wide: at zoom z the world has 2^(z + 3) of them side by side. */
export const clusterBits = (zoom: number) => zoom + 3
/** Cells of heat are 16 pixels wide. */
export const heatBits = (zoom: number) => Math.min(zoom + 5, 30)
/** What is still one cluster here cannot be told apart by looking closer. */
export const closestZoom = 20
/** Of what cannot be told apart, so many are named. */
export const mostMembers = 100
/** The most cells of one answer; a screen has a few hundred clusters and a few thousand cells of heat. */
export const mostCells = 40_000

export const ProblemPoint = Type.Object({
  id: Type.Integer(),
  position: Position,
  status: StatusSchema,
  category: Type.String(),
  /** null: no clock runs. */
  light: Type.Union([Light, Type.Null()]),
})
export type ProblemPoint = Static<typeof ProblemPoint>

export const ProblemCluster = Type.Object({
  /** The middle of its problems, kept away from the borders of the cell so that neighbours do not lie on each other. */
  position: Position,
  count: Type.Integer(),
  /** Of these nearly due, and overdue. */
  yellow: Type.Integer(),
  red: Type.Integer(),
  /** As `bbox` of a filter it holds exactly these problems. */
  box: Box,
  /** The first zoom at which it falls apart; null: at none, they are at one place. */
  splitZoom: OrNull,
  /** Of what never falls apart the first `mostMembers`, the newest first; the others are in the list of `box`. */
  members: Type.Array(ProblemPoint),
})
export type ProblemCluster = Static<typeof ProblemCluster>

export const ProblemMap = Type.Object({
  /** All cells that the screen touches. The counts add up to the count of the filter with this box. */
  box: Box,
  total: Type.Integer(),
  points: Type.Array(ProblemPoint),
  clusters: Type.Array(ProblemCluster),
})
export type ProblemMap = Static<typeof ProblemMap>

export const ProblemHeat = Type.Object({
  box: Box,
  total: Type.Integer(),
  /** The world is 2^bits cells wide; `cornerOf(bits, column, row)` of `map-cells.ts` says where one begins. */
  bits: Type.Integer(),
  /** `column, row, count` of every cell that holds any, flattened. */
  cells: Type.Array(Type.Integer()),
  /** The largest count of a cell. */
  most: Type.Integer(),
})
export type ProblemHeat = Static<typeof ProblemHeat>

const screen = {
  access: { verb: 'problem.read', over: 'inside' },
  params: strict({ county: County }),
  query: strict({ ...filters, zoom: Zoom, screen: Screen }),
} as const

export const problemMapRoutes = {
  getProblemMap: route({
    method: 'GET',
    url: '/counties/:county/problem-map',
    summary: 'Clusters and points of one filter on a screen; the counts are exact at every zoom',
    ...screen,
    response: ProblemMap,
  }),
  getProblemHeat: route({
    method: 'GET',
    url: '/counties/:county/problem-heat',
    summary: 'How many problems of one filter each fine cell of a screen holds',
    ...screen,
    response: ProblemHeat,
  }),
}
