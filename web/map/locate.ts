// Where am I? Asks the browser, marks the place and goes there.
import { type Map as MapLibreMap, Marker } from 'maplibre-gl'
import { seekPosition } from '../ui/geolocation.ts'
import styles from './CountyMap.module.css'

const markers = new WeakMap<MapLibreMap, Marker>()

/** False where the browser does not say: switched off, refused, indoors. */
export function locate(map: MapLibreMap): Promise<boolean> {
  let there = false
  return new Promise((answer) => {
    seekPosition({
      onFix: ({ position }) => {
        const marker = markers.get(map) ?? newMarker()
        // A surer one only moves the mark: the map is the reader's again.
        if (!there) map.easeTo({ center: position, zoom: Math.max(map.getZoom(), 16) })
        there = true
        markers.set(map, marker.setLngLat(position).addTo(map))
        answer(true)
      },
      onEnd: (lost) => answer(lost === undefined),
    })
  })
}

function newMarker(): Marker {
  const element = document.createElement('div')
  element.className = styles.here ?? ''
  return new Marker({ element })
}
