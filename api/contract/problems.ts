// Problems 问题: reported where somebody stands, routed to the unit that answers, moved step by step to a verified close.
import { type Static, Type } from 'typebox'
import { ClockKind, Limit } from './clock.ts'
import { PhotoInfo } from './photos.ts'
import { actionIds, MovableProblem, StatusSchema } from './problem-workflow.ts'
import { route, rowId, strict } from './route.ts'

const TextOrNull = Type.Union([Type.String(), Type.Null()])
const IdOrNull = Type.Union([Type.Integer(), Type.Null()])
const Moment = Type.String({ format: 'date-time' })
const MomentOrNull = Type.Union([Moment, Type.Null()])
const Title = Type.Object({ zh: Type.String(), en: Type.String() })
const Position = Type.Tuple([Type.Number(), Type.Number()])

export const oneProblem = strict({ county: Type.String({ pattern: '^\\d{6}$' }), id: rowId(1) })

/** `far`: where it is; `near`: what it is; `after`: mended. */
export const photoRoles = ['far', 'near', 'after'] as const

/** How the position came about: GPS with its accuracy, the crosshair of the map, a place picked from list or map, a photo, words. */
export const positionSources = ['gps', 'map', 'place', 'photo', 'typed'] as const

/** Why it went to this unit: the rules that were tried, in order, and the first that matched. */
export const RoutingTrace = Type.Object({
  /** Rules in the order they were tried; the last one decided. */
  tried: Type.Array(
    Type.Object({
      ruleId: IdOrNull,
      title: Title,
      matched: Type.Boolean(),
      /** What was found or missed, in words for the page. */
      why: Title,
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
  categoryTitle: Title,
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
  /** Of the handling, as it was dispatched: what the time left is said in while it is handled; null before. */
  handlingClock: Type.Union([ClockKind, Type.Null()]),
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

/** What else stands in the history beside the steps of the workflow. */
export const happenings = {
  report: { zh: '上报', en: 'Reported' },
  follow: { zh: '关注', en: 'Followed' },
  remind: { zh: '提醒', en: 'Reminder' },
  absorb: { zh: '并入', en: 'Took in another one' },
  'hand-over': { zh: '移交', en: 'Handed over' },
  'grid-changed': { zh: '网格调整', en: 'Grid changed' },
} as const
export type Happening = keyof typeof happenings
export const happeningIds = Object.keys(happenings) as Happening[] // keys of the literal above

export const ProblemEvent = Type.Object({
  seq: Type.Integer(),
  at: Moment,
  action: Type.Enum([...happeningIds, ...actionIds]),
  from: Type.Union([StatusSchema, Type.Null()]),
  to: StatusSchema,
  /** null: the clock itself. */
  actorName: TextOrNull,
  unitName: TextOrNull,
  words: TextOrNull,
  /** Only for staff: notes, phone numbers. */
  internal: Type.Boolean(),
  details: Type.Record(Type.String(), Type.Unknown()),
  photos: Type.Array(Type.Object({ ...PhotoInfo.properties, role: Type.Enum(photoRoles) })),
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
  /** 单元网格 of city management that holds it: what a case carries on that platform; null where there is none. */
  unitGridCode: TextOrNull,
  /** When it was noticed, if that was before it was reported. */
  happenedAt: MomentOrNull,
  /** Of the handling, as it was when it was dispatched. */
  limit: Type.Union([Limit, Type.Null()]),
  handleDueAt: MomentOrNull,
  suspendedUntil: MomentOrNull,
  replyDueAt: MomentOrNull,
  callerName: TextOrNull,
  maskedPhone: TextOrNull,
  routing: RoutingTrace,
  mergedInto: IdOrNull,
  /** Problems that were merged into it; what they show is in the history as theirs. */
  absorbed: Type.Array(Type.Integer()),
  /** The caller follows it. */
  following: Type.Boolean(),
  events: Type.Array(ProblemEvent),
  /** Other open problems of the same category near by. */
  nearby: Type.Array(
    Type.Object({ id: Type.Integer(), words: Type.String(), distanceMetres: Type.Number() }),
  ),
})
export type ProblemDetail = Static<typeof ProblemDetail>

export const problemRoutes = {
  getProblem: route({
    method: 'GET',
    url: '/counties/:county/problems/:id',
    access: { verb: 'problem.read', over: 'inside' },
    summary: 'One problem with everything that happened to it',
    params: oneProblem,
    response: ProblemDetail,
  }),
}
