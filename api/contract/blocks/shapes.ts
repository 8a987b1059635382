// From atoms back to polygons: the borders between what is labelled differently, with the vertices that they had before.
import { isInside, type Point, ringArea } from './plane.ts'
import { type Border, nameOf, type Subdivision } from './subdivision.ts'

/** GeoJSON in degrees. */
export type Shape =
  | { type: 'Polygon'; coordinates: [number, number][][] }
  | { type: 'MultiPolygon'; coordinates: [number, number][][][] }

interface Way {
  to: number
  border: Border
  used: boolean
}

/**
 * The land of each label; atoms without one are left out. Where a road merely meets a border that runs straight on, that
 * border keeps the vertices it had: what nobody touched comes back number for number.
 */
export function shapesOf(
  { points, given, atoms, borders }: Subdivision,
  labels: readonly (string | null)[],
): Map<string, Shape> {
  const labelOf = (atom: number) => (atom < 0 ? null : labels[atom]!)
  const between = borders.filter(({ left, right }) => labelOf(left) !== labelOf(right))
  const degree = new Map<number, Border[]>()
  for (const border of between)
    for (const vertex of [border.from, border.to]) {
      const known = degree.get(vertex)
      if (known) known.push(border)
      else degree.set(vertex, [border])
    }
  const isPassed = (vertex: number) => {
    const [one, other, ...more] = degree.get(vertex)!
    if (!one || !other || more.length > 0 || given.has(nameOf(points[vertex]!))) return false
    return one.stretches.some((each) => other.stretches.includes(each))
  }
  const ways = new Map<string, Map<number, Way[]>>()
  const add = (label: string | null, from: number, to: number, border: Border) => {
    if (label === null) return
    const own = ways.get(label) ?? new Map<number, Way[]>()
    ways.set(label, own)
    const way = { to, border, used: false }
    const known = own.get(from)
    if (known) known.push(way)
    else own.set(from, [way])
  }
  for (const border of between) {
    add(labelOf(border.left), border.from, border.to, border)
    add(labelOf(border.right), border.to, border.from, border)
  }
  const used = new Set(labels.slice(0, atoms.length))
  return new Map(
    [...ways]
      .filter(([label]) => used.has(label))
      .map(([label, own]) => {
        const rings = ringsOf(points, own).map((ring) =>
          ring.filter((vertex) => !isPassed(vertex)).map((vertex) => points[vertex]!),
        )
        return [label, toShape(rings)]
      }),
  )
}

/** Closed ways with the land to their left, none of which comes by a vertex twice. */
function ringsOf(points: readonly Point[], ways: ReadonlyMap<number, Way[]>): number[][] {
  const rings: number[][] = []
  for (const [start, leaving] of ways)
    for (const first of leaving) {
      if (first.used) continue
      const path = [start]
      let way: Way | undefined = first
      while (way && !way.used) {
        way.used = true
        const since = path.indexOf(way.to)
        path.push(way.to)
        if (since >= 0) {
          rings.push(path.slice(since, -1))
          path.length = since + 1
        }
        const [before, at] = [way.border.from === way.to ? way.border.to : way.border.from, way.to]
        way = sharpestLeft(points, before, at, ways.get(at) ?? [])
      }
    }
  return rings
}

/** Of several ways on, the first one clockwise from the way back: what lies between is the land itself. */
function sharpestLeft(points: readonly Point[], before: number, at: number, ways: readonly Way[]) {
  const open = ways.filter(({ used }) => !used)
  if (open.length < 2) return open[0]
  const angle = (to: number) => Math.atan2(points[to]![1] - points[at]![1], points[to]![0] - points[at]![0])
  const back = angle(before)
  const clockwise = ({ to }: Way) => {
    const turned = back - angle(to)
    return turned > 0 ? turned : turned + 2 * Math.PI
  }
  return open.toSorted((a, b) => clockwise(a) - clockwise(b))[0]
}

function toShape(rings: readonly (readonly Point[])[]): Shape {
  const outlines = rings.map((points) => ({ points, area: ringArea(points) }))
  const outers = outlines.filter(({ area }) => area > 0).sort((a, b) => a.area - b.area)
  const parts = outers.map(({ points }) => [points])
  for (const { points, area } of outlines) {
    if (area >= 0) continue
    const own = (outer: readonly Point[]) => points.find((each) => !outer.includes(each))
    // The smallest that holds it; rings may touch, so a point of its own decides.
    const around = outers.findIndex(
      ({ points: outer, area: size }) =>
        size > -area && isInside([outer], own(outer) ?? middle(points[0]!, points[1]!)),
    )
    parts[around]?.push(points)
  }
  const polygons = parts.map((part) =>
    part.map((ring) => [...ring, ring[0]!].map(([lng, lat]): [number, number] => [lng, lat])),
  )
  const [only] = polygons
  return only && polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons }
}

function middle(a: Point, b: Point): Point {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
}
