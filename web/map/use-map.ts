// The life of the map: made in its element, handed out when its style is ready, removed with the component; made anew when
// the graphics card forgets it.
import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl'
import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import { flushSync } from 'react-dom'
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
  const [life, setLife] = useState(1)
  // Only the first values count: what changes later reaches the map through hooks of its own.
  const start = useEffectEvent(readStart)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each life has a map of its own
  useEffect(() => {
    const element = container.current
    if (!element) return
    const first = start()
    const map = startMap(element, first)
    if (!map) {
      setState({ failed: true })
      return
    }
    map.once('style.load', () =>
      setState({ made: { map, style: first.style, fitTo: first.fitTo }, failed: false }),
    )
    const stopWatching = watchContext(element, map.getCanvas(), {
      // At once: whoever draws lets go while the style is still there.
      onLost: () => flushSync(() => setState({ failed: false })),
      onAgain: () => setLife((before) => before + 1),
    })
    return () => {
      stopWatching()
      setState({ failed: false })
      // Effects of a parent end before those of its children, which still speak to the map.
      queueMicrotask(() => map.remove())
    }
  }, [container, life])
  return state
}

/** A phone that takes the picture of a page in the background may never say that it can be drawn again. */
const patience = 5_000

interface ContextEvents {
  onLost: () => void
  onAgain: () => void
}

/**
 * The browser takes a WebGL context back when memory is short, a phone was in the background or the driver starts anew.
 * MapLibre brings its style back by itself, but neither the colours of areas nor what others have drawn.
 */
function watchContext(element: HTMLElement, canvas: HTMLCanvasElement, { onLost, onAgain }: ContextEvents) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const lost = ({ target }: Event) => {
    if (target !== canvas) return
    onLost()
    timer = setTimeout(onAgain, patience)
  }
  // On its way down, before MapLibre itself lets its style go.
  element.addEventListener('webglcontextlost', lost, { capture: true })
  canvas.addEventListener('webglcontextrestored', onAgain)
  return () => {
    clearTimeout(timer)
    element.removeEventListener('webglcontextlost', lost, { capture: true })
    canvas.removeEventListener('webglcontextrestored', onAgain)
  }
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
