// A pointer that is held and drawn over the map, be it mouse, pen or finger: what dragging, painting and the lasso share.
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Pixel } from '../edit-handles.ts'
import type { Exit } from './mode.ts'

export interface PointerEvents {
  onDown: (event: PointerEvent) => void
  onMove: (event: PointerEvent) => void
  onUp: (event: PointerEvent) => void
  onCancel: (event: PointerEvent) => void
}

export function hearPointer(canvas: HTMLCanvasElement, events: PointerEvents): Exit {
  const { onDown, onMove, onUp, onCancel } = events
  canvas.addEventListener('pointerdown', onDown)
  canvas.addEventListener('pointermove', onMove)
  canvas.addEventListener('pointerup', onUp)
  canvas.addEventListener('pointercancel', onCancel)
  return () => {
    canvas.removeEventListener('pointerdown', onDown)
    canvas.removeEventListener('pointermove', onMove)
    canvas.removeEventListener('pointerup', onUp)
    canvas.removeEventListener('pointercancel', onCancel)
  }
}

/** Where it is on the map. */
export function pixelOf(canvas: HTMLCanvasElement, { clientX, clientY }: PointerEvent): Pixel {
  const { left, top } = canvas.getBoundingClientRect()
  return { x: clientX - left, y: clientY - top }
}

/** The map lies still under what is drawn on it, and the browser takes no stroke of a finger for scrolling. */
export function holdMap(map: MapLibreMap): Exit {
  const { style } = map.getCanvas()
  map.dragPan.disable()
  map.boxZoom.disable()
  map.doubleClickZoom.disable()
  style.cursor = 'crosshair'
  style.touchAction = 'none'
  return () => {
    map.dragPan.enable()
    map.boxZoom.enable()
    map.doubleClickZoom.enable()
    style.cursor = ''
    style.touchAction = ''
  }
}
