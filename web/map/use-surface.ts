// The heat surface appears when it is asked for; deck.gl is fetched then and not before.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { MapProps } from './map-props.ts'
import { surfaceSlot } from './style.ts'

type Deck = typeof import('./deck.ts')
type Drawing = { deck: Deck; overlay: ReturnType<Deck['surfaceOverlay']> }
type Props = Pick<MapProps, 'show' | 'surface' | 'theme'>

export function useSurface(map: MapLibreMap, { show, surface, theme }: Props) {
  const drawing = useRef<Promise<Drawing> | undefined>(undefined)
  const shown = show === 'surface' ? surface : undefined
  useEffect(() => {
    if (!shown && !drawing.current) return
    drawing.current ??= startDrawing(map)
    let current = true
    let settle = () => {}
    drawing.current.then(({ deck, overlay }) => {
      if (!current) return
      const layers = shown ? deck.surfaceLayers(shown, theme) : []
      // deck.gl takes its place among MapLibre's layers only while all tiles are there; else it would cover the names.
      settle = () => {
        if (!isInPlace(map)) overlay.setProps({ layers })
      }
      if (!shown || map.isStyleLoaded()) overlay.setProps({ layers })
      if (shown) map.on('idle', settle)
    }, console.error)
    return () => {
      current = false
      map.off('idle', settle)
    }
  }, [map, shown, theme])
}

/** The layer group of deck.gl stands right before the slot. */
function isInPlace(map: MapLibreMap): boolean {
  const order = map.getLayersOrder()
  return map.getLayer(order[order.indexOf(surfaceSlot) - 1] ?? '')?.type === 'custom'
}

async function startDrawing(map: MapLibreMap): Promise<Drawing> {
  const deck = await import('./deck.ts')
  const overlay = deck.surfaceOverlay()
  map.addControl(overlay)
  return { deck, overlay }
}
