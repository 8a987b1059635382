// What the mode of editing borders asks of the page around it, and what it offers to buttons beside the map.
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Pixel } from '../edit-handles.ts'
import type { SketchStore, SnappedTo } from '../edit-sketch.ts'
import type { Change, Mosaic, Refusal } from '../mosaic/mosaic.ts'
import type { Point } from '../mosaic/plane.ts'

export const editTools = ['move', 'redraw', 'split', 'give', 'merge'] as const
export type EditTool = (typeof editTools)[number]

/** What is in hand, for buttons and hints; it changes with a click, not with every move. */
export interface EditState {
  /** Points of the line that is being drawn. */
  points: number
  /** A vertex that can be deleted is chosen. */
  vertex: boolean
  /** The first of two grids. */
  chosen: string | undefined
}

export const idleEdit: EditState = { points: 0, vertex: false, chosen: undefined }

/** The keys of the mode as buttons, for fingers. */
export interface EditControls {
  finish: () => void
  back: () => void
  cancel: () => void
  remove: () => void
}

export interface EditHost {
  tool: EditTool
  store: SketchStore
  /** Always what is there now: a drag goes on while the page is drawn anew. */
  mosaic: () => Mosaic
  /** The nearest line within so many pixels that a border might follow; borders only for a line that is drawn. */
  snap: (pixel: Pixel, reach: number, borders: boolean) => SnappedTo | undefined
  /** Fingers have no key to hold: a switch says whether the pointer is pulled. */
  snapping: () => boolean
  onChange: (change: Change) => void
  onRefuse: (refusal: Refusal | undefined) => void
  onState: (state: EditState) => void
  onControls: (controls: EditControls | undefined) => void
  /** Esc with nothing in hand. */
  onLeave: () => void
}

export function placeOf(map: MapLibreMap, { x, y }: Pixel): Point {
  const { lng, lat } = map.unproject([x, y])
  return [lng, lat]
}

/** Whoever points with a finger gets fewer and larger marks. */
export function isCoarse(): boolean {
  return window.matchMedia('(pointer: coarse)').matches
}
