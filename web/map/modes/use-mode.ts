// The mode the map is in: entered when chosen, left when another is; Esc leads back to browsing.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useEffectEvent } from 'react'
import type { Selection } from '../map-props.ts'
import { enterBrowse } from './browse.ts'
import { enterLasso, type Lassoed } from './lasso.ts'
import { enterMeasure, type Sketch } from './measure.ts'
import type { Exit, Mode } from './mode.ts'

interface Host {
  onHover: (area: string | undefined) => void
  onPick: (selection: Selection | undefined) => void
  onSketch: (sketch: Sketch) => void
  onLeave: () => void
  /** Kinds around which a line may be drawn. */
  lassoKinds: readonly string[]
  onLasso: ((found: readonly Lassoed[]) => void) | undefined
  onIdle: (() => void) | undefined
}

export function useMode(map: MapLibreMap, mode: Mode, host: Host) {
  const hover = useEffectEvent(host.onHover)
  const pick = useEffectEvent(host.onPick)
  const leave = useEffectEvent(host.onLeave)
  const lasso = useEffectEvent((found: readonly Lassoed[]) => host.onLasso?.(found))
  const idle = useEffectEvent(() => host.onIdle?.())
  const { onSketch, lassoKinds } = host

  useEffect(() => {
    const enter = (): Exit => {
      switch (mode) {
        case 'browse':
          return enterBrowse(map, { onHover: (area) => hover(area), onPick: (selection) => pick(selection) })
        case 'measure-length':
        case 'measure-area':
          return enterMeasure(map, onSketch)
        case 'lasso':
          return enterLasso(map, { kinds: lassoKinds, onSketch, onFound: (found) => lasso(found) })
      }
    }
    return enter()
  }, [map, mode, onSketch, lassoKinds])

  useEffect(() => {
    if (mode === 'browse') return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // Taken: panels that close on Esc stay open.
      event.preventDefault()
      leave()
    }
    // Before the panels hear of it.
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [mode])

  useEffect(() => {
    const onIdle = () => idle()
    map.on('idle', onIdle)
    return () => void map.off('idle', onIdle)
  }, [map])
}
