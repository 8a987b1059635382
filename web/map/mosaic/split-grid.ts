// Divides a grid by a drawn line, or gives what the line cuts off to a neighbour. Where the line ends on a border, that
// border gets the same vertex on its other side.
import { ifSound } from './check.ts'
import { mergeGrids } from './merge-grids.ts'
import {
  type Arc,
  applyChange,
  changeBetween,
  freeArcId,
  type GridFace,
  type Mosaic,
  type Outcome,
  type Refusal,
  refuse,
} from './mosaic.ts'
import {
  along,
  distance,
  distanceToSegment,
  doMeet,
  holds,
  isSame,
  keyOf,
  nearestAt,
  type Point,
  ringArea,
  rounded,
  toleranceDegrees,
  turn,
} from './plane.ts'
import { areaOf, neighboursOf, pointsOf, ringsOf } from './polygons.ts'

/** The larger part keeps the code, the smaller one becomes `newCode`. */
export function splitGrid(mosaic: Mosaic, code: string, line: readonly Point[], newCode: string): Outcome {
  const cut = cutGrid(mosaic, code, line, newCode)
  if ('code' in cut) return refuse(cut.code, cut.at)
  const [smaller] = cut.sort((a, b) => areaOf(a, newCode) - areaOf(b, newCode))
  return smaller ? ifSound(mosaic, changeBetween(mosaic, smaller)) : refuse('split-no-parts', line[0])
}

/** What the line cuts off goes to the neighbour: of two parts that both border on it, the smaller one. */
export function givePiece(mosaic: Mosaic, from: string, to: string, line: readonly Point[]): Outcome {
  const [giver, taker] = [mosaic.grids.get(from), mosaic.grids.get(to)]
  if (!giver || !taker) return refuse('unknown')
  if (giver.community !== taker.community) return refuse('two-communities', line[0])
  if (!neighboursOf(mosaic, from).has(to)) return refuse('not-neighbours', line[0])
  // No code of a grid has a space.
  const piece = `${from} piece`
  const cut = cutGrid(mosaic, from, line, piece)
  if ('code' in cut) return refuse(cut.code, cut.at)
  const [given] = cut
    .filter((each) => neighboursOf(each, piece).has(to))
    .sort((a, b) => areaOf(a, piece) - areaOf(b, piece))
  if (!given) return refuse('not-neighbours', line[0])
  const merged = mergeGrids(given, to, piece)
  if (merged.refusal) return merged
  return ifSound(mosaic, changeBetween(mosaic, applyChange(given, merged.change)))
}

/** A place on the border: at a point of an arc, or between it and the next. */
interface Crossing {
  arc: number
  index: number
  /** 0: the point itself. */
  at: number
  point: Point
  /** How far along the line: number of its segment and share of that. */
  along: number
}

/** The mosaic with one part as `newCode`, and with the other; a part that would lie around the other is none of them. */
function cutGrid(mosaic: Mosaic, code: string, drawn: readonly Point[], newCode: string): Mosaic[] | Refusal {
  const grid = mosaic.grids.get(code)
  if (!grid || mosaic.grids.has(newCode)) return { code: 'unknown' }
  const line = drawn.map(rounded).filter((point, i, all) => i === 0 || !isSame(point, all[i - 1]!))
  const stretch = findStretch(mosaic, code, line)
  if ('code' in stretch) return stretch
  const [start, end] = stretch
  const inner = line
    .slice(Math.floor(start.along) + 1, Math.floor(end.along) + 1)
    // A corner of the line that lies on the border is that end.
    .filter((point) => [start, end].every((each) => distance(each.point, point) > 2 * toleranceDegrees))
  const points = [start.point, ...inner, end.point]
  const arcs = new Map(mosaic.arcs)
  let free = freeArcId(mosaic)
  // The later one of two on one arc first: the places before it stay where they are.
  for (const crossing of [start, end].sort((a, b) => b.index + b.at - (a.index + a.at))) {
    const arc = arcs.get(crossing.arc)!
    const [before, after] = divide(arc, crossing)
    arcs.set(crossing.arc, before)
    if (after) arcs.set(free++, after)
  }
  const cut = free
  const noded: Mosaic = { arcs, grids: mosaic.grids }
  const ring = ringsOf(noded, code).find((sides) => {
    const nodes = new Set(sides.map((side) => keyOf(side.points[0]!)))
    return nodes.has(keyOf(start.point)) && nodes.has(keyOf(end.point))
  })
  // From the border to a hole: one part as before.
  if (!ring) return { code: 'split-no-parts', at: start.point }
  const first = ring.findIndex((side) => isSame(side.points[0]!, start.point))
  const around = [...ring.slice(first), ...ring.slice(0, first)]
  const turnAt = around.findIndex((side) => isSame(side.points[0]!, end.point))
  // Along the border from start to end, then back along the line: that part lies to the right of the line.
  const [right, left] = [around.slice(0, turnAt), around.slice(turnAt)]
  const newFace: GridFace = { community: grid.community, from: grid.from === undefined ? code : grid.from }
  const border = idsOf(ring)
  return [
    {
      own: left,
      outline: [...pointsOf(left), ...points.slice(0, -1)],
      sides: { left: newCode, right: code },
    },
    {
      own: right,
      outline: [...pointsOf(right), ...points.toReversed().slice(0, -1)],
      sides: { left: code, right: newCode },
    },
  ].flatMap(({ own, outline, sides }) => {
    if (ringArea(outline) <= 0) return []
    const ids = idsOf(own)
    const labelled = new Map(arcs)
    for (const [id, arc] of arcs) {
      // What lies wholly inside the part goes with it: borders of holes.
      const isInside = !border.has(id) && holds(outline, middleOf(arc))
      if (ids.has(id) || isInside) labelled.set(id, relabelled(arc, code, newCode))
    }
    labelled.set(cut, { points, ...sides })
    return [{ arcs: labelled, grids: new Map(mosaic.grids).set(newCode, newFace) }]
  })
}

