// A proposal that is about to be moved: its row, held until the transaction ends, and what the workflow asks of it.
import type { JudgedProposal } from '../../../contract/grid-proposal-workflow.ts'
import type { ProposalDraft } from '../../../contract/grid-proposals.ts'
import type { Db } from '../../../db/tables.ts'
import { unknownProposal } from './read-proposals.ts'

export interface HeldProposal extends JudgedProposal {
  id: number
  authorName: string
  reason: string
  inForceOn: string
  change: ProposalDraft['change'] & { confirmed: string[] }
  version: number
}

/** @throws AppError unknown-proposal */
export async function holdProposal(trx: Db, county: string, id: number): Promise<HeldProposal> {
  const row = await trx
    .selectFrom('gridProposal')
    .selectAll()
    .where('countyCode', '=', county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw unknownProposal(county, id)
  const parties = await trx
    .selectFrom('gridProposalParty')
    .select(['gridCode as grid', 'kind', 'answer'])
    .where('countyCode', '=', county)
    .where('proposalId', '=', id)
    .orderBy('gridCode')
    .execute()
  const { status, communityCode, authorId, authorName, reason, inForceOn, change, version } = row
  return {
    ...{ id, status, community: communityCode, authorId, authorName, reason, inForceOn, change, version },
    parties,
  }
}
