// What does `bbox=west,south,east,north` mean, and is it a box on the earth?
import type { Box } from '../contract/areas.ts'
import { AppError } from './errors.ts'

/** @throws AppError bad-request when west is not west of east, south not south of north, or a side is off the earth */
export function parseBox(text: string): Box {
  const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number)
  if (west >= east || south >= north) {
    throw new AppError(
      'bad-request',
      'bbox must be west,south,east,north with west < east and south < north.',
    )
  }
  if (west < -180 || east > 180 || south < -90 || north > 90) {
    throw new AppError('bad-request', 'bbox must be degrees: longitude -180 to 180, latitude -90 to 90.')
  }
  return [west, south, east, north]
}
