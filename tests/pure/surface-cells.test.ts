// The heat surface in the browser: which class a cell falls in, where its corners lie, what outlines the blind cells.
import { expect, it } from 'vitest'
import type { Surface } from '../../api/contract/indicators.ts'
import { cellsOf } from '../../web/map/surface-cells.ts'

/** Cells of 2 × 2 degrees whose centres are given in columns and rows from (100, 30); blind beyond 500 m. */
function surface(cells: readonly (readonly [column: number, row: number, metres: number])[]): Surface {
  return {
    kind: 'test',
    cellMetres: 1,
    cells: cells.flatMap(([column, row, metres]) => [100 + 2 * column, 30 + 2 * row, metres]),
    blind: cells.flatMap(([, , metres], cell) => (metres > 500 ? [cell] : [])),
    halfCell: [1, 0, 0, 1],
    breaksMetres: [150, 300, 500],
    radiusMetres: 500,
    blindShare: null,
  }
}

function edgesOf(given: Surface): string[] {
  const { blindEdges } = cellsOf(given)
  return Array.from({ length: blindEdges.length / 4 }, (_, edge) => {
    const [x1, y1, x2, y2] = blindEdges.slice(edge * 4, edge * 4 + 4)
    return [`${x1},${y1}`, `${x2},${y2}`].sort().join(' ')
  }).sort()
}

it('puts a distance into the first class that it does not exceed', () => {
  const { classes } = cellsOf(
    surface([
      [0, 0, 0],
      [1, 0, 150],
      [2, 0, 150.1],
      [3, 0, 500],
      [4, 0, 501],
    ]),
  )
  expect([...classes]).toEqual([0, 0, 1, 2, 3])
})

it('draws a cell one half-cell to each side of its centre', () => {
  const { corners } = cellsOf(surface([[0, 0, 0]]))
  const expected = [99, 29, 101, 29, 101, 31, 99, 31, 99, 29]
  for (const [index, value] of expected.entries()) expect(corners[index]).toBeCloseTo(value, 2)
})

it('outlines blind cells together, not one by one', () => {
  //  near  blind blind      a block of 2 × 1 cells has six sides, none between its two cells
  const edges = edgesOf(
    surface([
      [0, 0, 100],
      [1, 0, 600],
      [2, 0, 700],
    ]),
  )
  expect(edges).toEqual([
    '101,29 101,31',
    '101,29 103,29',
    '101,31 103,31',
    '103,29 105,29',
    '103,31 105,31',
    '105,29 105,31',
  ])
})

it('knows a neighbour that lies a fifth of a cell off, as meridians converge', () => {
  const edges = edgesOf(
    surface([
      [0, 0, 600],
      [1.2, 0.2, 600],
    ]),
  )
  expect(edges).toHaveLength(6)
})

it('outlines nothing where no cell is blind', () => {
  expect(edgesOf(surface([[0, 0, 500]]))).toEqual([])
})
