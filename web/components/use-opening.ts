// Where does the map open? A link that names a part of the county, a place or a unit but no camera opens there.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Box } from '../../api/contract/areas.ts'
import { areaOptions } from '../queries/areas.ts'
import { unitAssignmentsOptions } from '../queries/assignments.ts'
import { placeOptions } from '../queries/places.ts'
import { problemOptions } from '../queries/problems.ts'
import { unitGridOptions } from '../queries/unit-grids.ts'
import type { Selected, View } from '../view.ts'
import { boxOf } from './geometry-box.ts'

interface Opening {
  /** The map waits until it is known where it opens. */
  opened: boolean
  start: Box | undefined
}

/** Of the link as it was at first: what is chosen later moves the map by itself. */
export function useOpening(view: View, county: string): Opening {
  const [part] = useState(() => (view.camera === undefined ? openingPart(view) : undefined))
  const areaCode = part?.type === 'area' ? part.code : undefined
  const placeId = part?.type === 'place' ? part.id : undefined
  const problemId = part?.type === 'problem' ? part.id : undefined
  const unitId = part?.type === 'unit' ? part.id : undefined
  const unitGridCode = part?.type === 'unit-grid' ? part.code : undefined
  const area = useQuery({ ...areaOptions(areaCode ?? county), enabled: areaCode !== undefined })
  const place = useQuery({ ...placeOptions(county, placeId ?? 0), enabled: placeId !== undefined })
  const unit = useQuery({ ...unitAssignmentsOptions(county, unitId ?? 0), enabled: unitId !== undefined })
  const problem = useQuery({ ...problemOptions(county, problemId ?? 0), enabled: problemId !== undefined })
  const unitGrid = useQuery({ ...unitGridOptions(unitGridCode ?? ''), enabled: unitGridCode !== undefined })
  const at = problem.data?.row.position
  const problemBox = useMemo(() => boxOf(at && { coordinates: at }), [at])
  const shape = place.data?.feature.geometry
  const placeBox = useMemo(() => boxOf(shape), [shape])
  switch (part?.type) {
    case 'area':
      return { opened: !area.isPending, start: area.data?.area.box ?? undefined }
    case 'place':
      return { opened: !place.isPending, start: placeBox }
    case 'unit':
      return { opened: !unit.isPending, start: unit.data?.box ?? undefined }
    case 'problem':
      return { opened: !problem.isPending, start: problemBox }
    case 'unit-grid':
      return { opened: !unitGrid.isPending, start: unitGrid.data?.box }
    case undefined:
      // What the cache knows of the county must not move the camera of the link.
      return { opened: true, start: undefined }
  }
}

function openingPart({ selected, within }: View): Selected | undefined {
  return selected ?? (within === undefined ? undefined : { type: 'area', code: within })
}
