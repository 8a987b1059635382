// How large a county wants its grids: shown beside how they are, said by the planner.
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { gridSettingRoutes } from '../../api/contract/grid-settings.ts'
import type { BodyOf } from '../../api/contract/route.ts'
import { call } from '../api.ts'

export const gridSettingsOptions = (county: string) =>
  queryOptions({
    queryKey: ['grid-settings', county],
    queryFn: ({ signal }) => call(gridSettingRoutes.getGridSettings, { params: { county } }, signal),
  })

/** What is measured by it, the land that is painted on among it, is asked again. */
const measured = new Set<unknown>(['grid-health', 'mosaic-health', 'ground'])

export const changeGridSettingsOptions = (county: string) =>
  mutationOptions({
    mutationFn: (body: BodyOf<typeof gridSettingRoutes.changeGridSettings>) =>
      call(gridSettingRoutes.changeGridSettings, { params: { county }, body }),
    onSuccess: (settings, _input, _result, { client }) => {
      client.setQueryData(gridSettingsOptions(county).queryKey, settings)
      return client.invalidateQueries({ predicate: ({ queryKey: [first] }) => measured.has(first) })
    },
    // Whoever was too late sees how it stands.
    onError: (_error, _input, _result, { client }) => client.invalidateQueries(gridSettingsOptions(county)),
  })
