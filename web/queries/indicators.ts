// What indicators say, of one area or of all, and where it comes from.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Level } from '../../api/contract/areas.ts'
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import { routes } from '../../api/contract/routes.ts'
import { call } from '../api.ts'

const halfMinute = 30_000

export const areaValuesOptions = (code: string) =>
  queryOptions({
    queryKey: ['area-values', code],
    queryFn: ({ signal }) => call(routes.listAreaValues, { params: { code } }, signal),
    staleTime: halfMinute,
    placeholderData: keepPreviousData,
  })

export const indicatorValuesOptions = (indicator: string, within: string, level: Level) =>
  queryOptions({
    queryKey: ['indicator-values', indicator, within, level],
    queryFn: async ({ signal }): Promise<IndicatorValue[]> => {
      const input = { params: { indicator }, query: { within, level } }
      return (await call(routes.listIndicatorValues, input, signal)).items
    },
    staleTime: halfMinute,
    placeholderData: keepPreviousData,
  })

export const explanationOptions = (indicator: string, area: string) =>
  queryOptions({
    queryKey: ['explanation', indicator, area],
    queryFn: ({ signal }) => call(routes.explainValue, { params: { indicator }, query: { area } }, signal),
    staleTime: halfMinute,
  })

export const coverageShapesOptions = (indicator: string, area: string) =>
  queryOptions({
    queryKey: ['coverage-shapes', indicator, area],
    queryFn: ({ signal }) =>
      call(routes.getCoverageShapes, { params: { indicator }, query: { area } }, signal),
    staleTime: halfMinute,
    placeholderData: keepPreviousData,
  })

export const surfaceOptions = (indicator: string, area: string) =>
  queryOptions({
    queryKey: ['surface', indicator, area],
    queryFn: ({ signal }) =>
      call(routes.getIndicatorSurface, { params: { indicator }, query: { area } }, signal),
    staleTime: halfMinute,
    placeholderData: keepPreviousData,
  })
