// What of a border can be taken hold of: nodes where grids meet, its end on the outline of the community, vertices, and the
// middles of edges, where a new one begins.
import { endsOf, isOuter, type Mosaic, type Outcome, refuse } from './mosaic/mosaic.ts'
import { deleteVertex, insertVertex, moveNode, moveVertex } from './mosaic/move-border.ts'
import { along, isSame, keyOf, type Point, rounded } from './mosaic/plane.ts'
import { canSlide, slideNode, slideTarget } from './mosaic/slide-node.ts'
import { doBoxesMeet, stretchesOf } from './mosaic/stretches.ts'
import { isInView, type ScreenPlane } from './screen-plane.ts'

export type Handle =
  | { type: 'node'; at: Point }
  /** The end of a border on the outline: it moves along that. */
  | { type: 'slide'; at: Point }
  | { type: 'vertex'; arc: number; index: number; at: Point }
  /** `index`: of the vertex that begins here once it is dragged. */
  | { type: 'middle'; arc: number; index: number; at: Point }

export interface Pixel {
  x: number
  y: number
}

/** Pixels between two vertices that are both shown, and the shortest edge whose middle is; fingers need twice the room. */
const gaps = { mouse: { vertex: 13, middle: 46 }, touch: { vertex: 26, middle: 64 } }

const nodesKnown = new WeakMap<Mosaic, Handle[]>()

/** Nodes of borders between two grids; one on the outline of the community only where it can slide. */
function nodesOf(mosaic: Mosaic): Handle[] {
  const known = nodesKnown.get(mosaic)
  if (known) return known
  const locked = new Set([...mosaic.arcs.values()].filter(isOuter).flatMap((arc) => endsOf(arc).map(keyOf)))
  const nodes = new Map<string, Handle>()
  for (const arc of mosaic.arcs.values()) {
    if (isOuter(arc)) continue
    for (const at of endsOf(arc)) {
      const key = keyOf(at)
      if (nodes.has(key)) continue
      if (!locked.has(key)) nodes.set(key, { type: 'node', at })
      else if (canSlide(mosaic, at)) nodes.set(key, { type: 'slide', at })
    }
  }
  const found = [...nodes.values()]
  nodesKnown.set(mosaic, found)
  return found
}

/** Those in sight that a hand can tell apart: crowded vertices wait until one comes closer. */
export function handlesInView(
  mosaic: Mosaic,
  { x, y, view }: ScreenPlane,
  hand: keyof typeof gaps = 'mouse',
): Handle[] {
  const { vertex: vertexGap, middle: middleGap } = gaps[hand]
  const found = nodesOf(mosaic).filter(({ at }) => isInView(at, view))
  for (const [arc, border] of mosaic.arcs) {
    const { points } = border
    if (isOuter(border) || !doBoxesMeet(stretchesOf(points).box, view)) continue
    let [shownX, shownY] = [x(points[0]!), y(points[0]!)]
    const [endX, endY] = [x(points.at(-1)!), y(points.at(-1)!)]
    let [lastX, lastY] = [shownX, shownY]
    for (let index = 1; index < points.length; index++) {
      const [atX, atY] = [x(points[index]!), y(points[index]!)]
      if (Math.hypot(atX - lastX, atY - lastY) >= middleGap)
        pushIfSeen(found, view, {
          type: 'middle',
          ...{ arc, index, at: along(points[index - 1]!, points[index]!, 0.5) },
        })
      lastX = atX
      lastY = atY
      const isClear =
        Math.hypot(atX - shownX, atY - shownY) >= vertexGap && Math.hypot(atX - endX, atY - endY) >= vertexGap
      if (index === points.length - 1 || !isClear) continue
      pushIfSeen(found, view, { type: 'vertex', arc, index, at: points[index]! })
      shownX = atX
      shownY = atY
    }
  }
  return found
}

function pushIfSeen(found: Handle[], view: ScreenPlane['view'], handle: Handle): void {
  if (isInView(handle.at, view)) found.push(handle)
}

const order = { node: 0, slide: 0, vertex: 1, middle: 2 }

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

export function moveHandle(mosaic: Mosaic, handle: Handle, to: Point): Outcome {
  switch (handle.type) {
    case 'node':
      return moveNode(mosaic, handle.at, to)
    case 'slide':
      return slideNode(mosaic, handle.at, to)
    case 'vertex':
      return moveVertex(mosaic, handle.arc, handle.index, to)
    case 'middle':
      return insertVertex(mosaic, handle.arc, handle.index, to)
  }
}

/** Where it comes to lie when it is moved there. */
export function landingOf(mosaic: Mosaic, handle: Handle, to: Point): Point {
  return handle.type === 'slide' ? (slideTarget(mosaic, handle.at, to) ?? handle.at) : rounded(to)
}

/** Where grids meet nothing can go. */
export function removeHandle(mosaic: Mosaic, handle: Handle): Outcome {
  return handle.type === 'vertex'
    ? deleteVertex(mosaic, handle.arc, handle.index)
    : refuse('unknown', handle.at)
}

/** The handle in that place after a change: what was moved stays in hand. */
export function sameHandle(mosaic: Mosaic, at: Point): Handle | undefined {
  const node = nodesOf(mosaic).find((each) => isSame(each.at, at))
  if (node) return node
  for (const [arc, border] of mosaic.arcs) {
    if (isOuter(border)) continue
    const index = border.points.findIndex(
      (each, i) => i > 0 && i < border.points.length - 1 && isSame(each, at),
    )
    if (index > 0) return { type: 'vertex', arc, index, at }
  }
  return undefined
}

export function isSameHandle(one: Handle | undefined, other: Handle | undefined): boolean {
  if (!one || !other) return one === other
  return one.type === other.type && isSame(one.at, other.at)
}
