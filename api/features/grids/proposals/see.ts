// Remembers what somebody has seen of a proposal. Nobody's deed, as the last touch of a session is none: no line in the log.
import { sql } from 'kysely'
import type { Db } from '../../../db/tables.ts'
import type { Caller } from '../../handler.ts'
import { checkSeen } from './read-proposals.ts'

/** `seq`: of the last event on the screen; what happened since stays news. @throws AppError unknown-proposal */
export async function seeProposal(
  db: Db,
  caller: Caller,
  county: string,
  id: number,
  seq: number,
): Promise<void> {
  await checkSeen(db, caller, county, id)
  await sql`
    insert into grid_proposal_seen as seen (county_code, proposal_id, account_id, seq)
    select ${county}, ${id}, ${caller.accountId}, least(${seq}, max(event.seq))
    from grid_proposal_event event where event.county_code = ${county} and event.proposal_id = ${id}
    on conflict (county_code, proposal_id, account_id) do update set seq = greatest(seen.seq, excluded.seq)`.execute(
    db,
  )
}
