// The map as an image, once it is complete: what a printer can put on paper.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useEffectEvent } from 'react'
import type { MapProps } from './map-props.ts'

export function usePicture(map: MapLibreMap, onPicture: MapProps['onPicture']) {
  const wanted = onPicture !== undefined
  const tell = useEffectEvent(() => onPicture?.(map.getCanvas().toDataURL('image/png'), widthOf(map)))
  useEffect(() => {
    if (!wanted) return
    // The drawing is gone after its frame: it is read inside one more frame.
    const read = () => tell()
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

/** Metres from the left edge to the right one, across the middle. */
function widthOf(map: MapLibreMap): number {
  const { clientWidth, clientHeight } = map.getCanvas()
  const edge = (x: number) => map.unproject([x, clientHeight / 2])
  return edge(0).distanceTo(edge(clientWidth))
}
