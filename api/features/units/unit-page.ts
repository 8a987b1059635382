// Everything on the page of a unit: itself, its kin, what it answers for with the last visit to each, and what it did.
import { sql } from 'kysely'
import type { DutyCounts } from '../../contract/duties.ts'
import type { AnswerOf } from '../../contract/route.ts'
import type { unitRoutes } from '../../contract/units.ts'
import { selectAssignments } from '../../db/assignments.ts'
import type { Db } from '../../db/tables.ts'
import { getUnit, readKin, readUnitBox } from './read-units.ts'

/** What one unit answers for is not paged; a county has fewer assignments than this. */
export const allOfUnit = 100_000

/** @throws AppError unknown-unit */
export async function readUnitPage(
  db: Db,
  county: string,
  id: number,
): Promise<AnswerOf<typeof unitRoutes.getUnit>> {
  const unit = await getUnit(db, county, id)
  const assignments = await selectAssignments(db, county, sql`assignment.unit_id = ${id}`, {
    limit: allOfUnit,
  })
  const logs = await readLogs(db, county, id)
  return {
    unit,
    ...(await readKin(db, county, id)),
    assignments: assignments.map((each) => {
      const { lastVisit = null, dutyCount = 0, openProblems = 0 } = logs.get(each.id) ?? {}
      return { ...each, lastVisit, dutyCount, openProblems }
    }),
    box: await readUnitBox(db, county, id),
    duties: await countDuties(db, county, id),
  }
}

interface Log {
  lastVisit: string | null
  dutyCount: number
  openProblems: number
}

/** By assignment. */
async function readLogs(db: Db, county: string, unitId: number): Promise<Map<number, Log>> {
  const { rows } = await sql<Log & { id: number }>`
    select assignment.id, count(*) as duty_count,
           greatest(0, count(*) filter (where duty.kind = 'problem-found')
             - count(*) filter (where duty.kind = 'problem-solved')) as open_problems,
           (max(happened_on) filter (where duty.kind = 'visit'))::text as last_visit
    from assignment
    join duty on duty.county_code = assignment.county_code and duty.assignment_id = assignment.id
    where assignment.county_code = ${county} and assignment.unit_id = ${unitId}
    group by assignment.id`.execute(db)
  return new Map(rows.map(({ id, ...log }) => [id, log]))
}

/** Of all that the unit answers for or ever answered for. */
async function countDuties(db: Db, county: string, unitId: number): Promise<DutyCounts> {
  const { rows } = await sql<DutyCounts>`
    select count(*) filter (where duty.kind = 'visit') as visits,
           count(*) filter (where duty.kind = 'meeting') as meetings,
           count(*) filter (where duty.kind = 'problem-found') as problems_found,
           count(*) filter (where duty.kind = 'problem-solved') as problems_solved,
           (max(happened_on) filter (where duty.kind = 'visit'))::text as last_visit
    from assignment
    join duty on duty.county_code = assignment.county_code and duty.assignment_id = assignment.id
    where assignment.county_code = ${county} and assignment.unit_id = ${unitId}`.execute(db)
  return rows[0]! // an aggregate without groups has one row
}
