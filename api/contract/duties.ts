// The duty log 履职记录: what a unit did for what it answers for, in words and photos.
import { type Static, Type } from 'typebox'
import { AssignmentTarget, Day } from './assignments.ts'
import { PhotoIds, PhotoInfo } from './photos.ts'
import { defaulted, route, rowId, strict } from './route.ts'

const County = Type.String({ pattern: '^\\d{6}$' })

/** 走访 / 会议 / 发现问题 / 解决问题: what is checked of a 包保 unit. domain.md §4.4. */
export const dutyKinds = ['visit', 'meeting', 'problem-found', 'problem-solved'] as const
export const DutyKind = Type.Enum(dutyKinds)
export type DutyKind = Static<typeof DutyKind>

export const Duty = Type.Object({
  id: Type.Integer(),
  assignmentId: Type.Integer(),
  unitId: Type.Integer(),
  unitName: Type.String(),
  target: AssignmentTarget,
  kind: DutyKind,
  happenedOn: Type.String({ description: 'YYYY-MM-DD' }),
  words: Type.String(),
  photos: Type.Array(PhotoInfo),
  authorName: Type.String(),
  createdAt: Type.String({ format: 'date-time' }),
  /** Whoever asks wrote it today and may still correct it. */
  correctable: Type.Boolean(),
  version: Type.Integer(),
})
export type Duty = Static<typeof Duty>

export const DutyCounts = Type.Object({
  visits: Type.Integer(),
  meetings: Type.Integer(),
  problemsFound: Type.Integer(),
  problemsSolved: Type.Integer(),
  /** YYYY-MM-DD; null: none yet. */
  lastVisit: Type.Union([Type.String(), Type.Null()]),
})
export type DutyCounts = Static<typeof DutyCounts>

const DutyFields = {
  kind: DutyKind,
  /** Today or earlier, on a day on which the unit answered. */
  happenedOn: Day,
  words: Type.String({ minLength: 1, maxLength: 2000 }),
  /** Left out: none in a new entry, those that it has in a corrected one. */
  photoIds: Type.Optional(PhotoIds),
}

const dutyList = {
  access: { verb: 'unit.read', over: 'county' },
  params: strict({ county: County, id: rowId(1) }),
  query: strict({
    kind: Type.Optional(DutyKind),
    /** Id of the last entry of the page before. */
    after: Type.Optional(rowId(1)),
    limit: defaulted(Type.Integer({ minimum: 1, maximum: 500 }), 100),
  }),
  response: Type.Object({ items: Type.Array(Duty), next: Type.Union([Type.Integer(), Type.Null()]) }),
} as const

export const dutyRoutes = {
  listUnitDuties: route({
    method: 'GET',
    url: '/counties/:county/units/:id/duties',
    summary: 'The duty log of a unit, the latest day first',
    ...dutyList,
  }),
  listAssignmentDuties: route({
    method: 'GET',
    url: '/counties/:county/assignments/:id/duties',
    summary: 'The duty log of one assignment, the latest day first',
    ...dutyList,
  }),
  createDuty: route({
    method: 'POST',
    url: '/counties/:county/assignments/:id/duties',
    access: { verb: 'duty.write', over: 'inside' },
    summary: 'Writes an entry: whoever is there for the target or for the unit that answers',
    params: strict({ county: County, id: rowId(1) }),
    body: strict(DutyFields),
    response: Duty,
  }),
  changeDuty: route({
    method: 'PUT',
    url: '/counties/:county/duties/:id',
    access: { verb: 'duty.write', over: 'inside' },
    summary: 'Corrects an entry: its author, on the day it was written',
    params: strict({ county: County, id: rowId(1) }),
    body: strict({ version: rowId(1), ...DutyFields }),
    response: Duty,
  }),
}
