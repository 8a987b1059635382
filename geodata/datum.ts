// GCJ-02 (Amap, Tencent) and BD-09 (Baidu) to WGS 84. The published formulas only go one way, so the inverse is
// iterated until it is exact: a single step is off by 1 to 3 m. domain.md §5.3.

import gcoord from 'gcoord'
import type { Position } from 'geojson'

export const shiftedDatums = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const
export type ShiftedDatum = keyof typeof shiftedDatums

/** Degrees; a tenth of a millimetre on the ground. */
const exactDegrees = 1e-9
const mostSteps = 20

/** Where a WGS 84 position stands in the shifted datum. Positions outside China stay. */
export function shift([lng = 0, lat = 0]: Position, datum: ShiftedDatum): Position {
  return gcoord.transform([lng, lat], gcoord.WGS84, shiftedDatums[datum])
}

/** The WGS 84 position of a shifted one, within 0.01 m of the exact inverse of the public formula. */
export function unshift([lng = 0, lat = 0]: Position, datum: ShiftedDatum): Position {
  let guess: [number, number] = [lng, lat]
  for (let step = 0; step < mostSteps; step++) {
    const [shiftedLng = 0, shiftedLat = 0] = shift(guess, datum)
    const missing = [lng - shiftedLng, lat - shiftedLat] as const
    guess = [guess[0] + missing[0], guess[1] + missing[1]]
    if (Math.abs(missing[0]) < exactDegrees && Math.abs(missing[1]) < exactDegrees) break
  }
  return guess
}
