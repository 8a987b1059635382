// Degrees to pixels for thousands of points in each frame: the map only turns and zooms, it never tilts, so three places
// tell where all others are.
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Point } from './mosaic/plane.ts'

export interface ScreenPlane {
  x: (point: Point) => number
  y: (point: Point) => number
  /** Degrees that are in sight, with some pixels around: west, south, east, north. */
  view: readonly [number, number, number, number]
  /** Degrees of latitude of a pixel in the middle of the map. */
  degreesPerPixel: number
}

/** Pixels beyond the edge that still count as in sight. */
const margin = 40

/** The Mercator ordinate of a latitude, in degrees of the equator. */
function mercator(lat: number): number {
  return (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI
}

export function screenPlane(map: MapLibreMap): ScreenPlane {
  const { lng, lat } = map.getCenter()
  const step = 0.01
  const origin = map.project([lng, lat])
  const east = map.project([lng + step, lat])
  const north = map.project([lng, lat + step])
  const middle = mercator(lat)
  const up = mercator(lat + step) - middle
  const [ax, ay] = [(east.x - origin.x) / step, (east.y - origin.y) / step]
  const [bx, by] = [(north.x - origin.x) / up, (north.y - origin.y) / up]
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  const corners = [
    map.unproject([-margin, -margin]),
    map.unproject([width + margin, -margin]),
    map.unproject([width + margin, height + margin]),
    map.unproject([-margin, height + margin]),
  ]
  const [lngs, lats] = [corners.map((each) => each.lng), corners.map((each) => each.lat)]
  return {
    x: (point) => origin.x + (point[0] - lng) * ax + (mercator(point[1]) - middle) * bx,
    y: (point) => origin.y + (point[0] - lng) * ay + (mercator(point[1]) - middle) * by,
    view: [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)],
    degreesPerPixel: step / Math.hypot(north.x - origin.x, north.y - origin.y),
  }
}

export function isInView([lng, lat]: Point, [west, south, east, north]: ScreenPlane['view']): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north
}
