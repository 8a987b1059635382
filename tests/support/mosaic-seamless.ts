// Is a mosaic still one? Judged by the polygons that would be saved, with none of its own code.
import type { Position } from 'geojson'
import { expect } from 'vitest'
import { toGaussKruger } from '../../geodata/demo/projection.ts'
import type { Random } from '../../geodata/demo/random.ts'
import { applyChange, inverseOf, isOuter, type Mosaic } from '../../web/map/mosaic/mosaic.ts'
import { keyOf, type Point, ringArea, turn } from '../../web/map/mosaic/plane.ts'
import { polygonOf } from '../../web/map/mosaic/polygons.ts'
import type { GridPolygon } from '../../web/map/mosaic/read-mosaic.ts'
import { type Operation, operations, tryAnything } from './mosaic.ts'

/** Rings of all polygons of a mosaic: what would be saved, read without any of its code. */
function savedRings(mosaic: Mosaic): { code: string; ring: Position[] }[] {
  return [...mosaic.grids.keys()].flatMap((code) => {
    const { type, coordinates } = polygonOf(mosaic, code)
    const parts = type === 'Polygon' ? [coordinates] : coordinates
    return parts.flat().map((ring) => ({ code, ring }))
  })
}

const asPoint = ([x, y]: Position): Point => [x!, y!]

/** Every edge of a polygon with the grid to its left; an edge met twice in one direction is an overlap. */
function sidesOf(mosaic: Mosaic): Map<string, { from: Position; to: Position }> {
  const sides = new Map<string, { from: Position; to: Position }>()
  for (const { code, ring } of savedRings(mosaic))
    ring.slice(1).forEach((to, i) => {
      const key = `${keyOf(asPoint(ring[i]!))}>${keyOf(asPoint(to))}`
      expect(sides.has(key), `${code} ${key}`).toBe(false)
      sides.set(key, { from: ring[i]!, to })
    })
  return sides
}

/** Edges without another grid on their other side: the outline of all grids together. */
function outline(mosaic: Mosaic): { from: Position; to: Position }[] {
  const sides = sidesOf(mosaic)
  return [...sides.values()].filter(
    ({ from, to }) => !sides.has(`${keyOf(asPoint(to))}>${keyOf(asPoint(from))}`),
  )
}

/** Square metres inside edges of which the inside lies to the left, on the plane of EPSG:4544. */
function squareMetres(edges: readonly { from: Position; to: Position }[]): number {
  const [easting, northing] = toGaussKruger(asPoint(edges[0]!.from))
  const metres = (position: Position): Point => {
    const [x, y] = toGaussKruger(asPoint(position))
    return [x - easting, y - northing]
  }
  return edges.reduce((sum, { from, to }) => sum + turn([0, 0], metres(from), metres(to)), 0) / 2
}

/** Square degrees of the land that the grids were read from. */
export function landOf(grids: readonly GridPolygon[]): number {
  const origin = grids[0]!.geometry.coordinates.flat(3).slice(0, 2) as [number, number] // any vertex of it
  return grids.reduce((sum, { geometry }) => {
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return (
      sum +
      parts
        .flat()
        .reduce(
          (all, ring) => all + ringArea(ring.map(([x, y]): Point => [x! - origin[0], y! - origin[1]])),
          0,
        )
    )
  }, 0)
}

/** 1 mm² in square degrees, here at 35.7° north. */
const squareMillimetre = 1e-6 / (110_950 * 90_500)

/** Grids cover what they covered, to a square millimetre, and no two of them the same. */
export function expectSeamless(mosaic: Mosaic, land: number) {
  const around = outline(mosaic)
  // the outline is that of the arcs beside no other grid, neither more nor less
  const outer = [...mosaic.arcs.values()].filter(isOuter).reduce((sum, arc) => sum + arc.points.length - 1, 0)
  expect(around.length).toBe(outer)
  const grids = [...Map.groupBy(savedRings(mosaic), ({ code }) => code).values()].map((rings) =>
    rings.flatMap(({ ring }) => ring.slice(1).map((to, i) => ({ from: ring[i]!, to }))),
  )
  for (const edges of grids) expect(squareMetres(edges)).toBeGreaterThan(0)
  const sum = grids.reduce((all, edges) => all + squareMetres(edges), 0)
  expect(Math.abs(sum - squareMetres(around))).toBeLessThan(1e-6)
  const first = asPoint(around[0]!.from)
  const near = (position: Position): Point => [position[0]! - first[0], position[1]! - first[1]]
  const inDegrees = around.reduce((all, { from, to }) => all + turn([0, 0], near(from), near(to)), 0) / 2
  expect(Math.abs(inDegrees - land)).toBeLessThan(squareMillimetre)
}

/** Point for point and number for number, whatever the order in which a map holds its entries. */
function expectSame(mosaic: Mosaic, other: Mosaic) {
  expect(mosaic.arcs.size).toBe(other.arcs.size)
  for (const [id, arc] of mosaic.arcs) expect(JSON.stringify(arc)).toBe(JSON.stringify(other.arcs.get(id)))
  expect([...mosaic.grids.keys()].toSorted()).toEqual([...other.grids.keys()].toSorted())
}

/** Does so many things to a mosaic, looks at each and at its inverse; answers how often each took place. */
export function expectToStaySeamless(start: Mosaic, land: number, chance: Random, steps: number) {
  let mosaic = start
  const done = new Map<Operation, number>()
  for (let step = 0; step < steps; step++) {
    const operation = chance.pick(operations)
    const { change } = tryAnything(mosaic, chance, operation, `new-${step}`)
    if (!change) continue
    const next = applyChange(mosaic, change)
    expectSame(applyChange(next, inverseOf(change)), mosaic)
    mosaic = next
    const times = (done.get(operation) ?? 0) + 1
    done.set(operation, times)
    if (step % 20 === 0) expectSeamless(mosaic, land)
  }
  expectSeamless(mosaic, land)
  return done
}
