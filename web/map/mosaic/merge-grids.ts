// Makes one grid of two neighbours: the border between them goes, and borders that then have one grid on each side for
// all their way are joined.
import { ifSound } from './check.ts'
import {
  type Arc,
  arcsAt,
  changeBetween,
  endsOf,
  firstOf,
  isClosed,
  lastOf,
  type Mosaic,
  type Outcome,
  refuse,
} from './mosaic.ts'
import { isSame, type Point } from './plane.ts'

/** `keep` takes the land of `drop`, whose code ends; but a saved code never ends for one that is not saved yet. */
export function mergeGrids(mosaic: Mosaic, keep: string, drop: string): Outcome {
  const [kept, dropped] = [mosaic.grids.get(keep), mosaic.grids.get(drop)]
  if (!kept || !dropped || keep === drop) return refuse('unknown')
  if (kept.from !== undefined && dropped.from === undefined) return mergeGrids(mosaic, drop, keep)
  if (kept.community !== dropped.community) return refuse('two-communities')
  const isBetween = ({ left, right }: Arc) =>
    (left === keep && right === drop) || (left === drop && right === keep)
  const between = [...mosaic.arcs].filter(([, arc]) => isBetween(arc))
  if (between.length === 0) return refuse('not-neighbours')
  const arcs = new Map(mosaic.arcs)
  for (const [id] of between) arcs.delete(id)
  for (const [id, arc] of arcs) {
    if (arc.left === drop) arcs.set(id, { ...arc, left: keep })
    else if (arc.right === drop) arcs.set(id, { ...arc, right: keep })
  }
  const grids = new Map(mosaic.grids)
  grids.delete(drop)
  // What was never saved leaves no trace.
  const took = [...(kept.took ?? []), ...(dropped.from === undefined ? [drop] : []), ...(dropped.took ?? [])]
  if (took.length > 0) grids.set(keep, { ...kept, took })
  for (const node of between.flatMap(([, arc]) => endsOf(arc))) joinAt(arcs, node)
  return ifSound(mosaic, changeBetween(mosaic, { arcs, grids }))
}

/** Where only two borders are left and the same grids lie beside both, they are one. */
function joinAt(arcs: Map<number, Arc>, node: Point): void {
  const meeting = arcsAt({ arcs, grids: new Map() }, node)
  const [one, other, ...more] = meeting
  if (!one || !other || more.length > 0 || isClosed(one[1]) || isClosed(other[1])) return
  const before = isSame(lastOf(one[1]), node) ? one[1] : reversed(one[1])
  const after = isSame(firstOf(other[1]), node) ? other[1] : reversed(other[1])
  if (before.left !== after.left || before.right !== after.right) return
  arcs.set(one[0], { ...before, points: [...before.points, ...after.points.slice(1)] })
  arcs.delete(other[0])
}

function reversed({ points, left, right }: Arc): Arc {
  return { points: points.toReversed(), left: right, right: left }
}
