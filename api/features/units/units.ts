// Which units are there, what does each answer for, and who keeps them?
import { sql } from 'kysely'
import type { unitRoutes } from '../../contract/units.ts'
import { checkArea } from '../../db/areas.ts'
import { selectAssignments } from '../../db/assignments.ts'
import { changeAssignments } from '../../indicators/refresh.ts'
import { type Handlers, pageOf } from '../handler.ts'
import { closeUnit, reopenUnit } from './close-unit.ts'
import { getUnit, listUnits, readUnitBox } from './read-units.ts'
import { revealPhone } from './reveal-phone.ts'
import { changeUnit, createUnit } from './save-unit.ts'
import { allOfUnit, readUnitPage } from './unit-page.ts'

export const unitHandlers: Handlers<Omit<typeof unitRoutes, 'importUnits'>> = {
  listUnits: async ({ db, params, query }) => {
    await checkArea(db, params.county)
    const rows = await listUnits(db, params.county, { ...query, limit: query.limit + 1 })
    return pageOf(rows, query.limit, (unit) => unit.id)
  },

  getUnit: ({ db, params: { county, id } }) => readUnitPage(db, county, id),

  listUnitAssignments: async ({ db, params: { county, id } }) => ({
    unit: await getUnit(db, county, id),
    items: await selectAssignments(db, county, sql`assignment.unit_id = ${id}`, { limit: allOfUnit }),
    box: await readUnitBox(db, county, id),
  }),

  createUnit: async ({ db, caller, params: { county }, body }) => {
    await checkArea(db, county)
    return db.transaction().execute((trx) => createUnit(trx, caller, county, body))
  },

  changeUnit: ({ db, caller, params: { county, id }, body }) =>
    db.transaction().execute((trx) => changeUnit(trx, caller, county, id, body)),

  closeUnit: ({ db, caller, params: { county, id }, body }) =>
    changeAssignments(db, county, (trx) => closeUnit(trx, caller, county, id, body)),

  reopenUnit: ({ db, caller, params: { county, id }, body }) =>
    db.transaction().execute((trx) => reopenUnit(trx, caller, county, id, body.version)),

  revealUnitPhone: ({ db, caller, params: { county, id } }) =>
    db.transaction().execute((trx) => revealPhone(trx, caller, county, id)),
}
