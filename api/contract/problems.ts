// Problems 问题: reported where somebody stands, routed to the unit that answers, moved step by step to a verified close.
import { type Static, Type } from 'typebox'

import { problemFilters } from './problem-filter.ts'
import { ActionSchema, MovableProblem, StatusSchema } from './problem-workflow.ts'
import { defaulted, route, rowId, strict } from './route.ts'

const TextOrNull = Type.Union([Type.String(), Type.Null()])
const IdOrNull = Type.Union([Type.Integer(), Type.Null()])
const MomentOrNull = Type.Union([Type.String({ format: 'date-time' }), Type.Null()])
const County = Type.String({ pattern: '^\\d{6}$' })
const oneProblem = strict({ county: County, id: rowId(1) })
const Position = Type.Tuple([
  Type.Number({ minimum: -180, maximum: 180 }),
  Type.Number({ minimum: -90, maximum: 90 }),
])
const Moment = Type.String({ format: 'date-time' })

/** The most photos of one report or one step. */
export const mostPhotos = 9
/** Within this of a border both grids are shown, and the reporter says which. */
export const borderMetres = 15
/** Open problems of the same category within this are shown before a second one is reported. */
export const nearbyMetres = 60

/** `far`: where it is; `near`: what it is; `after`: mended. */
export const photoRoles = ['far', 'near', 'after'] as const
export const PhotoUse = strict({ id: rowId(1), role: Type.Enum(photoRoles) })
export type PhotoUse = Static<typeof PhotoUse>
const Photos = Type.Array(PhotoUse, { maxItems: mostPhotos })

/** How the position came about: GPS with its accuracy, the crosshair of the map, a place picked from list or map, a photo, words. */
export const positionSources = ['gps', 'map', 'place', 'photo', 'typed'] as const

/** Why it went to this unit: the rules that were tried, in order, and the first that matched. */
export const RoutingTrace = Type.Object({
  /** Rules in the order they were tried; the last one decided. */
  tried: Type.Array(
    Type.Object({
      ruleId: IdOrNull,
      title: Type.Object({ zh: Type.String(), en: Type.String() }),
      matched: Type.Boolean(),
      /** What was found or missed, in words for the page. */
      why: Type.Object({ zh: Type.String(), en: Type.String() }),
    }),
  ),
  unitId: IdOrNull,
  unitName: TextOrNull,
})
export type RoutingTrace = Static<typeof RoutingTrace>

/** A row of the list. */
export const ProblemRow = Type.Object({
  id: Type.Integer(),
  county: Type.String(),
  /** Case number; null before filing. */
  number: TextOrNull,
  status: StatusSchema,
  category: Type.String(),
  categoryTitle: Type.Object({ zh: Type.String(), en: Type.String() }),
  source: Type.String(),
  words: Type.String(),
  placeName: TextOrNull,
  position: Position,
  area: Type.String(),
  gridName: TextOrNull,
  communityName: TextOrNull,
  unitId: IdOrNull,
  unitName: TextOrNull,
  reporterName: Type.String(),
  reportedAt: Moment,
  /** When what is waited for now is due; null: no clock runs. */
  dueAt: MomentOrNull,
  nearlyDueAt: MomentOrNull,
  closedAt: MomentOrNull,
  returns: Type.Integer(),
  reworks: Type.Integer(),
  extensions: Type.Integer(),
  supervised: Type.Boolean(),
  followers: Type.Integer(),
  /** First photo. */
  photoId: IdOrNull,
  version: Type.Integer(),
})
export type ProblemRow = Static<typeof ProblemRow>

export const ProblemEvent = Type.Object({
  seq: Type.Integer(),
  at: Moment,
  /** `report`, `follow`, `remind` or a step of the workflow. */
  action: Type.String(),
  from: Type.Union([StatusSchema, Type.Null()]),
  to: StatusSchema,
  /** null: the clock itself. */
  actorName: TextOrNull,
  unitName: TextOrNull,
  words: TextOrNull,
  /** Only for staff: notes, phone numbers. */
  internal: Type.Boolean(),
  details: Type.Record(Type.String(), Type.Unknown()),
  photos: Type.Array(Type.Object({ id: Type.Integer(), role: Type.Enum(photoRoles) })),
})
export type ProblemEvent = Static<typeof ProblemEvent>

/** Everything at a glance. */
export const ProblemDetail = Type.Object({
  row: ProblemRow,
  movable: MovableProblem,
  accuracyMetres: Type.Union([Type.Number(), Type.Null()]),
  positionSource: Type.Enum(positionSources),
  /** The facility it is about, or the compound or road it lies in. */
  place: Type.Union([
    Type.Object({ id: Type.Integer(), kind: Type.String(), name: TextOrNull }),
    Type.Null(),
  ]),
  areas: Type.Array(
    Type.Object({ code: Type.String(), level: Type.String(), name: Type.String(), leaderName: TextOrNull }),
  ),
  limit: Type.Union([Type.Object({ amount: Type.Number(), clock: Type.String() }), Type.Null()]),
  handleDueAt: MomentOrNull,
  suspendedUntil: MomentOrNull,
  replyDueAt: MomentOrNull,
  callerName: TextOrNull,
  maskedPhone: TextOrNull,
  routing: RoutingTrace,
  mergedInto: IdOrNull,
  /** The caller follows it. */
  following: Type.Boolean(),
  events: Type.Array(ProblemEvent),
  /** Other open problems of the same category near by. */
  nearby: Type.Array(
    Type.Object({ id: Type.Integer(), words: Type.String(), distanceMetres: Type.Number() }),
  ),
})
export type ProblemDetail = Static<typeof ProblemDetail>

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
  category: Type.String({ pattern: '^\\d{5}$' }),
  /** What the reporter said of a position near a border. */
  gridCode: Type.Optional(Type.String({ pattern: '^\\d{15}$' })),
  placeId: Type.Optional(rowId(1)),
  placeName: Type.Optional(Type.String({ maxLength: 200 })),
  words: Type.Optional(Type.String({ maxLength: 2000 })),
  photos: Type.Optional(Photos),
  source: defaulted(Type.String({ pattern: '^[a-z-]{1,30}$' }), 'patrol'),
  /** When staff enters it for somebody. */
  callerName: Type.Optional(Type.String({ maxLength: 40 })),
  callerPhone: Type.Optional(Type.String({ pattern: '^[+\\d][\\d -]{4,24}$' })),
  /** When it was noticed, for reports that waited on a device without network. */
  happenedAt: Type.Optional(Moment),
})
export type ReportBody = Static<typeof ReportBody>

