// What stands in the demo county: valid shapes, compounds apart from each other, roads that connect, dry feet.
import type { Geometry, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import type { PlaceInput } from '../../geodata/county-data.ts'
import { generateCounty } from '../../geodata/demo/generate.ts'
import { area, between, centroid, contains, distance, type Point } from '../../geodata/demo/plane.ts'
import { toGaussKruger } from '../../geodata/demo/projection.ts'

interface Shape {
  place: PlaceInput
  ring: Point[]
  box: [number, number, number, number]
}

function polygonsOf(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
}

const metres = ([lng, lat]: Position): Point => toGaussKruger([lng!, lat!])

function shapesOf(places: PlaceInput[]): Shape[] {
  return places.flatMap((place) =>
    polygonsOf(place.geometry).map(([outer]) => {
      const ring = outer!.slice(0, -1).map(metres)
      const [x, y] = [ring.map((point) => point[0]), ring.map((point) => point[1])]
      return { place, ring, box: [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)] }
    }),
  )
}

const holds = ({ ring, box }: Shape, point: Point) =>
  point[0] >= box[0] &&
  point[0] <= box[2] &&
  point[1] >= box[1] &&
  point[1] <= box[3] &&
  contains(ring, point)

/** Whether two segments cross in their insides. */
function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  const turn = (p: Point, q: Point, r: Point) => Math.sign(area([p, q, r]))
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
}

function crossesItself(ring: Point[]): boolean {
  return ring.some((a, i) => {
    const b = ring[(i + 1) % ring.length]!
    for (let k = i + 2; k < ring.length; k++) {
      if (cross(a, b, ring[k]!, ring[(k + 1) % ring.length]!)) return true
    }
    return false
  })
}

describe.each([1, 2, 5])('town of seed %i', (seed) => {
  const data = generateCounty({ size: 'S', seed })
  const of = (...kinds: string[]) => data.places.filter((place) => kinds.includes(place.kind))
  const compounds = shapesOf(of('compound'))
  const waters = shapesOf(of('water'))
  const roads = of('road').map((place) => ({
    place,
    line: place.geometry.type === 'LineString' ? place.geometry.coordinates : [],
  }))

  it('draws no polygon that crosses itself, each counter-clockwise around its land', () => {
    for (const { ring, place } of shapesOf(data.places)) {
      expect(crossesItself(ring), place.sourceKey).toBe(false)
      expect(area(ring), place.sourceKey).toBeGreaterThan(0)
    }
  })

  it('keeps compounds off each other', () => {
    for (const { ring, place } of compounds) {
      for (const point of [...ring, centroid(ring)]) {
        const owners = compounds.filter((other) => other.place !== place && holds(other, point))
        expect(owners.map((other) => other.place.name)).toEqual([])
      }
    }
  })

  it('runs no street through a compound', () => {
    for (const { place, line } of roads) {
      const points = line.map(metres)
      const middles = points.slice(1).map((point, i) => between(points[i]!, point, 0.5))
      for (const point of [...points, ...middles]) {
        expect(
          compounds
            .filter((compound) => holds(compound, point))
            .map(({ place: { name } }) => `${place.name} in ${name}`),
        ).toEqual([])
      }
    }
  })

  it('puts nothing into the water', () => {
    const built = of(
      'compound',
      'building',
      'school',
      'hospital',
      'square',
      'residential-land',
      'kindergarten',
    )
    const points = data.places.flatMap(({ geometry }) =>
      geometry.type === 'Point' ? [metres(geometry.coordinates)] : [],
    )
    for (const point of [...shapesOf(built).flatMap(({ ring }) => ring), ...points]) {
      expect(waters.some((water) => holds(water, point))).toBe(false)
    }
  })

  it('joins all streets and country roads into one network', () => {
    const owner = new Map<string, string>()
    const find = (key: string): string => {
      let root = key
      for (let up = owner.get(root)!; up !== root; up = owner.get(root)!) root = up
      return root
    }
    for (const { line } of roads.filter(({ place }) => place.properties.class !== 'path')) {
      const keys = line.map((position) => position.join(','))
      for (const key of keys) {
        if (!owner.has(key)) owner.set(key, key)
        owner.set(find(key), find(keys[0]!))
      }
    }
    expect(new Set([...owner.keys()].map(find)).size).toBe(1)
  })

  it('has parks below 2,000 m², up to 5,000 m² and above', () => {
    const parks = shapesOf(of('park'))
    const sizes = parks.map(({ place }) => Number(place.properties.areaSquareMetres))
    expect(sizes.some((size) => size < 2000)).toBe(true)
    expect(sizes.some((size) => size >= 2000 && size < 5000)).toBe(true)
    expect(sizes.some((size) => size >= 5000)).toBe(true)
  })

  it('puts both platforms of a bus stop across one street', () => {
    const stops = of('bus-stop').filter(({ properties }) => properties.lines !== '城乡公交')
    expect(stops.length % 2).toBe(0)
    for (let i = 0; i < stops.length; i += 2) {
      const [a, b] = [stops[i]!, stops[i + 1]!]
      expect(a.name).toBe(b.name)
      if (a.geometry.type !== 'Point' || b.geometry.type !== 'Point') throw new Error('a stop is a point')
      expect(distance(metres(a.geometry.coordinates), metres(b.geometry.coordinates))).toBeLessThan(90)
    }
  })
})
