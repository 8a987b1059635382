// Where the problem is: a small map with its sign; a click on something else leads to the map of the county.

import { useMemo } from 'react'
import type { Box } from '../../api/contract/areas.ts'
import { lightAt } from '../../api/contract/problem-filter.ts'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import type { MapProps } from '../map/map-props.ts'
import type { ProblemMarks } from '../map/problems.ts'
import { useCounty } from './county.ts'
import { SmallMap } from './SmallMap.tsx'
import { useNow } from './use-now.ts'

interface Props {
  detail: ProblemDetail
  onPicture?: MapProps['onPicture']
}

/** Degrees around the problem: some 300 metres, enough to recognise the block. */
const around = 0.0028

export function ProblemMap({ detail: { row }, onPicture }: Props) {
  const now = useNow()
  const { county } = useCounty()
  const light = lightAt(row, now)
  const [lng, lat] = row.position
  const marks = useMemo<ProblemMarks>(() => {
    const { id, status, category } = row
    return {
      map: { points: [{ id, status, category, light, position: [lng, lat] }], clusters: [] },
      heat: undefined,
      selected: id,
    }
  }, [row, light, lng, lat])
  const box = useMemo<Box>(() => [lng - around, lat - around, lng + around, lat + around], [lng, lat])
  return (
    <SmallMap
      plain
      box={box}
      level={county.counts.grid > 0 ? 'grid' : 'county'}
      show="problems"
      problems={marks}
      onPicture={onPicture}
    />
  )
}
