// Where am I? Asks the browser, marks the place and goes there.
import { type Map as MapLibreMap, Marker } from 'maplibre-gl'
import styles from './CountyMap.module.css'

const patienceMilliseconds = 10_000
const markers = new WeakMap<MapLibreMap, Marker>()

/** False where the browser does not say: switched off, refused, indoors. */
export async function locate(map: MapLibreMap): Promise<boolean> {
  const position = await currentPosition()
  if (!position) return false
  const at: [number, number] = [position.coords.longitude, position.coords.latitude]
  const marker = markers.get(map) ?? newMarker()
  markers.set(map, marker.setLngLat(at).addTo(map))
  map.easeTo({ center: at, zoom: Math.max(map.getZoom(), 16) })
  return true
}

function newMarker(): Marker {
  const element = document.createElement('div')
  element.className = styles.here ?? ''
  return new Marker({ element })
}

function currentPosition(): Promise<GeolocationPosition | undefined> {
  return new Promise((answer) => {
    // Absent on a page without https.
    if (!navigator.geolocation) return answer(undefined)
    navigator.geolocation.getCurrentPosition(answer, () => answer(undefined), {
      enableHighAccuracy: true,
      timeout: patienceMilliseconds,
    })
  })
}
