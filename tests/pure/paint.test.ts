// Painting: blocks go to a grid and the borders follow; whatever is painted the mosaic stays seamless, compounds stay
// whole, grids stay of one piece, and each stroke can be undone to the last bit.
import { describe, expect, test } from 'vitest'
import type { CommunityGround } from '../../api/contract/grid-division.ts'
import { gridTarget } from '../../api/contract/grid-division.ts'
import type { CommunityMosaic } from '../../api/contract/grids.ts'
import { Random } from '../../geodata/demo/random.ts'
import { begin, record, undo } from '../../web/map/mosaic/history.ts'
import { applyChange, inverseOf, isOuter, type Mosaic } from '../../web/map/mosaic/mosaic.ts'
import {
  atomsUnder,
  type Cells,
  cutCells,
  doFit,
  gridsOfAtoms,
  type Painted,
  paint,
  piecesOf,
} from '../../web/map/mosaic/paint.ts'
import { totalsOf } from '../../web/map/mosaic/paint-totals.ts'
import { areaOf, polygonOf, ringsOf } from '../../web/map/mosaic/polygons.ts'
import { readMosaic } from '../../web/map/mosaic/read-mosaic.ts'
import { toSave } from '../../web/map/mosaic/to-save.ts'
import { box, degrees, randomTown } from '../support/block-land.ts'

interface Painting {
  mosaic: Mosaic
  cells: Cells
  base: CommunityMosaic
}

type Part = ReturnType<typeof box>

function open(
  grids: readonly { code: string; part: Part; households?: number }[],
  ground: Partial<CommunityGround>,
): Painting {
  const base: CommunityMosaic = {
    code: 'any',
    name: 'any',
    boundary: null,
    grids: grids.map(({ code, part, households = 400 }) => ({
      code,
      name: code,
      leaderName: null,
      households,
      population: null,
      version: 1,
      validFrom: '2026-01-01',
      geometry: { type: 'Polygon', coordinates: part.map((ring) => ring.map(([lng, lat]) => [lng, lat])) },
    })),
  }
  const { mosaic } = readMosaic(
    base.grids.map(({ code, geometry }) => ({ code, community: 'any', geometry })),
  )
  const land: CommunityGround = {
    ...{
      boundary: null,
      households: null,
      population: null,
      lines: [],
      compounds: [],
      facilities: [],
      problems: [],
    },
    target: gridTarget,
    ...ground,
  }
  return { mosaic, cells: cutCells(mosaic, land, base), base }
}

const street = (...metres: [number, number][]) => ({
  rank: 1 as const,
  points: metres.map((each) => degrees(each) as [number, number]), // a pair
})

//  y 200 ┌─────┬─────┬─────┐   Three grids of two blocks each: a 0…100, b 100…200, c 200…300; a street at y 100.
//        │  a  │  b  │  c  │   A compound of 40 dwellings at x 80…110, y 20…60: it lies over the border of a and b.
//  y 100 ├ ─ ─ ┼ ─ ─ ┼ ─ ─ ┤
//        │    ▪▪     │     │
//  y 0   └─────┴─────┴─────┘
const three = () =>
  open(
    ['a', 'b', 'c'].map((code, i) => ({ code, part: box(i * 100, 0, 100, 200) })),
    {
      lines: [street([-20, 100], [320, 100]), street([100, -20], [100, 220]), street([200, -20], [200, 220])],
      compounds: [
        {
          id: 1,
          name: '和谐家园',
          at: degrees([95, 40]) as [number, number], // a pair
          dwellings: 40,
          people: null,
          geometry: {
            type: 'Polygon',
            coordinates: box(80, 20, 30, 40).map((ring) => ring.map(([lng, lat]) => [lng, lat])),
          },
        },
      ],
    },
  )

function stroke({ mosaic, cells }: Painting, metres: [number, number], to: string, handOn = false): Painted {
  const pieces = piecesOf(cells, 'block')
  const under = atomsUnder(cells, degrees(metres), 0)
  const atoms = new Set(under.flatMap((atom) => pieces.find((piece) => piece.includes(atom))!))
  return paint(mosaic, cells, { atoms, to, handOn })
}

