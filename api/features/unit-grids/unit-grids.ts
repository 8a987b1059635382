// Which unit grids 单元网格 of city management are there, and how are they taken away as a file?
import { gridFormats } from '../../contract/grid-export.ts'
import type { unitGridRoutes } from '../../contract/unit-grids.ts'
import { checkArea } from '../../db/areas.ts'
import { chinaTime } from '../csv.ts'
import type { Handlers } from '../handler.ts'
import { exportUnitGrids } from './export-unit-grids.ts'
import { countUnitGrids, readUnitGrid } from './read-unit-grid.ts'

export const unitGridHandlers: Handlers<typeof unitGridRoutes> = {
  countUnitGrids: async ({ db, params: { county } }) => {
    await checkArea(db, county)
    return { count: await countUnitGrids(db, county) }
  },

  getUnitGrid: ({ db, caller, params }) => readUnitGrid(db, caller, params.code),

  exportUnitGrids: async ({ db, caller, reply, params: { code, format }, query: { language } }) => {
    const file = await exportUnitGrids(db, caller, { code, format, language })
    const { extension, mediaType } = gridFormats[format]
    const day = chinaTime(new Date()).slice(0, '2026-11-22'.length)
    reply.header('content-disposition', `attachment; filename="unit-grids-${code}-${day}.${extension}"`)
    return reply.type(mediaType).send(file)
  },
}
