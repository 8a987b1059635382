// The demo county as a whole: repeatable, complete, its codes and sums right, its borders a mosaic.
import { createHash } from 'node:crypto'
import type { Geometry, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { definitions } from '../../api/indicators/definitions/index.ts'
import type { CountyData } from '../../geodata/county-data.ts'
import { type DemoOptions, generateCounty } from '../../geodata/demo/generate.ts'
import { area, contains, type Point } from '../../geodata/demo/plane.ts'
import { toGaussKruger } from '../../geodata/demo/projection.ts'
import { kinds } from '../../geodata/kinds/index.ts'

const hash = (data: CountyData) => createHash('sha1').update(JSON.stringify(data)).digest('hex')
const small = (seed: number) => generateCounty({ size: 'S', seed })

function ringsOf(geometry: Geometry | null): Position[][] {
  if (geometry?.type === 'Polygon') return geometry.coordinates
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates.flat()
  return []
}

const inMetres = (ring: Position[]): Point[] =>
  ring.slice(0, -1).map(([lng, lat]) => toGaussKruger([lng!, lat!]))
const squareMetres = (geometry: Geometry | null) =>
  ringsOf(geometry).reduce((sum, ring) => sum + area(inMetres(ring)), 0)

/** Every side of every ring as "from to" in the direction it runs. */
function sidesOf(geometries: (Geometry | null)[]): string[] {
  return geometries
    .flatMap(ringsOf)
    .flatMap((ring) => ring.slice(1).map((to, i) => `${ring[i]!.join(',')} ${to.join(',')}`))
}

const turned = (side: string) => side.split(' ').reverse().join(' ')

const counties = [1, 2, 7].map((seed) => ({ seed, data: small(seed) }))

describe('a seed', () => {
  it('always gives the same county', () => {
    expect(hash(small(2))).toBe(hash(counties[1]!.data))
  })

  it('gives another county than another seed', () => {
    expect(new Set(counties.map(({ data }) => hash(data))).size).toBe(counties.length)
  })
})

describe.each(counties)('county of seed $seed', ({ data }) => {
  const county = data.regions.find((region) => region.code.length === 6)!
  const below = (code: string, length: number) =>
    data.regions.filter((region) => region.code.length === length && region.code.startsWith(code))

  it('says that it is fictional', () => {
    expect(data.demo).toBe(true)
    expect(data.source).toContain('虚构')
    expect(county).toMatchObject({ code: '629901', name: '青禾县' })
  })

  it('has about 900 places, 60 to 80 grids, of every kind at least one', () => {
    expect(data.places.length).toBeGreaterThan(800)
    expect(data.places.length).toBeLessThan(1100)
    expect(data.grids.length).toBeGreaterThanOrEqual(60)
    expect(data.grids.length).toBeLessThanOrEqual(80)
    const present = new Set(data.places.map((place) => place.kind))
    expect(kinds.map((kind) => kind.id).filter((id) => !present.has(id))).toEqual([])
  })

  it('gives every code once, beneath its parent', () => {
    const codes = new Set([...data.regions, ...data.grids].map((each) => each.code))
    expect(codes.size).toBe(data.regions.length + data.grids.length)
    for (const code of codes) {
      if (code.length > 6) expect(codes.has(code.slice(0, -3)), code).toBe(true)
    }
    expect(new Set(data.places.map((place) => place.sourceKey)).size).toBe(data.places.length)
    expect(new Set(data.units.map((unit) => unit.code)).size).toBe(data.units.length)
  })

  it('numbers streets from 001, towns from 100, townships from 200, villages from 200', () => {
    for (const { code, name } of data.regions) {
      const last = Number(code.slice(-3))
      if (name.endsWith('街道') || name.endsWith('社区')) expect(last).toBeLessThan(100)
      if (code.length === 9 && name.endsWith('镇')) expect(Math.floor(last / 100)).toBe(1)
      if (code.length === 9 && name.endsWith('乡')) expect(Math.floor(last / 100)).toBe(2)
      if (code.length === 12 && name.endsWith('村')) expect(last).toBeGreaterThanOrEqual(200)
    }
  })

  it('counts as many people in a region as in its parts', () => {
    const sum = (values: (number | undefined)[]) => values.reduce<number>((all, each) => all + each!, 0)
    for (const [parentLength, partLength] of [
      [6, 9],
      [9, 12],
    ] as const) {
      for (const parent of below('', parentLength)) {
        const parts = below(parent.code, partLength)
        for (const key of [
          'urbanPopulation',
          'temporaryPopulation',
          'residentPopulation',
          'households',
        ] as const) {
          expect(parent[key], `${parent.name} ${key}`).toBe(sum(parts.map((part) => part[key])))
        }
      }
    }
    for (const community of below('', 12)) {
      const grids = data.grids.filter((grid) => grid.code.startsWith(community.code))
      expect(community.residentPopulation).toBe(sum(grids.map((grid) => grid.population)))
      expect(community.households).toBe(sum(grids.map((grid) => grid.households)))
    }
  })

  it('gives an urban grid 300 to 500 households', () => {
    const urban = new Set(
      below('', 12)
        .filter(({ urbanPopulation }) => urbanPopulation! > 0)
        .map(({ code }) => code),
    )
    const households = data.grids
      .filter((grid) => urban.has(grid.code.slice(0, 12)))
      .map((grid) => grid.households!)
    expect(Math.min(...households)).toBeGreaterThanOrEqual(300)
    expect(Math.max(...households)).toBeLessThanOrEqual(500)
  })

  it.each([9, 12, 15])('borders of areas with %i digits are shared node for node', (length) => {
    const areas = [...data.regions, ...data.grids].filter((each) => each.code.length === length)
    const sides = sidesOf(areas.map((each) => each.geometry))
    const all = new Set(sides)
    expect(all.size).toBe(sides.length)
    // What no neighbour runs along the other way is the border of the county, and all of it.
    const outer = sides.filter((side) => !all.has(turned(side)))
    const border = sidesOf([county.geometry])
    expect(new Set(outer)).toEqual(new Set(border))
    expect(areas.reduce((sum, each) => sum + squareMetres(each.geometry), 0)).toBeCloseTo(
      squareMetres(county.geometry),
      1,
    )
  })

  it('builds inside the grids of the town only', () => {
    const town = data.places.find((place) => place.kind === 'built-up-area')!
    const streets = data.regions.filter((region) => region.name.endsWith('街道'))
    const rings = streets.map((street) => inMetres(ringsOf(street.geometry)[0]!))
    for (const point of inMetres(ringsOf(town.geometry)[0]!)) {
      expect(rings.some((ring) => contains(ring, point))).toBe(true)
    }
  })

  it('names a unit and a leader for nine compounds of ten, and only for what exists', () => {
    const compounds = data.places.filter((place) => place.kind === 'compound')
    const packaged = data.assignments.filter(
      ({ role, target, validTo }) =>
        role === 'packaging' && 'kind' in target && target.kind === 'compound' && validTo === undefined,
    )
    expect(packaged.length / compounds.length).toBeGreaterThan(0.88)
    expect(packaged.length).toBeLessThan(compounds.length)
    const known = new Set([
      ...data.regions.map((each) => each.code),
      ...data.grids.map((each) => each.code),
      ...data.places.map((each) => `${each.kind} ${each.sourceKey}`),
      ...definitions.map(({ id }) => id),
    ])
    const units = new Set(data.units.map((unit) => unit.code))
    for (const { target, unitCode, leaderName } of data.assignments) {
      // By kind and key, or by the code of an area, or the id of an indicator.
      const key = 'kind' in target ? `${target.kind} ${target.place}` : String(Object.values(target)[0])
      expect(known.has(key), key).toBe(true)
      expect(units.has(unitCode)).toBe(true)
      expect(leaderName).toBeTruthy()
    }
  })

  it('has never two units in one exclusive role at a time, and a log only of days on which the unit answered', () => {
    const exclusive = data.assignments.filter(({ role }) => role !== 'responsible')
    const terms = Map.groupBy(exclusive, ({ role, target }) => `${role} ${JSON.stringify(target)}`)
    for (const [slot, [first, second, ...more]] of [...terms].map(
      ([slot, held]) => [slot, held.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))] as const,
    )) {
      expect(more, slot).toEqual([])
      if (second) expect((first?.validTo ?? '9999') < second.validFrom, slot).toBe(true)
    }
    expect([...terms.values()].some((held) => held.length === 2)).toBe(true)
    const log = data.duties ?? []
    expect(new Set(log.map(({ kind }) => kind)).size).toBe(4)
    for (const { assignment, happenedOn } of log) {
      const { validFrom, validTo = '9999' } = data.assignments[assignment]!
      expect(happenedOn >= validFrom && happenedOn <= validTo).toBe(true)
    }
  })
})

