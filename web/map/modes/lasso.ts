// Lasso: hold and draw around places with mouse, pen or finger; letting go tells which ones lie inside.
import { booleanPointInPolygon, center, coordAll, polygon } from '@turf/turf'
import type { Feature, Polygon, Position } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { labelSuffix } from '../../../api/contract/tiles.ts'
import { dutySource } from '../duties.ts'
import type { LngLat, Sketch } from './measure.ts'
import { emptySketch } from './measure.ts'
import type { Exit } from './mode.ts'
import { hearPointer, holdMap, pixelOf } from './pointer.ts'

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
    add(pixelOf(canvas, event))
  }
  const onMove = (event: PointerEvent) => {
    if (!line || !event.isPrimary) return
    const pixel = pixelOf(canvas, event)
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

  onSketch(emptySketch)
  const release = holdMap(map)
  const stopHearing = hearPointer(canvas, { onDown, onMove, onUp, onCancel })
  return () => {
    stopHearing()
    release()
    onSketch(emptySketch)
  }
}

/** Of what is loaded: a point by itself, a line by any of its corners, an area by its middle. */
function placesInside(map: MapLibreMap, kinds: readonly string[], around: Feature<Polygon>): Lassoed[] {
  const found: Lassoed[] = []
  for (const kind of kinds) {
    const names = new Map<number, string>()
    for (const { id, properties } of map.querySourceFeatures(dutySource, { sourceLayer: kind + labelSuffix }))
      names.set(Number(id), String(properties.name ?? ''))
    for (const [id, parts] of partsOf(map, kind)) {
      if (marksOf(parts).some((mark) => booleanPointInPolygon(mark, around)))
        found.push({ id, kind, name: names.get(id) ?? '' })
    }
  }
  return found
}

/** What crosses tiles comes in pieces. */
function partsOf(map: MapLibreMap, kind: string): Map<number, GeoJSON.Geometry[]> {
  const parts = new Map<number, GeoJSON.Geometry[]>()
  for (const { id, geometry } of map.querySourceFeatures(dutySource, { sourceLayer: kind })) {
    if (id !== undefined) parts.set(Number(id), [...(parts.get(Number(id)) ?? []), geometry])
  }
  return parts
}

/** Positions that decide whether it lies inside: an area is not inside because one of its corners is. */
function marksOf(parts: readonly GeoJSON.Geometry[]): Position[] {
  const whole = { type: 'GeometryCollection' as const, geometries: [...parts] }
  const isArea = parts.some(({ type }) => type === 'Polygon' || type === 'MultiPolygon')
  return isArea ? [center(whole).geometry.coordinates] : coordAll(whole)
}
