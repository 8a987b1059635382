// Marking a spot. `pin`: a click puts it there, on a symbol it means that place. `crosshair`: the map moves under a fixed
// cross, by hand or by arrow keys, and the spot is whatever lies under it when the map rests.
import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import type { Insets, Pinned } from '../map-props.ts'
import { type Pixel, placeAt } from '../pick.ts'
import type { LngLat } from './measure.ts'
import type { Exit } from './mode.ts'

/** A finger covers what it means. */
const reachPixels = { mouse: 3, touch: 12 }

export function enterPin(map: MapLibreMap, onPin: (pinned: Pinned) => void): Exit {
  const canvas = map.getCanvas()
  const onClick = ({ point, lngLat, originalEvent }: MapMouseEvent) => {
    // The pin itself lies in the map too.
    if (originalEvent.target !== canvas) return
    const touched = originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch'
    const met = placeAt(map, point, touched ? reachPixels.touch : reachPixels.mouse)
    const position: LngLat = [lngLat.lng, lngLat.lat]
    onPin(met?.type === 'place' ? { position, place: { id: met.id, kind: met.kind } } : { position })
  }
  canvas.style.cursor = 'crosshair'
  map.on('click', onClick)
  return () => {
    canvas.style.cursor = ''
    map.off('click', onClick)
  }
}

/** How far one press of an arrow key moves the map; ten times as far with Shift. */
const stepPixels = 6
const arrows: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-stepPixels, 0],
  ArrowRight: [stepPixels, 0],
  ArrowUp: [0, -stepPixels],
  ArrowDown: [0, stepPixels],
}

export interface CrosshairHost {
  onPin: (pinned: Pinned) => void
  /** Where on the map the cross stands. */
  cross: () => Pixel
}

export function enterCrosshair(map: MapLibreMap, { onPin, cross }: CrosshairHost): Exit {
  const canvas = map.getCanvas()
  // What the page itself moves says nothing about where somebody means.
  const onMoveEnd = ({ originalEvent }: { originalEvent?: Event }) => {
    if (originalEvent) onPin({ position: positionAt(map, cross()) })
  }
  const onKey = (event: KeyboardEvent) => {
    const step = arrows[event.key]
    if (!step) return
    // Before the map itself takes the key: its own step is a quarter of the screen.
    event.preventDefault()
    event.stopPropagation()
    const times = event.shiftKey ? 10 : 1
    map.panBy([step[0] * times, step[1] * times], { animate: false }, { originalEvent: event })
  }
  map.on('moveend', onMoveEnd)
  canvas.addEventListener('keydown', onKey, { capture: true })
  return () => {
    map.off('moveend', onMoveEnd)
    canvas.removeEventListener('keydown', onKey, { capture: true })
  }
}

/** The middle of what panels leave of the map. */
export function middleOf(map: MapLibreMap, { left, right, top, bottom }: Insets): Pixel {
  const { clientWidth, clientHeight } = map.getContainer()
  return { x: (left + clientWidth - right) / 2, y: (top + clientHeight - bottom) / 2 }
}

export function positionAt(map: MapLibreMap, { x, y }: Pixel): LngLat {
  const { lng, lat } = map.unproject([x, y])
  return [lng, lat]
}
