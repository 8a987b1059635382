// The wall map of an area, to be taken away and hung up.
import { wallMapMediaType, type wallMapRoutes } from '../../../contract/wall-map.ts'
import { countyOf } from '../../../db/areas.ts'
import { appendAudit } from '../../../db/audit.ts'
import { chinaTime } from '../../csv.ts'
import type { Handlers } from '../../handler.ts'
import { drawWallMap } from './draw-wall-map.ts'
import { readGround, readWallMap } from './read-wall-map.ts'
import { layOutSheet } from './wall-map-sheet.ts'

/** A tenth of a millimetre on paper: no ink is finer. */
const inkMetres = 0.0001

export const wallMapHandlers: Handlers<typeof wallMapRoutes> = {
  getWallMap: async ({ db, caller, reply, params: { code } }) => {
    const map = await readWallMap(db, code)
    const sheet = layOutSheet(map.extent, map.grids.length)
    const ground = await readGround(db, countyOf(code), sheet.shown, sheet.scale * inkMetres)
    const day = chinaTime(new Date()).slice(0, '2026-11-22'.length)
    const bytes = await drawWallMap({ map, ground, sheet, day })
    await appendAudit(db, caller, {
      action: 'exported',
      area: code,
      subject: { type: 'wall-map', id: code, name: map.name },
      after: { format: 'pdf', grids: map.grids.length },
    })
    reply.header('content-disposition', `inline; filename="wall-map-${code}-${day}.pdf"`)
    return reply.type(wallMapMediaType).send(bytes)
  },
}
