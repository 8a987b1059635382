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

export function cellsOf({ cells, blind, halfCell, breaksMetres }: Surface): SurfaceCells {
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
  return { count, corners, classes, blindEdges: blindEdgesOf(cells, blind, halfCell) }
}

/** Centres come rounded to a centimetre: a hair of overlap, or light would fall through some seams. */
const reach = 1.001

/** South-west, south-east, north-east, north-west and back. */
const turns = [
  [-reach, -reach],
  [reach, -reach],
  [reach, reach],
  [-reach, reach],
  [-reach, -reach],
] as const

/**
 * A cell has a neighbour where another centre is near the place that the half-cell vectors foretell. Near, not exactly
 * there: meridians converge, so over a county no single lattice in degrees fits. Bins of half a cell hold one centre each.
 */
function blindEdgesOf(
  cells: readonly number[],
  blindCells: readonly number[],
  halfCell: Surface['halfCell'],
): Float64Array {
  const [eastLng, eastLat, northLng, northLat] = halfCell
  const binOf = (lng: number, lat: number) => [Math.round(lng / eastLng), Math.round(lat / northLat)] as const
  const blind = new Map<string, readonly [number, number]>()
  for (const cell of blindCells) {
    const [lng, lat] = [cells[cell * 3] ?? 0, cells[cell * 3 + 1] ?? 0]
    blind.set(binOf(lng, lat).join(), [lng, lat])
  }
  const isBlindNear = (lng: number, lat: number) => {
    const [column, row] = binOf(lng, lat)
    return nearBins.some(([east, north]) => blind.has(`${column + east},${row + north}`))
  }
  const edges: number[] = []
  for (const [lng, lat] of blind.values()) {
    const at = (east: number, north: number): [number, number] => [
      lng + east * eastLng + north * northLng,
      lat + east * eastLat + north * northLat,
    ]
    for (const [east, north] of neighbours) {
      if (isBlindNear(...at(2 * east, 2 * north))) continue
      // The two corners of the side that faces the neighbour.
      edges.push(...at(east - north, north - east), ...at(east + north, north + east))
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

const nearBins = [-1, 0, 1].flatMap((east) => [-1, 0, 1].map((north) => [east, north] as const))
