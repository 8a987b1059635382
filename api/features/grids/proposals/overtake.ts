// Which proposals start from borders that are not there any more? They are told so, and nothing of them is lost.
import { type RawBuilder, sql } from 'kysely'
import { openProposalStatuses } from '../../../contract/grid-proposal-workflow.ts'
import { appendAudit } from '../../../db/audit.ts'
import type { Db } from '../../../db/tables.ts'
import { bordersSince } from '../border-version.ts'
import { clock } from '../changer.ts'
import { writeProposalEvent } from './write-event.ts'

/**
 * SQL: codes of the grids whose borders a `proposal` would change and somebody else has changed since, as `grids`; null
 * when it still fits.
 */
const outdatedGrids = sql`(
  select array_agg(touched.code order by touched.code) from (
    select each ->> 'code' as code from jsonb_array_elements(proposal.change -> 'changed') each
    union
    select each ->> 'code' from jsonb_array_elements(proposal.change -> 'removed') each) touched
  left join grid on grid.county_code = proposal.county_code and grid.code = touched.code and grid.valid_to is null
  where grid.id is null or (proposal.base ->> touched.code)::int not between ${bordersSince} and grid.version)`

/** In one community, or in all of the county; answers how many. Call while the county is locked. */
export async function overtakeProposals(trx: Db, county: string, community?: string): Promise<number> {
  const where = community === undefined ? sql`true` : sql`proposal.community_code = ${community}`
  return overtake(trx, county, where)
}

/** The same for a single one; answers whether it was overtaken just now. */
export async function overtakeOne(trx: Db, county: string, id: number): Promise<boolean> {
  return (await overtake(trx, county, sql`proposal.id = ${id}`)) > 0
}

async function overtake(trx: Db, county: string, chosen: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ id: number; communityCode: string; reason: string; grids: string[] }>`
    select * from (
      select proposal.id, proposal.community_code, proposal.reason, ${outdatedGrids} as grids
      from grid_proposal proposal
      where proposal.county_code = ${county} and proposal.status = any(${openProposalStatuses}::text[]) and ${chosen}
      order by proposal.id for update) held
    where grids is not null`.execute(trx)
  for (const { id, communityCode, reason, grids } of rows)
    await markOvertaken(trx, county, { id, communityCode, reason }, { grids })
  return rows.length
}

/** `words`: why, when it is not that others changed the same grids. Call while its row is locked. */
export async function markOvertaken(
  trx: Db,
  county: string,
  { id, communityCode, reason }: { id: number; communityCode: string; reason: string },
  { grids = [], words }: { grids?: readonly string[]; words?: string },
): Promise<void> {
  await trx
    .updateTable('gridProposal')
    .set({
      status: 'overtaken',
      overtakenGrids: [...grids],
      version: sql`version + 1`,
      updatedAt: sql`clock_timestamp()`,
    })
    .where('countyCode', '=', county)
    .where('id', '=', id)
    .execute()
  await writeProposalEvent(trx, clock, county, id, {
    action: 'overtake',
    to: 'overtaken',
    grids,
    ...(words !== undefined && { words }),
  })
  await appendAudit(trx, clock, {
    action: 'grid-proposal-moved',
    area: communityCode,
    subject: { type: 'grid-proposal', id, name: reason },
    after: { action: 'overtake', status: 'overtaken', grids },
  })
}
