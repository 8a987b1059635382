// How large does this county want its grids?
import type { gridSettingRoutes } from '../../../contract/grid-settings.ts'
import { checkArea } from '../../../db/areas.ts'
import type { Handlers } from '../../handler.ts'
import { changeGridSettings, readGridSettings } from './target.ts'

export const gridSettingHandlers: Handlers<typeof gridSettingRoutes> = {
  getGridSettings: async ({ db, params: { county } }) => {
    await checkArea(db, county)
    return readGridSettings(db, county)
  },

  changeGridSettings: async ({ db, caller, params: { county }, body }) => {
    await checkArea(db, county)
    return db.transaction().execute((trx) => changeGridSettings(trx, caller, county, body))
  },
}
