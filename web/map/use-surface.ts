// The heat surface appears when it is asked for; deck.gl is fetched then and not before.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { MapProps } from './map-props.ts'

type Props = Pick<MapProps, 'show' | 'surface' | 'theme'>

export function useSurface(map: MapLibreMap, { show, surface, theme }: Props) {
  const drawing = useRef<ReturnType<typeof startDrawing> | undefined>(undefined)
  const shown = show === 'surface' ? surface : undefined
  useEffect(() => {
    if (!shown && !drawing.current) return
    drawing.current ??= startDrawing(map)
    let current = true
    drawing.current.then((draw) => {
      if (current) draw(shown, theme)
    }, console.error)
    return () => {
      current = false
    }
  }, [map, shown, theme])
}

async function startDrawing(map: MapLibreMap) {
  const { startSurfaces } = await import('./deck.ts')
  return startSurfaces(map)
}
