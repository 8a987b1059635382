// What went from whom to whom with a change of borders: kept with the change, and told in the history of every problem.
import { sql } from 'kysely'
import type { HandOver } from '../../contract/grid-history.ts'
import { announced } from '../../db/problem-changes.ts'
import type { Db } from '../../db/tables.ts'
import type { Changer } from './changer.ts'

/** Call after the problems lie where they lie now, and it is known who handles them there. */
export async function handOver(
  trx: Db,
  doer: Changer,
  county: string,
  changeId: number,
  { transfers, assignments, grants, problems, microGrids = [] }: HandOver,
): Promise<void> {
  const moved = (from: string, to: string) =>
    problems.filter((each) => each.from === from && each.to === to).length
  const list: HandOver = {
    // What really moved, whoever may see how many.
    transfers: transfers.map((each) => ({ ...each, openProblems: moved(each.from, each.to) })),
    assignments,
    grants,
    problems,
    microGrids,
  }
  await trx
    .updateTable('gridChange')
    .set({ handOver: JSON.stringify(list) })
    .where('countyCode', '=', county)
    .where('id', '=', changeId)
    .execute()
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
             problem.updated_at, 'grid-changed', problem.status, problem.status, ${doer.accountId}::bigint,
             ${doer.accountId === null ? null : doer.displayName}::text, problem.unit_id,
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
