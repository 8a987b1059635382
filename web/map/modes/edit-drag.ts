// Dragging a point of a border: tried in every frame, kept when the pointer is let go, at the last place that was allowed.
import type { Map as MapLibreMap } from 'maplibre-gl'
import {
  type Handle,
  handleAt,
  handlesInView,
  landingOf,
  moveHandle,
  type Pixel,
  removeHandle,
  sameHandle,
} from '../edit-handles.ts'
import { applyChange, type Mosaic } from '../mosaic/mosaic.ts'
import type { Point } from '../mosaic/plane.ts'
import { screenPlane } from '../screen-plane.ts'
import { type EditHost, isCoarse, placeOf } from './edit-host.ts'
import type { Exit } from './mode.ts'
import { hearPointer, pixelOf } from './pointer.ts'

/** A mouse points, a finger covers. */
const reachPixels = { mouse: 9, touch: 24 }
const snapPixels = { mouse: 9, touch: 16 }
/** A finger that rests on a vertex deletes it. */
const longPressMs = 600
/** Less is no drag: a hand trembles. */
const stillPixels = { mouse: 2, touch: 8 }

interface Drag {
  handle: Handle
  pointerId: number
  sort: 'mouse' | 'touch'
  start: Pixel
  moved: boolean
  /** The last place in which it was allowed. */
  kept?: Point
  press?: ReturnType<typeof setTimeout>
}

export interface Dragging {
  exit: Exit
  isActive: () => boolean
  cancel: () => void
  remove: () => void
}

export function startDragging(map: MapLibreMap, host: EditHost): Dragging {
  const canvas = map.getCanvas()
  const { store } = host
  let drag: Drag | undefined
  let frame = 0
  let latest: PointerEvent | undefined

  const handleUnder = (pixel: Pixel, sort: Drag['sort']) => {
    const plane = screenPlane(map)
    const project = (at: Point) => ({ x: plane.x(at), y: plane.y(at) })
    const seen = handlesInView(host.mosaic(), plane, isCoarse() ? 'touch' : 'mouse')
    return handleAt(seen, pixel, reachPixels[sort], project)
  }
  const rest = () => {
    if (drag?.press !== undefined) clearTimeout(drag.press)
    cancelAnimationFrame(frame)
    frame = 0
    latest = undefined
    drag = undefined
    map.dragPan.enable()
  }

  const onDown = (event: PointerEvent) => {
    if (drag && event.pointerId !== drag.pointerId) return cancel() // a second finger: the map is pinched
    if (!event.isPrimary || event.button !== 0) return
    const sort = event.pointerType === 'touch' ? 'touch' : 'mouse'
    const start = pixelOf(canvas, event)
    const handle = handleUnder(start, sort)
    host.onRefuse(undefined)
    store.set({ handle, refusedAt: undefined })
    tell()
    if (!handle) return
    drag = { handle, pointerId: event.pointerId, sort, start, moved: false }
    if (sort === 'touch' && handle.type === 'vertex') drag.press = setTimeout(onLongPress, longPressMs)
    canvas.setPointerCapture(event.pointerId)
    // The map would move along.
    map.dragPan.disable()
  }
  const onMove = (event: PointerEvent) => {
    if (!event.isPrimary) return
    latest = event
    frame ||= requestAnimationFrame(follow)
  }
  const follow = () => {
    frame = 0
    const event = latest
    latest = undefined
    if (!event) return
    const pixel = pixelOf(canvas, event)
    if (!drag) {
      if (event.pointerType !== 'touch' && event.buttons === 0)
        canvas.style.cursor = handleUnder(pixel, 'mouse') ? 'grab' : ''
      return
    }
    const off = Math.hypot(pixel.x - drag.start.x, pixel.y - drag.start.y)
    if (!drag.moved && off < stillPixels[drag.sort]) return
    drag.moved = true
    if (drag.press !== undefined) clearTimeout(drag.press)
    const pulls = host.snapping() && !event.shiftKey
    const snapped = pulls ? host.snap(pixel, snapPixels[drag.sort], false) : undefined
    const at = snapped?.point ?? placeOf(map, pixel)
    const mosaic = host.mosaic()
    const { change, refusal } = moveHandle(mosaic, drag.handle, at)
    host.onRefuse(refusal)
    if (change) drag.kept = at
    // Where it may not go the border stays at the last good place.
    store.set({
      ...{ dragging: true, pointer: at, snapped, refusedAt: refusal?.at },
      ...(change && {
        mosaic: applyChange(mosaic, change),
        handle: { ...drag.handle, at: landingOf(mosaic, drag.handle, at) },
      }),
    })
    canvas.style.cursor = 'grabbing'
  }
  const onUp = (event: PointerEvent) => {
    if (!drag || event.pointerId !== drag.pointerId) return
    // What the last frame has not seen yet.
    if (latest) follow()
    const { handle, kept } = drag
    rest()
    canvas.style.cursor = ''
    const mosaic = host.mosaic()
    // Tried once more: what is kept always follows from what is there.
    const change = kept && moveHandle(mosaic, handle, kept).change
    if (!change || change.arcs.length === 0) return settle(handle)
    host.onChange(change)
    settle(held(applyChange(mosaic, change), landingOf(mosaic, handle, kept)))
  }
  const held = (mosaic: Mosaic, at: Point) => sameHandle(mosaic, at)
  const settle = (handle: Handle | undefined) => {
    store.set({ mosaic: undefined, pointer: undefined, snapped: undefined, dragging: false, handle })
    tell()
  }
  const cancel = () => {
    if (!drag) return
    const { handle } = drag
    rest()
    host.onRefuse(undefined)
    store.set({ refusedAt: undefined })
    settle(handle)
  }
  const onLongPress = () => {
    if (!drag || drag.moved) return
    const { handle } = drag
    rest()
    navigator.vibrate?.(20)
    store.set({ handle })
    remove()
  }
  const remove = () => {
    const { handle } = store.get()
    if (!handle || drag) return
    const { change, refusal } = removeHandle(host.mosaic(), handle)
    host.onRefuse(refusal)
    store.set({ refusedAt: refusal?.at })
    if (!change) return
    host.onChange(change)
    settle(undefined)
  }
  const tell = () =>
    host.onState({ points: 0, vertex: store.get().handle?.type === 'vertex', chosen: undefined })

  const stopHearing = hearPointer(canvas, { onDown, onMove, onUp, onCancel: cancel })
  return {
    exit: () => {
      cancel()
      cancelAnimationFrame(frame)
      stopHearing()
    },
    isActive: () => drag !== undefined,
    cancel,
    remove,
  }
}
