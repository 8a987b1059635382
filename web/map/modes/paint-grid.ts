// Painting: a press and what the pointer then passes is one stroke. One finger paints, two move the map; with a mouse the
// space bar lends the pointer to the map.
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Point } from '../mosaic/plane.ts'
import type { Exit } from './mode.ts'

export interface PaintHost {
  /** Atoms of all pieces under the brush. */
  under: (point: Point, reachDegrees: number) => readonly number[]
  /** Radius of the brush in pixels; 0 is a point. */
  brushPixels: () => number
  /** While the stroke grows; undefined: it was called off. */
  onPaint: (atoms: ReadonlySet<number> | undefined) => void
  onStroke: (atoms: ReadonlySet<number>) => void
}

export function enterPaintGrid(map: MapLibreMap, host: PaintHost): Exit {
  const canvas = map.getCanvas()
  const fingers = new Set<number>()
  let stroke: { pointerId: number; atoms: Set<number>; last: [number, number] } | undefined
  let lent = false

  const pixelOf = ({ clientX, clientY }: PointerEvent): [number, number] => {
    const { left, top } = canvas.getBoundingClientRect()
    return [clientX - left, clientY - top]
  }
  const pointOf = (pixel: [number, number]): Point => {
    const { lng, lat } = map.unproject(pixel)
    return [lng, lat]
  }
  const take = (pixel: [number, number]) => {
    const radius = host.brushPixels()
    const point = pointOf(pixel)
    const reach = Math.abs(pointOf([pixel[0], pixel[1] + radius])[1] - point[1])
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
    const pixel = pixelOf(event)
    stroke = { pointerId: event.pointerId, atoms: new Set(), last: pixel }
    take(pixel)
    host.onPaint(new Set(stroke.atoms))
  }
  const onMove = (event: PointerEvent) => {
    const pixel = pixelOf(event)
    if (!stroke || event.pointerId !== stroke.pointerId) return
    const before = stroke.atoms.size
    // A quick hand leaves gaps between two events: the way between is painted too.
    const [x, y] = stroke.last
    const steps = Math.max(1, Math.ceil(Math.hypot(pixel[0] - x, pixel[1] - y) / 8))
    for (let step = 1; step <= steps; step++)
      take([x + ((pixel[0] - x) * step) / steps, y + ((pixel[1] - y) * step) / steps])
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
      event.target.closest('input, textarea, button, [role=dialog], [role=listbox]')
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
  const onKeyUp = (event: KeyboardEvent) => lend(event, false)

  map.dragPan.disable()
  map.doubleClickZoom.disable()
  map.boxZoom.disable()
  canvas.style.cursor = 'crosshair'
  canvas.addEventListener('pointerdown', onDown)
  canvas.addEventListener('pointermove', onMove)
  canvas.addEventListener('pointerup', onUp)
  canvas.addEventListener('pointercancel', onCancel)
  window.addEventListener('keydown', onKeyDown)
  window.addEventListener('keyup', onKeyUp)
  return () => {
    canvas.removeEventListener('pointerdown', onDown)
    canvas.removeEventListener('pointermove', onMove)
    canvas.removeEventListener('pointerup', onUp)
    canvas.removeEventListener('pointercancel', onCancel)
    window.removeEventListener('keydown', onKeyDown)
    window.removeEventListener('keyup', onKeyUp)
    map.dragPan.enable()
    map.doubleClickZoom.enable()
    map.boxZoom.enable()
    canvas.style.cursor = ''
    callOff()
  }
}
