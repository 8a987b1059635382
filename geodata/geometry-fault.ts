// What is wrong with a geometry in degrees, before a database looks at its topology?
import type { Geometry } from 'geojson'
import type { Remark } from './remark.ts'
import { isEmpty, isWellFormed, positionsOf } from './shape.ts'

const rounded = (degrees: number) => Math.round(degrees * 1e4) / 1e4

/** The reason why the geometry cannot be taken, or undefined. */
export function faultOf(geometry: Geometry | null): Remark | undefined {
  if (!geometry) return { code: 'no-position' }
  if (!isWellFormed(geometry)) return { code: 'malformed', values: { type: String(geometry.type) } }
  if (isEmpty(geometry)) return { code: 'empty-geometry' }
  for (const [lng = Number.NaN, lat = Number.NaN] of positionsOf(geometry)) {
    if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90))
      return { code: 'outside-world', values: { lng: rounded(lng), lat: rounded(lat) } }
    // Forms that were never filled in come out as 0,0 in the Gulf of Guinea.
    if (lng === 0 && lat === 0) return { code: 'zero-position' }
  }
  return undefined
}