export const MoveBody = strict({
  action: ActionSchema,
  /** The version that the mover has seen; another one is answered with 409 and the present state. */
  version: Type.Integer({ minimum: 1 }),
  /** Reason or words of the step. */
  words: Type.Optional(Type.String({ maxLength: 2000 })),
  unitId: Type.Optional(rowId(1)),
  photos: Type.Optional(Photos),
  until: Type.Optional(Moment),
  replyDue: Type.Optional(Moment),
  target: Type.Optional(rowId(1)),
  /** Of `amend`. */
  position: Type.Optional(Position),
  category: Type.Optional(Type.String({ pattern: '^\\d{5}$' })),
  gridCode: Type.Optional(Type.String({ pattern: '^\\d{15}$' })),
  placeId: Type.Optional(Type.Union([rowId(1), Type.Null()])),
})
export type MoveBody = Static<typeof MoveBody>

/** The most problems that one call may move. */
export const bulkMoveLimit = 500

export const BulkMoveRow = Type.Object({
  id: Type.Integer(),
  /** `moved`, or the code of the refusal. */
  outcome: Type.String(),
  message: TextOrNull,
})

export const problemRoutes = {
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
      category: Type.Optional(Type.String({ pattern: '^\\d{5}$' })),
      place: Type.Optional(rowId(1)),
      grid: Type.Optional(Type.String({ pattern: '^\\d{15}$' })),
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
  listProblems: route({
    method: 'GET',
    url: '/counties/:county/problems',
    access: { verb: 'problem.read', over: 'inside' },
    summary: 'Problems that the caller may see, of one filter, page by page',
    params: strict({ county: County }),
    query: strict({
      ...problemFilters,
      sort: defaulted(Type.Enum(['newest', 'oldest', 'due']), 'newest'),
      after: Type.Optional(Type.String({ maxLength: 80, description: 'the `next` of the page before' })),
      limit: defaulted(Type.Integer({ minimum: 1, maximum: 200 }), 50),
    }),
    response: Type.Object({
      items: Type.Array(ProblemRow),
      next: TextOrNull,
      /** On all pages together. */
      total: Type.Integer(),
    }),
  }),
  getProblem: route({
    method: 'GET',
    url: '/counties/:county/problems/:id',
    access: { verb: 'problem.read', over: 'inside' },
    summary: 'One problem with everything that happened to it',
    params: oneProblem,
    response: ProblemDetail,
  }),
  moveProblem: route({
    method: 'POST',
    url: '/counties/:county/problems/:id/moves',
    access: { verb: 'problem.read', over: 'inside' },
    summary: 'One step of the workflow',
    params: oneProblem,
    body: MoveBody,
    response: ProblemDetail,
  }),
  moveProblems: route({
    method: 'POST',
    url: '/counties/:county/problem-moves',
    access: { verb: 'problem.read', over: 'inside' },
    summary:
      'The same step for several problems, each judged as if alone; with `dryRun` only says what would happen',
    params: strict({ county: County }),
    body: strict({
      action: ActionSchema,
      problems: Type.Array(strict({ id: rowId(1), version: Type.Integer({ minimum: 1 }) }), {
        minItems: 1,
        maxItems: bulkMoveLimit,
      }),
      words: Type.Optional(Type.String({ maxLength: 2000 })),
      /** Of `dispatch`; without it each goes to the unit that routing proposes. */
      unitId: Type.Optional(rowId(1)),
      dryRun: defaulted(Type.Boolean(), false),
    }),
    response: Type.Object({ moved: Type.Integer(), rows: Type.Array(BulkMoveRow) }),
  }),
  followProblem: route({
    method: 'POST',
    url: '/counties/:county/problems/:id/followers',
    access: { verb: 'problem.report', over: 'county' },
    summary: '"Me too" instead of a second report; again: nothing changes',
    params: oneProblem,
    body: strict({ following: Type.Boolean() }),
    response: Type.Object({ followers: Type.Integer(), following: Type.Boolean() }),
  }),
  revealCaller: route({
    method: 'POST',
    url: '/counties/:county/problems/:id/phone',
    access: { verb: 'phone.reveal', over: 'inside' },
    summary: 'The whole telephone number of whoever called; leaves an audit line',
    params: oneProblem,
    response: Type.Object({ phone: TextOrNull }),
  }),
}
