// The heat surface appears when it is asked for; deck.gl is fetched then and not before.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { MapProps } from './map-props.ts'

type Drawing = {
  deck: typeof import('./deck.ts')
  overlay: ReturnType<typeof import('./deck.ts').surfaceOverlay>
}

export function useSurface(
  map: MapLibreMap,
  { show, surface, theme }: Pick<MapProps, 'show' | 'surface' | 'theme'>,
) {
  const drawing = useRef<Promise<Drawing> | undefined>(undefined)
  const shown = show === 'surface' ? surface : undefined
  useEffect(() => {
    if (!shown && !drawing.current) return
    drawing.current ??= startDrawing(map)
    let current = true
    drawing.current.then(({ deck, overlay }) => {
      if (current) overlay.setProps({ layers: shown ? deck.surfaceLayers(shown, theme) : [] })
    }, console.error)
    return () => {
      current = false
    }
  }, [map, shown, theme])
}

async function startDrawing(map: MapLibreMap): Promise<Drawing> {
  const deck = await import('./deck.ts')
  const overlay = deck.surfaceOverlay()
  map.addControl(overlay)
  return { deck, overlay }
}
