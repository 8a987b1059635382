// The mosaic on drawings small enough to check by eye: what becomes a node, what moves along, what is refused and why.
//
//      y 4 ┌───────────┬───────────┐        West and East are squares of 2 × 4 beside each other, North-east … of the
//          │           │    NE     │        drawing `tee`: a corner of NE and SE lies in the middle of West's east edge.
//      y 2 │   West    ├───────────┤
//          │           │    SE     │
//      y 0 └───────────┴───────────┘
//          x 0         2           4
import { describe, expect, test } from 'vitest'
import { begin, record, redo, undo } from '../../web/map/mosaic/history.ts'
import { mergeGrids } from '../../web/map/mosaic/merge-grids.ts'
import {
  applyChange,
  type Change,
  gridsOf,
  inverseOf,
  type Mosaic,
  type Outcome,
} from '../../web/map/mosaic/mosaic.ts'
import {
  deleteVertex,
  insertVertex,
  moveNode,
  moveVertex,
  redrawArc,
} from '../../web/map/mosaic/move-border.ts'
import type { Point } from '../../web/map/mosaic/plane.ts'
import { areaOf, neighboursOf, polygonOf } from '../../web/map/mosaic/polygons.ts'
import { readMosaic } from '../../web/map/mosaic/read-mosaic.ts'
import { snap } from '../../web/map/mosaic/snap.ts'
import { givePiece, splitGrid } from '../../web/map/mosaic/split-grid.ts'
import { at, grid, mosaicOf, ring } from '../support/mosaic.ts'

const west = grid('west', ring([0, 0], [2, 0], [2, 4], [0, 4]))
const northEast = grid('NE', ring([2, 2], [4, 2], [4, 4], [2, 4]))
const southEast = grid('SE', ring([2, 0], [4, 0], [4, 2], [2, 2]))
const tee = mosaicOf(west, northEast, southEast)

/** The corners of a polygon in units of the drawing. */
function drawn(mosaic: Mosaic, code: string): [number, number][][] {
  const { type, coordinates } = polygonOf(mosaic, code)
  const parts = type === 'Polygon' ? [coordinates] : coordinates
  return parts
    .flat()
    .map((points) => points.slice(0, -1).map(([lng, lat]) => [units(lng! - 105), units(lat! - 35)]))
}
const units = (degrees: number) => Math.round(degrees * 1e6) / 1000
/** Units of the drawing squared. */
const size = (mosaic: Mosaic, code: string) => Math.round(areaOf(mosaic, code) * 1e8) / 100

function done(mosaic: Mosaic, { change, refusal }: Outcome): Mosaic {
  if (refusal) throw new Error(`refused: ${refusal.code}`)
  return applyChange(mosaic, change)
}
const why = ({ refusal }: Outcome) => refusal?.code
/** The arc between two grids. */
function between(mosaic: Mosaic, one: string | null, other: string | null): number {
  const found = [...mosaic.arcs].find(
    ([, { left, right }]) => (left === one && right === other) || (left === other && right === one),
  )
  return found![0]
}

