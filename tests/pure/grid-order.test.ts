// Numbers run like the words of a page, however the grids come and wherever they lie.
import { describe, expect, test } from 'vitest'
import { orderLikeAPage, type Placed, placeOfShape } from '../../api/contract/grid-order.ts'

const at = (name: string, x: number, y: number, height = 1) => ({ name, centre: [x, y] as const, height })
const namesOf = (grids: readonly (Placed & { name: string })[]) =>
  orderLikeAPage(grids, (grid) => grid)
    .map(({ name }) => name)
    .join('')

describe('the order of a page', () => {
  //   a b c      centres of a row differ by less than half a grid
  //   d e
  const page = [at('a', 0, 2.1), at('b', 1, 1.8), at('c', 2, 2.2), at('d', 0.5, 1.0), at('e', 1.5, 1.2)]

  test('runs from west to east in rows from north to south', () => {
    expect(namesOf(page)).toBe('abcde')
  })

  test('is the same whichever way the grids come', () => {
    let seed = 7
    for (let turn = 0; turn < 200; turn++) {
      seed = (seed * 16807) % 2147483647
      const mixed = page.toSorted(
        (one, other) => ((seed ^ one.name.charCodeAt(0)) % 7) - ((seed ^ other.name.charCodeAt(0)) % 7),
      )
      expect(namesOf(mixed)).toBe('abcde')
    }
  })

  test('a grid half a height farther south begins a row; less does not', () => {
    expect(namesOf([at('a', 5, 1), at('b', 0, 0.5)])).toBe('ab')
    expect(namesOf([at('a', 5, 1), at('b', 0, 0.51)])).toBe('ba')
  })

  test('a row does not creep south: it is measured from its first grid', () => {
    // each lies 0.3 below the one before; the third is 0.6 below the first
    expect(namesOf([at('a', 2, 1), at('b', 1, 0.7), at('c', 0, 0.4)])).toBe('bac')
  })

  test('one large grid does not make one row of all', () => {
    // heights 1, 1, 1, 9: the usual one is 1
    expect(namesOf([at('a', 1, 3), at('b', 1, 2), at('c', 1, 1), at('d', 0, 2, 9)])).toBe('adbc')
  })

  test('every grid comes once, rows go south, and inside a row x never falls', () => {
    let seed = 1
    const random = () => {
      seed = (seed * 16807) % 2147483647
      return seed / 2147483647
    }
    for (let turn = 0; turn < 300; turn++) {
      const grids = Array.from({ length: 1 + Math.floor(random() * 30) }, (_, i) =>
        at(String(i), random() * 10, random() * 10, 0.5 + random()),
      )
      const order = orderLikeAPage(grids, (grid) => grid)
      expect(new Set(order).size).toBe(grids.length)
      const heights = grids.map(({ height }) => height).sort((a, b) => a - b)
      const band = heights[Math.floor(heights.length / 2)]! / 2
      for (let i = 0; i + 1 < order.length; i++) {
        const [one, next] = [order[i]!.centre, order[i + 1]!.centre]
        // the next word stands to the right, or on a line below
        expect(next[0] >= one[0] || next[1] < one[1] + band).toBe(true)
        if (one[1] - next[1] >= 2 * band) expect(order.indexOf(order[i + 1]!)).toBeGreaterThan(i)
      }
      // nothing that lies a whole band north of another one comes after it
      order.forEach((each, i) => {
        for (const later of order.slice(i + 1)) expect(later.centre[1] - each.centre[1]).toBeLessThan(band)
      })
    }
  })
})

describe('where a grid counts', () => {
  const square = (x: number, y: number, size: number) =>
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ] as [number, number][]

  test('the centre of gravity, whichever way its ring runs', () => {
    const [west, south] = [103.25, 35.5]
    for (const ring of [square(west, south, 2), square(west, south, 2).toReversed()]) {
      const { centre, height } = placeOfShape({ type: 'Polygon', coordinates: [ring] })
      expect(centre[0]).toBeCloseTo(west + 1, 9)
      expect(centre[1]).toBeCloseTo(south + 1, 9)
      expect(height).toBeCloseTo(2, 12)
    }
  })

  test('without its holes, and with all its parts', () => {
    // 4 × 4 without the eastern half of its middle (2 × 2 at [2, 1]): (16·2 − 4·3) / 12
    const holed = placeOfShape({ type: 'Polygon', coordinates: [square(0, 0, 4), square(2, 1, 2)] })
    expect(holed.centre[0]).toBeCloseTo(20 / 12, 12)
    expect(holed.centre[1]).toBeCloseTo(2, 12)
    // 1 × 1 at [0, 0] and 2 × 2 at [10, 10]: (1·0.5 + 4·11) / 5
    const parts = placeOfShape({
      type: 'MultiPolygon',
      coordinates: [[square(0, 0, 1)], [square(10, 10, 2)]],
    })
    expect(parts.centre[0]).toBeCloseTo(44.5 / 5, 12)
    expect(parts.height).toBeCloseTo(12, 12)
  })
})
