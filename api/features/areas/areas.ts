// What is this area, what lies inside it, and where is its boundary?
import type { areaRoutes } from '../../contract/areas.ts'
import { checkArea, findRenumbered, listAreas, listChain, unknownArea } from '../../db/areas.ts'
import { type Handlers, pageOf } from '../handler.ts'
import { readCounties, readShape } from './read-areas.ts'

export const areaHandlers: Handlers<typeof areaRoutes> = {
  listCounties: async ({ db, caller }) => ({ items: await readCounties(db, caller) }),

  getArea: async ({ db, params: { code } }) => {
    const chain = await listChain(db, code)
    const area = chain.pop()
    if (area?.code === code) return { area, parents: chain }
    // A link from before the grid got another number.
    const present = await findRenumbered(db, code)
    const parents = present === undefined ? [] : await listChain(db, present)
    const renumbered = parents.pop()
    if (!renumbered) throw unknownArea(code)
    return { area: renumbered, parents }
  },

  listAreas: async ({ db, query }) => {
    await checkArea(db, query.within)
    const rows = await listAreas(db, { ...query, limit: query.limit + 1 })
    return pageOf(rows, query.limit, (area) => area.code)
  },

  getAreaShape: async ({ db, params }) => ({
    type: 'Feature',
    properties: { code: params.code },
    geometry: await readShape(db, params.code),
  }),
}
