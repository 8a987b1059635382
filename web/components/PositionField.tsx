// Where it really is: the map moves under a fixed cross, by hand or by arrow keys; the value changes only when it is moved.
import { useMemo } from 'react'
import type { Box } from '../../api/contract/areas.ts'
import { useCounty } from './county.ts'
import { SmallMap } from './SmallMap.tsx'

type Position = [lng: number, lat: number]

interface Props {
  /** Where it was said to be. */
  from: Position
  value?: Position | undefined
  onChange?: (position: Position) => void
}

/** Degrees around the spot: one side of a street can be told from the other. */
const around = 0.0012

export function PositionField({ from, value, onChange }: Props) {
  const { county } = useCounty()
  const [lng, lat] = from
  const box = useMemo<Box>(() => [lng - around, lat - around, lng + around, lat + around], [lng, lat])
  const position = value ?? from
  const pin = useMemo(() => ({ position, accuracyMetres: undefined, crosshair: true, areas: [] }), [position])
  return (
    <SmallMap
      plain
      box={box}
      level={county.counts.grid > 0 ? 'grid' : 'county'}
      show="problems"
      pin={pin}
      onPin={(pinned) => onChange?.(pinned.position)}
    />
  )
}
