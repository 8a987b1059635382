// Moving problems: one step of the workflow for one or for many; following one, and seeing whom to call back.
import { type Static, Type } from 'typebox'
import { PhotoUses, Position } from './problem-reports.ts'
import { ActionSchema } from './problem-workflow.ts'
import { oneProblem, ProblemDetail } from './problems.ts'
import { defaulted, route, rowId, strict } from './route.ts'

const TextOrNull = Type.Union([Type.String(), Type.Null()])
const Moment = Type.String({ format: 'date-time' })
const County = Type.String({ pattern: '^\\d{6}$' })

export const MoveBody = strict({
  action: ActionSchema,
  /** The version that the mover has seen; another one is answered with 409 and the present state. */
  version: Type.Integer({ minimum: 1 }),
  /** Reason or words of the step. */
  words: Type.Optional(Type.String({ maxLength: 2000 })),
  /** Of `dispatch` and `reopen`; without it, it goes to the unit that routing proposes, or that had it. */
  unitId: Type.Optional(rowId(1)),
  /** Of `dispatch`: which of the limits of the category, as they stand there; without it the first. */
  limitIndex: Type.Optional(Type.Integer({ minimum: 0, maximum: 50 })),
  photos: Type.Optional(PhotoUses),
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
  /** Who handles it, or would. */
  unitName: TextOrNull,
})

export const moveRoutes = {
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
