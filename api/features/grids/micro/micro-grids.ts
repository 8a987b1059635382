// Which micro grids has a grid, who leads them, and how are they numbered?
import { gridFormats } from '../../../contract/grid-export.ts'
import type { microGridRoutes } from '../../../contract/micro-grids.ts'
import { chinaTime } from '../../csv.ts'
import type { Handlers } from '../../handler.ts'
import { changeMicroGrid } from './change-micro-grid.ts'
import { exportMicroGrids } from './export-micro-grids.ts'
import { numberMicroGrids } from './number-micro-grids.ts'
import { listMicroGrids } from './read-micro-grids.ts'
import { revealMicroGridPhones } from './reveal-micro-grid-phones.ts'

export const microGridHandlers: Handlers<typeof microGridRoutes> = {
  listMicroGrids: ({ db, params, query }) => listMicroGrids(db, params.code, query.limit),

  changeMicroGrid: ({ db, caller, params, body }) =>
    db.transaction().execute((trx) => changeMicroGrid(trx, caller, params.code, body)),

  revealMicroGridPhones: ({ db, caller, params }) =>
    db.transaction().execute((trx) => revealMicroGridPhones(trx, caller, params.code)),

  numberMicroGrids: ({ db, caller, params, body }) =>
    db.transaction().execute((trx) => numberMicroGrids(trx, caller, params.code, body.changes)),

  exportMicroGrids: async ({ db, caller, reply, params: { code, format }, query: { language } }) => {
    const file = await exportMicroGrids(db, caller, { code, format, language })
    const { extension, mediaType } = gridFormats[format]
    const day = chinaTime(new Date()).slice(0, '2026-11-22'.length)
    reply.header('content-disposition', `attachment; filename="micro-grids-${code}-${day}.${extension}"`)
    return reply.type(mediaType).send(file)
  },
}
