// Lasso: hold and draw around places with mouse, pen or finger; letting go tells which ones lie inside.
import { booleanPointInPolygon, polygon } from '@turf/turf'
import type { Feature, Polygon, Position } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { labelSuffix } from '../../../api/contract/tiles.ts'
import { dutySource } from '../duties.ts'
import type { LngLat, Sketch } from './measure.ts'
import { emptySketch } from './measure.ts'
import type { Exit } from './mode.ts'

export interface Lassoed {
  id: number
  kind: string
  name: string
}

export interface LassoHost {
  /** Among places of these kinds. */
  kinds: readonly string[]
  onSketch: (sketch: Sketch) => void
  onFound: (found: readonly Lassoed[]) => void
}

/** Closer than this adds nothing to the line. */
const stepPixels = 4

export function enterLasso(map: MapLibreMap, { kinds, onSketch, onFound }: LassoHost): Exit {
  const canvas = map.getCanvas()
  let line: LngLat[] | undefined
  let last = { x: 0, y: 0 }

  const at = ({ clientX, clientY }: PointerEvent) => {
    const { left, top } = canvas.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  const add = (pixel: { x: number; y: number }) => {
    const { lng, lat } = map.unproject([pixel.x, pixel.y])
    line = [...(line ?? []), [lng, lat]]
    last = pixel
    onSketch({ points: line, pointer: undefined })
  }
  const onDown = (event: PointerEvent) => {
    // A second finger still moves the map.
    if (!event.isPrimary || event.button !== 0) return
    canvas.setPointerCapture(event.pointerId)
    line = undefined
    add(at(event))
  }
  const onMove = (event: PointerEvent) => {
    if (!line || !event.isPrimary) return
    const pixel = at(event)
    if (Math.hypot(pixel.x - last.x, pixel.y - last.y) >= stepPixels) add(pixel)
  }
  const onUp = (event: PointerEvent) => {
    if (!line || !event.isPrimary) return
    const [first] = line
    const ring = line.length > 2 && first ? [...line, first] : undefined
    line = undefined
    if (ring) onFound(placesInside(map, kinds, polygon([ring])))
  }
  const onCancel = () => {
    line = undefined
    onSketch(emptySketch)
  }

  map.dragPan.disable()
  map.boxZoom.disable()
  map.doubleClickZoom.disable()
  canvas.style.cursor = 'crosshair'
  canvas.style.touchAction = 'none'
  onSketch(emptySketch)
  canvas.addEventListener('pointerdown', onDown)
  canvas.addEventListener('pointermove', onMove)
  canvas.addEventListener('pointerup', onUp)
  canvas.addEventListener('pointercancel', onCancel)
  return () => {
    canvas.removeEventListener('pointerdown', onDown)
    canvas.removeEventListener('pointermove', onMove)
    canvas.removeEventListener('pointerup', onUp)
    canvas.removeEventListener('pointercancel', onCancel)
    map.dragPan.enable()
    map.boxZoom.enable()
    map.doubleClickZoom.enable()
    canvas.style.cursor = ''
    canvas.style.touchAction = ''
    onSketch(emptySketch)
  }
}

/** Of what is loaded: a point by itself, an area by where its name goes, a line by any of its corners. */
function placesInside(map: MapLibreMap, kinds: readonly string[], around: Feature<Polygon>): Lassoed[] {
  const found = new Map<number, Lassoed>()
  for (const kind of kinds) {
    for (const sourceLayer of [kind + labelSuffix, kind]) {
      for (const { id, geometry, properties } of map.querySourceFeatures(dutySource, { sourceLayer })) {
        const number = Number(id)
        if (id === undefined || found.has(number)) continue
        // The shape of an area says less than its label: a corner inside is not the area inside.
        const corners = cornersOf(geometry)
        if (corners.some((each) => booleanPointInPolygon(each, around)))
          found.set(number, { id: number, kind, name: String(properties.name ?? '') })
      }
    }
  }
  return [...found.values()]
}

function cornersOf(geometry: GeoJSON.Geometry): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates]
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates
    case 'MultiLineString':
      return geometry.coordinates.flat()
    default:
      return []
  }
}
