// Lines and choices: a line that divides a grid, gives a piece of it away or becomes the new border; two grids to be one.
import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import type { Pixel } from '../edit-handles.ts'
import { mergeGrids } from '../mosaic/merge-grids.ts'
import type { Mosaic, Outcome } from '../mosaic/mosaic.ts'
import { along, distance, isSame, type Point } from '../mosaic/plane.ts'
import { gridAt } from '../mosaic/polygons.ts'
import { redrawStretch } from '../mosaic/redraw-stretch.ts'
import { givePiece, splitGrid } from '../mosaic/split-grid.ts'
import { type EditHost, isCoarse, placeOf } from './edit-host.ts'
import type { Exit } from './mode.ts'

const snapPixels = { mouse: 9, touch: 22 }
/** The second tap of a double tap, and a click on the last point, end the line. */
const endPixels = { mouse: 5, touch: 18 }

export interface Drawing {
  exit: Exit
  finish: () => void
  back: () => void
  /** Whether there was anything to give up. */
  cancel: () => boolean
}

export function startDrawing(map: MapLibreMap, host: EditHost): Drawing {
  const { store, tool } = host
  const canvas = map.getCanvas()
  let frame = 0
  let latest: MapMouseEvent | undefined

  const sortOf = ({ originalEvent }: MapMouseEvent) =>
    originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch' ? 'touch' : 'mouse'
  const drawsLine = () => tool === 'split' || tool === 'redraw' || (tool === 'give' && store.get().chosen)
  /** Roads, walls and borders pull the pointer, unless Shift is held. */
  const pull = (event: MapMouseEvent) => {
    const pulls = host.snapping() && !event.originalEvent.shiftKey
    const snapped = pulls ? host.snap(event.point, snapPixels[sortOf(event)], true) : undefined
    return { snapped, at: snapped?.point ?? placeOf(map, event.point) }
  }
  const tell = () => {
    const { line, chosen } = store.get()
    host.onState({ points: line.length, vertex: false, chosen })
  }
  const say = ({ change, refusal }: Outcome) => {
    host.onRefuse(refusal)
    store.set({ refusedAt: refusal?.at })
    if (change) host.onChange(change)
    return change !== undefined
  }

  const onMove = (event: MapMouseEvent) => {
    // A finger that taps is followed by a mouse that is not there.
    if (isCoarse()) return
    latest = event
    frame ||= requestAnimationFrame(() => {
      frame = 0
      if (!latest) return
      if (drawsLine()) {
        const { at, snapped } = pull(latest)
        store.set({ pointer: at, snapped })
      } else store.set({ hovered: gridAt(host.mosaic(), placeOf(map, latest.point)) })
    })
  }
  const onClick = (event: MapMouseEvent) => {
    host.onRefuse(undefined)
    store.set({ refusedAt: undefined })
    if (!drawsLine()) return choose(event.point)
    const { at } = pull(event)
    const { line } = store.get()
    const last = line.at(-1)
    if (last && isNear(map, last, event.point, endPixels[sortOf(event)])) return
    store.set({
      line: [...line, at],
      hovered: undefined,
      ...(sortOf(event) === 'touch' && { pointer: undefined }),
    })
    tell()
  }
  const choose = (point: Pixel) => {
    const code = gridAt(host.mosaic(), placeOf(map, point))
    const { chosen } = store.get()
    if (code === undefined) return void say({ refusal: { code: 'outside', at: placeOf(map, point) } })
    if (chosen === undefined || tool === 'give') store.set({ chosen: code, hovered: undefined })
    else if (chosen === code) store.set({ chosen: undefined })
    else {
      store.set({ chosen: undefined, hovered: undefined })
      say(mergeGrids(host.mosaic(), chosen, code))
    }
    tell()
  }
  const finish = () => {
    const { line, chosen } = store.get()
    if (line.length === 0) return
    const mosaic = host.mosaic()
    const points = line.filter((each, i) => i === 0 || !isSame(each, line[i - 1]!))
    const isDone = say(workOf(mosaic, points, chosen))
    // What was refused is still there, to go on with or to take back.
    if (isDone) store.set({ line: [], pointer: undefined, snapped: undefined, chosen: undefined })
    tell()
  }
  const workOf = (mosaic: Mosaic, line: readonly Point[], chosen: string | undefined): Outcome => {
    if (line.length < 2) return { refusal: { code: 'too-few-points', at: line[0] } }
    if (tool === 'redraw') return redrawStretch(mosaic, line)
    const code = mostlyIn(mosaic, line, chosen)
    if (code === undefined) return { refusal: { code: 'split-misses', at: line[0] } }
    return tool === 'give' && chosen !== undefined
      ? givePiece(mosaic, code, chosen, line)
      : splitGrid(mosaic, code, line, newKey(mosaic))
  }
  const back = () => {
    const { line } = store.get()
    host.onRefuse(undefined)
    store.set({ line: line.slice(0, -1), refusedAt: undefined })
    tell()
  }
  const cancel = () => {
    const { line, chosen } = store.get()
    if (line.length === 0 && chosen === undefined) return false
    host.onRefuse(undefined)
    store.set({ line: [], pointer: undefined, snapped: undefined, refusedAt: undefined })
    // First out of the line, then out of the choice before it.
    if (line.length === 0) store.set({ chosen: undefined })
    tell()
    return true
  }
  const onDoubleClick = (event: MapMouseEvent) => {
    event.preventDefault()
    if (drawsLine()) finish()
  }
  const onOut = () => store.set({ hovered: undefined, pointer: undefined, snapped: undefined })

  canvas.style.cursor = tool === 'merge' ? 'pointer' : 'crosshair'
  map.on('mousemove', onMove)
  map.on('mouseout', onOut)
  map.on('click', onClick)
  map.on('dblclick', onDoubleClick)
  return {
    exit: () => {
      cancelAnimationFrame(frame)
      map.off('mousemove', onMove)
      map.off('mouseout', onOut)
      map.off('click', onClick)
      map.off('dblclick', onDoubleClick)
    },
    finish,
    back,
    cancel,
  }
}

function isNear(map: MapLibreMap, [lng, lat]: Point, { x, y }: Pixel, reach: number): boolean {
  const at = map.project([lng, lat])
  return Math.hypot(at.x - x, at.y - y) <= reach
}

/** A key that no grid of the mosaic has: `new-1`, `new-2` ... */
function newKey({ grids }: Mosaic): string {
  let number = 1
  while (grids.has(`new-${number}`)) number += 1
  return `new-${number}`
}

/** The grid that most of the line runs through, other than the one that shall get a piece. */
function mostlyIn(mosaic: Mosaic, line: readonly Point[], other: string | undefined): string | undefined {
  const votes = new Map<string, number>()
  for (let i = 0; i + 1 < line.length; i++)
    for (let k = 1; k < 20; k++) {
      const [a, b] = [line[i]!, line[i + 1]!]
      const code = gridAt(mosaic, along(a, b, k / 20))
      if (code !== undefined && code !== other) votes.set(code, (votes.get(code) ?? 0) + distance(a, b))
    }
  return [...votes].sort(([, a], [, b]) => b - a)[0]?.[0]
}
