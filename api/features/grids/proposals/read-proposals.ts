// Proposals as lists and their pages show them.
import { type RawBuilder, sql } from 'kysely'
import { newsDays } from '../../../contract/grid-proposal-workflow.ts'
import type {
  GridProposalFilter,
  ProposalCounts,
  ProposalDetail,
  ProposalDraft,
  ProposalRow,
} from '../../../contract/grid-proposals.ts'
import type { CommunityMosaic, MosaicAnswer, MosaicGrid } from '../../../contract/grids.ts'
import { AppError } from '../../../db/errors.ts'
import { asGeoJson, everyDigit } from '../../../db/geometry.ts'
import { momentOf } from '../../../db/problem-rows.ts'
import type { Db } from '../../../db/tables.ts'
import type { Caller } from '../../handler.ts'
import { type ProposalSight, sightOfHands, sightOfProposals } from './sight.ts'

export function unknownProposal(county: string, id: number): AppError {
  return new AppError('unknown-proposal', `County ${county} has no proposal with the id ${id}.`)
}

const columns = sql`
  proposal.id, proposal.status, proposal.community_code as community, region.name as community_name,
  proposal.author_id, proposal.author_name, proposal.reason, proposal.in_force_on::text,
  ${momentOf(sql`proposal.proposed_at`)} as proposed_at, ${momentOf(sql`proposal.updated_at`)} as updated_at,
  proposal.version, coalesce((
    select json_agg(json_build_object(
      'grid', party.grid_code, 'gridName', ${nameOfGrid(sql`party.grid_code`)}, 'kind', party.kind,
      'answer', party.answer, 'words', party.words, 'actorName', party.actor_name,
      'at', ${momentOf(sql`party.at`)}) order by party.grid_code)
    from grid_proposal_party party
    where party.county_code = proposal.county_code and party.proposal_id = proposal.id), '[]') as parties`

