// Would the mosaic still be one? What has changed must cross nothing, touch nothing but at nodes, and enclose land.
import {
  type Arc,
  applyChange,
  type Change,
  endsOf,
  type Mosaic,
  type Outcome,
  type Refusal,
  refuse,
} from './mosaic.ts'
import { distanceToSegment, doMeet, isSame, keyOf, type Point, toleranceDegrees } from './plane.ts'
import { partsOf } from './polygons.ts'
import { doBoxesMeet, nearPairs, stretchesOf } from './stretches.ts'

/** The change itself when it leaves a mosaic, else why not and where. */
export function ifSound(before: Mosaic, change: Change): Outcome {
  const after = applyChange(before, change)
  const changed = new Set(change.arcs.flatMap(({ key, after: arc }) => (arc ? [key] : [])))
  const fault = findTouch(after, changed) ?? findEmptyGrid(after, change)
  return fault ? refuse(fault.code, fault.at) : { change }
}

function findTouch({ arcs }: Mosaic, changed: ReadonlySet<number>): Refusal | undefined {
  for (const id of changed) {
    const arc = arcs.get(id)!
    const fault = findOwnTouch(arc)
    if (fault) return fault
    const { box } = stretchesOf(arc.points)
    for (const [otherId, other] of arcs) {
      // Two changed ones are compared once.
      if (otherId === id || (changed.has(otherId) && otherId < id)) continue
      if (!doBoxesMeet(box, stretchesOf(other.points).box)) continue
      const touch = findTouchOf(arc, other)
      if (touch) return touch
    }
  }
  return undefined
}

/** An arc that runs over itself, or turns back on itself. */
function findOwnTouch({ points }: Arc): Refusal | undefined {
  const closed = isSame(points[0]!, points.at(-1)!)
  if (points.length < (closed ? 4 : 2)) return { code: 'too-few-points', at: points[0]! }
  for (let i = 0; i + 1 < points.length; i++)
    if (isSame(points[i]!, points[i + 1]!)) return { code: 'crosses', at: points[i]! }
  const last = points.length - 2
  for (const [i, k] of nearPairs(points, points)) {
    if (k <= i) continue
    const [a, b] = [points[i]!, points[i + 1]!]
    const [c, d] = [points[k]!, points[k + 1]!]
    const follows = k === i + 1
    const leads = closed && i === 0 && k === last
    if (follows && doesFoldBack(b, a, d)) return { code: 'crosses', at: b }
    if (leads && doesFoldBack(a, b, c)) return { code: 'crosses', at: a }
    if (!follows && !leads && doMeet(a, b, c, d)) return { code: 'crosses', at: c }
  }
  return undefined
}

function findTouchOf(arc: Arc, other: Arc): Refusal | undefined {
  const nodes = new Set([...endsOf(arc).map(keyOf)].filter((key) => endsOf(other).map(keyOf).includes(key)))
  for (const [i, k] of nearPairs(arc.points, other.points)) {
    const [a, b] = [arc.points[i]!, arc.points[i + 1]!]
    const [c, d] = [other.points[k]!, other.points[k + 1]!]
    const shared = [a, b].filter((each) => (isSame(each, c) || isSame(each, d)) && nodes.has(keyOf(each)))
    const [node] = shared
    const meets =
      node && shared.length === 1
        ? doesFoldBack(node, isSame(node, a) ? b : a, isSame(node, c) ? d : c)
        : doMeet(a, b, c, d)
    if (meets) return { code: 'touches', at: c }
  }
  return undefined
}

/** Two segments from one point: does one run along the other? */
function doesFoldBack(from: Point, one: Point, other: Point): boolean {
  return (
    distanceToSegment(one, from, other) <= toleranceDegrees ||
    distanceToSegment(other, from, one) <= toleranceDegrees
  )
}

/** Grids beside what has changed must still have land, their holes inside it. */
function findEmptyGrid(after: Mosaic, change: Change): Refusal | undefined {
  const beside = new Map<string, Point>()
  for (const { after: arc } of change.arcs)
    for (const code of [arc?.left, arc?.right]) if (arc && code) beside.set(code, arc.points[0]!)
  for (const [code, at] of beside) {
    const parts = partsOf(after, code)
    if (typeof parts === 'string') return { code: parts, at }
  }
  return undefined
}
