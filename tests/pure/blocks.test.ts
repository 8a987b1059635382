// Cutting a community along its streets: nothing is lost, nothing counted twice, no compound cut, and what nobody touched
// comes back number for number.
import { describe, expect, test } from 'vitest'
import { countAtoms } from '../../api/contract/blocks/counts.ts'
import { type Point, type Rings, ringArea } from '../../api/contract/blocks/plane.ts'
import { shapesOf } from '../../api/contract/blocks/shapes.ts'
import { type Subdivision, subdivide, type Terrain } from '../../api/contract/blocks/subdivision.ts'
import { box, degrees, randomTown } from '../support/block-land.ts'

const nothing: Terrain = { grids: [], boundary: [], lines: [], compounds: [] }
const line = (rank: 0 | 1 | 4, ...metres: [number, number][]) => ({ rank, points: metres.map(degrees) })

/** m² of each group of atoms, rounded to a hundred. */
function sizes({ atoms }: Subdivision, grain: 'block' | 'parcel'): number[] {
  return [...Map.groupBy(atoms, (atom) => atom[grain]).values()]
    .map((group) => Math.round(group.reduce((sum, { squareMetres }) => sum + squareMetres, 0) / 100) * 100)
    .toSorted((a, b) => a - b)
}

describe('by hand', () => {
  //  y 200 ┌────────┬─────────────┐
  //        │        │             │     a street at x 100, a path at y 100 to the east of it
  //  y 100 │        ├ ─ ─ ─ ─ ─ ─ ┤
  //        │        │             │
  //  y 0   └────────┴─────────────┘
  //        0       100           300
  const land = { ...nothing, boundary: [box(0, 0, 300, 200)] }
  const streets = [line(1, [100, -20], [100, 220]), line(0, [100, 100], [320, 100])]

  test('a street divides blocks, a path only parcels', () => {
    const cut = subdivide({ ...land, lines: streets })
    expect(sizes(cut, 'block')).toEqual([20_000, 40_000])
    expect(sizes(cut, 'parcel')).toEqual([20_000, 20_000, 20_000])
  })

  test('a dead end divides nothing', () => {
    const cut = subdivide({ ...land, lines: [line(4, [100, -20], [100, 150])] })
    expect(sizes(cut, 'block')).toEqual([60_000])
    expect(cut.atoms).toHaveLength(1)
  })

  test('a compound that a street runs through is whole, and stands in the block with most of its wall', () => {
    // 60 m × 50 m, of which 20 m lie to the west of the street
    const home = { id: 7, parts: [box(80, 50, 60, 50)] }
    const cut = subdivide({ ...land, lines: streets.slice(0, 1), compounds: [home] })
    expect(sizes(cut, 'parcel')).toEqual([3000, 19_000, 38_000])
    // west: 20 000 − 20 × 50; east: the rest
    expect(sizes(cut, 'block')).toEqual([19_000, 41_000])
    const own = cut.atoms.filter(({ compounds }) => compounds.includes(0))
    expect(own).toHaveLength(2)
    expect(new Set(own.map(({ block }) => block)).size).toBe(1)
  })

  test('land inside the boundary that no grid has is told as such; a second drawing of one border is none', () => {
    const grids = [{ code: 'a', parts: [box(0, 0, 200, 200)] }]
    const gap = subdivide({ ...land, grids }).atoms.filter(({ grid }) => grid === null)
    expect(gap.map(({ squareMetres }) => Math.round(squareMetres / 100) * 100)).toEqual([20_000])
    const near = [{ code: 'a', parts: [box(0, 0, 299.5, 200)] }]
    expect(subdivide({ ...land, grids: near }).atoms.filter(({ grid }) => grid === null)).toEqual([])
  })

  test('what is recorded of a grid is shared out by the dwellings of its compounds, else by land', () => {
    const grids = [
      { code: 'a', parts: [box(0, 0, 100, 200)] },
      { code: 'b', parts: [box(100, 0, 200, 200)] },
    ]
    const cut = subdivide({ ...land, grids, lines: [line(1, [-10, 100], [310, 100])] })
    const { households, population, facilities, openProblems } = countAtoms(cut, {
      grids: [
        { parts: grids[0]!.parts, households: 100, population: 300 },
        { parts: grids[1]!.parts, households: 400, population: null },
      ],
      households: null,
      population: null,
      compounds: [
        { at: degrees([150, 50]), dwellings: 30, people: 90 },
        { at: degrees([150, 150]), dwellings: 10, people: 20 },
      ],
      facilities: [degrees([50, 50]), degrees([60, 50])],
      problems: null,
    })
    const at = (x: number, y: number) =>
      cut.atoms.findIndex(({ inner }) => {
        const [lng, lat] = degrees([100, 100])
        return x < 100 === inner[0] < lng && y < 100 === inner[1] < lat
      })
    expect(households!.map(Math.round)[at(50, 50)]).toBe(50)
    expect(households!.map(Math.round)[at(150, 50)]).toBe(300)
    expect(households!.map(Math.round)[at(150, 150)]).toBe(100)
    expect(population!.map(Math.round)[at(50, 150)]).toBe(150)
    expect(population!.map(Math.round)[at(150, 50)]).toBe(90)
    expect(facilities[at(50, 50)]).toBe(2)
    expect(openProblems).toBeNull()
  })
})

