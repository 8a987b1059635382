// One step of a proposal: judged on the row as it is now, written with its event and audit line, or not at all.
import { sql } from 'kysely'
import {
  gridsToAnswerFor,
  type JudgedProposal,
  type ProposalAction,
  proposalStatuses,
  proposalSteps,
  statusAfter,
  whyNotStep,
} from '../../../contract/grid-proposal-workflow.ts'
import type { gridProposalRoutes, ProposalDetail } from '../../../contract/grid-proposals.ts'
import type { BodyOf } from '../../../contract/route.ts'
import { appendAudit } from '../../../db/audit.ts'
import { lockCounty } from '../../../db/data-version.ts'
import { AppError } from '../../../db/errors.ts'
import type { Db } from '../../../db/tables.ts'
import { readToday } from '../../../db/time-zone.ts'
import type { Caller } from '../../handler.ts'
import type { Changer } from '../changer.ts'
import { beginProposal } from './begin.ts'
import { type HeldProposal, holdProposal } from './held-proposal.ts'
import { overtakeOne } from './overtake.ts'
import { readProposal } from './read-proposals.ts'
import { writeProposalEvent } from './write-event.ts'

/**
 * Answers the proposal as it is then; overtaken, when others changed the same grids before.
 * @throws AppError unknown-proposal, changed-meanwhile with `details.current`, not-permitted, wrong-status,
 *   step-incomplete, and of `approve` mosaic-refused and mosaic-unconfirmed
 */
export async function stepProposal(
  trx: Db,
  caller: Caller,
  county: string,
  id: number,
  { action, version, words = '', confirmed = [] }: BodyOf<typeof gridProposalRoutes.stepGridProposal>,
): Promise<ProposalDetail> {
  // In the order in which a save locks: it overtakes proposals while it holds the county.
  await lockCounty(trx, county)
  const seen = await readProposal(trx, caller, county, id)
  const proposal = await holdProposal(trx, county, id)
  if (await overtakeOne(trx, county, id)) return readProposal(trx, caller, county, id)
  if (proposal.version !== version && !('beside' in proposalSteps[action]))
    throw new AppError('changed-meanwhile', 'Somebody has acted on this proposal meanwhile.', {
      current: seen,
    })
  check(proposal, action, caller, words)
  await takeStep(trx, caller, county, proposal, action, words)
  if (action === 'approve' && proposal.inForceOn <= (await readToday(trx)))
    await beginProposal(trx, caller, county, proposal, confirmed)
  return readProposal(trx, caller, county, id)
}

function check(proposal: JudgedProposal, action: ProposalAction, caller: Caller, words: string): void {
  const refusal = whyNotStep(proposal, action, caller, words)
  const step = proposalSteps[action].title.en
  if (refusal === 'not-permitted')
    throw new AppError('not-permitted', `Your account may not do this with this proposal: ${step}.`)
  if (refusal === 'wrong-status')
    throw new AppError(
      'wrong-status',
      `This proposal waits for something else now: ${proposalStatuses[proposal.status].en}.`,
      { status: proposal.status },
    )
  if (refusal === 'words-missing')
    throw new AppError('step-incomplete', 'Say why in words.', { missing: ['words'] })
}

async function takeStep(
  trx: Db,
  doer: Changer,
  county: string,
  proposal: HeldProposal,
  action: ProposalAction,
  words: string,
): Promise<void> {
  const answer = action === 'consent' || action === 'object' ? action : undefined
  const grids = answer ? gridsToAnswerFor(proposal, doer) : []
  if (answer)
    await trx
      .updateTable('gridProposalParty')
      .set({ answer, words: words.trim() || null, actorName: doer.displayName, at: sql`clock_timestamp()` })
      .where('countyCode', '=', county)
      .where('proposalId', '=', proposal.id)
      .where('gridCode', 'in', grids)
      .execute()
  const parties = proposal.parties.map((each) =>
    answer && grids.includes(each.grid) ? { ...each, answer } : each,
  )
  const status = statusAfter({ status: proposal.status, parties }, action)
  await trx
    .updateTable('gridProposal')
    .set({ status, version: sql`version + 1`, updatedAt: sql`clock_timestamp()` })
    .where('countyCode', '=', county)
    .where('id', '=', proposal.id)
    .execute()
  await writeProposalEvent(trx, doer, county, proposal.id, { action, to: status, grids, words })
  await appendAudit(trx, doer, {
    action: 'grid-proposal-moved',
    area: proposal.community,
    subject: { type: 'grid-proposal', id: proposal.id, name: proposal.reason },
    before: { status: proposal.status },
    after: { action, status, ...(words.trim() !== '' && { words: words.trim() }) },
  })
}
