// Editing borders: drag a corner or the middle of an edge, draw a line through a grid, or choose two grids to be one. The
// change is tried on every move, and kept when the pointer is let go.
import type { Map as MapLibreMap } from 'maplibre-gl'
import {
  type Handle,
  handleAt,
  handlesOf,
  moveHandle,
  type Pixel,
  removeHandle,
  sameHandle,
} from '../edit-handles.ts'
import { applyChange, type Change, type Mosaic, type Outcome, type Refusal } from '../mosaic/mosaic.ts'
import { keyOf, type Point, rounded } from '../mosaic/plane.ts'
import { gridAt } from '../mosaic/polygons.ts'
import { snap } from '../mosaic/snap.ts'
import type { Exit } from './mode.ts'

export type EditTool = 'move' | 'split' | 'merge'

/** What is being done right now, for the picture. */
export interface EditSketch {
  /** As it would be if the pointer were let go. */
  mosaic: Mosaic | undefined
  handle: Handle | undefined
  /** Of the split that is being drawn. */
  line: readonly Point[]
  pointer: Point | undefined
  /** The first of two grids that shall be one. */
  chosen: string | undefined
}

export const emptyEdit: EditSketch = {
  mosaic: undefined,
  handle: undefined,
  line: [],
  pointer: undefined,
  chosen: undefined,
}

export interface EditHost {
  tool: EditTool
  mosaic: () => Mosaic
  sketch: () => EditSketch
  onSketch: (sketch: EditSketch) => void
  onChange: (change: Change) => void
  onRefuse: (refusal: Refusal | undefined) => void
  onSplit: (code: string | undefined, line: readonly Point[]) => void
  onMerge: (keep: string, drop: string) => void
}

/** A mouse points, a finger covers. */
const reachPixels = { mouse: 9, touch: 24 }
const snapPixels = 8
/** Metres of one press of an arrow key; with Shift ten times as far. */
const stepMetres = 1
const metresPerDegree = 111_320

