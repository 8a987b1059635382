// From what the server tells of a community to the land that is divided, and what stands on it.
import type { CommunityGround } from '../grid-division.ts'
import type { GridShape, MosaicGrid } from '../grids.ts'
import type { Ground } from './counts.ts'
import type { Rings } from './plane.ts'
import type { Terrain } from './subdivision.ts'

/** `drawn`: grids as they are to be cut, of a draft for example; without it those in force. */
export function terrainOf(
  ground: CommunityGround,
  grids: readonly MosaicGrid[],
  drawn: readonly Pick<MosaicGrid, 'code' | 'geometry'>[] = grids,
): { terrain: Terrain; stock: Ground } {
  return {
    terrain: {
      grids: drawn.map(({ code, geometry }) => ({ code, parts: partsOf(geometry) })),
      boundary: ground.boundary ? partsOf(ground.boundary) : [],
      lines: ground.lines,
      compounds: ground.compounds.map(({ id, geometry }) => ({
        id,
        parts: geometry ? partsOf(geometry) : [],
      })),
    },
    stock: {
      ...ground,
      grids: grids.map(({ geometry, households, population }) => ({
        parts: partsOf(geometry),
        households,
        population,
      })),
    },
  }
}

function partsOf(shape: GridShape): readonly Rings[] {
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
}
