// Reporting a problem: what somebody sees where they stand before sending, and what they send.
import { type Static, Type } from 'typebox'
import { photosPerEntry } from './photos.ts'
import { StatusSchema } from './problem-workflow.ts'
import { ProblemDetail, photoRoles, positionSources, RoutingTrace } from './problems.ts'
import { defaulted, route, rowId, strict } from './route.ts'

const TextOrNull = Type.Union([Type.String(), Type.Null()])
const IdOrNull = Type.Union([Type.Integer(), Type.Null()])
const Moment = Type.String({ format: 'date-time' })
const County = Type.String({ pattern: '^\\d{6}$' })
const GridCode = Type.String({ pattern: '^\\d{15}$', description: 'the 15 digits of a grid' })
const MatterCode = Type.String({ pattern: '^\\d{5}$', description: 'the five digits of a category' })

/** Degrees, WGS84. */
export const Position = Type.Tuple([
  Type.Number({ minimum: -180, maximum: 180 }),
  Type.Number({ minimum: -90, maximum: 90 }),
])

/** Within this of a border both grids are shown, and the reporter says which. */
export const borderMetres = 15
/** Open problems of the same category within this are shown before a second one is reported. */
export const nearbyMetres = 60
/** A report that waited on a device tells of nothing older than this. */
export const oldestReportDays = 30

export const PhotoUse = strict({ id: rowId(1), role: Type.Enum(photoRoles) })
export type PhotoUse = Static<typeof PhotoUse>
/** Of one report or one step, in the order in which they are shown. */
export const PhotoUses = Type.Array(PhotoUse, { maxItems: photosPerEntry })

/** What the reporter sees before sending. */
export const SpotAnswer = Type.Object({
  /** null: outside every grid. */
  grid: Type.Union([
    Type.Object({ code: Type.String(), name: Type.String(), leaderName: TextOrNull }),
    Type.Null(),
  ]),
  communityName: TextOrNull,
  /** Another grid whose border is within `borderMetres`. */
  neighbours: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      leaderName: TextOrNull,
      distanceMetres: Type.Number(),
    }),
  ),
  /** Facilities and compounds here, nearest first. */
  places: Type.Array(
    Type.Object({ id: Type.Integer(), kind: Type.String(), name: TextOrNull, distanceMetres: Type.Number() }),
  ),
  routing: RoutingTrace,
  nearby: Type.Array(
    Type.Object({
      id: Type.Integer(),
      words: Type.String(),
      status: StatusSchema,
      reportedAt: Moment,
      distanceMetres: Type.Number(),
      followers: Type.Integer(),
      photoId: IdOrNull,
    }),
  ),
})
export type SpotAnswer = Static<typeof SpotAnswer>

export const ReportBody = strict({
  /** Made by the device once per report: sending it twice makes one problem. */
  key: Type.String({ format: 'uuid' }),
  position: Position,
  positionSource: Type.Enum(positionSources),
  accuracyMetres: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 })),
  category: MatterCode,
  /** What the reporter said of a position near a border. */
  gridCode: Type.Optional(GridCode),
  placeId: Type.Optional(rowId(1)),
  placeName: Type.Optional(Type.String({ maxLength: 200 })),
  words: Type.Optional(Type.String({ maxLength: 2000 })),
  photos: Type.Optional(PhotoUses),
  source: defaulted(Type.String({ pattern: '^[a-z-]{1,30}$' }), 'patrol'),
  /** When staff enters it for somebody. */
  callerName: Type.Optional(Type.String({ maxLength: 40 })),
  callerPhone: Type.Optional(Type.String({ pattern: '^[+\\d][\\d -]{4,24}$' })),
  /** When it was noticed, for reports that waited on a device without network. */
  happenedAt: Type.Optional(Moment),
})
export type ReportBody = Static<typeof ReportBody>

export const reportRoutes = {
  lookAtSpot: route({
    method: 'GET',
    url: '/counties/:county/problems/spot',
    access: { verb: 'problem.report', over: 'county' },
    summary:
      'Before reporting: grid, leader, unit, facilities and open problems of the category at a position',
    params: strict({ county: County }),
    query: strict({
      lng: Type.Number({ minimum: -180, maximum: 180 }),
      lat: Type.Number({ minimum: -90, maximum: 90 }),
      category: Type.Optional(MatterCode),
      place: Type.Optional(rowId(1)),
      grid: Type.Optional(GridCode),
    }),
    response: SpotAnswer,
  }),
  reportProblem: route({
    method: 'POST',
    url: '/counties/:county/problems',
    access: { verb: 'problem.report', over: 'county' },
    summary: 'Reports a problem; the same key again answers the same problem',
    params: strict({ county: County }),
    body: ReportBody,
    response: ProblemDetail,
  }),
}
