// What of a border can be taken hold of: nodes where grids meet, vertices, and the middles of edges, where a new one begins.

import { isOuter, type Mosaic, type Outcome, refuse } from './mosaic/mosaic.ts'
import { type Allowed, deleteVertex, insertVertex, moveNode, moveVertex } from './mosaic/move-border.ts'
import { along, isSame, keyOf, type Point } from './mosaic/plane.ts'

export type Handle =
  | { type: 'node'; at: Point }
  | { type: 'vertex'; arc: number; index: number; at: Point }
  /** `index`: of the vertex that begins here once it is dragged. */
  | { type: 'middle'; arc: number; index: number; at: Point }

export interface Pixel {
  x: number
  y: number
}

/** Of borders between two grids; the border of the community offers nothing to take hold of. */
export function handlesOf({ arcs }: Mosaic): Handle[] {
  const locked = new Set([...arcs.values()].filter(isOuter).flatMap(({ points }) => points.map(keyOf)))
  const nodes = new Map<string, Handle>()
  const others: Handle[] = []
  for (const [arc, border] of arcs) {
    if (isOuter(border)) continue
    const last = border.points.length - 1
    border.points.forEach((at, index) => {
      if (index > 0)
        others.push({ type: 'middle', arc, index, at: along(border.points[index - 1]!, at, 0.5) })
      if (index > 0 && index < last) others.push({ type: 'vertex', arc, index, at })
      else if (!locked.has(keyOf(at))) nodes.set(keyOf(at), { type: 'node', at })
    })
  }
  return [...nodes.values(), ...others]
}

const order = { node: 0, vertex: 1, middle: 2 }

/** The one under the pointer: nodes before vertices before middles, of the same sort the nearest. */
export function handleAt(
  handles: readonly Handle[],
  pointer: Pixel,
  reach: number,
  project: (at: Point) => Pixel,
): Handle | undefined {
  const near = handles
    .map((handle) => {
      const { x, y } = project(handle.at)
      return { handle, off: Math.hypot(x - pointer.x, y - pointer.y) }
    })
    .filter(({ off }) => off <= reach)
    .sort((a, b) => order[a.handle.type] - order[b.handle.type] || a.off - b.off)
  return near[0]?.handle
}

export function moveHandle(mosaic: Mosaic, handle: Handle, to: Point, allowed?: Allowed): Outcome {
  switch (handle.type) {
    case 'node':
      return moveNode(mosaic, handle.at, to, allowed)
    case 'vertex':
      return moveVertex(mosaic, handle.arc, handle.index, to, allowed)
    case 'middle':
      return insertVertex(mosaic, handle.arc, handle.index, to, allowed)
  }
}

/** Where grids meet nothing can go. */
export function removeHandle(mosaic: Mosaic, handle: Handle): Outcome {
  return handle.type === 'vertex'
    ? deleteVertex(mosaic, handle.arc, handle.index)
    : refuse('unknown', handle.at)
}

/** The handle in that place after a change: what was moved stays in hand. */
export function sameHandle(mosaic: Mosaic, at: Point): Handle | undefined {
  return handlesOf(mosaic).find((each) => each.type !== 'middle' && isSame(each.at, at))
}