describe('reading', () => {
  test('a corner in the middle of an edge is a vertex of both', () => {
    expect(drawn(tee, 'west')).toEqual([
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [2, 4],
        [0, 4],
      ],
    ])
    expect(drawn(tee, 'NE')).toEqual([
      [
        [2, 2],
        [4, 2],
        [4, 4],
        [2, 4],
      ],
    ])
    // three inside, three along the outside
    expect(tee.arcs.size).toBe(6)
  })

  test('vertices a centimetre apart are one, eleven millimetres are two', () => {
    const off = (by: number): Point => [at(2, 0)[0] + by, at(2, 0)[1]]
    const moved = (by: number) =>
      grid('SE', {
        type: 'Polygon',
        coordinates: [[[...off(by)], [...at(4, 0)], [...at(4, 2)], [...at(2, 2)], [...off(by)]]],
      })
    expect(mosaicOf(west, northEast, moved(1e-7)).arcs.size).toBe(6)
    expect(polygonOf(mosaicOf(west, northEast, moved(1e-7)), 'SE')).toEqual(polygonOf(tee, 'SE'))
    // apart, a gap lies between them
    expect([...neighboursOf(mosaicOf(west, northEast, moved(2.2e-7)), 'SE')]).toEqual(['NE'])
  })

  test('the way a ring runs and where it begins make no difference', () => {
    const turned = grid('west', ring([2, 4], [2, 0], [0, 0], [0, 4]))
    expect(polygonOf(mosaicOf(turned, northEast, southEast), 'west')).toEqual(polygonOf(tee, 'west'))
  })

  test('a grid inside another is its hole, and fills it', () => {
    const island = mosaicOf(
      grid('around', {
        type: 'Polygon',
        coordinates: [
          ring([0, 0], [4, 0], [4, 4], [0, 4]).coordinates[0]!,
          ring([1, 1], [1, 2], [2, 2], [2, 1]).coordinates[0]!,
        ],
      }),
      grid('island', ring([1, 1], [2, 1], [2, 2], [1, 2])),
    )
    expect(drawn(island, 'around')).toEqual([
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
      ],
      [
        [1, 1],
        [1, 2],
        [2, 2],
        [2, 1],
      ],
    ])
    expect([...neighboursOf(island, 'island')]).toEqual(['around'])
    expect(size(island, 'around')).toBe(15)
  })

  test('parts that touch in a corner stay two parts', () => {
    const bow = mosaicOf(
      grid('bow', {
        type: 'MultiPolygon',
        coordinates: [
          ring([0, 0], [1, 0], [1, 1], [0, 1]).coordinates,
          ring([1, 1], [2, 1], [2, 2], [1, 2]).coordinates,
        ],
      }),
    )
    expect(polygonOf(bow, 'bow').type).toBe('MultiPolygon')
    expect(drawn(bow, 'bow')).toEqual([
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
      [
        [1, 1],
        [2, 1],
        [2, 2],
        [1, 2],
      ],
    ])
  })

  test('a corner on the other side of the world costs no more than any other', () => {
    // as an import leaves it where longitude and latitude of one corner were lost, or overflowed
    const begun = performance.now()
    for (const far of [
      [0, 0],
      [-179.9, -84],
      [1e308, -1e308],
      [Number.POSITIVE_INFINITY, 35],
    ]) {
      const broken = ring([0, 0], [2, 0], [2, 2], [0, 2])
      broken.coordinates[0]![1] = far
      readMosaic([grid('one', broken), grid('two', ring([5, 0], [6, 0], [6, 1], [5, 1]))])
    }
    // without end, or at least minutes, were each thousandth of a degree on the way looked at
    expect(performance.now() - begun).toBeLessThan(1000)
  })

  test('two grids on the same land are told, with both names', () => {
    const overlapping = readMosaic([west, grid('too-far', ring([1, 1], [3, 1], [3, 3], [1, 3]))])
    expect(overlapping.faults[0]).toMatchObject({ code: 'crossing' })
    expect(overlapping.faults[0]!.grids.toSorted()).toEqual(['too-far', 'west'])
    expect(readMosaic([west, { ...west, code: 'twin' }]).faults[0]).toMatchObject({ code: 'overlap' })
  })
})

