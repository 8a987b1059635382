// Who sees which proposals, and how many problems they touch?
import { type RawBuilder, sql } from 'kysely'
import { type Actor, borderVerbs, can } from '../../../contract/access.ts'
import type { HandOver, MovedProblem } from '../../../contract/grid-history.ts'
import { newsDays, toldSteps } from '../../../contract/grid-proposal-workflow.ts'
import type { GridGrant, Transfer } from '../../../contract/grids.ts'
import { readReach } from '../../../db/scope.ts'
import type { Db } from '../../../db/tables.ts'

export interface ProposalSight {
  /** Conditions on `proposal`. */
  visible: RawBuilder<boolean>
  /** A leader is asked and has not answered. */
  toConsent: RawBuilder<boolean>
  toApprove: RawBuilder<boolean>
  /** Something came of what the caller drew or is a party of, that somebody else did and the caller has not seen. */
  news: RawBuilder<boolean>
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
  const party = (isLed: RawBuilder<boolean>, more = sql`true`) => sql<boolean>`exists (
    select from grid_proposal_party party
    where party.county_code = proposal.county_code and party.proposal_id = proposal.id and ${isLed} and ${more})`
  const leads = inOneOf(sql`party.grid_code`, led)
  // Whose grid went into another one by this very proposal leads that one now, and hears of it.
  const leadsHeir = sql<boolean>`(${leads} or exists (
    select from grid_descent descent
    join grid gone on gone.county_code = descent.county_code and gone.id = descent.parent_id
    join grid heir on heir.county_code = descent.county_code and heir.id = descent.child_id
    where descent.county_code = proposal.county_code and descent.change_id = proposal.change_id
      and gone.code = party.grid_code and ${inOneOf(sql`heir.code`, led)}))`
  const concerned = sql`(proposal.author_id = ${caller.accountId} or ${party(leadsHeir)})`
  return {
    visible: sql<boolean>`(proposal.author_id = ${caller.accountId} or ${decides} or ${party(leadsHeir)})`,
    toConsent: sql<boolean>`(proposal.status in ('consulting', 'deciding')
      and ${party(leads, sql`party.kind <> 'own' and party.answer is null`)})`,
    toApprove: sql<boolean>`(proposal.status = 'deciding' and ${decides})`,
    news: sql<boolean>`(${concerned} and exists (
      select from grid_proposal_event event
      where event.county_code = proposal.county_code and event.proposal_id = proposal.id
        and event.action = any(${toldSteps}::text[]) and event.actor_id is distinct from ${caller.accountId}::bigint
        and event.at > now() - make_interval(days => ${newsDays}::int)
        and event.seq > coalesce((
          select seen.seq from grid_proposal_seen seen
          where seen.county_code = proposal.county_code and seen.proposal_id = proposal.id
            and seen.account_id = ${caller.accountId}), 0)))`,
  }
}

function inOneOf(code: RawBuilder<unknown>, areas: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from unnest(${areas}::text[]) as held (area) where starts_with(${code}, held.area))`
}

/** Of what changes hands what the actor may know. Proposals and changes from before grants were kept have none. */
export function sightOfHands(
  actor: Actor,
  { transfers, grants = [] }: { transfers: readonly Transfer[]; grants?: readonly GridGrant[] },
): Pick<HandOver, 'transfers' | 'grants'> {
  return {
    transfers: sightOfTransfers(actor, transfers),
    grants: grants.filter((each) => seesGrant(actor, each)),
  }
}

/** Whose role goes where is for whoever keeps the grids or the accounts, and for the leaders of the two grids. */
function seesGrant(actor: Actor, { from, to }: GridGrant): boolean {
  return [...borderVerbs, 'account.read' as const].some((verb) =>
    [from, to].some((area) => can(actor, verb, { area })),
  )
}

/** How many problems change hands is for whoever sees them on one of the two sides. */
function sightOfTransfers(actor: Actor, transfers: readonly Transfer[]): Transfer[] {
  return transfers.map((each) => (seesProblems(actor, each) ? each : { ...each, openProblems: null }))
}

export function seesProblems(actor: Actor, { from, to }: Pick<MovedProblem, 'from' | 'to'>): boolean {
  return [from, to].some((area) => can(actor, 'problem.read', { area }))
}
