// Shapes in metres, small enough to draw in a comment: placed on the plane of EPSG:4544 and given in degrees.
import type { LineString, Point, Polygon, Position } from 'geojson'
import { fromGaussKruger } from '../../geodata/demo/projection.ts'

/** [0, 0] of the drawings: on the central meridian 105° E, in Huining. */
export const originEasting = 500_000
export const originNorthing = 3_950_000

/** Metres east and north of the origin. */
export type Metres = readonly [number, number]

export function position([x, y]: Metres): Position {
  return fromGaussKruger([originEasting + x, originNorthing + y])
}

export function point(x: number, y: number): Point {
  return { type: 'Point', coordinates: position([x, y]) }
}

export function line(...corners: Metres[]): LineString {
  return { type: 'LineString', coordinates: corners.map(position) }
}

/** The ring closes by itself. */
export function polygon(...corners: [Metres, Metres, Metres, ...Metres[]]): Polygon {
  return { type: 'Polygon', coordinates: [[...corners, corners[0]].map(position)] }
}

/** From its south-west corner. */
export function rectangle(x: number, y: number, width: number, height: number): Polygon {
  return polygon([x, y], [x + width, y], [x + width, y + height], [x, y + height])
}

/** From its south-west corner. */
export function square(x: number, y: number, side: number): Polygon {
  return rectangle(x, y, side, side)
}
