// What is wrong with a geometry in degrees, before a database looks at its topology?
import type { Geometry } from 'geojson'
import type { Remark } from './remark.ts'
import { isWellFormed, visitPositions } from './shape.ts'

const rounded = (degrees: number) => Math.round(degrees * 1e4) / 1e4

/** The reason why the geometry cannot be taken, or undefined. */
export function faultOf(geometry: Geometry | null): Remark | undefined {
  if (!geometry) return { code: 'no-position' }
  if (!isWellFormed(geometry)) return { code: 'malformed', values: { type: String(geometry.type) } }
  let isEmpty = true
  let fault: Remark | undefined
  visitPositions(geometry, ([lng = Number.NaN, lat = Number.NaN]) => {
    isEmpty = false
    if (fault) return
    if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90))
      fault = { code: 'outside-world', values: { lng: rounded(lng), lat: rounded(lat) } }
    // Forms that were never filled in come out as 0,0 in the Gulf of Guinea.
    else if (lng === 0 && lat === 0) fault = { code: 'zero-position' }
  })
  return isEmpty ? { code: 'empty-geometry' } : fault
}
