// What is being done to the borders right now, beside React: a drag draws sixty times a second, the page around it not once.
import type { Handle } from './edit-handles.ts'
import type { Mosaic } from './mosaic/mosaic.ts'
import type { Point } from './mosaic/plane.ts'

/** A line that pulled the pointer: what it is, a kind by its id or a border; and its name. */
export interface SnappedTo {
  point: Point
  kind: string | 'border' | 'outline'
  name: string | undefined
}

export interface EditSketch {
  /** As it would be if the pointer were let go. */
  mosaic: Mosaic | undefined
  /** Chosen, or being dragged. */
  handle: Handle | undefined
  dragging: boolean
  /** Of the line that is being drawn. */
  line: readonly Point[]
  pointer: Point | undefined
  snapped: SnappedTo | undefined
  /** The first of two grids. */
  chosen: string | undefined
  /** Under the pointer, where a click would choose it. */
  hovered: string | undefined
  /** Where the mosaic refused what was tried. */
  refusedAt: Point | undefined
}

export const emptySketch: EditSketch = {
  mosaic: undefined,
  handle: undefined,
  dragging: false,
  line: [],
  pointer: undefined,
  snapped: undefined,
  chosen: undefined,
  hovered: undefined,
  refusedAt: undefined,
}

export class SketchStore {
  #now = emptySketch
  #listeners = new Set<() => void>()

  get(): EditSketch {
    return this.#now
  }

  set(patch: Partial<EditSketch>): void {
    this.#now = { ...this.#now, ...patch }
    for (const listener of this.#listeners) listener()
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}
