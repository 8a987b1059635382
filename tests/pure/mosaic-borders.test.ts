// Ends of borders that slide along the outline, and borders drawn anew between two places on them.
//
//      y 4 ┌───────────┬───────────┐        West, and NE above SE to its east; West's border ends on the outline at
//          │           │    NE     │        [2, 4] and [2, 0]; the corner of NE and SE on West's edge at [2, 2].
//      y 2 │   West    ├───────────┤
//          │           │    SE     │
//      y 0 └───────────┴───────────┘
//          x 0         2           4
import { describe, expect, test } from 'vitest'
import { applyChange, isOuter, type Mosaic, type Outcome } from '../../web/map/mosaic/mosaic.ts'
import { insertVertex } from '../../web/map/mosaic/move-border.ts'
import { placeIn } from '../../web/map/mosaic/place-in.ts'
import { areaOf, gridAt } from '../../web/map/mosaic/polygons.ts'
import { redrawStretch } from '../../web/map/mosaic/redraw-stretch.ts'
import { canSlide, slideNode, slideTarget } from '../../web/map/mosaic/slide-node.ts'
import { at, grid, mosaicOf, ring } from '../support/mosaic.ts'

const tee = mosaicOf(
  grid('west', ring([0, 0], [2, 0], [2, 4], [0, 4])),
  grid('NE', ring([2, 2], [4, 2], [4, 4], [2, 4])),
  grid('SE', ring([2, 0], [4, 0], [4, 2], [2, 2])),
)
/** Units of the drawing squared. */
const size = (mosaic: Mosaic, code: string) => Math.round(areaOf(mosaic, code) * 1e8) / 100
const sizes = (mosaic: Mosaic) => [size(mosaic, 'west'), size(mosaic, 'NE'), size(mosaic, 'SE')]
function done(mosaic: Mosaic, { change, refusal }: Outcome): Mosaic {
  if (refusal) throw new Error(`refused: ${refusal.code}`)
  return applyChange(mosaic, change)
}
const why = ({ refusal }: Outcome) => refusal?.code
const outline = (mosaic: Mosaic) =>
  [...mosaic.arcs.values()].filter(isOuter).flatMap(({ points }) => points.map(String))

describe('sliding along the outline', () => {
  test('land changes hands, the outline keeps its points', () => {
    // from [2, 4] to [3, 4]: NE loses a triangle of 1 × 2 / 2 to West
    const slid = done(tee, slideNode(tee, at(2, 4), at(3, 4.2)))
    expect(sizes(slid)).toEqual([9, 3, 4])
    expect(new Set(outline(slid))).toEqual(new Set([...outline(tee), String(at(3, 4))]))
  })

  test('around a corner of the outline, into the corner, and back', () => {
    // to [4, 3]: West gets the triangle [2, 2] [4, 4] [2, 4] and the one to [4, 3]: 2 + 1
    const around = done(tee, slideNode(tee, at(2, 4), at(4.1, 3)))
    expect(sizes(around)).toEqual([11, 1, 4])
    const corner = done(tee, slideNode(tee, at(2, 4), at(4.1, 4.1)))
    expect(sizes(corner)).toEqual([10, 2, 4])
    const back = done(corner, slideNode(corner, at(4, 4), at(2, 4)))
    expect(sizes(back)).toEqual([8, 4, 4])
  })

  test('not past the next border, and not where nothing ends', () => {
    // [4, 2] is the end of the border between NE and SE
    expect(slideTarget(tee, at(2, 4), at(5, 2))).toBeUndefined()
    expect(why(slideNode(tee, at(2, 4), at(5, 2)))).toBe('border-locked')
    expect(canSlide(tee, at(2, 2))).toBe(false)
    expect(canSlide(tee, at(4, 4))).toBe(false)
    expect(why(slideNode(tee, at(2, 2), at(2, 3)))).toBe('border-locked')
  })

  test('a place that is the same is no change', () => {
    expect(slideNode(tee, at(2, 4), at(2, 5)).change).toEqual({ arcs: [], grids: [] })
  })
})

describe('drawing a border anew', () => {
  test('what lay between two places on it is replaced, whichever way one draws', () => {
    // along x = 3 between y 2.5 and y 3.5: West gets 1 × 1
    const line = [at(2, 2.5), at(3, 2.5), at(3, 3.5), at(2, 3.5)]
    expect(sizes(done(tee, redrawStretch(tee, line)))).toEqual([9, 3, 4])
    expect(sizes(done(tee, redrawStretch(tee, line.toReversed())))).toEqual([9, 3, 4])
  })

  test('a bend is straightened, from node to node', () => {
    const [id] = [...tee.arcs].find(([, { left, right }]) => [left, right].sort().join() === 'NE,west')!
    const bent = done(tee, insertVertex(tee, id, 1, at(3, 3)))
    expect(sizes(bent)).toEqual([9, 3, 4])
    expect(sizes(done(bent, redrawStretch(bent, [at(2, 4), at(2, 2)])))).toEqual([8, 4, 4])
  })

  test('what cannot be is refused, with the reason', () => {
    expect(why(redrawStretch(tee, [at(2, 3)]))).toBe('too-few-points')
    expect(why(redrawStretch(tee, [at(1, 3), at(2, 3)]))).toBe('redraw-off-border')
    // over the corner of three grids
    expect(why(redrawStretch(tee, [at(2, 3), at(3, 1), at(2, 1)]))).toBe('redraw-two-borders')
    expect(why(redrawStretch(tee, [at(0, 1), at(1, 2), at(0, 3)]))).toBe('border-locked')
    // through the border between NE and SE
    expect(why(redrawStretch(tee, [at(2, 2.5), at(3, 1), at(3, 3), at(2, 3.5)]))).toBe('touches')
    // over itself
    expect(why(redrawStretch(tee, [at(2, 2.5), at(3, 3.5), at(3, 2.5), at(2.5, 3.7), at(2, 3.8)]))).toBe(
      'crosses',
    )
  })
})

test('a place inside a grid lies inside it, also beside a hole and in a bow', () => {
  const mosaic = mosaicOf(
    grid('around', {
      type: 'Polygon',
      coordinates: [
        ring([0, 0], [4, 0], [4, 4], [0, 4]).coordinates[0]!,
        ring([1, 1], [1, 3], [3, 3], [3, 1]).coordinates[0]!,
      ],
    }),
    grid('island', ring([1, 1], [3, 1], [3, 3], [1, 3])),
    grid('bow', ring([4, 0], [8, 0], [8, 4], [4, 4], [7, 3.9], [7, 0.1])),
  )
  for (const code of mosaic.grids.keys()) expect(gridAt(mosaic, placeIn(mosaic, code)!)).toBe(code)
})

test('a name stands where a grid has room, not in a strip that is wide and flat', () => {
  const mosaic = mosaicOf(
    grid('hat', ring([3, 0], [6, 0], [6, 4], [9, 4], [9, 4.8], [0, 4.8], [0, 4], [3, 4])),
  )
  const [lng, lat] = placeIn(mosaic, 'hat')!
  const [west, south] = ring([4, 1]).coordinates[0]![0]!
  const [east, north] = ring([5, 3]).coordinates[0]![0]!
  expect([lng > west!, lng < east!, lat > south!, lat < north!]).toEqual([true, true, true, true])
})
