// The borders of the grids of a community: read before editing, checked, saved.
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { MosaicChange } from '../../api/contract/grids.ts'
import { routes } from '../../api/contract/routes.ts'
import { call } from '../api.ts'

/** Always asked anew: a change starts from what is there. */
export const mosaicOptions = (code: string) =>
  queryOptions({
    queryKey: ['mosaic', code],
    queryFn: ({ signal }) => call(routes.getMosaic, { params: { code } }, signal),
    staleTime: 0,
    gcTime: 0,
  })

/** With `dryRun` it only says what would come of it. After a save everything that the page shows may be another. */
export const changeMosaicOptions = (code: string) =>
  mutationOptions({
    mutationFn: (body: MosaicChange) => call(routes.changeMosaic, { params: { code }, body }),
    onSuccess: async ({ dryRun }, _body, _result, { client }) => {
      if (!dryRun) await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'mosaic' })
    },
  })
