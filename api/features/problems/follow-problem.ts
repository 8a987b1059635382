// "Me too" instead of a second report: who follows a problem counts, and hears of it.
import { sql } from 'kysely'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { type LockedProblem, lockProblems, unknownProblem } from './locked-problem.ts'
import { noteProblem, writeEvent } from './write-event.ts'

/** Follows what a merged one went into. Again: nothing changes. @throws AppError unknown-problem */
export async function followProblem(
  trx: Db,
  caller: Caller,
  county: string,
  id: number,
  following: boolean,
  now: Date,
): Promise<{ followers: number; following: boolean }> {
  const problem = (await lockProblems(trx, county, [id])).get(id)
  if (!problem) throw unknownProblem(county, id)
  if (problem.mergedInto !== null)
    return followProblem(trx, caller, county, problem.mergedInto, following, now)
  const changed = await write(trx, county, id, caller.accountId, following)
  if (!changed) return { followers: problem.followers, following }
  const followers = problem.followers + (following ? 1 : -1)
  await note(trx, caller, county, problem, {
    following,
    followers,
    at: now > problem.updatedAt ? now : problem.updatedAt,
  })
  return { followers, following }
}

async function write(
  trx: Db,
  county: string,
  problemId: number,
  accountId: number,
  following: boolean,
): Promise<boolean> {
  const { numAffectedRows = 0n } = following
    ? await sql`
        insert into problem_follower (county_code, problem_id, account_id)
        values (${county}, ${problemId}, ${accountId}) on conflict do nothing`.execute(trx)
    : await sql`
        delete from problem_follower
        where county_code = ${county} and problem_id = ${problemId} and account_id = ${accountId}`.execute(
        trx,
      )
  return numAffectedRows > 0n
}

async function note(
  trx: Db,
  caller: Caller,
  county: string,
  { id, status, unitId, number, areaCode }: LockedProblem,
  { following, followers, at }: { following: boolean; followers: number; at: Date },
): Promise<void> {
  // Its version stays: whoever is about to move it need not look again.
  await trx
    .updateTable('problem')
    .set({ followers, updatedAt: at })
    .where('countyCode', '=', county)
    .where('id', '=', id)
    .execute()
  if (following)
    await writeEvent(trx, caller, county, id, { action: 'follow', at, from: status, to: status, unitId })
  const named = { id, areaCode, name: number ?? `#${id}` }
  await noteProblem(trx, caller, 'problem-followed', named, { after: { following } })
}
