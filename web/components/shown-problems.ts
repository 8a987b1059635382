// Which problems does the map show, and where do the others stand? One filter for map, legend, panels and the link to the list.
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { canInside } from '../../api/contract/access.ts'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import type { Screen } from '../map/map-props.ts'
import type { ProblemMarks } from '../map/problems.ts'
import {
  problemHeatOptions,
  problemMapOptions,
  type ScreenQuery,
  screenQuery,
} from '../queries/problem-map.ts'
import { useCounty } from './county.ts'
import { useProfile } from './profile.ts'

/** As the link says it; what was entered on the map narrows it, unless the filter names an area of its own. */
export function useMapFilter(): ProblemFilter {
  const { view } = useCounty()
  const { problems, within } = view
  const key = JSON.stringify(problems)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of it
  return useMemo(
    () => (within !== undefined && problems.area === undefined ? { ...problems, area: within } : problems),
    [key, within],
  )
}

export function useSeesProblems(): boolean {
  const profile = useProfile()
  const { county } = useCounty()
  return canInside(profile, 'problem.read', county.code)
}

interface ShownProblems {
  /** undefined while something else is shown. */
  marks: ProblemMarks | undefined
  onScreen: ((screen: Screen) => void) | undefined
  waiting: boolean
  empty: boolean
  error: Error | null
  refetch: () => unknown
}

const nowhere: ScreenQuery = { zoom: 0, screen: '' }

export function useShownProblems(): ShownProblems {
  const { county, view, show } = useCounty()
  const filter = useMapFilter()
  const [at, setAt] = useState(nowhere)
  const isShown = show === 'problems'
  const enabled = isShown && at.screen !== ''
  const map = useQuery({ ...problemMapOptions(county.code, filter, at), enabled: enabled && !view.heat })
  const heat = useQuery({ ...problemHeatOptions(county.code, filter, at), enabled: enabled && view.heat })
  const selected = view.selected?.type === 'problem' ? view.selected.id : undefined
  const onScreen = useCallback(({ box, zoom }: Screen) => {
    const next = screenQuery(box, zoom)
    setAt((now) => (now.screen === next.screen && now.zoom === next.zoom ? now : next))
  }, [])
  const marks = useMemo(
    () =>
      isShown
        ? { map: view.heat ? undefined : map.data, heat: view.heat ? heat.data : undefined, selected }
        : undefined,
    [isShown, view.heat, map.data, heat.data, selected],
  )
  const { data, isPending, isPlaceholderData, error, refetch } = view.heat ? heat : map
  return {
    marks,
    onScreen: isShown ? onScreen : undefined,
    waiting: isPending || isPlaceholderData,
    empty: data?.total === 0,
    error,
    refetch,
  }
}
