// What were the grids before, what came of what, and what changed hands with every change?
import { type Static, Type } from 'typebox'
import { GridAssignment, Transfer } from './grids.ts'

/** A problem that was open when its grid changed. */
export const MovedProblem = Type.Object({
  id: Type.Integer(),
  number: Type.Union([Type.String(), Type.Null()]),
  from: Type.String(),
  to: Type.String(),
})
export type MovedProblem = Static<typeof MovedProblem>

/** What went from whom to whom, as it was when the change came into force. */
export const HandOver = Type.Object({
  transfers: Type.Array(Transfer),
  assignments: Type.Array(GridAssignment),
  problems: Type.Array(MovedProblem),
})
export type HandOver = Static<typeof HandOver>
