// Where on the map is a position? Web Mercator as MapLibre draws it, and positions in and around an area.
import {
  along,
  area,
  booleanPointInPolygon,
  bbox as boxAround,
  length,
  pointGrid,
  polygonToLine,
} from '@turf/turf'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { Box } from '../../../api/contract/areas.ts'
import type { Camera } from '../../../web/view.ts'

export interface Pixel {
  x: number
  y: number
}

export type Land = Polygon | MultiPolygon

/** MapLibre's world at zoom 0. */
const worldPixels = 512

function project([lng = 0, lat = 0]: Position, zoom: number): Pixel {
  const size = worldPixels * 2 ** zoom
  const sine = Math.sin((lat * Math.PI) / 180)
  return {
    x: size * (lng / 360 + 0.5),
    y: size * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)),
  }
}

/** Pixels from the middle of the map. */
export function offsetOf(position: Position, { lng, lat, zoom }: Camera): Pixel {
  const [there, centre] = [project(position, zoom), project([lng, lat], zoom)]
  return { x: there.x - centre.x, y: there.y - centre.y }
}

/** A camera that draws a box `size` pixels large with its middle at `offset` pixels from the middle of the map. */
export function cameraOver([west, south, east, north]: Box, size: number, offset: Pixel): Camera {
  const [low, high] = [project([west, south], 0), project([east, north], 0)]
  const zoom = Number(Math.log2(size / Math.max(high.x - low.x, low.y - high.y)).toFixed(2))
  const scale = worldPixels * 2 ** zoom
  const x = (low.x + high.x) / 2 - (offset.x * worldPixels) / scale
  const y = (low.y + high.y) / 2 - (offset.y * worldPixels) / scale
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / worldPixels))) * 180) / Math.PI
  return { lng: (x / worldPixels - 0.5) * 360, lat, zoom }
}

/** Positions spread over an area. */
export function positionsIn(land: Land, about = 60): Position[] {
  const [west, south, east, north] = boxAround(land)
  const step = Math.max(east - west, north - south) / Math.sqrt(about * 2)
  const inside = pointGrid([west, south, east, north], step, { units: 'degrees' })
    .features.map(({ geometry }) => geometry.coordinates)
    .filter((position) => booleanPointInPolygon(position, land))
  if (inside.length === 0) throw new Error('An area too thin to find a position in it.')
  return inside
}

/** The position in an area that is farthest from its edge, as far as a raster can tell: where one would click. */
export function middleOf(land: Land): Position {
  const inside = positionsIn(land, 400)
  const edge = positionsAlong(land, 200)
  const clearance = ([lng = 0, lat = 0]: Position) =>
    Math.min(...edge.map(([x = 0, y = 0]) => (x - lng) ** 2 + (y - lat) ** 2))
  return inside.reduce((best, each) => (clearance(each) > clearance(best) ? each : best))
}

/** Positions along the outer edge of an area, evenly spread. */
export function positionsAlong(land: Land, count = 80): Position[] {
  const rings = land.type === 'Polygon' ? [land.coordinates[0]] : land.coordinates.map(([ring]) => ring)
  const longest = rings.reduce((best, ring) => ((ring?.length ?? 0) > (best?.length ?? 0) ? ring : best))
  const edge = polygonToLine({ type: 'Polygon', coordinates: [longest ?? []] })
  if (edge.type !== 'Feature' || edge.geometry.type !== 'LineString') throw new Error('One ring is one line.')
  const line = edge.geometry
  const whole = length({ type: 'Feature', properties: {}, geometry: line })
  return Array.from(
    { length: count },
    (_, index) => along(line, (whole * index) / count).geometry.coordinates,
  )
}

export function boxOf(land: Land): Box {
  const [west, south, east, north] = boxAround(land)
  return [west, south, east, north]
}

/** The largest of the polygons, since many of them are slivers. */
export function largestPartOf({ coordinates }: MultiPolygon): Polygon {
  const parts = coordinates.map((rings): Polygon => ({ type: 'Polygon', coordinates: rings }))
  return parts.reduce((best, each) => (area(each) > area(best) ? each : best))
}
