// What did a unit do for what it answers for? The duty log 履职记录.
import { sql } from 'kysely'
import type { dutyRoutes } from '../../contract/duties.ts'
import { checkArea } from '../../db/areas.ts'
import { AppError } from '../../db/errors.ts'
import { type Handlers, pageOf } from '../handler.ts'
import { listDuties } from './read-duties.ts'
import { changeDuty, createDuty } from './write-duty.ts'

export const dutyHandlers: Handlers<typeof dutyRoutes> = {
  listUnitDuties: async ({ db, caller, params: { county, id }, query }) => {
    await checkArea(db, county)
    const { rows } = await sql`select from unit where county_code = ${county} and id = ${id}`.execute(db)
    if (rows.length === 0)
      throw new AppError('unknown-unit', `County ${county} has no unit with the id ${id}.`)
    const chosen = sql`assignment.unit_id = ${id}`
    const entries = await listDuties(db, caller, county, chosen, { ...query, limit: query.limit + 1 })
    return pageOf(entries, query.limit, (duty) => duty.id)
  },

  listAssignmentDuties: async ({ db, caller, params: { county, id }, query }) => {
    await checkArea(db, county)
    const { rows } = await sql`select from assignment where county_code = ${county} and id = ${id}`.execute(
      db,
    )
    if (rows.length === 0)
      throw new AppError('unknown-assignment', `County ${county} has no assignment with the id ${id}.`)
    const chosen = sql`duty.assignment_id = ${id}`
    const entries = await listDuties(db, caller, county, chosen, { ...query, limit: query.limit + 1 })
    return pageOf(entries, query.limit, (duty) => duty.id)
  },

  createDuty: ({ db, caller, params: { county, id }, body }) =>
    db.transaction().execute((trx) => createDuty(trx, caller, county, id, body)),

  changeDuty: ({ db, caller, params: { county, id }, body }) =>
    db.transaction().execute((trx) => changeDuty(trx, caller, county, id, body)),
}
