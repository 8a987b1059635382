// Two people changed the borders of one community: can both changes stand? And if one insists, what becomes of the rest?
import { ifSound } from './check.ts'
import {
  type Arc,
  changeBetween,
  freeArcId,
  type GridFace,
  type Mosaic,
  type Outcome,
  refuse,
} from './mosaic.ts'
import { placeIn } from './place-in.ts'
import { compare, keyOf, type Point } from './plane.ts'
import { gridAt, polygonOf } from './polygons.ts'

/** The same for two arcs with the same points and the same grids beside them, whichever way they run. */
function signatureOf({ points, left, right }: Arc): string {
  const [first, second, last, beforeLast] = [points[0]!, points[1]!, points.at(-1)!, points.at(-2)!]
  const order = compare(first, last) || compare(second, beforeLast)
  const forward = order <= 0
  return `${forward ? left : right}|${forward ? right : left}|${(forward ? points : points.toReversed()).map(keyOf).join(' ')}`
}

function bySignature({ arcs }: Mosaic): Map<string, Arc> {
  return new Map([...arcs.values()].map((arc) => [signatureOf(arc), arc]))
}

/**
 * The way from theirs to both, where no border was changed by both of us: mine on top of theirs. Else `both-changed`, with
 * the place.
 */
export function combine(base: Mosaic, mine: Mosaic, theirs: Mosaic): Outcome {
  const [was, have, now] = [bySignature(base), bySignature(mine), bySignature(theirs)]
  const dropped = [...was].filter(([key]) => !have.has(key))
  for (const [key, arc] of dropped) if (!now.has(key)) return refuse('both-changed', arc.points[0])
  const drop = new Set(dropped.map(([key]) => key))
  const arcs = new Map([...theirs.arcs].filter(([, arc]) => !drop.has(signatureOf(arc))))
  let free = freeArcId(theirs)
  for (const [key, arc] of have) if (!was.has(key)) arcs.set(free++, arc)
  const grids = new Map(theirs.grids)
  for (const { key, before, after } of changeBetween(base, mine).grids) {
    const needed = [after?.from, ...(before && !theirs.grids.has(key) ? [key] : [])]
    if (needed.some((code) => code && !theirs.grids.has(code))) return refuse('both-changed')
    if (after) grids.set(key, after)
    else grids.delete(key)
  }
  return ifSound(theirs, changeBetween(theirs, { arcs, grids }))
}

/**
 * My borders as they are, with the codes that there are now: what they made goes into the grid of mine that has its land,
 * what they ended comes back as a new one, for no code is used twice.
 */
export function insist(mine: Mosaic, theirs: Mosaic): Mosaic {
  const gone = [...mine.grids].filter(([code, { from }]) => from === undefined && !theirs.grids.has(code))
  let number = 1
  const renamed = new Map<string, string>()
  for (const [code] of gone) {
    while (mine.grids.has(`new-${number}`)) number += 1
    renamed.set(code, `new-${number++}`)
  }
  const nameOf = (code: string) => renamed.get(code) ?? code
  const sideOf = (code: string | null) => (code === null ? null : nameOf(code))
  const arcs = new Map(
    [...mine.arcs].map(([id, arc]) => {
      const [left, right] = [sideOf(arc.left), sideOf(arc.right)]
      return [id, left === arc.left && right === arc.right ? arc : { ...arc, left, right }]
    }),
  )
  const grids = new Map<string, GridFace>()
  for (const [code, face] of mine.grids) {
    const isNew = face.from !== undefined || renamed.has(code)
    const took = face.took?.filter((each) => theirs.grids.has(each))
    const from =
      isNew && !theirs.grids.has(face.from ?? '') ? (ownerOf(theirs, placeIn(mine, code)) ?? null) : face.from
    grids.set(nameOf(code), {
      community: face.community,
      ...(from !== undefined && { from }),
      ...(took?.length && { took }),
    })
  }
  const result = { arcs, grids }
  const taken = new Set([...grids.values()].flatMap(({ took = [] }) => took))
  for (const code of theirs.grids.keys()) {
    if (grids.has(code) || taken.has(code)) continue
    const owner = ownerOf(result, placeIn(theirs, code))
    const face = owner === undefined ? undefined : grids.get(owner)
    // Only a saved grid can take in another.
    const saved = face?.from === undefined ? owner : face.from
    const keeper = saved ? grids.get(saved) : undefined
    if (saved && keeper) grids.set(saved, { ...keeper, took: [...(keeper.took ?? []), code] })
  }
  return result
}

function ownerOf(mosaic: Mosaic, place: Point | undefined): string | undefined {
  return place && gridAt(mosaic, place)
}

/** The very same land in the very same pieces, whatever the pieces are called: what was saved is what I have. */
export function isSameLand(one: Mosaic, other: Mosaic): boolean {
  if (one.grids.size !== other.grids.size) return false
  const shapes = new Set([...one.grids.keys()].map((code) => JSON.stringify(polygonOf(one, code))))
  return [...other.grids.keys()].every((code) => shapes.has(JSON.stringify(polygonOf(other, code))))
}

/** Stretches of borders that only the first one has, to be drawn. */
export function bordersOnlyIn(one: Mosaic, other: Mosaic): (readonly Point[])[] {
  const edges = new Set<string>()
  for (const { points } of other.arcs.values())
    for (let i = 0; i + 1 < points.length; i++) edges.add(edgeKey(points[i]!, points[i + 1]!))
  const found: Point[][] = []
  for (const { points } of one.arcs.values()) {
    let stretch: Point[] = []
    for (let i = 0; i + 1 < points.length; i++) {
      if (edges.has(edgeKey(points[i]!, points[i + 1]!))) stretch = []
      else if (stretch.length > 0) stretch.push(points[i + 1]!)
      else {
        stretch = [points[i]!, points[i + 1]!]
        found.push(stretch)
      }
    }
  }
  return found
}

function edgeKey(a: Point, b: Point): string {
  return compare(a, b) < 0 ? `${keyOf(a)} ${keyOf(b)}` : `${keyOf(b)} ${keyOf(a)}`
}
