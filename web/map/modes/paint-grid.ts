// Painting: a press and what the pointer then passes is one stroke. One finger paints, two move the map; with a mouse the
// space bar lends the pointer to the map. Esc gives the stroke up, then the painting.
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Pixel } from '../edit-handles.ts'
import type { Point } from '../mosaic/plane.ts'
import { placeOf } from './edit-host.ts'
import type { Exit } from './mode.ts'
import { hearPointer, holdMap, pixelOf } from './pointer.ts'

export interface PaintHost {
  /** Atoms of all pieces under the brush. */
  under: (point: Point, reachDegrees: number) => readonly number[]
  /** Radius of the brush in pixels; 0 is a point. */
  brushPixels: () => number
  /** While the stroke grows; undefined: it was called off. */
  onPaint: (atoms: ReadonlySet<number> | undefined) => void
  onStroke: (atoms: ReadonlySet<number>) => void
  /** Esc with no stroke under way. */
  onLeave: () => void
}

/** How densely a stroke is sampled. */
const stepPixels = 8

export function enterPaintGrid(map: MapLibreMap, host: PaintHost): Exit {
  const canvas = map.getCanvas()
  const fingers = new Set<number>()
  let stroke: { pointerId: number; atoms: Set<number>; last: Pixel } | undefined
  let lent = false

  const take = ({ x, y }: Pixel) => {
    const point = placeOf(map, { x, y })
    const reach = Math.abs(placeOf(map, { x, y: y + host.brushPixels() })[1] - point[1])
    for (const atom of host.under(point, reach)) stroke?.atoms.add(atom)
  }
  const callOff = () => {
    if (!stroke) return
    stroke = undefined
    host.onPaint(undefined)
  }

  const onDown = (event: PointerEvent) => {
    fingers.add(event.pointerId)
    if (fingers.size > 1) {
      // The second finger: what the first one began was the beginning of a gesture.
      callOff()
      map.dragPan.enable()
      return
    }
    if (lent || !event.isPrimary || event.button !== 0) return
    canvas.setPointerCapture(event.pointerId)
    const pixel = pixelOf(canvas, event)
    stroke = { pointerId: event.pointerId, atoms: new Set(), last: pixel }
    take(pixel)
    host.onPaint(new Set(stroke.atoms))
  }
  const onMove = (event: PointerEvent) => {
    const pixel = pixelOf(canvas, event)
    if (!stroke || event.pointerId !== stroke.pointerId) return
    const before = stroke.atoms.size
    // A quick hand leaves gaps between two events: the way between is painted too.
    const { x, y } = stroke.last
    const steps = Math.max(1, Math.ceil(Math.hypot(pixel.x - x, pixel.y - y) / stepPixels))
    for (let step = 1; step <= steps; step++)
      take({ x: x + ((pixel.x - x) * step) / steps, y: y + ((pixel.y - y) * step) / steps })
    stroke.last = pixel
    if (stroke.atoms.size > before) host.onPaint(new Set(stroke.atoms))
  }
  const onUp = (event: PointerEvent) => {
    fingers.delete(event.pointerId)
    if (fingers.size === 0 && !lent) map.dragPan.disable()
    if (!stroke || event.pointerId !== stroke.pointerId) return
    const { atoms } = stroke
    stroke = undefined
    host.onPaint(undefined)
    if (atoms.size > 0) host.onStroke(atoms)
  }
  const onCancel = (event: PointerEvent) => {
    fingers.delete(event.pointerId)
    if (fingers.size === 0 && !lent) map.dragPan.disable()
    callOff()
  }
  const lend = (event: KeyboardEvent, isDown: boolean) => {
    if (event.code !== 'Space') return
    if (
      event.target instanceof Element &&
      event.target.closest('input:not([type=radio]), textarea, button, [role=dialog], [role=listbox]')
    )
      return
    event.preventDefault()
    if (lent === isDown) return
    lent = isDown
    if (isDown) map.dragPan.enable()
    else map.dragPan.disable()
    canvas.style.cursor = isDown ? 'grab' : 'crosshair'
  }
  const onKeyDown = (event: KeyboardEvent) => lend(event, true)
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // A field or a dialog has the first word.
    if (
      event.target instanceof Element &&
      event.target.closest('input:not([type=radio]):not([type=checkbox]), [role=dialog]')
    )
      return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (stroke) callOff()
    else host.onLeave()
  }
  const onKeyUp = (event: KeyboardEvent) => lend(event, false)

  const release = holdMap(map)
  const stopHearing = hearPointer(canvas, { onDown, onMove, onUp, onCancel })
  window.addEventListener('keydown', onKeyDown)
  window.addEventListener('keyup', onKeyUp)
  // Before the panels beside the map, which close on it too.
  window.addEventListener('keydown', onEscape, { capture: true })
  return () => {
    stopHearing()
    window.removeEventListener('keydown', onKeyDown)
    window.removeEventListener('keyup', onKeyUp)
    window.removeEventListener('keydown', onEscape, { capture: true })
    release()
    callOff()
  }
}