describe('moving', () => {
  test('a node takes every border that meets there along', () => {
    // [2, 2] → [1, 3]: West loses a triangle of 2 × 2, half of it to each neighbour and a bit between them
    const moved = done(tee, moveNode(tee, at(2, 2), at(1, 3)))
    expect(drawn(moved, 'west')).toEqual([
      [
        [0, 0],
        [2, 0],
        [1, 3],
        [2, 4],
        [0, 4],
      ],
    ])
    expect(drawn(moved, 'NE')).toEqual([
      [
        [1, 3],
        [4, 2],
        [4, 4],
        [2, 4],
      ],
    ])
    expect([size(moved, 'west'), size(moved, 'NE'), size(moved, 'SE')]).toEqual([6, 4, 6])
  })

  test('a new vertex bends the border of both neighbours', () => {
    const arc = between(tee, 'west', 'NE')
    const bent = done(tee, insertVertex(tee, arc, 1, at(3, 3)))
    expect([size(bent, 'west'), size(bent, 'NE')]).toEqual([9, 3])
    const pulled = done(bent, moveVertex(bent, arc, 1, at(1, 3)))
    expect([size(pulled, 'west'), size(pulled, 'NE')]).toEqual([7, 5])
    expect(polygonOf(done(pulled, deleteVertex(pulled, arc, 1)), 'NE')).toEqual(polygonOf(tee, 'NE'))
  })

  test('another way between two nodes', () => {
    const arc = between(tee, 'NE', 'SE')
    const start = tee.arcs.get(arc)!.points[0]![0] < 105.003
    const inner: Point[] = [at(3, 1), at(3.5, 3)]
    const moved = done(tee, redrawArc(tee, arc, start ? inner : inner.toReversed()))
    expect(drawn(moved, 'SE')).toEqual([
      [
        [2, 0],
        [4, 0],
        [4, 2],
        [3.5, 3],
        [3, 1],
        [2, 2],
      ],
    ])
  })

  test('the border of the community is locked unless the operation says so', () => {
    const outside = between(tee, 'west', null)
    expect(why(moveNode(tee, at(4, 2), at(5, 2)))).toBe('border-locked')
    expect(why(insertVertex(tee, outside, 1, at(-1, 2)))).toBe('border-locked')
    expect(size(done(tee, moveNode(tee, at(4, 2), at(5, 2), { outer: true })), 'NE')).toBe(5)
  })

  test('what would break the mosaic is refused, with the reason', () => {
    const arc = between(tee, 'west', 'NE')
    // over West's far border, onto it, onto itself
    expect(why(moveNode(tee, at(2, 2), at(-1, 2)))).toBe('touches')
    expect(why(moveNode(tee, at(2, 2), at(0, 2)))).toBe('touches')
    expect(why(redrawArc(tee, arc, [at(3, 3), at(2.5, 3.5), at(2.5, 2.5), at(3, 3.2)]))).toBe('crosses')
    expect(why(insertVertex(tee, arc, 1, at(2, 4)))).toBe('crosses')
    expect(why(moveVertex(tee, arc, 1, at(3, 3)))).toBe('unknown')
    expect(why(moveVertex(tee, 999, 1, at(3, 3)))).toBe('unknown')
    // around the outside of NE: crosses nothing, but NE would lie inside out
    const toEast = tee.arcs.get(arc)!.points[0]![1] < 35.003
    const around: Point[] = [at(1, 2.5), at(1, 5), at(5, 5), at(5, 3), at(6, 6), at(2, 6)]
    expect(why(redrawArc(tee, arc, toEast ? around : around.toReversed()))).toBeDefined()
  })

  test('a border may not pass to the other side of an island', () => {
    const pair = mosaicOf(
      grid('left', ring([0, 0], [2, 0], [2, 4], [0, 4])),
      grid('right', {
        type: 'Polygon',
        coordinates: [
          ring([2, 0], [8, 0], [8, 4], [2, 4]).coordinates[0]!,
          ring([3, 1], [3, 2], [4, 2], [4, 1]).coordinates[0]!,
        ],
      }),
      grid('island', ring([3, 1], [4, 1], [4, 2], [3, 2])),
    )
    expect(why(redrawArc(pair, between(pair, 'left', 'right'), [at(6, 1), at(6, 3)]))).toBe('turned-over')
  })
})

