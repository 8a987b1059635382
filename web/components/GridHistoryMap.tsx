// The grids of a day on the map, or those of two days over each other.
import type { MultiPolygon, Polygon } from 'geojson'
import { useMemo } from 'react'
import type { MovedLand, PastGrid } from '../../api/contract/grid-history.ts'
import type { DrawnShape } from '../map/map-props.ts'
import { boxOf } from './geometry-box.ts'
import { SmallMap } from './SmallMap.tsx'

interface Props {
  grids: readonly PastGrid[]
  /** Of the other day of a comparison. */
  earlier: readonly PastGrid[] | undefined
  moved: readonly MovedLand[]
}

/** More would cover each other. */
const mostLabels = 60

export function GridHistoryMap({ grids, earlier, moved }: Props) {
  const drawn = useMemo(() => {
    const look = earlier ? 'after' : 'day'
    return [
      ...moved.map(
        ({ from, to, geometry }): DrawnShape => ({
          key: `moved ${from} ${to}`,
          geometry: geometry as Polygon | MultiPolygon, // land, as the server cut it
          look: 'moved',
        }),
      ),
      ...grids.map(
        ({ code, geometry }): DrawnShape => ({
          ...{ key: `${look} ${code}`, geometry, look },
          ...(grids.length <= mostLabels && { label: code.slice(-3) }),
        }),
      ),
      ...(earlier ?? []).map(
        ({ code, geometry }): DrawnShape => ({ key: `before ${code}`, geometry, look: 'before' }),
      ),
    ]
  }, [grids, earlier, moved])
  const shown = grids.length > 0 ? grids : (earlier ?? [])
  const box = useMemo(() => boxOf({ geometries: shown.map(({ geometry }) => geometry) }), [shown])
  return box ? <SmallMap box={box} tall level="community" show="areas" plain drawn={drawn} /> : null
}
