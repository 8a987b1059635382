// What was just clicked stays in sight: when a panel opens over it, the map moves aside, and no further than needed.
import type { LngLat, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { MapProps } from './map-props.ts'

/** From the edge of the panel to the point that was clicked. */
const clearancePixels = 48

export function useInSight(map: MapLibreMap, { selected, insets }: Pick<MapProps, 'selected' | 'insets'>) {
  const clicked = useRef<LngLat | undefined>(undefined)
  useEffect(() => {
    const remember = ({ lngLat }: MapMouseEvent) => {
      clicked.current = lngLat
    }
    map.on('click', remember)
    return () => void map.off('click', remember)
  }, [map])

  const { left, right, top, bottom } = insets
  useEffect(() => {
    if (!selected || !clicked.current) return
    const { x, y } = map.project(clicked.current)
    const { clientWidth, clientHeight } = map.getContainer()
    const overX = excess(x, left, clientWidth - right)
    const overY = excess(y, top, clientHeight - bottom)
    // Once: afterwards the map is the reader's again.
    clicked.current = undefined
    if (overX !== 0 || overY !== 0) map.panBy([overX, overY], { duration: 200 })
  }, [map, selected, left, right, top, bottom])
}

/** How far a position lies beyond a range, negative before it. */
function excess(position: number, start: number, end: number): number {
  return Math.max(0, position - (end - clearancePixels)) + Math.min(0, position - (start + clearancePixels))
}