function nameOfGrid(code: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce((
    select name from grid where grid.county_code = proposal.county_code and grid.code = ${code}
    order by valid_to desc nulls first limit 1), ${code})`
}

const joins = sql`
  from grid_proposal proposal
  join region on region.county_code = proposal.county_code and region.code = proposal.community_code`

function isShown(
  show: GridProposalFilter,
  { visible, toConsent, toApprove, news }: ProposalSight,
  accountId: number,
): RawBuilder<boolean> {
  switch (show) {
    case 'consent':
      return toConsent
    case 'approve':
      return toApprove
    case 'news':
      return news
    case 'mine':
      return sql<boolean>`proposal.author_id = ${accountId}`
    case 'open':
      return sql<boolean>`(${visible} and proposal.status in ('consulting', 'deciding', 'approved'))`
    case 'all':
      return visible
  }
}

export async function listProposals(
  db: Db,
  caller: Caller,
  county: string,
  { show, limit }: { show: GridProposalFilter; limit: number },
): Promise<ProposalRow[]> {
  const sight = await sightOfProposals(db, caller, county)
  const shown = isShown(show, sight, caller.accountId)
  const { rows } = await sql<ProposalRow>`
    select ${columns}, ${sight.news} as news ${joins} where proposal.county_code = ${county} and ${shown}
    order by proposal.id desc limit ${limit}`.execute(db)
  return rows
}

export async function countProposals(db: Db, caller: Caller, county: string): Promise<ProposalCounts> {
  const { toConsent, toApprove, news } = await sightOfProposals(db, caller, county)
  const { rows } = await sql<ProposalCounts>`
    select count(*) filter (where ${toConsent})::int as consent, count(*) filter (where ${toApprove})::int as approve,
           count(*) filter (where ${news})::int as news
    from grid_proposal proposal
    where proposal.county_code = ${county} and (proposal.status in ('consulting', 'deciding')
      or proposal.updated_at > now() - make_interval(days => ${newsDays}::int))`.execute(db)
  return rows[0]! // one row without a group
}

/** @throws AppError unknown-proposal, of one that is none of the caller's business */
export async function checkSeen(db: Db, caller: Caller, county: string, id: number): Promise<void> {
  const { visible } = await sightOfProposals(db, caller, county)
  const { rows } = await sql`
    select from grid_proposal proposal
    where proposal.county_code = ${county} and proposal.id = ${id} and ${visible}`.execute(db)
  if (rows.length === 0) throw unknownProposal(county, id)
}

interface Stored {
  overtakenGrids: string[]
  change: Pick<ProposalDraft['change'], 'changed' | 'created' | 'removed'>
  base: Record<string, number>
  answer: Pick<MosaicAnswer, 'findings' | 'transfers' | 'assignments' | 'grants'> &
    Partial<Pick<MosaicAnswer, 'microGrids'>>
}

/** @throws AppError unknown-proposal, also of one that is none of the caller's business */
export async function readProposal(
  db: Db,
  caller: Caller,
  county: string,
  id: number,
): Promise<ProposalDetail> {
  const [row] = await findRow(db, caller, county, id)
  if (!row) throw unknownProposal(county, id)
  const { change, answer, overtakenGrids } = await readStored(db, county, id)
  const before = await readBase(db, county, id)
  const touched = new Set([...change.changed, ...change.removed].map(({ code }) => code))
  const nameOf = new Map(before.map(({ code, name }) => [code, name]))
  const { rows: events } = await sql<ProposalDetail['events'][number]>`
    select seq, ${momentOf(sql`at`)} as at, action, to_status as to, actor_name, grids, words
    from grid_proposal_event where county_code = ${county} and proposal_id = ${id} order by seq`.execute(db)
  const drawn = ({ code, name, geometry }: MosaicGrid) => ({ code, name, geometry })
  return {
    row,
    before: before.filter(({ code }) => touched.has(code)).map(drawn),
    after: [
      ...change.changed.map(({ code, geometry }) => ({ code, name: nameOf.get(code) ?? code, geometry })),
      ...change.created.map(({ key, geometry }) => ({ code: key, name: key, geometry })),
    ],
    around: before.filter(({ code }) => !touched.has(code)).map(drawn),
    findings: answer.findings,
    ...sightOfHands(caller, answer),
    assignments: answer.assignments,
    ...(answer.microGrids && { microGrids: answer.microGrids }),
    events,
    overtakenGrids,
  }
}

/** @throws AppError unknown-proposal */
export async function readProposalDraft(
  db: Db,
  caller: Caller,
  county: string,
  id: number,
): Promise<ProposalDraft> {
  const [row] = await findRow(db, caller, county, id)
  if (!row) throw unknownProposal(county, id)
  const { change } = await readStored(db, county, id)
  const { rows } = await sql<Pick<CommunityMosaic, 'code' | 'name' | 'boundary'>>`
    select code, name, ${asGeoJson(sql`geom`, everyDigit)} as boundary from region
    where county_code = ${county} and code = ${row.community}`.execute(db)
  const { name, boundary } = rows[0]! // the proposal refers to it
  return {
    ...{ community: row.community, name, boundary },
    grids: await readBase(db, county, id),
    change: { changed: change.changed, created: change.created, removed: change.removed },
  }
}

async function findRow(db: Db, caller: Caller, county: string, id: number): Promise<ProposalRow[]> {
  const { visible, news } = await sightOfProposals(db, caller, county)
  const { rows } = await sql<ProposalRow>`
    select ${columns}, ${news} as news ${joins}
    where proposal.county_code = ${county} and proposal.id = ${id} and ${visible}`.execute(db)
  return rows
}

/** What the change left behind counts once it is in force. */
async function readStored(db: Db, county: string, id: number): Promise<Stored> {
  const { rows } = await sql<Stored>`
    select proposal.change, proposal.base, proposal.overtaken_grids,
           proposal.answer || coalesce(change.hand_over - 'problems', '{}') as answer
    from grid_proposal proposal
    left join grid_change change on change.county_code = proposal.county_code and change.id = proposal.change_id
    where proposal.county_code = ${county} and proposal.id = ${id}`.execute(db)
  return rows[0]! // its row was just read
}

/** The grids of the community as they were when it was drawn: as they still are, or as the first later change left them behind. */
async function readBase(db: Db, county: string, id: number): Promise<MosaicGrid[]> {
  const { rows } = await sql<MosaicGrid>`
    with base as (
      select key as code, value::int as version
      from grid_proposal, jsonb_each_text(base) where county_code = ${county} and id = ${id}),
    -- versions between have the same borders: a notice was kept meanwhile
    found as (
      select grid.code, grid.name, grid.leader_name, grid.households, grid.population, grid.version,
             grid.valid_from, grid.geom
      from base join grid on grid.county_code = ${county} and grid.code = base.code and grid.valid_to is null
        and grid.version >= base.version
      union all
      select former.code, former.name, former.leader_name, former.households, former.population, former.version,
             former.valid_from, former.geom
      from base join grid_version former on former.county_code = ${county} and former.code = base.code
        and former.version >= base.version)
    select distinct on (code) code, name, leader_name, households, population, version, valid_from::text,
           ${asGeoJson(sql`geom`, everyDigit)} as geometry
    from found order by code, version`.execute(db)
  return rows
}
