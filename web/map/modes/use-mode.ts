// The mode the map is in: entered when chosen, left when another is; Esc leads back to browsing.
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useEffectEvent } from 'react'
import type { SketchStore } from '../edit-sketch.ts'
import type { GridEdit, Pinned, ProblemHit, Selection } from '../map-props.ts'
import type { Mosaic } from '../mosaic/mosaic.ts'
import type { Pixel } from '../pick.ts'
import { enterBrowse } from './browse.ts'
import { enterEditGrid } from './edit-grid.ts'
import type { EditHost, EditTool } from './edit-host.ts'
import { enterLasso, type Lassoed } from './lasso.ts'
import { enterMeasure, type Sketch } from './measure.ts'
import type { Exit, Mode } from './mode.ts'
import { enterPaintGrid, type PaintHost } from './paint-grid.ts'
import { enterCrosshair, enterPin } from './pin.ts'
import { enterUndecided } from './undecided.ts'

interface Host {
  onHover: (area: string | undefined) => void
  onPick: (selection: Selection | undefined) => void
  onHoverProblem: ((hit: ProblemHit | undefined) => void) | undefined
  onCluster: (index: number) => void
  onSketch: (sketch: Sketch) => void
  onLeave: () => void
  /** Kinds around which a line may be drawn. */
  lassoKinds: readonly string[]
  onLasso: ((found: readonly Lassoed[]) => void) | undefined
  edit: GridEdit | undefined
  editStore: SketchStore
  snap: EditHost['snap']
  onPin: ((pinned: Pinned) => void) | undefined
  /** Where the cross stands. */
  cross: () => Pixel
  onIdle: (() => void) | undefined
}

const noMosaic: Mosaic = { arcs: new Map(), grids: new Map() }

export function useMode(map: MapLibreMap, mode: Mode, host: Host) {
  const hover = useEffectEvent(host.onHover)
  const pick = useEffectEvent(host.onPick)
  const hoverProblem = useEffectEvent((hit: ProblemHit | undefined) => host.onHoverProblem?.(hit))
  const cluster = useEffectEvent(host.onCluster)
  const leave = useEffectEvent(host.onLeave)
  const lasso = useEffectEvent((found: readonly Lassoed[]) => host.onLasso?.(found))
  const pin = useEffectEvent((pinned: Pinned) => host.onPin?.(pinned))
  const cross = useEffectEvent(host.cross)
  const idle = useEffectEvent(() => host.onIdle?.())
  const readMosaic = useEffectEvent(() => host.edit?.mosaic)
  const change = useEffectEvent<EditHost['onChange']>((made) => host.edit?.onChange(made))
  const refuse = useEffectEvent<EditHost['onRefuse']>((refusal) => host.edit?.onRefuse(refusal))
  const state = useEffectEvent<EditHost['onState']>((now) => host.edit?.onState(now))
  const controls = useEffectEvent<EditHost['onControls']>((offered) => host.edit?.onControls(offered))
  const leaveEdit = useEffectEvent(() => host.edit?.onLeave())
  const snap = useEffectEvent<EditHost['snap']>((...near) => host.snap(...near))
  const isSnapping = useEffectEvent(() => host.edit?.snapping ?? true)
  const under = useEffectEvent<PaintHost['under']>((...asked) => host.edit?.paint?.under(...asked) ?? [])
  const paint = useEffectEvent<PaintHost['onPaint']>((atoms) => host.edit?.paint?.onPaint(atoms))
  const stroke = useEffectEvent<PaintHost['onStroke']>((atoms) => host.edit?.paint?.onStroke(atoms))
  const brush = useEffectEvent(() => host.edit?.paint?.brushPixels ?? 0)
  const paints = host.edit?.paint !== undefined
  const undecided = host.edit?.theirs !== undefined
  const { onSketch, lassoKinds, editStore } = host
  const tool = host.edit?.tool

  useEffect(() => {
    const enter = (): Exit => {
      switch (mode) {
        case 'browse':
          return enterBrowse(map, {
            onHover: (area) => hover(area),
            onPick: (selection) => pick(selection),
            onHoverProblem: (hit) => hoverProblem(hit),
            onCluster: (index) => cluster(index),
          })
        case 'measure-length':
        case 'measure-area':
          return enterMeasure(map, onSketch)
        case 'edit-grid':
          if (undecided) return enterUndecided(() => leaveEdit())
          if (paints)
            return enterPaintGrid(map, {
              under: (...asked) => under(...asked),
              brushPixels: () => brush(),
              onPaint: (atoms) => paint(atoms),
              onStroke: (atoms) => stroke(atoms),
              onLeave: () => leaveEdit(),
            })
          return enterEditGrid(map, editHost(tool ?? 'move'))
        case 'lasso':
          return enterLasso(map, { kinds: lassoKinds, onSketch, onFound: (found) => lasso(found) })
        case 'pin':
          return enterPin(map, (pinned) => pin(pinned))
        case 'crosshair':
          return enterCrosshair(map, { onPin: (pinned) => pin(pinned), cross: () => cross() })
      }
    }
    const editHost = (chosen: EditTool): EditHost => ({
      tool: chosen,
      mosaic: () => readMosaic() ?? noMosaic,
      store: editStore,
      snap: (...near) => snap(...near),
      snapping: () => isSnapping(),
      onChange: (made) => change(made),
      onRefuse: (refusal) => refuse(refusal),
      onState: (now) => state(now),
      onControls: (offered) => controls(offered),
      onLeave: () => leaveEdit(),
    })
    return enter()
  }, [map, mode, onSketch, lassoKinds, editStore, tool, paints, undecided])

  useEffect(() => {
    // Around a pin stands a form, which Esc closes; while borders are edited it leads out step by step.
    if (mode === 'browse' || mode === 'pin' || mode === 'edit-grid') return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // A dialog over the map closes first.
      if (event.target instanceof Element && event.target.closest('[role=dialog]')) return
      // Taken: panels that close on Esc stay open.
      event.preventDefault()
      leave()
    }
    // Before the panels hear of it.
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [mode])

  useEffect(() => {
    const onIdle = () => idle()
    map.on('idle', onIdle)
    return () => void map.off('idle', onIdle)
  }, [map])
}
