// Which units are there, and who answers for what (包抓)?
import { sql } from 'kysely'
import { levelOf } from '../../contract/areas.ts'
import type { unitRoutes } from '../../contract/units.ts'
import { checkArea, countyOf } from '../../db/areas.ts'
import { countAssignments, selectAssignments } from '../../db/assignments.ts'
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

  listAreaAssignments: async ({ db, params: { code }, query: { after = 0, limit, of } }) => {
    await checkArea(db, code)
    const chosen = targetsIn(code, of)
    const page = sql`assignment.id > ${after} and (${chosen})`
    const rows = await selectAssignments(db, countyOf(code), page, { limit: limit + 1 })
    const total = await countAssignments(db, countyOf(code), chosen)
    return { ...pageOf(rows, limit, (assignment) => assignment.id), total }
  },

  listUnitAssignments: async ({ db, params: { county, id } }) => ({
    unit: await getUnit(db, county, id),
    items: await selectAssignments(db, county, sql`assignment.unit_id = ${id}`, { limit: allOfUnit }),
    box: await readUnitBox(db, county, id),
  }),
}

function targetsIn(code: string, of: 'area' | 'places' | undefined) {
  if (of === 'area') return sql`region.code = ${code} or (grid.code = ${code} and grid.valid_to is null)`
  const inside = levelOf(code) === 'grid' ? insideGrid(code) : insideRegion(code)
  return of === 'places' ? sql`place.id is not null and (${inside})` : inside
}

function insideRegion(code: string) {
  const below = `${code}%`
  return sql`assignment.region_code like ${below} or grid.code like ${below} or place.region_code like ${below}`
}

function insideGrid(code: string) {
  return sql`grid.code = ${code} or place.grid_id = (
    select id from grid where county_code = ${countyOf(code)} and code = ${code} and valid_to is null)`
}
