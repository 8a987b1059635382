// Which problems does the map show, and where do the others stand? One filter for map, legend, panels and the link to the list.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { canInside } from '../../api/contract/access.ts'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import type { ProblemMap } from '../../api/contract/problem-map.ts'
import type { ProblemMarks } from '../map/problems.ts'
import { problemHeatOptions, problemMapOptions, screenQuery } from '../queries/problem-map.ts'
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
  clusters: ProblemMap['clusters']
  waiting: boolean
  empty: boolean
  error: Error | null
  refetch: () => unknown
}

export function useShownProblems(): ShownProblems {
  const { county, view, show, screen } = useCounty()
  const filter = useMapFilter()
  const isShown = show === 'problems'
  const at = screen ? screenQuery(screen.box, screen.zoom) : { zoom: 0, screen: '' }
  const enabled = isShown && screen !== undefined
  const map = useQuery({ ...problemMapOptions(county.code, filter, at), enabled: enabled && !view.heat })
  const heat = useQuery({ ...problemHeatOptions(county.code, filter, at), enabled: enabled && view.heat })
  const selected = view.selected?.type === 'problem' ? view.selected.id : undefined
  const marks = useMemo(() => {
    if (!isShown) return undefined
    return view.heat
      ? { map: undefined, heat: heat.data, selected }
      : { map: map.data, heat: undefined, selected }
  }, [isShown, view.heat, map.data, heat.data, selected])
  const { data, isPending, isPlaceholderData, error, refetch } = view.heat ? heat : map
  return {
    marks,
    clusters: map.data?.clusters ?? noClusters,
    waiting: isPending || isPlaceholderData,
    empty: data?.total === 0,
    error,
    refetch,
  }
}

const noClusters: ProblemMap['clusters'] = []
