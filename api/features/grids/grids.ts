// Which borders do the grids of a community have, which did they have, and who may change them?
import type { gridRoutes } from '../../contract/grids.ts'
import { checkArea } from '../../db/areas.ts'
import type { Handlers } from '../handler.ts'
import { changeMosaic, DryRun } from './change-mosaic.ts'
import { listVersions, readMosaic } from './read-mosaic.ts'

export const gridHandlers: Handlers<typeof gridRoutes> = {
  getMosaic: ({ db, params }) => readMosaic(db, params.code),

  changeMosaic: async ({ db, caller, params, body }) => {
    await checkArea(db, params.code)
    try {
      return await db.transaction().execute((trx) => changeMosaic(trx, caller, params.code, body))
    } catch (error) {
      if (error instanceof DryRun) return error.answer
      throw error
    }
  },

  listGridVersions: async ({ db, params, query }) => {
    await checkArea(db, params.code)
    return { items: await listVersions(db, params.code, query) }
  },
}
