// Near a border: the shapes of the grids on both sides, for the map.
import { useQueries } from '@tanstack/react-query'
import type { MultiPolygon, Polygon } from 'geojson'
import { useMemo } from 'react'
import type { SpotAnswer } from '../../api/contract/problem-reports.ts'
import type { PinArea } from '../map/map-props.ts'
import { areaShapeOptions } from '../queries/reporting.ts'

/** All grids that the spot may belong to, the one that holds it first; none where there is no doubt. */
export function gridsInDoubt({ grid, neighbours }: SpotAnswer) {
  if (neighbours.length === 0) return []
  const held = grid ? [{ ...grid, distanceMetres: 0 }] : []
  return [...held, ...neighbours].toSorted((a, b) => a.distanceMetres - b.distanceMetres)
}

export function useBorderAreas(spot: SpotAnswer | undefined, chosen: string | undefined): readonly PinArea[] {
  const grids = useMemo(() => (spot ? gridsInDoubt(spot) : []), [spot])
  return useQueries({
    queries: grids.map(({ code }) => areaShapeOptions(code)),
    combine: (answers) =>
      grids.flatMap(({ code, name }, index) => {
        const geometry = answers[index]?.data?.geometry
        if (!geometry) return []
        const shape = geometry as Polygon | MultiPolygon // what a boundary is
        return [{ code, name, shape, chosen: code === (chosen ?? spot?.grid?.code) }]
      }),
  })
}