const hectares = ({ cells }: Painting, mosaic: Mosaic) =>
  Object.fromEntries(
    [...totalsOf(cells, gridsOfAtoms(cells, mosaic), gridTarget)].map(([code, { squareMetres }]) => [
      code,
      Math.round(squareMetres / 100) / 100,
    ]),
  )

describe('by hand', () => {
  test('a block goes over, the border follows, and undoing gives back the very same mosaic', () => {
    const town = three()
    const painted = stroke(town, [50, 150], 'b')
    expect(painted.refusal).toBeUndefined()
    expect(hectares(town, painted.change ? painted.mosaic : town.mosaic)).toEqual({ a: 1, b: 3, c: 2 })
    const history = record(begin(town.mosaic), painted.change!)
    const back = undo(history).mosaic
    for (const [id, arc] of town.mosaic.arcs) expect(back.arcs.get(id)).toBe(arc)
    expect(back.arcs.size).toBe(town.mosaic.arcs.size)
  })

  test('a compound over the border goes as a whole, with the land of both grids', () => {
    const town = three()
    // The block of b below takes the compound along, or leaves it whole: 20 of its 30 m lie west of the street.
    const painted = stroke(town, [90, 40], 'a')
    // 10 m × 40 m come from b, 10 000 m² of a are its own already
    expect(hectares(town, painted.change ? painted.mosaic : town.mosaic)).toEqual({ a: 2.04, b: 1.96, c: 2 })
    expect(totalsOf(town.cells, gridsOfAtoms(town.cells, town.mosaic), gridTarget).get('a')).toMatchObject({
      compounds: 1,
      households: 400,
      deviation: 0,
    })
  })

  test('what nobody touched is not sent when it is saved', () => {
    const town = three()
    const painted = stroke(town, [50, 150], 'b')
    const saved = town.base.grids.map(({ code, version, geometry }) => ({
      code,
      version,
      geometry,
      community: 'any',
    }))
    const { changed } = toSave(saved, town.mosaic, painted.change ? painted.mosaic : town.mosaic)
    expect(changed.map(({ code }) => code)).toEqual(['a', 'b'])
  })

  test('a grid is not cut in two; what is cut off is told, and goes along when asked', () => {
    const wide = open(
      [
        { code: 'a', part: box(0, 0, 300, 100) },
        { code: 'b', part: box(0, 100, 300, 100) },
      ],
      {
        lines: [
          street([100, -20], [100, 220]),
          street([200, -20], [200, 220]),
          street([-20, 100], [320, 100]),
        ],
      },
    )
    const { refusal } = stroke(wide, [150, 50], 'b')
    expect(refusal).toMatchObject({ code: 'cuts', grid: 'a' })
    expect(refusal!.atoms).toHaveLength(1)
    const handed = stroke(wide, [150, 50], 'b', true)
    expect(hectares(wide, handed.change ? handed.mosaic : wide.mosaic)).toEqual({ a: 1, b: 5 })
  })

  test('land that does not touch the grid, nothing at all, and all of a grid for a new one are refused', () => {
    const town = three()
    expect(stroke(town, [50, 150], 'c').refusal).toMatchObject({ code: 'apart', grid: 'c' })
    expect(stroke(town, [50, 150], 'a').refusal).toMatchObject({ code: 'nothing' })
    const all = new Set(
      gridsOfAtoms(town.cells, town.mosaic).flatMap((grid, atom) => (grid === 'c' ? [atom] : [])),
    )
    expect(paint(town.mosaic, town.cells, { atoms: all, to: 'new-1', handOn: false }).refusal).toMatchObject({
      code: 'takes-all',
      grid: 'c',
    })
  })

  test('a new grid begins with the first block, cut from the grid that had it', () => {
    const town = three()
    const painted = stroke(town, [250, 150], 'new-1')
    const mosaic = painted.change ? painted.mosaic : town.mosaic
    expect(mosaic.grids.get('new-1')).toEqual({ community: 'any', from: 'c' })
    expect(hectares(town, mosaic)).toEqual({ a: 2, b: 2, c: 1, 'new-1': 1 })
  })

  test('land that no grid has is found, and goes to the grid it is painted with', () => {
    const boundary = box(0, 0, 300, 200).map((ring) => ring.map(([lng, lat]): [number, number] => [lng, lat]))
    const town = open([{ code: 'a', part: box(0, 0, 200, 200) }], {
      boundary: { type: 'Polygon', coordinates: boundary },
      lines: [street([200, -20], [200, 220])],
    })
    const free = gridsOfAtoms(town.cells, town.mosaic).flatMap((grid, atom) => (grid === null ? [atom] : []))
    expect(free).toHaveLength(1)
    const painted = stroke(town, [250, 100], 'a')
    const mosaic = painted.change ? painted.mosaic : town.mosaic
    expect(hectares(town, mosaic)).toEqual({ a: 6 })
    expect(gridsOfAtoms(town.cells, mosaic)).not.toContain(null)
  })

  test('the last land of a saved grid ends it in the other', () => {
    const town = three()
    const first = stroke(town, [250, 150], 'b')
    const second = stroke({ ...town, mosaic: first.change ? first.mosaic : town.mosaic }, [250, 50], 'b')
    const mosaic = second.change ? second.mosaic : town.mosaic
    expect(mosaic.grids.has('c')).toBe(false)
    expect(mosaic.grids.get('b')).toEqual({ community: 'any', took: ['c'] })
  })
})

