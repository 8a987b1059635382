// A border drawn anew from one place on it to another: what lay between goes, the drawn line takes its place.
import { ifSound } from './check.ts'
import { type Arc, isOuter, type Mosaic, type Outcome, refuse } from './mosaic.ts'
import type { Allowed } from './move-border.ts'
import { along, distance, isSame, nearestAt, type Point, rounded, toleranceDegrees } from './plane.ts'

/** A place on an arc: at the point with this index, or between it and the next. */
interface Place {
  index: number
  at: number
  point: Point
  off: number
}

/** Seven decimals of a place on an edge lie up to so far beside it. */
const beside = toleranceDegrees * 2

/** `line` begins and ends on the same border between two grids; its ends become vertices of it, or nodes that are there. */
export function redrawStretch(mosaic: Mosaic, line: readonly Point[], allowed: Allowed = {}): Outcome {
  const drawn = line.map(rounded).filter((point, i, all) => i === 0 || !isSame(point, all[i - 1]!))
  const [begin, end] = [drawn[0], drawn.at(-1)]
  if (!begin || !end || drawn.length < 2) return refuse('too-few-points')
  const touched = [...mosaic.arcs].flatMap(([id, arc]) => {
    const [from, to] = [placeOn(arc, begin), placeOn(arc, end)]
    return { id, arc, from, to }
  })
  const both = touched.filter(({ from, to }) => from.off <= beside && to.off <= beside)
  const free = both.filter(({ arc }) => allowed.outer || !isOuter(arc))
  const [found] = free.sort((a, b) => a.from.off + a.to.off - (b.from.off + b.to.off))
  if (!found) {
    if (both.length > 0) return refuse('border-locked', begin)
    const lost = [begin, end].find((_, i) => touched.every((each) => (i ? each.to : each.from).off > beside))
    return refuse(lost ? 'redraw-off-border' : 'redraw-two-borders', lost ?? end)
  }
  const { id, arc, from, to } = found
  const isForward = from.index + from.at <= to.index + to.at
  const [start, stop] = isForward ? [from, to] : [to, from]
  const between = (isForward ? drawn : drawn.toReversed()).slice(1, -1)
  const way = [
    ...arc.points.slice(0, start.index + 1),
    ...(start.at > 0 ? [start.point] : []),
    ...between,
    stop.point,
    ...arc.points.slice(stop.index + 1),
  ]
  return ifSound(mosaic, { arcs: [{ key: id, before: arc, after: { ...arc, points: way } }], grids: [] })
}

function placeOn({ points }: Arc, place: Point): Place {
  let best: Place = { index: 0, at: 0, point: points[0]!, off: Infinity }
  for (let index = 0; index + 1 < points.length; index++) {
    const [a, b] = [points[index]!, points[index + 1]!]
    const at = nearestAt(place, a, b)
    const off = distance(place, along(a, b, at))
    if (off >= best.off) continue
    // A corner keeps its numbers; a new one gets those that everything stored has.
    if (distance(place, a) <= beside) best = { index, at: 0, point: a, off }
    else if (distance(place, b) <= beside) best = { index: index + 1, at: 0, point: b, off }
    else best = { index, at, point: place, off }
  }
  return best
}
