// Problems: what is at a place, reported, seen, moved one by one or many at a time.
import type { moveRoutes } from '../../contract/problem-moves.ts'
import type { reportRoutes } from '../../contract/problem-reports.ts'
import type { problemRoutes } from '../../contract/problems.ts'
import type { Handlers } from '../handler.ts'
import { ensureProblemSetup } from './ensure-setup.ts'
import { followProblem } from './follow-problem.ts'
import { lookAtSpot } from './look-at-spot.ts'
import { moveProblem } from './move-problem.ts'
import { moveProblems } from './move-problems.ts'
import { readProblem } from './read-problem.ts'
import { reportProblem } from './report-problem.ts'
import { revealCaller } from './reveal-caller.ts'

type Routes = typeof problemRoutes & typeof reportRoutes & typeof moveRoutes

export const problemHandlers: Handlers<Routes> = {
  getProblem: ({ db, caller, params: { county, id } }) => readProblem(db, caller, county, id),

  lookAtSpot: async ({ db, params: { county }, query }) => {
    await ensureProblemSetup(db, county)
    return lookAtSpot(db, county, query)
  },

  reportProblem: async ({ db, caller, params: { county }, body }) => {
    const settings = await ensureProblemSetup(db, county)
    return db.transaction().execute(async (trx) => {
      const id = await reportProblem(trx, caller, county, body, settings, new Date())
      return readProblem(trx, caller, county, id)
    })
  },

  moveProblem: async ({ db, caller, params: { county, id }, body }) => {
    const settings = await ensureProblemSetup(db, county)
    return db.transaction().execute((trx) => moveProblem(trx, caller, county, id, body, settings, new Date()))
  },

  moveProblems: async ({ db, caller, params: { county }, body }) =>
    moveProblems(db, caller, county, body, await ensureProblemSetup(db, county), new Date()),

  followProblem: ({ db, caller, params: { county, id }, body: { following } }) =>
    db.transaction().execute((trx) => followProblem(trx, caller, county, id, following, new Date())),

  revealCaller: ({ db, caller, params: { county, id } }) =>
    db.transaction().execute((trx) => revealCaller(trx, caller, county, id)),
}
