// The mosaic of a community: every border once, as an arc with the grid to its left and the grid to its right. Grids are
// what arcs enclose, so that two neighbours can neither part nor overlap. Nothing here is ever changed in place.
import { isSame, type Point } from './plane.ts'

/** A border between two nodes, or a closed one; `null` where no grid lies: outside the community, or in a gap. */
export interface Arc {
  points: readonly Point[]
  left: string | null
  right: string | null
}

/** A grid by its code; one that is not saved yet has any other key. */
export interface GridFace {
  community: string
  /** Of a grid that is not saved yet: the saved one it was cut from; null: it is founded on land that has no grid. */
  from?: string | null
  /** Saved grids whose land it took in as a whole. */
  took?: readonly string[]
}

export interface Mosaic {
  arcs: ReadonlyMap<number, Arc>
  grids: ReadonlyMap<string, GridFace>
}

interface Edit<Key, Value> {
  key: Key
  before: Value | undefined
  after: Value | undefined
}

/** What an operation does. Undoing is applying the inverse, and gives back the very same points. */
export interface Change {
  arcs: readonly Edit<number, Arc>[]
  grids: readonly Edit<string, GridFace>[]
}

export type RefusalCode =
  | 'unknown'
  | 'border-locked'
  | 'crosses'
  | 'touches'
  | 'no-area'
  | 'turned-over'
  | 'too-few-points'
  | 'split-misses'
  | 'split-touches'
  | 'split-ends-inside'
  | 'split-crosses-often'
  | 'split-along-border'
  | 'split-no-parts'
  | 'not-neighbours'
  | 'two-communities'
  | 'outside'
  | 'redraw-off-border'
  | 'redraw-two-borders'
  | 'both-changed'

/** Why an operation would break the mosaic, and where. */
export interface Refusal {
  code: RefusalCode
  at?: Point
}

export type Outcome = { change: Change; refusal?: undefined } | { change?: undefined; refusal: Refusal }

export function refuse(code: RefusalCode, at?: Point): Outcome {
  return { refusal: at ? { code, at } : { code } }
}

export function applyChange(mosaic: Mosaic, { arcs, grids }: Change): Mosaic {
  return {
    arcs: arcs.length === 0 ? mosaic.arcs : edited(mosaic.arcs, arcs),
    grids: grids.length === 0 ? mosaic.grids : edited(mosaic.grids, grids),
  }
}

function edited<Key, Value>(
  values: ReadonlyMap<Key, Value>,
  edits: readonly Edit<Key, Value>[],
): Map<Key, Value> {
  const result = new Map(values)
  for (const { key, after } of edits) {
    if (after === undefined) result.delete(key)
    else result.set(key, after)
  }
  return result
}

export function inverseOf({ arcs, grids }: Change): Change {
  const swap = <Key, Value>({ key, before, after }: Edit<Key, Value>) => ({
    key,
    before: after,
    after: before,
  })
  return { arcs: arcs.map(swap), grids: grids.map(swap) }
}

/** The way from one mosaic to another one that came of it: what both hold as the same object did not change. */
export function changeBetween(before: Mosaic, after: Mosaic): Change {
  return { arcs: difference(before.arcs, after.arcs), grids: difference(before.grids, after.grids) }
}

function difference<Key, Value>(
  before: ReadonlyMap<Key, Value>,
  after: ReadonlyMap<Key, Value>,
): Edit<Key, Value>[] {
  const edits: Edit<Key, Value>[] = []
  for (const [key, value] of before)
    if (after.get(key) !== value) edits.push({ key, before: value, after: after.get(key) })
  for (const [key, value] of after) if (!before.has(key)) edits.push({ key, before: undefined, after: value })
  return edits
}

/** Grids whose borders a change moves, and those that it makes or takes away. */
export function gridsOf({ arcs, grids }: Change): Set<string> {
  const found = new Set(grids.map(({ key }) => key))
  for (const { before, after } of arcs) {
    for (const arc of [before, after]) {
      if (arc?.left) found.add(arc.left)
      if (arc?.right) found.add(arc.right)
    }
  }
  return found
}

export function firstOf({ points }: Arc): Point {
  return points[0]! // an arc has two points or more
}

export function lastOf({ points }: Arc): Point {
  return points.at(-1)! // likewise
}

export function isClosed(arc: Arc): boolean {
  return isSame(firstOf(arc), lastOf(arc))
}

/** Outside the community, or beside a gap: moving it would give land away or take it from somebody else. */
export function isOuter({ left, right }: Arc): boolean {
  return left === null || right === null
}

/** An id that no arc has. */
export function freeArcId({ arcs }: Mosaic): number {
  let highest = 0
  for (const id of arcs.keys()) highest = Math.max(highest, id)
  return highest + 1
}

/** Arcs that begin or end in this place. */
export function arcsAt({ arcs }: Mosaic, node: Point): [number, Arc][] {
  return [...arcs].filter(([, arc]) => isSame(firstOf(arc), node) || isSame(lastOf(arc), node))
}

/** Both ends of an arc; the same twice when it is closed. */
export function endsOf(arc: Arc): [Point, Point] {
  return [firstOf(arc), lastOf(arc)]
}
