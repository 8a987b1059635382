// Measuring: each click adds a point, the line follows the pointer, a double click or Enter ends it, Backspace takes one back.
import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import type { Exit } from './mode.ts'

export type LngLat = [number, number]

export interface Sketch {
  points: readonly LngLat[]
  /** Where the next point would be; undefined once the sketch has ended. */
  pointer: LngLat | undefined
}

export const emptySketch: Sketch = { points: [], pointer: undefined }

export function enterMeasure(map: MapLibreMap, onSketch: (sketch: Sketch) => void): Exit {
  const canvas = map.getCanvas()
  let sketch = emptySketch
  let ended = false
  const change = (next: Sketch) => {
    sketch = next
    onSketch(next)
  }

  const onClick = ({ lngLat }: MapMouseEvent) => {
    const point: LngLat = [lngLat.lng, lngLat.lat]
    // A click after the end starts anew.
    change({ points: ended ? [point] : [...sketch.points, point], pointer: point })
    ended = false
  }
  const onMove = ({ lngLat }: MapMouseEvent) => {
    if (!ended && sketch.points.length > 0) change({ ...sketch, pointer: [lngLat.lng, lngLat.lat] })
  }
  const end = () => {
    ended = true
    change({ ...sketch, pointer: undefined })
  }
  const onDoubleClick = (event: MapMouseEvent) => {
    event.preventDefault()
    // Its two clicks have added the same point twice.
    change({ ...sketch, points: sketch.points.slice(0, -1) })
    end()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') end()
    if (event.key === 'Backspace') change({ ...sketch, points: sketch.points.slice(0, -1) })
  }

  canvas.style.cursor = 'crosshair'
  onSketch(emptySketch)
  map.on('click', onClick)
  map.on('mousemove', onMove)
  map.on('dblclick', onDoubleClick)
  canvas.addEventListener('keydown', onKey)
  return () => {
    canvas.style.cursor = ''
    map.off('click', onClick)
    map.off('mousemove', onMove)
    map.off('dblclick', onDoubleClick)
    canvas.removeEventListener('keydown', onKey)
    onSketch(emptySketch)
  }
}
