// Proposals for the borders of grids: lists, one of them, its steps, and proposing.
import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { type GridProposalFilter, gridProposalRoutes as routes } from '../../api/contract/grid-proposals.ts'
import type { MosaicAnswer, MosaicChange } from '../../api/contract/grids.ts'
import type { BodyOf } from '../../api/contract/route.ts'
import { call } from '../api.ts'

const key = 'grid-proposals'

export const gridProposalsOptions = (county: string, show: GridProposalFilter) =>
  queryOptions({
    queryKey: [key, county, 'list', show],
    queryFn: ({ signal }) => call(routes.listGridProposals, { params: { county }, query: { show } }, signal),
  })

export const gridProposalCountsOptions = (county: string) =>
  queryOptions({
    queryKey: [key, county, 'counts'],
    queryFn: ({ signal }) => call(routes.countGridProposals, { params: { county } }, signal),
  })

export const gridProposalOptions = (county: string, id: number) =>
  queryOptions({
    queryKey: [key, county, 'one', id],
    queryFn: ({ signal }) => call(routes.getGridProposal, { params: { county, id } }, signal),
  })

/** What is on the screen is no news any more: in the lists, on the badge, and on the page itself. */
export const seeGridProposalOptions = (county: string, id: number) =>
  mutationOptions({
    mutationFn: (seq: number) => call(routes.seeGridProposal, { params: { county, id }, body: { seq } }),
    onSuccess: (counts, _seq, _result, { client }) => {
      client.setQueryData(gridProposalCountsOptions(county).queryKey, counts)
      return client.invalidateQueries({ queryKey: [key, county, 'list'] })
    },
  })

export const readGridProposalDraft = (county: string, id: number) =>
  call(routes.getGridProposalDraft, { params: { county, id } })

/** What is in force may be another mosaic: everything but the borders being edited is asked again. */
const refresh = (client: QueryClient) =>
  client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'mosaic' })

export const stepGridProposalOptions = (county: string, id: number) =>
  mutationOptions({
    mutationFn: (body: BodyOf<typeof routes.stepGridProposal>) =>
      call(routes.stepGridProposal, { params: { county, id }, body }),
    onSettled: (_data, _error, _body, _result, { client }) => refresh(client),
  })

/** In place of a save; `onProposed` hears the id, a dry run tells none. */
export const proposeGridsOptions = (community: string, inForceOn: string, onProposed: (id: number) => void) =>
  mutationOptions({
    mutationFn: async (body: MosaicChange): Promise<MosaicAnswer> => {
      const dated = body.dryRun === true ? body : { ...body, inForceOn }
      const { answer, proposal } = await call(routes.proposeGrids, {
        params: { code: community },
        body: dated,
      })
      if (proposal) onProposed(proposal.row.id)
      return answer
    },
    onSuccess: async ({ dryRun }, _body, _result, { client }) => {
      if (!dryRun) await client.invalidateQueries({ queryKey: [key] })
    },
  })