export function enterEditGrid(map: MapLibreMap, host: EditHost): Exit {
  const canvas = map.getCanvas()
  /** `kept`: the last place in which it was allowed. */
  let dragged: { handle: Handle; pointerId: number; kept?: { change: Change; at: Point } } | undefined

  const pixelOf = ({ clientX, clientY }: PointerEvent): Pixel => {
    const { left, top } = canvas.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  const project = ([lng, lat]: Point) => map.project([lng, lat])
  const place = ({ x, y }: Pixel): Point => {
    const { lng, lat } = map.unproject([x, y])
    return [lng, lat]
  }
  const show = (patch: Partial<EditSketch>) => host.onSketch({ ...host.sketch(), ...patch })
  /** Corners and edges of other borders pull the pointer; the one in hand does not pull itself. */
  const pulled = (pixel: Pixel, except?: Handle): Point => {
    const at = place(pixel)
    const reach = Math.abs(place({ x: pixel.x, y: pixel.y + snapPixels })[1] - at[1])
    const own = except && except.type !== 'node' ? except.arc : undefined
    const lines = [...host.mosaic().arcs]
      .filter(
        ([id, { points }]) =>
          id !== own && !(except?.type === 'node' && points.some((p) => keyOf(p) === keyOf(except.at))),
      )
      .map(([, { points }]) => points)
    return snap(at, lines, reach)?.point ?? at
  }

  const onDown = (event: PointerEvent) => {
    if (!event.isPrimary || event.button !== 0) return
    const reach = event.pointerType === 'touch' ? reachPixels.touch : reachPixels.mouse
    const pixel = pixelOf(event)
    if (host.tool === 'move') {
      const handle = handleAt(handlesOf(host.mosaic()), pixel, reach, project)
      show({ handle })
      if (!handle) return
      dragged = { handle, pointerId: event.pointerId }
      canvas.setPointerCapture(event.pointerId)
      // The map would move along.
      map.dragPan.disable()
    }
  }
  const onMove = (event: PointerEvent) => {
    if (!event.isPrimary) return
    const pixel = pixelOf(event)
    if (dragged) {
      const to = place(pixel)
      const { change, refusal } = moveHandle(host.mosaic(), dragged.handle, to)
      if (change) dragged.kept = { change, at: rounded(to) }
      host.onRefuse(refusal)
      // Where it may not go it stays behind the pointer, at the last good place.
      show({ pointer: to, ...(change && { mosaic: applyChange(host.mosaic(), change) }) })
    } else if (host.tool === 'split' && host.sketch().line.length > 0) show({ pointer: pulled(pixel) })
    else if (host.tool === 'move')
      canvas.style.cursor = handleAt(handlesOf(host.mosaic()), pixel, reachPixels.mouse, project)
        ? 'grab'
        : ''
  }
  const onUp = (event: PointerEvent) => {
    if (!dragged || event.pointerId !== dragged.pointerId) return
    const { kept, handle } = dragged
    dragged = undefined
    map.dragPan.enable()
    const held = kept ? sameHandle(applyChange(host.mosaic(), kept.change), kept.at) : handle
    if (kept) host.onChange(kept.change)
    show({ mosaic: undefined, pointer: undefined, handle: held })
  }
  const onCancel = () => {
    if (!dragged) return
    dragged = undefined
    map.dragPan.enable()
    show({ mosaic: undefined, pointer: undefined })
  }
  const onClick = ({ point }: { point: Pixel }) => {
    if (host.tool === 'split') show({ line: [...host.sketch().line, pulled(point)] })
    if (host.tool === 'merge') choose(gridAt(host.mosaic(), place(point)))
  }
  const choose = (code: string | undefined) => {
    const { chosen } = host.sketch()
    if (chosen !== undefined && code !== undefined && code !== chosen) {
      show({ chosen: undefined })
      host.onMerge(chosen, code)
    } else show({ chosen: code === chosen ? undefined : code })
  }
  const finish = () => {
    const { line } = host.sketch()
    show({ line: [], pointer: undefined })
    const points = line.filter((each, i) => i === 0 || keyOf(each) !== keyOf(line[i - 1]!))
    if (points.length > 1) host.onSplit(splitOf(host.mosaic(), points), points)
  }
  const onDoubleClick = (event: { preventDefault: () => void }) => {
    if (host.tool !== 'split') return
    event.preventDefault()
    finish()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest('input, textarea, [role=dialog]')) return
    const { handle, line } = host.sketch()
    if (event.key === 'Enter' && line.length > 0) finish()
    else if (event.key === 'Backspace' && line.length > 0) show({ line: line.slice(0, -1) })
    else if (handle && (event.key === 'Delete' || event.key === 'Backspace'))
      keep(removeHandle(host.mosaic(), handle), undefined)
    else if (handle && event.key.startsWith('Arrow')) nudge(handle, event)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const nudge = (handle: Handle, { key, shiftKey }: KeyboardEvent) => {
    const step = ((shiftKey ? 10 : 1) * stepMetres) / metresPerDegree
    const [lng, lat] = handle.at
    const east = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
    const north = key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : 0
    const to = rounded([lng + (east * step) / Math.cos((lat * Math.PI) / 180), lat + north * step])
    keep(moveHandle(host.mosaic(), handle, to), to)
  }
  const keep = ({ change, refusal }: Outcome, at: Point | undefined) => {
    host.onRefuse(refusal)
    if (!change) return
    host.onChange(change)
    show({ handle: at && sameHandle(applyChange(host.mosaic(), change), at) })
  }

  map.doubleClickZoom.disable()
  map.boxZoom.disable()
  map.keyboard.disable()
  canvas.style.cursor = host.tool === 'move' ? '' : 'crosshair'
  host.onSketch(emptyEdit)
  canvas.addEventListener('pointerdown', onDown)
  canvas.addEventListener('pointermove', onMove)
  canvas.addEventListener('pointerup', onUp)
  canvas.addEventListener('pointercancel', onCancel)
  map.on('click', onClick)
  map.on('dblclick', onDoubleClick)
  window.addEventListener('keydown', onKey, { capture: true })
  return () => {
    canvas.removeEventListener('pointerdown', onDown)
    canvas.removeEventListener('pointermove', onMove)
    canvas.removeEventListener('pointerup', onUp)
    canvas.removeEventListener('pointercancel', onCancel)
    map.off('click', onClick)
    map.off('dblclick', onDoubleClick)
    window.removeEventListener('keydown', onKey, { capture: true })
    map.dragPan.enable()
    map.doubleClickZoom.enable()
    map.boxZoom.enable()
    map.keyboard.enable()
    canvas.style.cursor = ''
    host.onSketch(emptyEdit)
  }
}

/** The grid that most of the line runs through. */
function splitOf(mosaic: Mosaic, line: readonly Point[]): string | undefined {
  const votes = new Map<string, number>()
  for (let i = 0; i + 1 < line.length; i++)
    for (let k = 1; k < 20; k++) {
      const [a, b] = [line[i]!, line[i + 1]!]
      const code = gridAt(mosaic, [a[0] + ((b[0] - a[0]) * k) / 20, a[1] + ((b[1] - a[1]) * k) / 20])
      const weight = Math.hypot(b[0] - a[0], b[1] - a[1])
      if (code !== undefined) votes.set(code, (votes.get(code) ?? 0) + weight)
    }
  return [...votes].sort(([, a], [, b]) => b - a)[0]?.[0]
}
