// Questions about a GeoJSON geometry that came from outside: is it one at all, which dimension, where are its corners?
import type { Geometry, Position } from 'geojson'
import type { Shape } from './kinds/kind.ts'

/** How deep the coordinates of each type are nested: 0 is one position. */
const depths = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
} as const

const shapes: Readonly<Record<keyof typeof depths, Shape>> = {
  Point: 'point',
  MultiPoint: 'point',
  LineString: 'line',
  MultiLineString: 'line',
  Polygon: 'area',
  MultiPolygon: 'area',
}

type Simple = Exclude<Geometry, { type: 'GeometryCollection' }>

/** Whether the geometry is complete, of one dimension, and all its positions are numbers. */
export function isWellFormed(geometry: Geometry | null): geometry is Simple {
  if (!geometry || !Object.hasOwn(depths, geometry.type) || !('coordinates' in geometry)) return false
  return areNested(geometry.coordinates, depths[geometry.type as keyof typeof depths]) // a key, checked above
}

function areNested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false
  if (depth > 0) return value.every((each) => areNested(each, depth - 1))
  return value.length >= 2 && typeof value[0] === 'number' && typeof value[1] === 'number'
}

export function shapeOf(geometry: Simple): Shape {
  return shapes[geometry.type]
}

/** The first corner; undefined when the geometry is empty. */
export function firstPosition(geometry: Simple): Position | undefined {
  let found: Position | undefined
  visitPositions(geometry, (position) => {
    found ??= position
  })
  return found
}

/** Calls `visit` with every position, in the order in which mapPositions maps them. */
export function visitPositions(geometry: Simple, visit: (position: Position) => void): void {
  visitNested(geometry.coordinates, depths[geometry.type], visit)
}

function visitNested(value: unknown, depth: number, visit: (position: Position) => void): void {
  if (depth === 0)
    visit(value as Position) // nesting was checked by isWellFormed
  else for (const each of value as unknown[]) visitNested(each, depth - 1, visit) // likewise
}

/** The same geometry with other positions; heights are dropped. */
export function mapPositions(geometry: Simple, map: (position: Position) => Position): Geometry {
  const rebuild = (value: unknown, depth: number): unknown =>
    depth === 0
      ? map(value as Position) // nesting was checked by isWellFormed
      : (value as unknown[]).map((each) => rebuild(each, depth - 1)) // likewise
  const coordinates = rebuild(geometry.coordinates, depths[geometry.type])
  return { type: geometry.type, coordinates } as Geometry // same type, same nesting
}
