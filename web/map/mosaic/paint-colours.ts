// A colour number for each grid, never that of a neighbour, and the same one as long as the neighbours allow.
import type { Mosaic } from './mosaic.ts'
import { neighboursOf } from './polygons.ts'

const colours = 6

export function colourGrids(mosaic: Mosaic): Map<string, number> {
  const chosen = new Map<string, number>()
  for (const code of [...mosaic.grids.keys()].sort()) {
    const beside = new Set([...neighboursOf(mosaic, code)].map((each) => chosen.get(each)))
    const free = Array.from({ length: colours }, (_, i) => (i + chosen.size) % colours)
    chosen.set(code, free.find((each) => !beside.has(each)) ?? free[0]!)
  }
  return chosen
}