describe('splitting', () => {
  const split = (line: Point[]) => splitGrid(tee, 'west', line, 'new')

  test('the smaller part gets the new code, the neighbour the new vertex', () => {
    // from beyond the west border to beyond the middle of NE's: 2 × 1 of West is left above
    const cut = done(tee, split([at(-1, 3), at(2.5, 3)]))
    expect([size(cut, 'west'), size(cut, 'new'), size(cut, 'NE')]).toEqual([6, 2, 4])
    expect(drawn(cut, 'NE')).toEqual([
      [
        [2, 2],
        [4, 2],
        [4, 4],
        [2, 4],
        [2, 3],
      ],
    ])
    expect(drawn(cut, 'new')).toEqual([
      [
        [0, 3],
        [2, 3],
        [2, 4],
        [0, 4],
      ],
    ])
    expect(cut.grids.get('new')).toEqual({ community: west.community, from: 'west' })
    expect([...gridsOf(split([at(-1, 3), at(2.5, 3)]).change!)].toSorted()).toEqual(['NE', 'new', 'west'])
  })

  test('a line may begin and end on the border, in corners, and bend between', () => {
    expect(size(done(tee, split([at(0, 0), at(1, 0.5), at(2, 2)])), 'new')).toBe(1.5)
    expect(size(done(tee, split([at(0, 1), at(1, 1), at(1, 0)])), 'new')).toBe(1)
  })

  test('a line that divides nothing is refused, with the reason', () => {
    expect(why(split([at(-1, -1), at(5, -1)]))).toBe('split-misses')
    // by the corner at [0, 4]
    expect(why(split([at(-1, 3), at(1, 5)]))).toBe('split-touches')
    expect(why(split([at(-1, 3), at(1, 3)]))).toBe('split-ends-inside')
    expect(why(split([at(0.5, 3), at(1, 3)]))).toBe('split-ends-inside')
    // in, out, and in again
    expect(why(split([at(-1, 3), at(3, 3), at(3, 1), at(1, 1)]))).toBe('split-crosses-often')
    expect(why(split([at(0, 0), at(0, 4)]))).toBe('split-along-border')
    expect(why(split([at(0, 1)]))).toBe('too-few-points')
    expect(why(splitGrid(tee, 'west', [at(-1, 3), at(3, 3)], 'NE'))).toBe('unknown')
    // over itself
    expect(why(split([at(-1, 1), at(1.5, 1), at(1.5, 3), at(1, 0.5), at(3, 1)]))).toBe('crosses')
  })

  test('of a grid with an island: beside it, with it, and up to it', () => {
    const holed = mosaicOf(
      grid('around', {
        type: 'Polygon',
        coordinates: [
          ring([0, 0], [8, 0], [8, 4], [0, 4]).coordinates[0]!,
          ring([1, 1], [1, 2], [2, 2], [2, 1]).coordinates[0]!,
        ],
      }),
      grid('island', ring([1, 1], [2, 1], [2, 2], [1, 2])),
    )
    const cut = done(holed, splitGrid(holed, 'around', [at(3, -1), at(3, 5)], 'new'))
    expect([size(cut, 'around'), size(cut, 'new')]).toEqual([20, 11])
    expect(drawn(cut, 'new')).toHaveLength(2)
    expect(why(splitGrid(holed, 'around', [at(-1, 1.5), at(1, 1.5)], 'new'))).toBe('split-no-parts')
    // a bay of the island's border: only one of the two is inside
    const bay = done(
      holed,
      splitGrid(holed, 'around', [at(2, 1.2), at(3, 1.2), at(3, 1.7), at(2, 1.7)], 'new'),
    )
    expect([size(bay, 'around'), size(bay, 'new')]).toEqual([30.5, 0.5])
  })

  test('a piece given to the neighbour is the one beside it', () => {
    const given = done(tee, givePiece(tee, 'west', 'NE', [at(1, 5), at(1, 3), at(3, 3)]))
    expect([size(given, 'west'), size(given, 'NE'), size(given, 'SE')]).toEqual([7, 5, 4])
    expect([...given.grids.keys()]).toEqual(['west', 'NE', 'SE'])
    // the part beside SE is the large one with all of the west
    expect(size(done(tee, givePiece(tee, 'west', 'SE', [at(1, 5), at(1, 3), at(3, 3)])), 'west')).toBe(1)
  })
})

