// The plane of the demo county against PROJ: domain.md §5.2 gives lat 35.69, lon 105.05 as N 3951147.42, E 504525.76.
import { describe, expect, it } from 'vitest'
import { fromGaussKruger, toGaussKruger } from '../../geodata/demo/projection.ts'

describe('Gauss-Krüger, zone 35', () => {
  it('projects the example of PROJ', () => {
    const [easting, northing] = toGaussKruger([105.05, 35.69])
    expect(easting).toBeCloseTo(504525.76, 2)
    expect(northing).toBeCloseTo(3951147.42, 2)
  })

  it('comes back to the example', () => {
    const [lng, lat] = fromGaussKruger([504525.76, 3951147.42])
    expect(lng).toBeCloseTo(105.05, 7)
    expect(lat).toBeCloseTo(35.69, 7)
  })

  it('puts the central meridian on the false easting', () => {
    expect(toGaussKruger([105, 20])[0]).toBe(500000)
  })

  it('returns where it started, at the edge of the zone too', () => {
    for (const place of [
      [103.5, 18],
      [106.5, 53],
      [104.2, 35.7],
    ] as const) {
      const [lng, lat] = fromGaussKruger(toGaussKruger(place))
      expect(lng).toBeCloseTo(place[0], 10)
      expect(lat).toBeCloseTo(place[1], 10)
    }
  })
})
