// Browsing: the pointer lights areas, a click picks a problem, a place, a unit grid or an area, a click beside everything lets go.
import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import { codeLength } from '../../../api/contract/areas.ts'
import type { ProblemHit, Selection } from '../map-props.ts'
import { areaAt, microGridAt, type Pixel, placeAt, problemsAt, unitGridAt } from '../pick.ts'
import type { Exit } from './mode.ts'

export interface BrowseHost {
  onHover: (area: string | undefined) => void
  onPick: (selection: Selection | undefined) => void
  onHoverProblem: (hit: ProblemHit | undefined) => void
  /** A cluster, by its position in the list. */
  onCluster: (index: number) => void
}

/** A mouse points, a finger covers. */
const reachPixels = { mouse: 3, touch: 12 }

/** A micro grid names its grid, whatever level is coloured. */
function areaPicked(map: MapLibreMap, point: Pixel): Selection | undefined {
  const micro = microGridAt(map, point)
  if (micro !== undefined) return { type: 'area', code: micro.slice(0, codeLength.grid), micro }
  const area = areaAt(map, point)
  return area === undefined ? undefined : { type: 'area', code: area }
}

export function enterBrowse(map: MapLibreMap, host: BrowseHost): Exit {
  const canvas = map.getCanvas()
  let pointer: Pixel | undefined
  let frame = 0

  // At most once a frame: a mouse reports far more often than the picture changes.
  const look = () => {
    frame = 0
    if (!pointer || map.isMoving()) return
    const problems = problemsAt(map, pointer, reachPixels.mouse)
    const place = problems ? undefined : placeAt(map, pointer, reachPixels.mouse)
    const area = areaAt(map, pointer)
    canvas.style.cursor = problems || place || area ? 'pointer' : ''
    host.onHover(problems || place ? undefined : area)
    host.onHoverProblem(
      problems?.type === 'problem' ? { id: problems.id, x: pointer.x, y: pointer.y } : undefined,
    )
  }
  const onMove = ({ point }: MapMouseEvent) => {
    pointer = point
    frame ||= requestAnimationFrame(look)
  }
  const onLeave = () => {
    pointer = undefined
    host.onHover(undefined)
    host.onHoverProblem(undefined)
  }
  const onClick = ({ point, originalEvent }: MapMouseEvent) => {
    const touched = originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch'
    const reach = touched ? reachPixels.touch : reachPixels.mouse
    const problems = problemsAt(map, point, reach)
    if (problems) {
      host.onHoverProblem(undefined)
      return problems.type === 'cluster' ? host.onCluster(problems.index) : host.onPick(problems)
    }
    host.onPick(placeAt(map, point, reach) ?? unitGridAt(map, point) ?? areaPicked(map, point))
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
    host.onHoverProblem(undefined)
  }
}
