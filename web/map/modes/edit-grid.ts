// Editing borders: points are dragged, lines drawn, grids chosen; keys do the same, and Esc leads out step by step.
import type { Map as MapLibreMap } from 'maplibre-gl'
import {
  type Handle,
  handlesInView,
  isSameHandle,
  landingOf,
  moveHandle,
  sameHandle,
} from '../edit-handles.ts'
import { emptySketch } from '../edit-sketch.ts'
import { applyChange } from '../mosaic/mosaic.ts'
import { rounded } from '../mosaic/plane.ts'
import { screenPlane } from '../screen-plane.ts'
import { startDragging } from './edit-drag.ts'
import { startDrawing } from './edit-draw.ts'
import { type EditHost, idleEdit } from './edit-host.ts'
import type { Exit } from './mode.ts'

/** Metres of one press of an arrow key; with Shift ten times as far. */
const stepMetres = 1
const metresPerDegree = 111_320

export function enterEditGrid(map: MapLibreMap, host: EditHost): Exit {
  const canvas = map.getCanvas()
  const { store } = host
  const drag = host.tool === 'move' ? startDragging(map, host) : undefined
  const draw = host.tool === 'move' ? undefined : startDrawing(map, host)

  const nudge = (handle: Handle, { key, shiftKey }: KeyboardEvent) => {
    const step = ((shiftKey ? 10 : 1) * stepMetres) / metresPerDegree
    const [lng, lat] = handle.at
    const east = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
    const north = key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : 0
    const to = rounded([lng + (east * step) / Math.cos((lat * Math.PI) / 180), lat + north * step])
    const mosaic = host.mosaic()
    const { change, refusal } = moveHandle(mosaic, handle, to)
    host.onRefuse(refusal)
    store.set({ refusedAt: refusal?.at })
    if (!change || change.arcs.length === 0) return
    host.onChange(change)
    choose(sameHandle(applyChange(mosaic, change), landingOf(mosaic, handle, to)))
  }
  const choose = (handle: Handle | undefined) => {
    store.set({ handle })
    host.onState({ ...idleEdit, vertex: handle?.type === 'vertex' })
  }
  /** Without a pointer: from one point in sight to the next. */
  const step = (by: number) => {
    const handles = handlesInView(host.mosaic(), screenPlane(map)).filter(({ type }) => type !== 'middle')
    const now = handles.findIndex((each) => isSameHandle(each, store.get().handle))
    choose(handles.at((now < 0 ? (by > 0 ? 0 : -1) : now + by) % handles.length))
  }
  const leadOut = (): boolean => {
    if (drag?.isActive()) {
      drag.cancel()
      return true
    }
    if (draw?.cancel()) return true
    if (!store.get().handle) return false
    choose(undefined)
    return true
  }
  const isTaken = (event: KeyboardEvent): boolean => {
    const { handle, line } = store.get()
    if (event.key === 'Escape') {
      if (!leadOut()) host.onLeave()
      return true
    }
    // Nothing else happens under a finger that holds a point.
    if (drag?.isActive()) return true
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === 'Enter' && line.length > 0) draw?.finish()
    else if (event.key === 'Backspace' && line.length > 0) draw?.back()
    else if (handle && (event.key === 'Delete' || event.key === 'Backspace')) drag?.remove()
    else if (handle && event.key.startsWith('Arrow')) nudge(handle, event)
    else if (drag && (event.key === ',' || event.key === '.')) step(event.key === '.' ? 1 : -1)
    else return false
    return true
  }
  const onKey = (event: KeyboardEvent) => {
    if (isOthers(event) || !isTaken(event)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  map.doubleClickZoom.disable()
  map.boxZoom.disable()
  map.keyboard.disable()
  // A finger on a point is no scrolling of the page.
  canvas.style.touchAction = 'none'
  store.set(emptySketch)
  host.onState(idleEdit)
  host.onControls({
    finish: () => draw?.finish(),
    back: () => draw?.back(),
    cancel: () => void leadOut(),
    remove: () => drag?.remove(),
  })
  window.addEventListener('keydown', onKey, { capture: true })
  return () => {
    drag?.exit()
    draw?.exit()
    window.removeEventListener('keydown', onKey, { capture: true })
    map.dragPan.enable()
    map.doubleClickZoom.enable()
    map.boxZoom.enable()
    map.keyboard.enable()
    canvas.style.cursor = ''
    canvas.style.touchAction = ''
    store.set(emptySketch)
    host.onControls(undefined)
  }
}

/** A field, a dialog, a panel with keys of its own, the arrows of a choice or Enter on a button: the map keeps out of it. */
function isOthers({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('input:not([type=radio]):not([type=checkbox]), textarea, [role=dialog]')) return true
  if (target.closest('[data-own-keys]')) return true
  if (key.startsWith('Arrow')) return target.closest('[type=radio]') !== null
  return key === 'Enter' && target.closest('button, a') !== null
}
