// Problems of a screen: clusters and points, or the counts of fine cells for the heat.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Box } from '../../api/contract/areas.ts'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { problemMapRoutes } from '../../api/contract/problem-map.ts'
import { call } from '../api.ts'

/** What the map shows of the world, made whole so that a small move asks nothing anew. */
export interface ScreenQuery {
  zoom: number
  screen: string
}

export const problemMapOptions = (county: string, { bbox: _, ...filter }: ProblemFilter, at: ScreenQuery) =>
  queryOptions({
    queryKey: ['problems', county, 'map', filter, at],
    queryFn: ({ signal }) =>
      call(problemMapRoutes.getProblemMap, { params: { county }, query: { ...filter, ...at } }, signal),
    placeholderData: keepPreviousData,
  })

export const problemHeatOptions = (county: string, { bbox: _, ...filter }: ProblemFilter, at: ScreenQuery) =>
  queryOptions({
    queryKey: ['problems', county, 'heat', filter, at],
    queryFn: ({ signal }) =>
      call(problemMapRoutes.getProblemHeat, { params: { county }, query: { ...filter, ...at } }, signal),
    placeholderData: keepPreviousData,
  })

const lastZoom = 24

/** `fraction`: of a tile of the world at that zoom; the box grows to whole ones. */
export function screenQuery(box: Box, zoom: number, fraction = 0.5): ScreenQuery {
  const whole = Math.min(Math.max(0, Math.floor(zoom)), lastZoom)
  const step = (360 / 2 ** whole) * fraction
  const [west, south, east, north] = box
  const down = (value: number) => Math.floor(value / step) * step
  const up = (value: number) => Math.ceil(value / step) * step
  const screen = [
    Math.max(-180, down(west)),
    Math.max(-90, down(south)),
    Math.min(180, up(east)),
    Math.min(90, up(north)),
  ]
  return { zoom: whole, screen: screen.map((each) => Number(each.toFixed(7))).join(',') }
}
