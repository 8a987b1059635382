// Who leads a grid, whom may one call, and who keeps that?
import type { compoundGridRoutes } from '../../../contract/compound-grids.ts'
import { type gridExportRoutes, gridFormats } from '../../../contract/grid-export.ts'
import type { gridPageRoutes } from '../../../contract/grid-page.ts'
import { readToday } from '../../../db/time-zone.ts'
import type { Handlers } from '../../handler.ts'
import { checkCompoundGrids } from '../files/check-compound-grids.ts'
import { exportGrids } from '../files/export-grids.ts'
import { changeGrid } from './change-grid.ts'
import { readGridPage } from './read-grid-page.ts'
import { revealGridPhones } from './reveal-grid-phones.ts'

export const gridPageHandlers: Handlers<
  typeof gridPageRoutes & typeof gridExportRoutes & typeof compoundGridRoutes
> = {
  getGrid: ({ db, caller, params }) => readGridPage(db, caller, params.code),

  changeGrid: ({ db, caller, params, body }) =>
    db.transaction().execute((trx) => changeGrid(trx, caller, params.code, body)),

  revealGridPhones: ({ db, caller, params }) =>
    db.transaction().execute((trx) => revealGridPhones(trx, caller, params.code)),

  checkCompoundGrids: ({ db, caller, params, body }) => checkCompoundGrids(db, caller, params.code, body),

  exportGrids: async ({ db, caller, reply, params: { code, format }, query: { language, on } }) => {
    const today = await readToday(db)
    const file = await exportGrids(db, caller, { code, format, language, today, on })
    const { extension, mediaType } = gridFormats[format]
    reply.header('content-disposition', `attachment; filename="grids-${code}-${on ?? today}.${extension}"`)
    return reply.type(mediaType).send(file)
  },
}
