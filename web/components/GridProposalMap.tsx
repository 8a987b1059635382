// Both versions of the borders on the map: how they are, how they shall be, and the land between them.
import type { MultiPolygon, Polygon } from 'geojson'
import { useMemo } from 'react'
import type { DrawnGrid } from '../../api/contract/grid-drawn.ts'
import type { ProposalDetail } from '../../api/contract/grid-proposals.ts'
import type { DrawnShape } from '../map/map-props.ts'
import { boxOf } from './geometry-box.ts'
import { SmallMap } from './SmallMap.tsx'

type Props = { detail: Pick<ProposalDetail, 'before' | 'after' | 'around' | 'transfers'> }

export function GridProposalMap({ detail: { before, after, around, transfers } }: Props) {
  const drawn = useMemo(
    () => [
      ...around.map((each) => shapeOf(each, 'around', each.code.slice(-3))),
      ...transfers.map(
        ({ from, to, geometry }): DrawnShape => ({
          key: `moved ${from} ${to}`,
          geometry: geometry as Polygon | MultiPolygon, // land, as the server cut it
          look: 'moved',
        }),
      ),
      ...after.map((each) => shapeOf(each, 'after', numberOf(each))),
      ...before.map((each) => shapeOf(each, 'before')),
    ],
    [around, transfers, after, before],
  )
  const box = useMemo(
    () => boxOf({ geometries: [...before, ...after].map(({ geometry }) => geometry) }),
    [before, after],
  )
  return box ? <SmallMap box={box} tall level="community" show="areas" plain drawn={drawn} /> : null
}

/** Short where it has a number; a new one is called by what follows its key: `new-1`. */
function numberOf({ code }: DrawnGrid): string {
  return /^\d{15}$/.test(code) ? code.slice(-3) : '+'
}

function shapeOf({ code, geometry }: DrawnGrid, look: DrawnShape['look'], label?: string): DrawnShape {
  return { key: `${look} ${code}`, geometry, look, ...(label !== undefined && { label }) }
}
