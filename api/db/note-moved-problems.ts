// Tells in the history of every problem that it lies in another grid now, and why: a border moved.
import { sql } from 'kysely'
import type { MovedProblem } from '../contract/grid-history.ts'
import { announced } from './problem-changes.ts'
import type { Db } from './tables.ts'

/** `changeId`: null of an import. Call after it is known who handles them where they lie now. */
export async function noteMovedProblems(
  trx: Db,
  { accountId, actorName }: { accountId: number | null; actorName: string | null },
  county: string,
  changeId: number | null,
  problems: readonly MovedProblem[],
): Promise<void> {
  if (problems.length === 0) return
  await sql`
    with moved as (
      select * from unnest(
        ${problems.map(({ id }) => id)}::bigint[], ${problems.map(({ from }) => from)}::text[],
        ${problems.map(({ to }) => to)}::text[], ${problems.map(({ dispatched = true }) => dispatched)}::boolean[],
        ${problems.map(({ formerUnitName = null }) => formerUnitName)}::text[],
        ${problems.map(({ unitName = null }) => unitName)}::text[])
        as moved (id, from_code, to_code, dispatched, former_unit, unit)),
    noted as (
      insert into problem_event
        (county_code, problem_id, seq, at, action, from_status, to_status, actor_id, actor_name, unit_id, details)
      select ${county}, problem.id,
             (select coalesce(max(seq), 0) + 1 from problem_event event
              where event.county_code = ${county} and event.problem_id = problem.id),
             problem.updated_at, 'grid-changed', problem.status, problem.status, ${accountId}::bigint, ${actorName}::text, problem.unit_id,
             jsonb_build_object('changeId', ${changeId}::bigint, 'from', ${nameOf('from_code')},
               'to', ${nameOf('to_code')}, 'dispatched', moved.dispatched, 'formerUnit', moved.former_unit,
               'unit', moved.unit)
      from moved join problem on problem.county_code = ${county} and problem.id = moved.id)
    select ${announced(county, sql`moved.id`)} from moved`.execute(trx)

  /** Of the area as it is called now, or was when it ended. */
  function nameOf(column: string) {
    return sql`coalesce((
      select name from grid where county_code = ${county} and code = ${sql.ref(`moved.${column}`)}
      order by valid_to desc nulls first limit 1),
      -- where no grid is: the community, or what lies around it
      (select name from region where county_code = ${county} and code = ${sql.ref(`moved.${column}`)}),
      ${sql.ref(`moved.${column}`)})`
  }
}
