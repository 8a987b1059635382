// Browsing: the pointer lights areas, a click picks a place or an area, a click beside everything lets go.
import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import type { Selection } from '../map-props.ts'
import { areaAt, type Pixel, placeAt } from '../pick.ts'
import type { Exit } from './mode.ts'

export interface BrowseHost {
  onHover: (area: string | undefined) => void
  onPick: (selection: Selection | undefined) => void
}

/** A mouse points, a finger covers. */
const reachPixels = { mouse: 3, touch: 12 }

export function enterBrowse(map: MapLibreMap, host: BrowseHost): Exit {
  const canvas = map.getCanvas()
  let pointer: Pixel | undefined
  let frame = 0

  // At most once a frame: a mouse reports far more often than the picture changes.
  const look = () => {
    frame = 0
    if (!pointer || map.isMoving()) return
    const place = placeAt(map, pointer, reachPixels.mouse)
    const area = areaAt(map, pointer)
    canvas.style.cursor = place || area ? 'pointer' : ''
    host.onHover(place ? undefined : area)
  }
  const onMove = ({ point }: MapMouseEvent) => {
    pointer = point
    frame ||= requestAnimationFrame(look)
  }
  const onLeave = () => {
    pointer = undefined
    host.onHover(undefined)
  }
  const onClick = ({ point, originalEvent }: MapMouseEvent) => {
    const touched = originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch'
    const place = placeAt(map, point, touched ? reachPixels.touch : reachPixels.mouse)
    const area = place ? undefined : areaAt(map, point)
    host.onPick(place ?? (area === undefined ? undefined : { type: 'area', code: area }))
  }

  map.on('mousemove', onMove)
  map.on('mouseout', onLeave)
  map.on('click', onClick)
  return () => {
    cancelAnimationFrame(frame)
    map.off('mousemove', onMove)
    map.off('mouseout', onLeave)
    map.off('click', onClick)
    canvas.style.cursor = ''
    host.onHover(undefined)
  }
}
