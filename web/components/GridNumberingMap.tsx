// The grids with the numbers that they would have; what keeps its number steps back.
import { useMemo } from 'react'
import type { NumberedGrid } from '../../api/contract/grid-numbering.ts'
import type { DrawnShape } from '../map/map-props.ts'
import { boxOf } from './geometry-box.ts'
import { SmallMap } from './SmallMap.tsx'

export function GridNumberingMap({ grids }: { grids: readonly NumberedGrid[] }) {
  const drawn = useMemo(
    () =>
      grids.map(({ code, becomes, geometry }): DrawnShape => {
        const look = code === becomes ? 'around' : 'day'
        return { key: `${look} ${code} ${becomes}`, geometry, look, label: becomes.slice(-3) }
      }),
    [grids],
  )
  const box = useMemo(() => boxOf({ geometries: grids.map(({ geometry }) => geometry) }), [grids])
  return box ? <SmallMap box={box} tall level="community" show="areas" plain drawn={drawn} /> : null
}
