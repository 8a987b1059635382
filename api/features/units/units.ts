// Which units are there, and who answers for what (包抓)?
import { sql } from 'kysely'
import { levelOf } from '../../contract/areas.ts'
import type { unitRoutes } from '../../contract/units.ts'
import { checkArea, countyOf } from '../../db/areas.ts'
import { selectAssignments } from '../../db/assignments.ts'
import { type Handlers, pageOf } from '../handler.ts'
import { getUnit, listUnits, readUnitBox } from './read-units.ts'

/** What one unit answers for is not paged; a county has fewer assignments than this. */
const allOfUnit = 100_000

export const unitHandlers: Handlers<typeof unitRoutes> = {
  listUnits: async ({ db, params, query }) => {
    await checkArea(db, params.county)
    const rows = await listUnits(db, params.county, { ...query, limit: query.limit + 1 })
    return pageOf(rows, query.limit, (unit) => unit.id)
  },

  listAreaAssignments: async ({ db, params, query: { after = 0, limit } }) => {
    await checkArea(db, params.code)
    const inside = levelOf(params.code) === 'grid' ? insideGrid(params.code) : insideRegion(params.code)
    const chosen = sql`assignment.id > ${after} and (${inside})`
    const rows = await selectAssignments(db, countyOf(params.code), chosen, { limit: limit + 1 })
    return pageOf(rows, limit, (assignment) => assignment.id)
  },

  listUnitAssignments: async ({ db, params: { county, id } }) => ({
    unit: await getUnit(db, county, id),
    items: await selectAssignments(db, county, sql`assignment.unit_id = ${id}`, { limit: allOfUnit }),
    box: await readUnitBox(db, county, id),
  }),
}

function insideRegion(code: string) {
  const below = `${code}%`
  return sql`assignment.region_code like ${below} or grid.code like ${below} or place.region_code like ${below}`
}

function insideGrid(code: string) {
  return sql`grid.code = ${code} or place.grid_id = (
    select id from grid where county_code = ${countyOf(code)} and code = ${code} and valid_to is null)`
}
