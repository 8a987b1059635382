// Whoever has a proposal on the screen knows what came of it: the badge need not tell them any more.
import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ProposalDetail } from '../../api/contract/grid-proposals.ts'
import { seeGridProposalOptions } from '../queries/grid-proposals.ts'
import { useCounty } from './county.ts'

export function useSeen({ row: { id, news }, events }: ProposalDetail): void {
  const { county } = useCounty()
  const { mutate } = useMutation(seeGridProposalOptions(county.code, id))
  const last = events.at(-1)?.seq
  useEffect(() => {
    // Where it cannot be said just now, it stays news until the page is opened again.
    if (news && last !== undefined) mutate(last)
  }, [news, last, mutate])
}
