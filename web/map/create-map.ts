// How a MapLibre map is started here: worker, local fonts, images on demand, no outside request; it tells when it is idle.
import { type LngLatBoundsLike, Map as MapLibreMap, type StyleSpecification, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import type { Box } from '../../api/contract/areas.ts'
import type { Catalog } from '../../api/contract/catalog.ts'
import { reducedMotion } from '../ui/use-media.ts'
import { drawImage } from './images.ts'
import type { Camera, Insets, MapWords } from './map-props.ts'

setWorkerUrl(workerUrl)

/** Room around what the map is moved to. */
const marginPixels = 32

/** Closer than this, one area would fill the screen with nothing around it to recognise. */
export const closestFit = 17

export interface MapStart {
  style: StyleSpecification
  catalog: Catalog
  words: MapWords
  at: Camera | Box
  insets: Insets
}

/** @throws when the browser has no WebGL */
export function createMap(container: HTMLElement, start: MapStart): MapLibreMap {
  const { style, catalog, words, at, insets } = start
  const map = new MapLibreMap({
    container,
    style,
    ...('zoom' in at
      ? { center: [at.lng, at.lat] as [number, number], zoom: at.zoom } // a pair, not a list
      : { bounds: asBounds(at), fitBoundsOptions: { padding: paddingOf(insets), maxZoom: closestFit } }),
    maxZoom: 20,
    minZoom: 4,
    // A plan, not a landscape: it turns, it does not tilt.
    maxPitch: 0,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    attributionControl: false,
    clickTolerance: 5,
    fadeDuration: window.matchMedia(reducedMotion).matches ? 0 : 150,
    // Fonts come from the style, also for Chinese.
    localIdeographFontFamily: false,
    locale: { 'Map.Title': words.map },
  })
  map.setMissingStyleImageResolver(async (name) => {
    const pixelRatio = Math.max(2, map.getPixelRatio())
    const image = drawImage(name, catalog, pixelRatio)
    if (image && !map.hasImage(name)) map.addImage(name, image, { pixelRatio })
  })
  tellWhenIdle(map, container)
  return map
}

export function asBounds([west, south, east, north]: Box): LngLatBoundsLike {
  return [
    [west, south],
    [east, north],
  ]
}

export function paddingOf({ left, right, top, bottom }: Insets): Insets {
  return {
    left: left + marginPixels,
    right: right + marginPixels,
    top: top + marginPixels,
    bottom: bottom + marginPixels,
  }
}

/** `data-idle` on the container: whether the picture is complete. For tests and for printing. */
function tellWhenIdle(map: MapLibreMap, container: HTMLElement) {
  container.dataset.idle = 'false'
  const busy = () => {
    container.dataset.idle = 'false'
  }
  // MapLibre says `idle` right after the last frame; whatever asks for another frame comes before it.
  map.on('render', busy)
  map.on('movestart', busy)
  map.on('dataloading', busy)
  map.on('styledata', busy)
  map.on('webglcontextlost', busy)
  map.on('idle', () => {
    container.dataset.idle = 'true'
  })
}
