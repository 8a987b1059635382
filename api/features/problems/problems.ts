// Problems: seen, reported, moved.
import type { moveRoutes } from '../../contract/problem-moves.ts'
import type { reportRoutes } from '../../contract/problem-reports.ts'
import type { problemRoutes } from '../../contract/problems.ts'
import type { Handlers } from '../handler.ts'
import { ensureProblemSetup } from './ensure-setup.ts'
import { moveProblem } from './move-problem.ts'
import { readProblem } from './read-problem.ts'
import { reportProblem } from './report-problem.ts'

type Routes = typeof problemRoutes &
  Pick<typeof reportRoutes, 'reportProblem'> &
  Pick<typeof moveRoutes, 'moveProblem'>

export const problemHandlers: Handlers<Routes> = {
  getProblem: ({ db, caller, params: { county, id } }) => readProblem(db, caller, county, id),

  reportProblem: async ({ db, caller, params: { county }, body }) => {
    const settings = await ensureProblemSetup(db, county)
    return db.transaction().execute(async (trx) => {
      const id = await reportProblem(trx, caller, county, body, settings, new Date())
      return readProblem(trx, caller, county, id)
    })
  },

  moveProblem: async ({ db, caller, params: { county, id }, body }) => {
    const settings = await ensureProblemSetup(db, county)
    return db.transaction().execute(async (trx) => {
      await moveProblem(trx, caller, county, id, body, settings, new Date())
      return readProblem(trx, caller, county, id)
    })
  },
}
