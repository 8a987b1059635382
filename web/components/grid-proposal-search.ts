// Which proposals does the link ask for?
import { type GridProposalFilter, proposalFilters } from '../../api/contract/grid-proposals.ts'

export function readProposalSearch({ which }: { which?: unknown }): {
  which?: GridProposalFilter | undefined
} {
  return { which: proposalFilters.find((each) => each === which) }
}
