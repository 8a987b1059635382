// The map as an image, once it is complete: what a printer can put on paper.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useEffectEvent } from 'react'

export function usePicture(map: MapLibreMap, onPicture: ((dataUrl: string) => void) | undefined) {
  const wanted = onPicture !== undefined
  const tell = useEffectEvent((dataUrl: string) => onPicture?.(dataUrl))
  useEffect(() => {
    if (!wanted) return
    // The drawing is gone after its frame: it is read inside one more frame.
    const read = () => tell(map.getCanvas().toDataURL('image/png'))
    const onIdle = () => {
      map.once('render', read)
      map.triggerRepaint()
    }
    map.once('idle', onIdle)
    return () => {
      map.off('idle', onIdle)
      map.off('render', read)
    }
  }, [map, wanted])
}
