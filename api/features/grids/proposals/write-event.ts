// What happened to a proposal, in the order in which it happened.
import { sql } from 'kysely'
import type { ProposalAction, ProposalStatus } from '../../../contract/grid-proposal-workflow.ts'
import type { Db } from '../../../db/tables.ts'
import type { Changer } from '../changer.ts'

interface NewEvent {
  action: 'propose' | ProposalAction
  to: ProposalStatus
  grids?: readonly string[]
  words?: string
}

/** Call while the row of the proposal is locked: the number of the event is the next one. */
export async function writeProposalEvent(
  trx: Db,
  { accountId, displayName }: Changer,
  county: string,
  proposalId: number,
  { action, to, grids = [], words }: NewEvent,
): Promise<void> {
  await trx
    .insertInto('gridProposalEvent')
    .values({
      countyCode: county,
      proposalId,
      seq: sql<number>`(select coalesce(max(seq), 0) + 1 from grid_proposal_event
        where county_code = ${county} and proposal_id = ${proposalId})`,
      at: sql`clock_timestamp()`,
      action,
      toStatus: to,
      actorId: accountId,
      actorName: accountId === null ? null : displayName,
      grids: [...grids],
      words: words?.trim() || null,
    })
    .execute()
}
