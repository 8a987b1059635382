// Draws borders of grids as they were, are or shall be: each look says what a shape means, and numbers stand above all lines.
import type { MultiPolygon, Polygon } from 'geojson'
import { penOf } from './map-pen.ts'
import type { DrawnShape } from './map-props.ts'
import type { Point } from './mosaic/plane.ts'
import type { ScreenPlane } from './screen-plane.ts'

/** A shape as its rings, with the box around it and the place of its number. */
export interface Outline {
  look: DrawnShape['look']
  rings: readonly (readonly Point[])[]
  box: readonly [number, number, number, number]
  label: string | undefined
  middle: Point
}

interface Look {
  stroke: string
  width: number
  dash?: readonly number[]
  fill?: { color: string; opacity: number }
}

const looks: Record<DrawnShape['look'], Look> = {
  around: { stroke: '#8a8f98', width: 1 },
  day: { stroke: '#3c4048', width: 2, fill: { color: '#1d4ed8', opacity: 0.06 } },
  before: { stroke: '#3c4048', width: 1.5, dash: [6, 4] },
  after: { stroke: '#1d4ed8', width: 2.5, fill: { color: '#1d4ed8', opacity: 0.08 } },
  moved: { stroke: '#b35806', width: 1, fill: { color: '#e08214', opacity: 0.55 } },
}
/** With more than these a line as wide as for a community would leave no land to be seen, and no fill tells them apart. */
const manyShapes = 400

export function outlinesOf(shapes: readonly DrawnShape[]): Outline[] {
  return shapes.map(({ look, geometry, label }) => {
    const rings = ringsOf(geometry)
    const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
    for (const [lng, lat] of rings.flat()) {
      if (lng < box[0]) box[0] = lng
      if (lat < box[1]) box[1] = lat
      if (lng > box[2]) box[2] = lng
      if (lat > box[3]) box[3] = lat
    }
    return { look, rings, box, label, middle: middleOf(geometry) }
  })
}

export function drawShapes(
  context: CanvasRenderingContext2D,
  plane: ScreenPlane,
  outlines: readonly Outline[],
  fontFamily: string,
): void {
  const pen = penOf(context, plane)
  const [west, south, east, north] = plane.view
  const inSight = outlines.filter(
    ({ box }) => box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south,
  )
  const thin = inSight.length > manyShapes
  context.lineJoin = 'round'
  for (const { look, rings } of inSight) {
    const { stroke, width, dash, fill } = looks[look]
    if (fill && !(thin && look === 'day')) pen.fill(rings, fill.color, fill.opacity)
    for (const ring of rings) pen.stroke(ring, stroke, thin ? 1 : width, dash)
  }
  context.font = `600 13px ${fontFamily}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineWidth = 3
  context.strokeStyle = '#ffffff'
  context.fillStyle = '#1f2329'
  for (const { label, middle } of inSight) {
    if (label === undefined) continue
    const [x, y] = [plane.x(middle), plane.y(middle)]
    context.strokeText(label, x, y)
    context.fillText(label, x, y)
  }
}

/** Closed, as GeoJSON has them. */
function ringsOf(geometry: Polygon | MultiPolygon): Point[][] {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
  return rings.map((ring) => ring.map(([lng = 0, lat = 0]): Point => [lng, lat]))
}

/** Middle of the outer ring with the most corners: near enough for a number. */
function middleOf(geometry: Polygon | MultiPolygon): Point {
  const outer =
    geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map(([ring]) => ring)
  const ring = outer.reduce((long, each) => ((each?.length ?? 0) > (long?.length ?? 0) ? each : long)) ?? []
  const corners = ring.slice(1)
  const sum = corners.reduce<[number, number]>(([x, y], [lng = 0, lat = 0]) => [x + lng, y + lat], [0, 0])
  return [sum[0] / corners.length, sum[1] / corners.length]
}
