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

export function isEmpty(geometry: Simple): boolean {
  return positionsOf(geometry).next().done === true
}

/** Every position, outermost ring first. */
export function* positionsOf(geometry: Simple): Generator<Position> {
  yield* walk(geometry.coordinates, depths[geometry.type])
}

function* walk(value: unknown, depth: number): Generator<Position> {
  if (depth === 0)
    yield value as Position // nesting was checked by isWellFormed
  else for (const each of value as unknown[]) yield* walk(each, depth - 1) // likewise
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
