// Which borders held on a day, what changed between two, and what came of what?
import type { gridHistoryRoutes } from '../../../contract/grid-history.ts'
import { checkArea } from '../../../db/areas.ts'
import { type Handlers, pageOf } from '../../handler.ts'
import { compareMosaics, listChanges, readFamily, readMosaicOn } from './read-history.ts'

export const gridHistoryHandlers: Handlers<typeof gridHistoryRoutes> = {
  getMosaicOn: async ({ db, params, query }) => ({
    on: query.on,
    grids: await readMosaicOn(db, params.code, query.on),
  }),

  compareMosaics: async ({ db, params, query }) => {
    await checkArea(db, params.code)
    return compareMosaics(db, params.code, query)
  },

  listGridChanges: async ({ db, caller, params, query }) => {
    await checkArea(db, params.code)
    return pageOf(await listChanges(db, caller, params.code, query), query.limit, ({ id }) => id)
  },

  getGridFamily: async ({ db, params, query }) => {
    await checkArea(db, params.code)
    return readFamily(db, params.code, query.grid)
  },
}