describe.each(Array.from({ length: 12 }, (_, i) => i + 1))('strokes by chance (seed %i)', (seed) => {
  const { terrain } = randomTown(seed)
  const town = open(
    terrain.grids.map(({ code, parts }) => ({ code, part: parts[0]! })),
    {
      lines: terrain.lines.map(({ points, rank }) => ({
        rank,
        points: points.map(([lng, lat]) => [lng, lat]),
      })),
      compounds: terrain.compounds.map(({ id, parts }) => ({
        ...{ id, name: null, dwellings: 10, people: null },
        at: parts[0]![0]![0] as [number, number], // a pair
        geometry: {
          type: 'Polygon',
          coordinates: parts[0]!.map((ring) => ring.map(([lng, lat]) => [lng, lat])),
        },
      })),
    },
  )
  const chance = new Random(seed, 'strokes')
  const land = (mosaic: Mosaic) =>
    [...mosaic.grids.keys()].reduce((sum, code) => sum + areaOf(mosaic, code), 0)
  const outer = (mosaic: Mosaic) =>
    [...mosaic.arcs.values()].filter(isOuter).flatMap(({ points }) => points.map(([x, y]) => `${x},${y}`))

  test('keep the mosaic seamless, its outline, its compounds and its grids whole; inverses lead back', () => {
    const pieces = piecesOf(town.cells, 'parcel')
    let mosaic = town.mosaic
    const before = land(mosaic)
    const corners = new Set(outer(mosaic))
    let done = 0
    for (let step = 0; step < 80; step++) {
      const atoms = new Set(Array.from({ length: chance.integer(1, 3) }, () => chance.pick(pieces)).flat())
      const to = chance.chance(0.15) ? `new-${step}` : chance.pick([...mosaic.grids.keys()])
      const painted = paint(mosaic, town.cells, { atoms, to, handOn: chance.chance(0.5) })
      if (!painted.change) continue
      done += 1
      const next = applyChange(mosaic, painted.change)
      expect(doFit(town.cells, next)).toBe(true)
      const back = applyChange(next, inverseOf(painted.change))
      expect([...back.arcs].toSorted(([a], [b]) => a - b)).toEqual(
        [...mosaic.arcs].toSorted(([a], [b]) => a - b),
      )
      mosaic = next
      // 1 mm² in square degrees
      expect(Math.abs(land(mosaic) - before)).toBeLessThan(1e-6 / (110_950 * 90_500))
      expect([...corners].filter((corner) => !outer(mosaic).includes(corner))).toEqual([])
      const { faults } = readMosaic(
        [...mosaic.grids].map(([code, { community }]) => ({
          code,
          community,
          geometry: polygonOf(mosaic, code),
        })),
      )
      expect(faults).toEqual([])
      for (const code of mosaic.grids.keys()) expect(ringsOf(mosaic, code).length).toBeGreaterThan(0)
      const grids = gridsOfAtoms(town.cells, mosaic)
      for (const piece of pieces)
        if (piece.some((atom) => atoms.has(atom)))
          expect(new Set(piece.map((atom) => grids[atom])).size).toBe(1)
    }
    expect(done).toBeGreaterThan(2)
  })
})