describe('merging', () => {
  test('the border between two grids goes, and those around are joined', () => {
    const merged = done(tee, mergeGrids(tee, 'NE', 'SE'))
    expect(drawn(merged, 'NE')).toEqual([
      [
        [2, 0],
        [4, 0],
        [4, 2],
        [4, 4],
        [2, 4],
        [2, 2],
      ],
    ])
    expect(merged.arcs.size).toBe(3)
    expect(merged.grids.has('SE')).toBe(false)
  })

  test('a split taken back by a merge leaves the same land', () => {
    const cut = done(tee, splitGrid(tee, 'west', [at(-1, 3), at(2.5, 3)], 'new'))
    expect(size(done(cut, mergeGrids(cut, 'west', 'new')), 'west')).toBe(8)
    // whichever of the two is chosen to stay: what was never saved goes
    expect([...done(cut, mergeGrids(cut, 'new', 'west')).grids]).toEqual([...tee.grids])
  })

  test('only of neighbours, and only inside one community', () => {
    const corner = mosaicOf(
      grid('a', ring([0, 0], [1, 0], [1, 1], [0, 1])),
      grid('b', ring([1, 1], [2, 1], [2, 2], [1, 2])),
      grid('c', ring([1, 0], [2, 0], [2, 1], [1, 1]), '629901001002'),
    )
    expect(why(mergeGrids(corner, 'a', 'b'))).toBe('not-neighbours')
    expect(why(mergeGrids(corner, 'a', 'c'))).toBe('two-communities')
    expect(why(mergeGrids(corner, 'a', 'a'))).toBe('unknown')
    expect(why(givePiece(corner, 'a', 'c', [at(0, 0.5), at(1, 0.5)]))).toBe('two-communities')
  })
})

test('undo and redo lead back and forth over every step', () => {
  const steps: ((mosaic: Mosaic) => Outcome)[] = [
    (mosaic) => moveNode(mosaic, at(2, 2), at(2.5, 2.5)),
    (mosaic) => splitGrid(mosaic, 'west', [at(-1, 1), at(3, 1)], 'new'),
    (mosaic) => mergeGrids(mosaic, 'NE', 'SE'),
  ]
  let history = begin(tee)
  const states = [tee]
  for (const step of steps) {
    history = record(history, change(step(history.mosaic)))
    states.push(history.mosaic)
  }
  for (const state of states.toReversed()) {
    expect(history.mosaic).toEqual(state)
    history = undo(history)
  }
  expect(undo(history)).toBe(history)
  for (const state of states.slice(1)) {
    history = redo(history)
    expect(history.mosaic).toEqual(state)
  }
  const last = history.past.at(-1)!
  expect(applyChange(history.mosaic, inverseOf(last))).toEqual(states[2])
  expect(record(undo(history), change(moveNode(tee, at(2, 2), at(1, 2)))).future).toEqual([])
})

function change(outcome: Outcome): Change {
  return outcome.change ?? expect.unreachable()
}

test('a dragged point snaps to a corner before an edge, within reach', () => {
  const road = [at(0, 0), at(4, 0), at(4, 4)]
  const wall = [at(0, 1), at(8, 1)]
  const reach = 0.0002
  expect(snap(at(1, 0.1), [wall, road], reach)).toMatchObject({ on: 'edge', line: 1 })
  expect(snap(at(1, 0.1), [wall, road], reach)!.point[1]).toBeCloseTo(35, 9)
  expect(snap(at(3.9, 0.1), [wall, road], reach)).toEqual({ on: 'corner', line: 1, point: at(4, 0) })
  expect(snap(at(1, 0.5), [wall, road], reach)).toBeUndefined()
})
