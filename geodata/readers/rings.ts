// Puts the ways of a multipolygon together: open ways into rings, rings into polygons with holes.
import type { Position } from 'geojson'

/** Joins ways (lists of node ids) at their ends; undefined when an end stays loose, as in a clipped extract. */
export function joinRings(ways: readonly (readonly number[])[]): number[][] | undefined {
  const rings: number[][] = []
  const open = new Map<number, Set<readonly number[]>>()
  const register = (way: readonly number[], act: 'add' | 'delete') => {
    for (const end of [way[0]!, way.at(-1)!]) {
      const there = open.get(end) ?? new Set()
      there[act](way)
      open.set(end, there)
    }
  }
  const loose = new Set<readonly number[]>()
  for (const way of ways) {
    if (way.length > 3 && way[0] === way.at(-1)) rings.push([...way])
    else if (way.length > 1) {
      loose.add(way)
      register(way, 'add')
    }
  }
  for (const first of loose) {
    loose.delete(first)
    register(first, 'delete')
    const ring = [...first]
    while (ring[0] !== ring.at(-1)) {
      const next = open.get(ring.at(-1)!)?.values().next().value
      if (!next) return undefined
      loose.delete(next)
      register(next, 'delete')
      ring.push(...(next[0] === ring.at(-1) ? next.slice(1) : [...next].reverse().slice(1)))
    }
    if (ring.length > 3) rings.push(ring)
  }
  return rings.length > 0 ? rings : undefined
}

/**
 * Sorts rings into polygons by what lies in what: a ring inside an even number of others is an outline, any other
 * a hole of the smallest outline around it. Roles of the members are not needed and often wrong.
 */
export function nestRings(rings: readonly Position[][]): Position[][][] {
  if (rings.length === 1) return [[rings[0]!]]
  const bySize = rings
    .map((ring) => ({ ring, area: Math.abs(signedArea(ring)), depth: 0, polygon: [ring] }))
    .sort((a, b) => b.area - a.area)
  const polygons: Position[][][] = []
  bySize.forEach((inner, index) => {
    const around = bySize.slice(0, index).filter((outer) => isInside(inner.ring, outer.ring))
    inner.depth = around.length
    if (inner.depth % 2 === 0) polygons.push(inner.polygon)
    else around.findLast((outer) => outer.depth === inner.depth - 1)?.polygon.push(inner.ring)
  })
  return polygons
}

function signedArea(ring: Position[]): number {
  let sum = 0
  for (let index = 0; index + 1 < ring.length; index++) {
    const [x1 = 0, y1 = 0] = ring[index]!
    const [x2 = 0, y2 = 0] = ring[index + 1]!
    sum += x1 * y2 - x2 * y1
  }
  return sum / 2
}

/** Rings of a multipolygon may touch but not cross, so one point that is on no shared corner decides. */
function isInside(inner: Position[], outer: Position[]): boolean {
  const corners = new Set(outer.map(String))
  const free = inner.find((position) => !corners.has(String(position)))
  return contains(outer, free ?? middle(inner[0]!, inner[1]!))
}

const middle = (a: Position, b: Position): Position => [(a[0]! + b[0]!) / 2, (a[1]! + b[1]!) / 2]

/** Even-odd rule. */
function contains(ring: Position[], [x = 0, y = 0]: Position): boolean {
  let inside = false
  for (let index = 0; index + 1 < ring.length; index++) {
    const [x1 = 0, y1 = 0] = ring[index]!
    const [x2 = 0, y2 = 0] = ring[index + 1]!
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}
