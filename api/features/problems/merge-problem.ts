// Puts one problem into another that tells of the same: whoever followed or reported it follows that one, its photos are shown there.
import { sql } from 'kysely'
import { can } from '../../contract/access.ts'
import { endStatuses } from '../../contract/problem-workflow.ts'
import { AppError } from '../../db/errors.ts'
import type { Db } from '../../db/tables.ts'
import type { LockedProblem } from './locked-problem.ts'
import { type Doer, writeEvent } from './write-event.ts'

/** Both are locked. @throws AppError step-incomplete, not-permitted */
export async function mergeInto(
  trx: Db,
  doer: Doer,
  county: string,
  problem: LockedProblem,
  target: LockedProblem | undefined,
  at: Date,
): Promise<void> {
  if (!target || target.id === problem.id || !can(doer, 'problem.accept', { area: target.areaCode }))
    throw new AppError('step-incomplete', 'Choose another problem that you may accept.', {
      missing: 'target',
    })
  if (endStatuses.includes(target.status))
    throw new AppError('step-incomplete', 'The problem that it would go into is not open any more.', {
      missing: 'target',
    })
  const { rows } = await sql<{ followers: number }>`
    with more as (
      insert into problem_follower (county_code, problem_id, account_id, since)
      select ${county}, ${target.id}, account_id, min(since)
      from (
        select account_id, since from problem_follower
        where county_code = ${county} and problem_id = ${problem.id}
        union all
        select ${problem.reporterId}::bigint, ${at}::timestamptz where ${problem.reporterId}::bigint is not null) as one
      -- whoever reported the other one hears of it anyway
      where account_id is distinct from ${target.reporterId}::bigint
      group by account_id
      on conflict do nothing returning 1)
    update problem set followers = followers + (select count(*) from more), version = version + 1, updated_at = ${at}
    where county_code = ${county} and id = ${target.id} returning followers`.execute(trx)
  await writeEvent(trx, doer, county, target.id, {
    action: 'absorb',
    at,
    from: target.status,
    to: target.status,
    unitId: target.unitId,
    words: problem.words,
    details: { problemId: problem.id, followers: rows[0]?.followers },
  })
}
