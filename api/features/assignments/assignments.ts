// Who answers for what (包抓), today and through time, and who says so?
import { findKind } from '../../../geodata/kinds/index.ts'
import type { assignmentRoutes } from '../../contract/assignments.ts'
import { checkArea } from '../../db/areas.ts'
import { AppError } from '../../db/errors.ts'
import { changeAssignments } from '../../indicators/refresh.ts'
import { type Handlers, pageOf } from '../handler.ts'
import { assignMany } from './assign-many.ts'
import { listHistory, listInArea, listUnassigned, readAssignedPlaces } from './list-assignments.ts'
import { matchRows } from './match-rows.ts'
import { getTarget } from './targets.ts'
import { undoBulk } from './undo-bulk.ts'
import { changeAssignment, createAssignment, endAssignment } from './write-assignment.ts'

export const assignmentHandlers: Handlers<typeof assignmentRoutes> = {
  listAreaAssignments: async ({ db, params, query: { after = 0, limit, ...filter } }) => {
    await checkArea(db, params.code)
    const { rows, total } = await listInArea(db, params.code, { ...filter, after, limit: limit + 1 })
    return { ...pageOf(rows, limit, (assignment) => assignment.id), total }
  },

  listTargetAssignments: async ({ db, params: { county, type, id }, query }) => {
    const { target } = await getTarget(db, county, { type, id })
    return { target, items: await listHistory(db, county, { type, id }, query.on) }
  },

  listUnassignedPlaces: async ({ db, params, query: { after = 0, limit, kind, role } }) => {
    checkKind(kind)
    await checkArea(db, params.code)
    const { total, rows } = await listUnassigned(db, params.code, { kind, role, after, limit: limit + 1 })
    return { total, ...pageOf(rows, limit, (place) => place.id) }
  },

  listAssignedPlaces: async ({ db, params, query: { kind, role } }) => {
    checkKind(kind)
    await checkArea(db, params.county)
    return readAssignedPlaces(db, params.county, kind, role)
  },

  createAssignment: ({ db, caller, params: { county }, body }) =>
    changeAssignments(db, county, (trx) => createAssignment(trx, caller, county, body)),

  changeAssignment: ({ db, caller, params: { county, id }, body }) =>
    changeAssignments(db, county, (trx) => changeAssignment(trx, caller, county, id, body)),

  endAssignment: ({ db, caller, params: { county, id }, body }) =>
    changeAssignments(db, county, (trx) => endAssignment(trx, caller, county, id, body)),

  assignMany: async ({ db, caller, params: { county }, body }) => {
    if (body.filter) checkKind(body.filter.kind)
    if (!body.dryRun) return changeAssignments(db, county, (trx) => assignMany(trx, caller, county, body))
    await checkArea(db, county)
    return assignMany(db, caller, county, body)
  },

  undoAssignMany: ({ db, caller, params: { county, id }, body: { rest = false } }) =>
    changeAssignments(db, county, (trx) => undoBulk(trx, caller, county, id, rest)),

  matchAssignments: async ({ db, params: { county }, body }) => {
    if (body.kind !== undefined) checkKind(body.kind)
    await checkArea(db, county)
    return { rows: await matchRows(db, county, body.kind, body.rows) }
  },
}

function checkKind(kind: string): void {
  if (!findKind(kind)) throw new AppError('unknown-kind', `There is no kind of place called ${kind}.`)
}
