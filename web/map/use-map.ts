// The life of the map: made once in its element, handed out when its style is ready, removed with the component.
import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl'
import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import type { Box } from '../../api/contract/areas.ts'
import { createMap, type MapStart } from './create-map.ts'

interface MapState {
  /** With the style and the box that it was made with: by the time the map is ready, the props may be ahead of them. */
  made?: { map: MapLibreMap; style: StyleSpecification; fitTo: Box | undefined }
  failed: boolean
}

type Start = MapStart & { fitTo: Box | undefined }

export function useMap(container: RefObject<HTMLElement | null>, readStart: () => Start): MapState {
  const [state, setState] = useState<MapState>({ failed: false })
  // Only the first values count: what changes later reaches the map through hooks of its own.
  const start = useEffectEvent(readStart)
  useEffect(() => {
    if (!container.current) return
    const first = start()
    const map = startMap(container.current, first)
    if (!map) {
      setState({ failed: true })
      return
    }
    map.once('style.load', () =>
      setState({ made: { map, style: first.style, fitTo: first.fitTo }, failed: false }),
    )
    return () => {
      setState({ failed: false })
      // Effects of a parent end before those of its children, which still speak to the map.
      queueMicrotask(() => map.remove())
    }
  }, [container])
  return state
}

function startMap(container: HTMLElement, start: MapStart): MapLibreMap | undefined {
  try {
    return createMap(container, start)
  } catch (cause) {
    console.error(cause)
    return undefined
  }
}

/** What a screen reader calls the map; follows the language. */
export function useMapName(map: MapLibreMap, name: string) {
  useEffect(() => map.getCanvas().setAttribute('aria-label', name), [map, name])
}
