// What problems are judged by in a county: read by every page that names a category or tells time left, kept by few.
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { settingRoutes } from '../../api/contract/problem-settings.ts'
import type { BodyOf } from '../../api/contract/route.ts'
import { call } from '../api.ts'

const tenMinutes = 600_000

export const problemSettingsOptions = (county: string) =>
  queryOptions({
    queryKey: ['problem-settings', county],
    queryFn: ({ signal }) => call(settingRoutes.getProblemSettings, { params: { county } }, signal),
    staleTime: tenMinutes,
  })

export const changeSettingsOptions = (county: string) =>
  mutationOptions({
    mutationFn: (body: BodyOf<typeof settingRoutes.changeProblemSettings>) =>
      call(settingRoutes.changeProblemSettings, { params: { county }, body }),
    onSuccess: (settings, _input, _result, { client }) =>
      client.setQueryData(problemSettingsOptions(county).queryKey, settings),
  })

export type CategoryFields = Omit<BodyOf<typeof settingRoutes.changeProblemCategory>, 'version'>

/** A new one has no version to start from. */
export type SavedCategory = { code: string; version: number | undefined; fields: CategoryFields }

export const saveCategoryOptions = (county: string) =>
  mutationOptions({
    mutationFn: ({ code, version, fields }: SavedCategory) =>
      version === undefined
        ? call(settingRoutes.createProblemCategory, { params: { county }, body: { code, ...fields } })
        : call(settingRoutes.changeProblemCategory, {
            params: { county, category: code },
            body: { version, ...fields },
          }),
    // After a refusal too: whoever was too late opens it again and finds how it stands.
    onSettled: (_data, _error, _input, _result, { client }) =>
      client.invalidateQueries(problemSettingsOptions(county)),
  })

export type SourceFields = Omit<BodyOf<typeof settingRoutes.changeProblemSource>, 'version'>
export type SavedSource = { id: string; version: number | undefined; fields: SourceFields }

export const saveSourceOptions = (county: string) =>
  mutationOptions({
    mutationFn: ({ id, version, fields }: SavedSource) =>
      version === undefined
        ? call(settingRoutes.createProblemSource, { params: { county }, body: { id, ...fields } })
        : call(settingRoutes.changeProblemSource, {
            params: { county, source: id },
            body: { version, ...fields },
          }),
    // After a refusal too: whoever was too late opens it again and finds how it stands.
    onSettled: (_data, _error, _input, _result, { client }) =>
      client.invalidateQueries(problemSettingsOptions(county)),
  })