describe('sizes', () => {
  const count = (options: DemoOptions) => {
    const { places, grids } = generateCounty(options)
    return {
      places: places.length,
      grids: grids.length,
      compounds: places.filter((place) => place.kind === 'compound').length,
    }
  }

  it('M has about 5,000 places and 300 grids', () => {
    const { places, grids } = count({ size: 'M', seed: 1 })
    expect(places).toBeGreaterThan(4000)
    expect(places).toBeLessThan(6000)
    expect(grids).toBeGreaterThan(280)
    expect(grids).toBeLessThan(380)
  })

  it('L has about a hundred times the places of S', { timeout: 120_000 }, () => {
    const { places, grids, regions } = generateCounty({ size: 'L', seed: 1 })
    const times = places.length / counties[0]!.data.places.length
    expect(times).toBeGreaterThan(85)
    expect(times).toBeLessThan(115)
    // So many streets and communities still have three digits each.
    const codes = [...regions, ...grids].map((each) => each.code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.filter((code) => code.length % 3 > 0 || code.length > 15)).toEqual([])
  })

  it('makes about as many compounds as asked for', () => {
    const { compounds } = count({ size: 'M', seed: 1, compounds: 2000 })
    expect(compounds).toBeGreaterThan(1700)
    expect(compounds).toBeLessThan(2300)
  })
})
