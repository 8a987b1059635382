// How many proposals for grids wait for this person: to consent, to approve, or to hear what came of them.
import { useQuery } from '@tanstack/react-query'
import { type Actor, borderVerbs, canInside } from '../../api/contract/access.ts'
import { gridProposalCountsOptions } from '../queries/grid-proposals.ts'
import { useProfile } from './profile.ts'

export function seesProposals(actor: Actor, county: string): boolean {
  return borderVerbs.some((verb) => canInside(actor, verb, county))
}

export function useProposalsWaiting(county: string): number {
  const enabled = seesProposals(useProfile(), county)
  const { data } = useQuery({ ...gridProposalCountsOptions(county), enabled })
  return (data?.consent ?? 0) + (data?.approve ?? 0) + (data?.news ?? 0)
}