function idsOf(sides: readonly { id: number }[]): Set<number> {
  return new Set(sides.map(({ id }) => id))
}

function middleOf({ points }: Arc): Point {
  return along(points[0]!, points[1]!, 0.5)
}

function relabelled(arc: Arc, from: string, to: string): Arc {
  if (arc.left !== from && arc.right !== from) return arc
  return { ...arc, left: arc.left === from ? to : arc.left, right: arc.right === from ? to : arc.right }
}

/** Where the line enters the grid and where it leaves it, or why it does not divide it. */
function findStretch(mosaic: Mosaic, code: string, line: readonly Point[]): [Crossing, Crossing] | Refusal {
  const [begin] = line
  if (!begin || line.length < 2) return { code: 'too-few-points' }
  const rings = ringsOf(mosaic, code)
  const isInside = (point: Point) => rings.filter((ring) => holds(pointsOf(ring), point)).length % 2 === 1
  const crossings = findCrossings(mosaic, code, line)
  if (!Array.isArray(crossings)) return crossings
  const [start, end, ...more] = crossings
  const [isBeginIn, isEndIn] = [begin, line.at(-1)!].map(
    (point) => !crossings.some((each) => distance(each.point, point) <= toleranceDegrees) && isInside(point),
  )
  if (!start) return { code: isBeginIn ? 'split-ends-inside' : 'split-misses', at: begin }
  if (more.length > 0) return { code: 'split-crosses-often', at: more[0]!.point }
  if (isBeginIn) return { code: 'split-ends-inside', at: begin }
  if (isEndIn) return { code: 'split-ends-inside', at: line.at(-1)! }
  if (!end || !isInside(middleOfLine(line, start.along, end.along)))
    return { code: 'split-touches', at: start.point }
  return [start, end]
}

function middleOfLine(line: readonly Point[], from: number, to: number): Point {
  const at = (position: number): Point => {
    const i = Math.min(Math.floor(position), line.length - 2)
    return along(line[i]!, line[i + 1]!, position - i)
  }
  const next = Math.floor(from) + 1
  // In the middle of the first stretch of it that is straight.
  return at((from + Math.min(next, to)) / 2)
}

function findCrossings(mosaic: Mosaic, code: string, line: readonly Point[]): Crossing[] | Refusal {
  const found = new Map<string, Crossing>()
  for (const [id, arc] of mosaic.arcs) {
    if (arc.left !== code && arc.right !== code) continue
    for (let index = 0; index + 1 < arc.points.length; index++) {
      const [c, d] = [arc.points[index]!, arc.points[index + 1]!]
      for (let k = 0; k + 1 < line.length; k++) {
        const [a, b] = [line[k]!, line[k + 1]!]
        if (!doMeet(a, b, c, d)) continue
        if (doesRunAlong(a, b, c, d)) return { code: 'split-along-border', at: c }
        const crossing = crossingOf({ arc: id, index, ends: [c, d] }, { k, ends: [a, b] })
        const key = keyOf(crossing.point)
        if (!found.has(key)) found.set(key, crossing)
      }
    }
  }
  return [...found.values()].sort((a, b) => a.along - b.along)
}

/** On the same line for longer than a point. */
function doesRunAlong(a: Point, b: Point, c: Point, d: Point): boolean {
  const near = [
    ...[a, b].filter((each) => distanceToSegment(each, c, d) <= toleranceDegrees),
    ...[c, d].filter((each) => distanceToSegment(each, a, b) <= toleranceDegrees),
  ]
  return near.some((each) => distance(each, near[0]!) > 2 * toleranceDegrees)
}

function crossingOf(
  border: { arc: number; index: number; ends: [Point, Point] },
  { k, ends: [a, b] }: { k: number; ends: [Point, Point] },
): Crossing {
  const { arc, index } = border
  const [c, d] = border.ends
  const onLine = (point: Point) => k + nearestAt(point, a, b)
  // A corner of the border first, then an end of the line that lies on it, then where the two cross.
  for (const [offset, corner] of [c, d].entries())
    if (distanceToSegment(corner, a, b) <= toleranceDegrees)
      return { arc, index: index + offset, at: 0, point: corner, along: onLine(corner) }
  const ended = [a, b].find((each) => distanceToSegment(each, c, d) <= toleranceDegrees)
  const at = ended ? nearestAt(ended, c, d) : turn(a, b, c) / (turn(a, b, c) - turn(a, b, d))
  // To the last bit, not to seven decimals: a border that may not move must not move by half a centimetre.
  const point = along(c, d, at)
  return { arc, index, at, point, along: onLine(point) }
}

/** The arc as two with a node in that place; one when there is a node already. */
function divide(arc: Arc, { index, at, point }: Crossing): [Arc, Arc?] {
  const points = at === 0 ? arc.points : arc.points.toSpliced(index + 1, 0, point)
  const node = at === 0 ? index : index + 1
  if (node === 0 || node === points.length - 1) return [arc]
  return [
    { ...arc, points: points.slice(0, node + 1) },
    { ...arc, points: points.slice(node) },
  ]
}
