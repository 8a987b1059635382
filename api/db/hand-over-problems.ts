// A unit is closed: what waits for it, and what names it in the settings of problems, goes to its successor.
import { sql } from 'kysely'
import type { Author } from './audit.ts'
import { announced } from './problem-changes.ts'
import type { Db } from './tables.ts'

/** What was checked, or has ended, stays with whoever did it. */
const stillToDo = sql`status in ('reported', 'verifying', 'accepted', 'filed', 'dispatched', 'suspended', 'handled')`

export interface ProblemDuties {
  problems: number
  /** Categories that it is the department of, and routing rules that name it. */
  settings: number
}

export async function countProblemDuties(db: Db, county: string, unitId: number): Promise<ProblemDuties> {
  const ofUnit = sql`county_code = ${county} and unit_id = ${unitId}`
  const { rows } = await sql<ProblemDuties>`
    select (select count(*) from problem where ${ofUnit} and ${stillToDo}) as problems,
           (select count(*) from problem_category where ${ofUnit})
           + (select count(*) from problem_rule where ${ofUnit}) as settings`.execute(db)
  return rows[0]! // one row without a table
}

/**
 * Holds what the unit has to do and then the unit itself, in this order, as whoever dispatches does: after it nobody
 * gives the unit anything until the transaction ends.
 */
export async function holdUnit(trx: Db, county: string, unitId: number): Promise<void> {
  await sql`
    select from problem where county_code = ${county} and unit_id = ${unitId} and ${stillToDo}
    order by id for update`.execute(trx)
  await sql`select from unit where county_code = ${county} and id = ${unitId} for no key update`.execute(trx)
}

/** Call after `holdUnit`. Answers how many problems went over. */
export async function handOverProblems(
  trx: Db,
  author: Author & { displayName?: string },
  county: string,
  from: number,
  to: number,
): Promise<number> {
  const actor = author.displayName ?? author.name
  const { rows } = await sql`
    with held as (
      -- one that somebody dispatches this very moment is refused to them: the unit is closed
      select id from problem where county_code = ${county} and unit_id = ${from} and ${stillToDo}
      order by id for update skip locked),
    handed as (
      update problem set unit_id = ${to}, version = version + 1, updated_at = greatest(updated_at, clock_timestamp())
      from held where problem.county_code = ${county} and problem.id = held.id
      returning problem.id, problem.status, problem.updated_at),
    noted as (
      insert into problem_event
        (county_code, problem_id, seq, at, action, from_status, to_status, actor_id, actor_name, unit_id, details)
      select ${county}, id,
             (select coalesce(max(seq), 0) + 1 from problem_event event
              where event.county_code = ${county} and event.problem_id = handed.id),
             updated_at, 'hand-over', status, status, ${author.accountId}::bigint, ${actor}::text, ${to}::bigint,
             jsonb_build_object('fromUnitId', ${from}::bigint)
      from handed)
    select ${announced(county, sql`handed.id`)} from handed`.execute(trx)
  for (const table of ['problem_category', 'problem_rule'])
    await sql`
      update ${sql.table(table)} set unit_id = ${to}, version = version + 1
      where county_code = ${county} and unit_id = ${from}`.execute(trx)
  return rows.length
}
