// Which values are on the map right now? Those of the view, or the ones before them until they have arrived.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Level } from '../../api/contract/areas.ts'
import type { IndicatorInfo } from '../../api/contract/catalog.ts'
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import { classesOf, type Legend, noDataClass } from '../map/classes.ts'
import { indicatorValuesOptions } from '../queries/indicators.ts'
import { useCounty } from './county.ts'

interface Shown {
  /** The indicator that the values belong to: while new ones are on their way, the one before. */
  indicator: IndicatorInfo | undefined
  level: Level
  values: readonly IndicatorValue[] | undefined
  legend: Legend | undefined
  /** Class of that legend to which map and table are narrowed; a link may name one that it does not have. */
  classFilter: number | undefined
  /** The values are those of the view before. */
  waiting: boolean
  error: Error | null
  refetch: () => unknown
}

export function useShownValues(): Shown {
  const { catalog, view, scope, level, indicator: wanted } = useCounty()
  const answer = useQuery({
    ...indicatorValuesOptions(wanted?.id ?? '', scope, level),
    enabled: wanted !== undefined,
  })
  // When the server is away, the picture that was there stays, under its own name.
  const [last, setLast] = useState(answer.data)
  if (answer.data && answer.data !== last) setLast(answer.data)
  const values = answer.data ?? (answer.error ? last : undefined)
  const first = values?.[0]
  const indicator = first ? catalog.indicators.find(({ id }) => id === first.indicator) : wanted
  const legend = useMemo(() => indicator && values && classesOf(indicator, values), [indicator, values])
  return {
    indicator,
    level: first?.level ?? level,
    values,
    legend,
    classFilter: classIn(legend, view.classFilter),
    waiting: answer.isPlaceholderData || (answer.data === undefined && values !== undefined),
    error: answer.error,
    refetch: answer.refetch,
  }
}

function classIn(legend: Legend | undefined, index: number | undefined): number | undefined {
  return index === noDataClass || legend?.classes[index ?? noDataClass] ? index : undefined
}
