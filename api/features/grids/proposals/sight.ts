// Who sees which proposals, and how many problems they touch?
import { type RawBuilder, sql } from 'kysely'
import { type Actor, can } from '../../../contract/access.ts'
import type { MovedProblem } from '../../../contract/grid-history.ts'
import type { Transfer } from '../../../contract/grids.ts'
import { readReach } from '../../../db/scope.ts'
import type { Db } from '../../../db/tables.ts'

export interface ProposalSight {
  /** Conditions on `proposal`. */
  visible: RawBuilder<boolean>
  /** A leader is asked and has not answered. */
  toConsent: RawBuilder<boolean>
  toApprove: RawBuilder<boolean>
}

/** Whoever drew it, leads a grid that it touches, or decides about it. */
export async function sightOfProposals(
  db: Db,
  caller: Actor & { accountId: number },
  county: string,
): Promise<ProposalSight> {
  const { areas: led } = await readReach(db, caller, 'grid.propose', county)
  const { areas: kept } = await readReach(db, caller, 'grid.write', county)
  const decides = inOneOf(sql`proposal.community_code`, kept)
  const party = (more: RawBuilder<unknown>) => sql<boolean>`exists (
    select from grid_proposal_party party
    where party.county_code = proposal.county_code and party.proposal_id = proposal.id
      and ${inOneOf(sql`party.grid_code`, led)} and ${more})`
  return {
    visible: sql<boolean>`(proposal.author_id = ${caller.accountId} or ${decides} or ${party(sql`true`)})`,
    toConsent: sql<boolean>`(proposal.status in ('consulting', 'deciding')
      and ${party(sql`party.kind <> 'own' and party.answer is null`)})`,
    toApprove: sql<boolean>`(proposal.status = 'deciding' and ${decides})`,
  }
}

function inOneOf(code: RawBuilder<unknown>, areas: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from unnest(${areas}::text[]) as held (area) where starts_with(${code}, held.area))`
}

/** How many problems change hands is for whoever sees them on one of the two sides. */
export function sightOfTransfers(actor: Actor, transfers: readonly Transfer[]): Transfer[] {
  return transfers.map((each) => (seesProblems(actor, each) ? each : { ...each, openProblems: null }))
}

export function seesProblems(actor: Actor, { from, to }: Pick<MovedProblem, 'from' | 'to'>): boolean {
  return [from, to].some((area) => can(actor, 'problem.read', { area }))
}
