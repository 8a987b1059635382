// Where does a geometry lie? Its box, with room around a point so that the map does not dive to the last zoom.
import type { Box } from '../../api/contract/areas.ts'

/** Half a side of the box around a point, degrees: some 200 metres. */
const room = 0.002
/** Degrees, some kilometres: what lies around a single street too. */
const surroundings = 0.05

/** The box of a GeoJSON geometry; undefined when it holds no position. */
export function boxOf(geometry: unknown): Box | undefined {
  const box: Box = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  grow(box, geometry)
  if (!Number.isFinite(box[0])) return undefined
  const [x, y] = [Math.max(0, room - (box[2] - box[0]) / 2), Math.max(0, room - (box[3] - box[1]) / 2)]
  return [box[0] - x, box[1] - y, box[2] + x, box[3] + y]
}

/** Whether a camera looks at a box or at what is round about it, as far again as the box reaches; no box is everywhere. */
export function isNear(camera: { lng: number; lat: number } | undefined, box: Box | null): boolean {
  if (!camera || !box) return true
  const [west, south, east, north] = box
  const [x, y] = [Math.max(east - west, surroundings), Math.max(north - south, surroundings)]
  const { lng, lat } = camera
  return lng >= west - x && lng <= east + x && lat >= south - y && lat <= north + y
}

/** Walks coordinates of any depth, and the members of a collection. */
function grow(box: Box, part: unknown): void {
  if (Array.isArray(part)) {
    const [lng, lat] = part
    if (typeof lng === 'number' && typeof lat === 'number') {
      box[0] = Math.min(box[0], lng)
      box[1] = Math.min(box[1], lat)
      box[2] = Math.max(box[2], lng)
      box[3] = Math.max(box[3], lat)
    } else {
      for (const each of part) grow(box, each)
    }
  } else if (typeof part === 'object' && part !== null) {
    if ('coordinates' in part) grow(box, part.coordinates)
    if ('geometries' in part) grow(box, part.geometries)
  }
}
