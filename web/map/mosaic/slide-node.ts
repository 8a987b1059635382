// Where a border ends on another one that shall not move (the outline of the community, the straight edge of a third grid),
// its end slides along it: land goes from one side to the other, the border under it keeps every point it has.
import { ifSound } from './check.ts'
import {
  type Arc,
  arcsAt,
  firstOf,
  isClosed,
  isOuter,
  lastOf,
  type Mosaic,
  type Outcome,
  refuse,
} from './mosaic.ts'
import { along, distance, isSame, nearestAt, type Point, toleranceDegrees } from './plane.ts'

/** The border that ends here, and the two that it ends on, as one way with the node in it. */
interface Tee {
  stem: [number, Arc]
  before: [number, Arc]
  after: [number, Arc]
  way: readonly Point[]
  /** Index of the node on the way. */
  node: number
}

/** Only where exactly one border between two grids ends on the outline of the community. */
function teeAt(mosaic: Mosaic, node: Point): Tee | undefined {
  const meeting = arcsAt(mosaic, node)
  const [stem, ...inner] = meeting.filter(([, arc]) => !isOuter(arc))
  const [one, other, ...more] = meeting.filter(([, arc]) => isOuter(arc))
  if (!stem || !one || !other || inner.length + more.length > 0) return undefined
  if ([stem, one, other].some(([, arc]) => isClosed(arc))) return undefined
  const before = isSame(lastOf(one[1]), node) ? one[1] : turned(one[1])
  const after = isSame(firstOf(other[1]), node) ? other[1] : turned(other[1])
  return {
    stem,
    before: [one[0], before],
    after: [other[0], after],
    way: [...before.points, ...after.points.slice(1)],
    node: before.points.length - 1,
  }
}

export function canSlide(mosaic: Mosaic, node: Point): boolean {
  return teeAt(mosaic, node) !== undefined
}

interface Landing {
  /** On the edge that begins with this point of the way, or that point itself. */
  index: number
  point: Point
  isCorner: boolean
}

/** The place on the way nearest to where the pointer is; not its ends, where other borders are. */
function landingOn(way: readonly Point[], to: Point): Landing | undefined {
  let best: (Landing & { off: number }) | undefined
  for (let index = 0; index + 1 < way.length; index++) {
    const [a, b] = [way[index]!, way[index + 1]!]
    const point = along(a, b, nearestAt(to, a, b))
    const off = distance(point, to)
    if (best && off >= best.off) continue
    if (distance(point, a) <= toleranceDegrees * 2) best = { index, point: a, isCorner: true, off }
    else if (distance(point, b) <= toleranceDegrees * 2)
      best = { index: index + 1, point: b, isCorner: true, off }
    else best = { index, point, isCorner: false, off }
  }
  if (!best || (best.isCorner && (best.index === 0 || best.index === way.length - 1))) return undefined
  return best
}

/** Where the node comes to lie when it is pulled to this place. */
export function slideTarget(mosaic: Mosaic, node: Point, to: Point): Point | undefined {
  const tee = teeAt(mosaic, node)
  return tee && landingOn(tee.way, to)?.point
}

export function slideNode(mosaic: Mosaic, node: Point, to: Point): Outcome {
  const tee = teeAt(mosaic, node)
  const landing = tee && landingOn(tee.way, to)
  if (!tee || !landing) return refuse('border-locked', node)
  const { way, before, after, stem } = tee
  const { index, point, isCorner } = landing
  if (isSame(point, node)) return { change: { arcs: [], grids: [] } }
  const head = [...way.slice(0, isCorner ? index : index + 1), point]
  const tail = [point, ...way.slice(index + 1)]
  const moved = stem[1].points.map((each) => (isSame(each, node) ? point : each))
  const edits: [number, Arc][] = [
    [before[0], { ...before[1], points: head }],
    [after[0], { ...after[1], points: tail }],
    [stem[0], { ...stem[1], points: moved }],
  ]
  return ifSound(mosaic, {
    arcs: edits.map(([key, arc]) => ({ key, before: mosaic.arcs.get(key), after: arc })),
    grids: [],
  })
}

function turned({ points, left, right }: Arc): Arc {
  return { points: points.toReversed(), left: right, right: left }
}