/** Here a street comes within a centimetre of the border of the community, which must not be bent by as much. */
const nearMisses = [1343, 2119]

describe.each([...Array.from({ length: 40 }, (_, i) => i + 1), ...nearMisses])(
  'a town by chance (seed %i)',
  (seed) => {
    const { terrain } = randomTown(seed)
    const cut = subdivide(terrain)
    const { x, y } = cut.scale

    test('is covered exactly: no land is lost or counted twice', () => {
      const land = Math.abs(areaOf(terrain.boundary)) * x * y
      const sum = cut.atoms.reduce((all, { squareMetres }) => all + squareMetres, 0)
      // 1 mm²
      expect(Math.abs(sum - land)).toBeLessThan(1e-6)
      // Every border has the land of one atom on its left and of another on its right, once.
      const seen = new Set<string>()
      for (const { from, to, left, right } of cut.borders) {
        expect(left === right).toBe(false)
        for (const key of [`${from}>${to}`, `${to}>${from}`]) {
          expect(seen.has(key)).toBe(false)
          seen.add(key)
        }
      }
    })

    test('cuts no compound', () => {
      terrain.compounds.forEach((_, compound) => {
        const own = cut.atoms.filter(({ compounds }) => compounds.includes(compound))
        expect(new Set(own.map(({ parcel }) => parcel)).size).toBeLessThan(2)
        expect(new Set(own.map(({ block }) => block)).size).toBeLessThan(2)
      })
    })

    test('has blocks of one piece, made of whole parcels', () => {
      const blockOf = new Map<number, number>()
      for (const { parcel, block } of cut.atoms) {
        expect(blockOf.get(parcel) ?? block).toBe(block)
        blockOf.set(parcel, block)
      }
      for (const block of new Set(cut.atoms.map((atom) => atom.block))) {
        const members = cut.atoms.flatMap((atom, i) => (atom.block === block ? [i] : []))
        const reached = new Set(members.slice(0, 1))
        for (const each of reached)
          for (const { left, right } of cut.borders) {
            const other = left === each ? right : right === each ? left : -1
            if (other >= 0 && cut.atoms[other]!.block === block) reached.add(other)
          }
        expect(reached.size).toBe(members.length)
      }
    })

    test('gives back the grids as they were, number for number', () => {
      const shapes = shapesOf(
        cut,
        cut.atoms.map(({ grid }) => grid),
      )
      for (const { code, parts } of terrain.grids) {
        const shape = shapes.get(code)!
        expect(shape.type).toBe('Polygon')
        expect(names(shape.coordinates as [number, number][][])).toEqual(names(parts.flat() as Point[][])) // a Polygon has rings
      }
    })
  },
)

function areaOf(parts: readonly Rings[]): number {
  return parts.reduce((sum, rings) => sum + rings.reduce((all, ring) => all + ringArea(ring), 0), 0)
}

function names(rings: readonly (readonly (readonly [number, number])[])[]): string[] {
  return [...new Set(rings.flat().map(([lng, lat]) => `${lng},${lat}`))].toSorted()
}
