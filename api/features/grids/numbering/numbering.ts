// Which numbers do the grids of a community have, which could they have, and where could one be added?
import type { gridFoundingRoutes } from '../../../contract/grid-founding.ts'
import type { gridNumberingRoutes } from '../../../contract/grid-numbering.ts'
import { checkArea } from '../../../db/areas.ts'
import type { Handlers } from '../../handler.ts'
import { listBareLand } from './bare-land.ts'
import { NumberingTried, numberGrids } from './number-grids.ts'

export const gridNumberingHandlers: Handlers<typeof gridNumberingRoutes & typeof gridFoundingRoutes> = {
  numberGrids: async ({ db, caller, params, body }) => {
    await checkArea(db, params.code)
    try {
      return await db.transaction().execute((trx) => numberGrids(trx, caller, params.code, body))
    } catch (error) {
      if (error instanceof NumberingTried) return error.answer
      throw error
    }
  },

  listBareLand: async ({ db, params }) => {
    await checkArea(db, params.code)
    return { items: await listBareLand(db, params.code) }
  },
}
