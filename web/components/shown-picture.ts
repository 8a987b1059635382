// What lies over the map right now: covered land, distances or coloured areas, and whether it has arrived.
import { useQuery } from '@tanstack/react-query'
import { ApiError } from '../api.ts'
import { areaValuesOptions, coverageShapesOptions, surfaceOptions } from '../queries/indicators.ts'
import { useByUnit } from './by-unit.ts'
import { useCounty } from './county.ts'
import { useShownProblems } from './shown-problems.ts'
import { useShownValues } from './shown-values.ts'

export function useShownShapes() {
  const { scope, show, indicator } = useCounty()
  return useQuery({
    ...coverageShapesOptions(indicator?.id ?? '', scope),
    enabled: show === 'coverage' && indicator !== undefined,
  })
}

export function useShownSurface() {
  const { scope, show, indicator } = useCounty()
  return useQuery({
    ...surfaceOptions(indicator?.id ?? '', scope),
    enabled: show === 'surface' && indicator !== undefined,
  })
}

/** The value of the chosen indicator for the whole of what is shown. */
export function useScopeValue() {
  const { scope, indicator } = useCounty()
  const { data, isPlaceholderData } = useQuery(areaValuesOptions(scope))
  return isPlaceholderData ? undefined : data?.items.find((each) => each.indicator === indicator?.id)
}

interface PictureState {
  /** What is drawn is missing, or belongs to the view before. */
  waiting: boolean
  /** It has arrived, and there is nothing to draw. */
  empty: boolean
  /** Of this question; that the server is away is said once, by the banner. */
  error: Error | undefined
  refetch: () => unknown
}

export function usePictureState(): PictureState {
  const { show } = useCounty()
  const values = useShownValues()
  const shapes = useShownShapes()
  const surface = useShownSurface()
  const units = useByUnit()
  const problems = useShownProblems()
  const { waiting, empty, error, refetch } = {
    areas: { ...values, waiting: values.waiting || values.values === undefined, empty: false },
    coverage: { ...shapes, waiting: isWaiting(shapes), empty: shapes.data?.features.length === 0 },
    surface: { ...surface, waiting: isWaiting(surface), empty: surface.data?.cells.length === 0 },
    units: { ...units, waiting: !units.ready, empty: units.ready && units.total === 0 },
    problems,
  }[show]
  const away = error instanceof ApiError && error.passing
  return { waiting: waiting && !error, empty, error: error && !away ? error : undefined, refetch }
}

function isWaiting({ isPending, isPlaceholderData }: { isPending: boolean; isPlaceholderData: boolean }) {
  return isPending || isPlaceholderData
}
