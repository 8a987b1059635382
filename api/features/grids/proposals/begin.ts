// Brings an approved proposal into force: the same checks and the same writing as a save, in the name of whoever drew it.
import { sql } from 'kysely'
import { appendAudit } from '../../../db/audit.ts'
import type { Db } from '../../../db/tables.ts'
import { changeMosaic } from '../change-mosaic.ts'
import { type Changer, onBehalf } from '../changer.ts'
import type { HeldProposal } from './held-proposal.ts'
import { writeProposalEvent } from './write-event.ts'

/** Call while county and proposal are locked. @throws AppError mosaic-refused, mosaic-unconfirmed, changed-meanwhile */
export async function beginProposal(
  trx: Db,
  doer: Changer,
  county: string,
  { id, community, authorId, authorName, reason, change }: HeldProposal,
  confirmed: readonly string[] = [],
): Promise<void> {
  const { changed, created, removed } = change
  // Before its borders stand: or it would overtake itself.
  await trx
    .updateTable('gridProposal')
    .set({ status: 'in-force', inForceOn: sql`current_date`, version: sql`version + 1` })
    .where('countyCode', '=', county)
    .where('id', '=', id)
    .execute()
  await changeMosaic(trx, onBehalf(doer, community), community, {
    ...{ changed, created, removed, reason },
    confirmed: [...change.confirmed, ...confirmed],
    dryRun: false,
  })
  // The county is held: the last change is this one.
  const { id: changeId } = await trx
    .updateTable('gridChange')
    .set({ authorId, authorName, proposalId: id })
    .where('countyCode', '=', county)
    .where(sql<boolean>`id = (select max(id) from grid_change where county_code = ${county})`)
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .updateTable('gridProposal')
    .set({ changeId, updatedAt: sql`clock_timestamp()` })
    .where('countyCode', '=', county)
    .where('id', '=', id)
    .execute()
  await writeProposalEvent(trx, doer, county, id, { action: 'begin', to: 'in-force' })
  await appendAudit(trx, doer, {
    action: 'grid-proposal-moved',
    area: community,
    subject: { type: 'grid-proposal', id, name: reason },
    after: { action: 'begin', status: 'in-force', changeId },
  })
}
