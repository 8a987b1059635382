// Who leads a grid, whom may one call, and who keeps that?
import type { gridPageRoutes } from '../../contract/grid-page.ts'
import type { Handlers } from '../handler.ts'
import { changeGrid } from './change-grid.ts'
import { readGridPage } from './read-grid-page.ts'
import { revealGridPhones } from './reveal-grid-phones.ts'

export const gridPageHandlers: Handlers<typeof gridPageRoutes> = {
  getGrid: ({ db, caller, params }) => readGridPage(db, caller, params.code),

  changeGrid: ({ db, caller, params, body }) =>
    db.transaction().execute((trx) => changeGrid(trx, caller, params.code, body)),

  revealGridPhones: ({ db, caller, params }) =>
    db.transaction().execute((trx) => revealGridPhones(trx, caller, params.code)),
}
