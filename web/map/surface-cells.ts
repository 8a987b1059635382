// The cells of a heat surface as flat arrays for the graphics card, and the line around its blind cells. Pure.
import type { Surface } from '../../api/contract/indicators.ts'

export interface SurfaceCells {
  count: number
  /** Corners of each cell, five pairs with the first again at the end: `[lng, lat, ...]`. */
  corners: Float64Array
  /** Position of the class of each cell among the breaks. */
  classes: Uint8Array
  /** Pairs of ends of the edges between a blind cell and one that is not, or nothing: `[lng, lat, lng, lat, ...]`. */
  blindEdges: Float64Array
}

const cornersPerCell = 5

export function cellsOf({ cells, halfCell, breaksMetres, radiusMetres }: Surface): SurfaceCells {
  const count = Math.floor(cells.length / 3)
  const corners = new Float64Array(count * cornersPerCell * 2)
  const classes = new Uint8Array(count)
  const [eastLng, eastLat, northLng, northLat] = halfCell
  for (let cell = 0; cell < count; cell++) {
    const [lng, lat, metres] = [cells[cell * 3] ?? 0, cells[cell * 3 + 1] ?? 0, cells[cell * 3 + 2] ?? 0]
    const beyond = breaksMetres.findIndex((limit) => metres <= limit)
    classes[cell] = beyond === -1 ? breaksMetres.length : beyond
    turns.forEach(([east, north], corner) => {
      const at = (cell * cornersPerCell + corner) * 2
      corners[at] = lng + east * eastLng + north * northLng
      corners[at + 1] = lat + east * eastLat + north * northLat
    })
  }
  return { count, corners, classes, blindEdges: blindEdgesOf(cells, halfCell, radiusMetres) }
}

/** South-west, south-east, north-east, north-west and back. */
const turns = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
  [-1, -1],
] as const

/** Cells lie on a lattice: each gets whole coordinates by inverting the two half-cell vectors. */
function blindEdgesOf(
  cells: readonly number[],
  halfCell: Surface['halfCell'],
  radiusMetres: number,
): Float64Array {
  const [eastLng, eastLat, northLng, northLat] = halfCell
  const determinant = 4 * (eastLng * northLat - eastLat * northLng)
  const [originLng, originLat] = [cells[0] ?? 0, cells[1] ?? 0]
  const placeOf = (lng: number, lat: number): readonly [number, number] => [
    Math.round((2 * ((lng - originLng) * northLat - (lat - originLat) * northLng)) / determinant),
    Math.round((2 * ((lat - originLat) * eastLng - (lng - originLng) * eastLat)) / determinant),
  ]
  const blind = new Set<string>()
  for (let at = 0; at + 2 < cells.length; at += 3) {
    if ((cells[at + 2] ?? 0) > radiusMetres) blind.add(placeOf(cells[at] ?? 0, cells[at + 1] ?? 0).join())
  }
  const edges: number[] = []
  for (const key of blind) {
    const [column = 0, row = 0] = key.split(',').map(Number)
    for (const [east, north] of neighbours) {
      if (blind.has(`${column + east},${row + north}`)) continue
      // Half-cell steps from the origin to the two ends of the shared edge.
      const [x, y] = [2 * column + east, 2 * row + north]
      for (const side of [-1, 1]) {
        const [u, v] = [x + side * north, y + side * east]
        edges.push(originLng + u * eastLng + v * northLng, originLat + u * eastLat + v * northLat)
      }
    }
  }
  return Float64Array.from(edges)
}

const neighbours = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const
